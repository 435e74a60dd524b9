//! A page's items as printpdf operations, in marked content (ISO 32000-1, 14.6).

use printpdf::{DictItem, Mm, Op, PdfDocument, PdfPage, PdfSaveOptions};

use super::fonts::Fonts;
use super::painter::Painter;
use crate::outputs::typeset::{Artifact, ContentId, Element, ElementId, FactMark, Item, Mark, Shape};

/// A page's content: as operations, as bytes, as a stream.
pub(super) struct PageContent<Form> {
    /// What to paint.
    pub painted: Form,
    /// `marked[n]` is the content of marked-content number `n`.
    pub marked: Vec<ContentId>,
    /// Where the page shows figures.
    pub figures: Vec<Shown>,
}

/// A text operator that shows a figure or a part of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Shown {
    pub figure: FactMark,
    /// Number of the marked content.
    pub mark: usize,
    /// Which of its text operators.
    pub operator: usize,
}

/// What contents are marked with: the types of their elements.
pub(super) struct Tags<'a> {
    pub owners: &'a [Option<ElementId>],
    /// By the index of the element.
    pub types: &'a [&'static str],
    pub elements: &'a [Element],
}

/// Converts what one stream paints.
fn convert(items: &[Item], tags: &Tags<'_>, fonts: &Fonts) -> PageContent<Vec<Op>> {
    let mut painter = Painter::new(fonts, items.len());
    let (mut marked, mut figures) = (Vec::new(), Vec::new());
    for group in items.chunk_by(|one, next| one.mark == next.mark) {
        painter.operations.push(opening(group[0].mark, tags, &mut marked));
        let mut operator = 0;
        for Item { shape, fact, .. } in group {
            match shape {
                Shape::Text(run) if run.glyphs.is_empty() => {}
                Shape::Text(run) => {
                    figures.extend(fact.map(|figure| Shown { figure, mark: marked.len() - 1, operator }));
                    operator += 1;
                    painter.text(run);
                }
                Shape::Path(path) => painter.path(path),
                Shape::Image(image) => painter.picture(image),
            }
        }
        painter.operations.push(Op::EndMarkedContent);
    }
    PageContent { painted: painter.operations, marked, figures }
}

/// The content streams of some pages, each of what it is given.
///
/// The fonts are left out: glyph numbers and resource names are written as they are given, and
/// the page objects, with their resources and sizes, are ours.
pub(super) fn streams<'p>(
    pages: impl ExactSizeIterator<Item = &'p [Item]>,
    tags: &Tags<'_>,
    fonts: &Fonts,
) -> Result<Vec<PageContent<Vec<u8>>>, lopdf::Error> {
    let mut document = PdfDocument::new("");
    let mut contents = Vec::with_capacity(pages.len());
    for items in pages {
        let PageContent { painted, marked, figures } = convert(items, tags, fonts);
        document.pages.push(PdfPage::new(Mm(100.0), Mm(100.0), painted));
        contents.push(PageContent { painted: (), marked, figures });
    }
    // Strings of several glyphs are operators that printpdf passes on unseen.
    let options = PdfSaveOptions { secure: false, ..PdfSaveOptions::default() };
    let mut written = document.to_lopdf_document(&options, &mut Vec::new());
    drop(document);
    let ids: Vec<_> = written.page_iter().collect();
    let take = |(id, content): (_, PageContent<()>)| {
        let contents = written.get_dictionary(id)?.get(b"Contents")?.as_reference()?;
        let stream = written.get_object_mut(contents)?.as_stream_mut()?;
        let PageContent { marked, figures, .. } = content;
        Ok(PageContent { painted: std::mem::take(&mut stream.content), marked, figures })
    };
    ids.into_iter().zip(contents).map(take).collect()
}

/// The operator that opens the marked content of a group of items.
fn opening(mark: Mark, tags: &Tags<'_>, marked: &mut Vec<ContentId>) -> Op {
    let name = |text: &str| DictItem::Name(text.as_bytes().to_vec());
    let (tag, properties) = match mark {
        Mark::Content(content) => {
            let number = i64::try_from(marked.len()).expect("a page has few contents");
            marked.push(content);
            // A content that no element claims keeps a tag of its own; the check then names it.
            let owner = tags.owners.get(content.0 as usize).copied().flatten();
            let tag = owner.map_or("Span", |owner| tags.types[owner.0 as usize]);
            let spoken = owner.and_then(|owner| tags.elements[owner.0 as usize].attributes.spoken);
            // Who copies from the page does not ask the structure.
            let spoken = spoken.map(|words| ("ActualText".to_owned(), text_string(words)));
            (tag, [("MCID".to_owned(), DictItem::Int(number))].into_iter().chain(spoken).collect())
        }
        Mark::Artifact(artifact) => {
            let (kind, subtype) = match artifact {
                Artifact::Header => ("Pagination", Some("Header")),
                Artifact::Footer => ("Pagination", Some("Footer")),
                Artifact::Watermark => ("Pagination", Some("Watermark")),
                Artifact::Pagination => ("Pagination", None),
                Artifact::Layout => ("Layout", None),
            };
            let subtype = subtype.map(|subtype| ("Subtype".to_owned(), name(subtype)));
            ("Artifact", [("Type".to_owned(), name(kind))].into_iter().chain(subtype).collect())
        }
    };
    Op::BeginMarkedContentWithProperties { tag: tag.to_owned(), properties: DictItem::Dict { map: properties } }
}

/// A text string in UTF-16 with its mark (ISO 32000-1, 7.9.2.2).
fn text_string(text: &str) -> DictItem {
    let units = std::iter::once(0xFEFF).chain(text.encode_utf16());
    DictItem::String { data: units.flat_map(u16::to_be_bytes).collect(), literal: false }
}
