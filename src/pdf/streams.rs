//! Pages → compressed content streams, in batches.
//!
//! printpdf's operations and lopdf's objects take some hundred bytes for each glyph:
//! pages are converted a batch at a time and only their compressed streams are kept.
//! Batches are independent and run in parallel; their results keep the pages' order.

use printpdf::{Mm, PdfPage, PdfSaveOptions};
use rayon::prelude::*;

use super::content;
use super::error::PdfError;
use super::fonts::Fonts;
use super::save::compressed;
use crate::typeset::{ContentId, Layout, Page};

/// Pages converted together; the fonts are copied once for each batch.
const PAGES_OF_A_BATCH: usize = 16;

/// A page ready to be written.
pub(super) struct PageStream {
    /// The compressed content stream.
    pub stream: lopdf::Stream,
    /// The contents that its marked-content numbers stand for.
    pub marked: Vec<ContentId>,
}

/// Converts all pages.
pub(super) fn convert(layout: &Layout, fonts: &Fonts) -> Result<Vec<PageStream>, PdfError> {
    let owners = content::owners(layout);
    let batches: Vec<Vec<PageStream>> = layout
        .pages
        .par_chunks(PAGES_OF_A_BATCH)
        .map(|pages| convert_batch(pages, layout, &owners, fonts))
        .collect::<Result<_, _>>()?;
    Ok(batches.into_iter().flatten().collect())
}

fn convert_batch(
    pages: &[Page],
    layout: &Layout,
    owners: &[Option<crate::typeset::ElementId>],
    fonts: &Fonts,
) -> Result<Vec<PageStream>, PdfError> {
    let mut document = fonts.document();
    let mut marked = Vec::with_capacity(pages.len());
    for page in pages {
        let content = content::convert(page, layout, owners, fonts);
        // The size does not matter here: the page itself is written by us.
        document.pages.push(PdfPage::new(Mm(100.0), Mm(100.0), content.operations));
        marked.push(content.marked);
    }
    let mut written = document.to_lopdf_document(&PdfSaveOptions::default(), &mut Vec::new());
    drop(document);
    let unexpected = |error: lopdf::Error| PdfError::Writing(error.to_string());
    let ids: Vec<_> = written.page_iter().collect();
    let mut streams = Vec::with_capacity(ids.len());
    for (id, marked) in ids.into_iter().zip(marked) {
        let contents = written.get_dictionary(id).and_then(|page| page.get(b"Contents")?.as_reference());
        let stream = written.get_object_mut(contents.map_err(unexpected)?).and_then(|object| object.as_stream_mut());
        let content = std::mem::take(&mut stream.map_err(unexpected)?.content);
        streams.push(PageStream { stream: compressed(lopdf::Dictionary::new(), content)?, marked });
    }
    if streams.len() == pages.len() {
        Ok(streams)
    } else {
        Err(PdfError::Writing("printpdf non ha scritto tutte le pagine".to_owned()))
    }
}
