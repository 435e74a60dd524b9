//! Pages → compressed content streams, in batches.
//!
//! printpdf's operations and lopdf's objects take some hundred bytes for each glyph:
//! pages are converted a batch at a time and only their compressed streams are kept.
//! Batches are independent and run in parallel; their results keep the pages' order.

use std::sync::Arc;

use lopdf::{Dictionary, Stream};
use rayon::prelude::*;

use super::content::{self, PageContent, Shown, Tags};
use super::error::PdfError;
use super::fonts::Fonts;
use super::save::{File, compressed};
use crate::outputs::typeset::{ContentId, Item, Layout, Page};

/// Pages converted together: few, so that little is alive at once.
const PAGES_OF_A_BATCH: usize = 8;

/// Pages whose streams are alive together before they go into the file.
const PAGES_IN_FLIGHT: usize = 32 * PAGES_OF_A_BATCH;

/// A page's content, written.
pub(super) struct PageStream {
    /// The objects of its content streams, in painting order.
    pub contents: Vec<u32>,
    /// The contents that its marked-content numbers stand for.
    pub marked: Vec<ContentId>,
    /// Where the page shows figures.
    pub figures: Vec<Shown>,
}

/// Converts all pages and writes their content streams. What many pages paint first is one stream, which all of them
/// name.
pub(super) fn write(
    file: &mut File,
    layout: &Layout,
    tags: &Tags<'_>,
    fonts: &Fonts,
) -> Result<Vec<PageStream>, PdfError> {
    let mut behind: Vec<(&Arc<[Item]>, u32)> = Vec::new();
    let mut written = Vec::with_capacity(layout.pages.len());
    for pages in layout.pages.chunks(PAGES_IN_FLIGHT) {
        let batches =
            pages.par_chunks(PAGES_OF_A_BATCH).map(|pages| convert(pages.iter().map(|page| &*page.items), tags, fonts));
        let batches: Vec<Vec<_>> = batches.collect::<Result<_, _>>()?;
        for (page, content) in pages.iter().zip(batches.into_iter().flatten()) {
            let PageContent { painted, marked, figures } = content;
            let first = behind_of(page, &mut behind, tags, fonts, file)?;
            let contents = first.into_iter().chain([file.add_stream(&painted)?]).collect();
            written.push(PageStream { contents, marked, figures });
        }
    }
    Ok(written)
}

/// The stream of what a page paints first, written when the first page needs it.
fn behind_of<'l>(
    page: &'l Page,
    written: &mut Vec<(&'l Arc<[Item]>, u32)>,
    tags: &Tags<'_>,
    fonts: &Fonts,
    file: &mut File,
) -> Result<Option<u32>, PdfError> {
    if page.behind.is_empty() {
        return Ok(None);
    }
    if let Some((_, stream)) = written.iter().find(|(items, _)| Arc::ptr_eq(items, &page.behind)) {
        return Ok(Some(*stream));
    }
    let content = convert([&*page.behind].into_iter(), tags, fonts)?;
    let stream = file.add_stream(&content[0].painted)?;
    written.push((&page.behind, stream));
    Ok(Some(stream))
}

/// The compressed content streams of what is painted.
fn convert<'p>(
    painted: impl ExactSizeIterator<Item = &'p [Item]>,
    tags: &Tags<'_>,
    fonts: &Fonts,
) -> Result<Vec<PageContent<Stream>>, PdfError> {
    let wanted = painted.len();
    let written = content::streams(painted, tags, fonts).map_err(|error| PdfError::Writing(error.to_string()))?;
    if written.len() != wanted {
        return Err(PdfError::Writing("printpdf non ha scritto tutte le pagine".to_owned()));
    }
    let compressed = |PageContent { painted, marked, figures }: PageContent<Vec<u8>>| {
        Ok(PageContent { painted: compressed(Dictionary::new(), &painted)?, marked, figures })
    };
    written.into_iter().map(compressed).collect()
}
