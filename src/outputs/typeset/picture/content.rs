//! What a picture is made of.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::outputs::typeset::{Path, Raster, slab};

/// Pictures by the name that a template calls them: `stemma`.
pub type Pictures = BTreeMap<String, Picture>;

/// A picture ready to be set.
#[derive(Debug, Clone, PartialEq)]
pub struct Picture(pub(super) Content);

/// What a picture is made of.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Content {
    /// Paths below and to the right of the origin, in units of their own.
    Vector { width: f32, height: f32, paths: Vec<Path> },
    /// Pixels.
    Raster(Arc<Raster>),
}

impl Picture {
    /// Width divided by height.
    pub(super) fn ratio(&self) -> f32 {
        match &self.0 {
            Content::Vector { width, height, .. } => width / height,
            Content::Raster(raster) => pixels(raster.width) / pixels(raster.height),
        }
    }
}

/// A number of pixels as a length; pictures are far smaller than the integers an f32 holds.
fn pixels(count: u32) -> f32 {
    slab::count(count as usize)
}
