//! Pages → compressed content streams, in batches.
//!
//! printpdf's operations and lopdf's objects take some hundred bytes for each glyph:
//! pages are converted a batch at a time and only their compressed streams are kept.
//! Batches are independent and run in parallel; their results keep the pages' order.

use lopdf::{Dictionary, Stream};
use rayon::prelude::*;

use super::content::{self, PageContent, Shown, Tags};
use super::error::PdfError;
use super::fonts::Fonts;
use super::save::{File, compressed};
use crate::outputs::typeset::{ContentId, Layout, Page};

/// Pages converted together: few, so that little is alive at once.
const PAGES_OF_A_BATCH: usize = 8;

/// Pages whose streams are alive together before they go into the file.
const PAGES_IN_FLIGHT: usize = 32 * PAGES_OF_A_BATCH;

/// A page's content, written.
pub(super) struct PageStream {
    /// The object of its content stream.
    pub contents: u32,
    /// The contents that its marked-content numbers stand for.
    pub marked: Vec<ContentId>,
    /// Where the page shows figures.
    pub figures: Vec<Shown>,
}

/// Converts all pages and writes their content streams.
pub(super) fn write(
    file: &mut File,
    layout: &Layout,
    tags: &Tags<'_>,
    fonts: &Fonts,
) -> Result<Vec<PageStream>, PdfError> {
    let mut written = Vec::with_capacity(layout.pages.len());
    for pages in layout.pages.chunks(PAGES_IN_FLIGHT) {
        let batches = pages.par_chunks(PAGES_OF_A_BATCH).map(|pages| convert_batch(pages, tags, fonts));
        let batches: Vec<Vec<_>> = batches.collect::<Result<_, _>>()?;
        for PageContent { painted, marked, figures } in batches.into_iter().flatten() {
            written.push(PageStream { contents: file.add_stream(&painted)?, marked, figures });
        }
    }
    Ok(written)
}

fn convert_batch(pages: &[Page], tags: &Tags<'_>, fonts: &Fonts) -> Result<Vec<PageContent<Stream>>, PdfError> {
    let written = content::streams(pages, tags, fonts).map_err(|error| PdfError::Writing(error.to_string()))?;
    if written.len() != pages.len() {
        return Err(PdfError::Writing("printpdf non ha scritto tutte le pagine".to_owned()));
    }
    let compressed = |PageContent { painted, marked, figures }: PageContent<Vec<u8>>| {
        Ok(PageContent { painted: compressed(Dictionary::new(), &painted)?, marked, figures })
    };
    written.into_iter().map(compressed).collect()
}
