//! What every sink works from: the figures and what surrounds them.

use crate::assessment::{Assessment, Trend};
use crate::domain::{Edition, Supplements};

/// One year's material, complete, before it is set in any format.
#[derive(Debug, Clone, Copy)]
pub struct Dossier<'a> {
    /// The year's figures.
    pub assessment: &'a Assessment<'a>,
    /// Resources, changes, texts, context.
    pub supplements: &'a Supplements,
    /// This year beside the ones before.
    pub trend: &'a Trend,
    /// Which document this is.
    pub edition: &'a Edition,
}
