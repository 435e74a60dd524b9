//! Pages → compressed content streams, in batches.
//!
//! printpdf's operations and lopdf's objects take some hundred bytes for each glyph:
//! pages are converted a batch at a time and only their compressed streams are kept.
//! Batches are independent and run in parallel; their results keep the pages' order.

use lopdf::{Dictionary, Stream};
use printpdf::{Mm, PdfDocument, PdfPage, PdfSaveOptions};
use rayon::prelude::*;

use super::content;
use super::error::PdfError;
use super::fonts::Fonts;
use super::save::{File, compressed};
use crate::outputs::typeset::{ContentId, ElementId, Layout, Page};

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
}

/// Converts all pages and writes their content streams.
pub(super) fn write(
    file: &mut File,
    layout: &Layout,
    owners: &[Option<ElementId>],
    fonts: &Fonts,
) -> Result<Vec<PageStream>, PdfError> {
    let mut written = Vec::with_capacity(layout.pages.len());
    for pages in layout.pages.chunks(PAGES_IN_FLIGHT) {
        let batches = pages.par_chunks(PAGES_OF_A_BATCH).map(|pages| convert_batch(pages, layout, owners, fonts));
        let batches: Vec<Vec<_>> = batches.collect::<Result<_, _>>()?;
        for (stream, marked) in batches.into_iter().flatten() {
            written.push(PageStream { contents: file.add_stream(&stream)?, marked });
        }
    }
    Ok(written)
}

fn convert_batch(
    pages: &[Page],
    layout: &Layout,
    owners: &[Option<ElementId>],
    fonts: &Fonts,
) -> Result<Vec<(Stream, Vec<ContentId>)>, PdfError> {
    // The fonts are left out: glyph numbers and resource names are written as they are
    // given, and the page objects, with their resources, are ours.
    let mut document = PdfDocument::new("");
    let mut marked = Vec::with_capacity(pages.len());
    for page in pages {
        let content = content::convert(page, layout, owners, fonts);
        // The size does not matter here: the page itself is written by us.
        document.pages.push(PdfPage::new(Mm(100.0), Mm(100.0), content.operations));
        marked.push(content.marked);
    }
    // Strings of several glyphs are operators that printpdf passes on unseen.
    let options = PdfSaveOptions { secure: false, ..PdfSaveOptions::default() };
    let mut written = document.to_lopdf_document(&options, &mut Vec::new());
    drop(document);
    let unexpected = |error: lopdf::Error| PdfError::Writing(error.to_string());
    let ids: Vec<_> = written.page_iter().collect();
    let mut streams = Vec::with_capacity(ids.len());
    for (id, marked) in ids.into_iter().zip(marked) {
        let contents = written.get_dictionary(id).and_then(|page| page.get(b"Contents")?.as_reference());
        let stream = written.get_object_mut(contents.map_err(unexpected)?).and_then(|object| object.as_stream_mut());
        let content = std::mem::take(&mut stream.map_err(unexpected)?.content);
        streams.push((compressed(Dictionary::new(), &content)?, marked));
    }
    if streams.len() == pages.len() {
        Ok(streams)
    } else {
        Err(PdfError::Writing("printpdf non ha scritto tutte le pagine".to_owned()))
    }
}
