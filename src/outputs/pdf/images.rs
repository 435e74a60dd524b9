//! Pictures of pixels as image objects (ISO 32000-1, 8.9.5): opaque, RGB, one object for each.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use lopdf::Dictionary;
use sha2::{Digest, Sha256};

use super::error::PdfError;
use super::object;
use super::save::{File, compressed};
use crate::outputs::typeset::{Layout, Page, Raster, Shape};

/// Writes every picture of the pages once; returns them by resource name.
pub(super) fn embed(layout: &Layout, file: &mut File) -> Result<Dictionary, PdfError> {
    let items = layout.pages.iter().flat_map(Page::painted);
    let rasters: BTreeMap<String, &Raster> = items
        .filter_map(|item| if let Shape::Image(image) = &item.shape { Some(&*image.raster) } else { None })
        .map(|raster| (resource(raster), raster))
        .collect();
    let mut images = Dictionary::new();
    for (name, raster) in rasters {
        let dictionary = object::dictionary([
            ("Type", object::name("XObject")),
            ("Subtype", object::name("Image")),
            ("Width", object::integer(raster.width as usize)),
            ("Height", object::integer(raster.height as usize)),
            // The output intent says which RGB this is (ISO 19005-2, 6.2.4.3).
            ("ColorSpace", object::name("DeviceRGB")),
            ("BitsPerComponent", object::integer(8)),
        ]);
        let stream = compressed(dictionary, &raster.rgb)?;
        images.set(name.as_str(), object::reference(file.add_stream(&stream)?));
    }
    Ok(images)
}

/// The resource name of a picture, from its own pixels.
pub(super) fn resource(raster: &Raster) -> String {
    let digest = Sha256::digest(&raster.rgb);
    digest.iter().take(6).fold("I".to_owned(), |mut name, byte| {
        write!(name, "{byte:02X}").expect("writing to a string does not fail");
        name
    })
}
