//! Faces cut down to the glyphs in use, and embedded.
//!
//! printpdf writes the font dictionaries from a specimen page that shows every glyph
//! once with its text; the pages themselves then need glyph numbers only. Two things
//! are set right afterwards: widths, which printpdf cuts to whole thousandths (justified
//! lines would drift), and the height of capitals.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object, ObjectId};
use printpdf::{
    Codepoint, FontId, Mm, Op, ParsedFont, PdfDocument, PdfFont, PdfFontHandle, PdfPage, PdfSaveOptions, Pt, TextItem,
};
use sha2::{Digest, Sha256};
use subsetter::GlyphRemapper;

use super::error::PdfError;
use super::glyphs::UsedGlyphs;
use super::object;
use super::save::{File, compressed};
use super::sfnt::{Metrics, Sfnt};
use crate::outputs::typeset::FaceId;

/// A font file of the chain that the layout's faces index.
#[derive(Debug, Clone, Copy)]
pub struct FontFile<'a> {
    /// A TrueType or OpenType file with one face.
    pub bytes: &'a [u8],
    /// Its PostScript name, such as `NotoSans-Bold`.
    pub postscript_name: &'a str,
}

/// A face cut down to its glyphs in use.
pub(super) struct Subset {
    /// Its name among the pages' resources.
    pub resource: FontId,
    numbers: GlyphRemapper,
    /// By number in the subset: thousandths of an em, to a hundredth, as written in `/W`.
    widths: Vec<f32>,
    /// By number in the subset.
    texts: Vec<String>,
    metrics: Metrics,
    parsed: ParsedFont,
}

impl Subset {
    /// The number in the subset of a glyph of the original face, and its width.
    pub(super) fn glyph(&self, original: u16) -> (u16, f32) {
        let number = self.numbers.get(original).expect("the subset was made of all glyphs in use");
        (number, self.widths[usize::from(number)])
    }

    fn new(face: FaceId, file: &FontFile<'_>, used: &BTreeMap<u16, String>) -> Result<Self, PdfError> {
        let failed = |reason: &str| PdfError::Font { name: file.postscript_name.to_owned(), reason: reason.to_owned() };
        let original = Sfnt::new(file.bytes);
        let metrics = original.metrics().ok_or_else(|| failed("non è un file TrueType o OpenType"))?;
        let mut numbers = GlyphRemapper::new();
        let mut texts = vec![String::new()];
        for (glyph, text) in used {
            numbers.remap(*glyph);
            texts.push(text.clone());
        }
        let bytes = subsetter::subset(file.bytes, 0, &numbers).map_err(|error| failed(&error.to_string()))?;
        let widths = numbers.remapped_gids().map(|glyph| {
            let units = f32::from(original.advance(glyph)?);
            Some((units * 100_000.0 / f32::from(metrics.units_per_em)).round() / 100.0)
        });
        let widths = widths.collect::<Option<Vec<f32>>>().ok_or_else(|| failed("mancano le larghezze"))?;
        // The subset has no character map, and printpdf warns of it: pages show glyph numbers.
        let mut warnings = Vec::new();
        let mut parsed = ParsedFont::from_bytes(&bytes, 0, &mut warnings)
            .ok_or_else(|| failed("il sottoinsieme non è leggibile"))?;
        parsed.font_name = Some(format!("{}+{}", tag(&bytes), file.postscript_name));
        parsed.pdf_font_metrics.us_weight_class = metrics.weight;
        Ok(Self { resource: FontId(format!("T{}", face.0)), numbers, widths, texts, metrics, parsed })
    }

    /// Every glyph once, with its text.
    fn specimen(&self) -> [Op; 2] {
        let glyphs =
            (1u16..).zip(&self.texts[1..]).map(|(number, text)| Codepoint::with_cid(number, 0.0, text.clone()));
        [
            Op::SetFont { font: PdfFontHandle::External(self.resource.clone()), size: Pt(10.0) },
            Op::ShowText { items: vec![TextItem::GlyphIds(glyphs.collect())] },
        ]
    }
}

/// Six capitals that name a subset (ISO 32000-1, 9.6.4), from its own bytes.
fn tag(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().take(6).map(|byte| char::from(b'A' + byte % 26)).collect()
}

/// The faces in use.
pub(super) struct Fonts {
    subsets: BTreeMap<FaceId, Subset>,
}

impl Fonts {
    /// Cuts each face in use down to its glyphs.
    pub(super) fn new(files: &[FontFile<'_>], used: &UsedGlyphs) -> Result<Self, PdfError> {
        let subset = |(face, glyphs): (&FaceId, &BTreeMap<u16, String>)| {
            let file = files.get(usize::from(face.0)).ok_or(PdfError::MissingFont(face.0))?;
            Ok((*face, Subset::new(*face, file, glyphs)?))
        };
        Ok(Self {
            subsets: used
                .iter()
                .filter(|(_, glyphs)| !glyphs.is_empty())
                .map(subset)
                .collect::<Result<_, PdfError>>()?,
        })
    }

    /// The subset of a face in use.
    pub(super) fn subset(&self, face: FaceId) -> &Subset {
        &self.subsets[&face]
    }

    /// An empty printpdf document that knows the fonts.
    pub(super) fn document(&self) -> PdfDocument {
        let mut document = PdfDocument::new("");
        for subset in self.subsets.values() {
            document.resources.fonts.map.insert(subset.resource.clone(), PdfFont::new(subset.parsed.clone()));
        }
        document
    }

    /// Writes the fonts; returns the pages' resource dictionary, with `images` in it.
    pub(super) fn embed(&self, images: Dictionary, file: &mut File) -> Result<u32, PdfError> {
        let mut specimen = self.document();
        let ops = [Op::StartTextSection].into_iter();
        let ops = ops.chain(self.subsets.values().flat_map(Subset::specimen)).chain([Op::EndTextSection]);
        specimen.pages.push(PdfPage::new(Mm(100.0), Mm(100.0), ops.collect()));
        let mut written = specimen.to_lopdf_document(&PdfSaveOptions::default(), &mut Vec::new());
        let mut fonts = Dictionary::new();
        for subset in self.subsets.values() {
            let unexpected = |error: lopdf::Error| PdfError::Font {
                name: subset.parsed.font_name.clone().unwrap_or_default(),
                reason: error.to_string(),
            };
            let font = specimen_font(&written, &subset.resource).map_err(unexpected)?;
            subset.correct(font, &mut written).map_err(unexpected)?;
            fonts.set(subset.resource.0.as_str(), import(&Object::Reference(font), &written, file)?);
        }
        let mut resources = object::dictionary([("Font", Object::Dictionary(fonts))]);
        if !images.is_empty() {
            resources.set("XObject", Object::Dictionary(images));
        }
        file.add(&Object::Dictionary(resources))
    }
}

impl Subset {
    /// Sets exact widths and the height of capitals in printpdf's font dictionary.
    fn correct(&self, font: ObjectId, written: &mut Document) -> lopdf::Result<()> {
        let font = written.get_object_mut(font)?.as_dict_mut()?;
        let descendants = font.get_mut(b"DescendantFonts")?.as_array_mut()?;
        let descendant = descendants.first_mut().ok_or(lopdf::Error::DictKey("DescendantFonts".to_owned()))?;
        let descendant = descendant.as_dict_mut()?;
        let widths = self.widths.iter().map(|width| Object::Real(*width)).collect();
        descendant.set("W", Object::Array(vec![object::integer(0), Object::Array(widths)]));
        let descriptor = descendant.get(b"FontDescriptor")?.as_reference()?;
        if let Some(height) = self.metrics.cap_height {
            let height = f32::from(height) * 1000.0 / f32::from(self.metrics.units_per_em);
            written.get_object_mut(descriptor)?.as_dict_mut()?.set("CapHeight", object::length(height));
        }
        Ok(())
    }
}

/// The font that the only page of the specimen knows by a name.
fn specimen_font(written: &Document, resource: &FontId) -> lopdf::Result<ObjectId> {
    let page = written.page_iter().next().ok_or(lopdf::Error::PageNumberNotFound(1))?;
    let resources = written.get_dictionary(page)?.get_deref(b"Resources", written)?.as_dict()?;
    resources.get_deref(b"Font", written)?.as_dict()?.get(resource.0.as_bytes())?.as_reference()
}

/// Copies an object of another document, with all that it refers to.
fn import(value: &Object, from: &Document, file: &mut File) -> Result<Object, PdfError> {
    Ok(match value {
        Object::Reference(id) => match from.get_object(*id) {
            Ok(Object::Stream(stream)) => {
                object::reference(file.add_stream(&compressed(stream.dict.clone(), &stream.content)?)?)
            }
            Ok(value) => {
                let value = import(value, from, file)?;
                object::reference(file.add(&value)?)
            }
            Err(error) => return Err(PdfError::Writing(error.to_string())),
        },
        Object::Array(items) => {
            Object::Array(items.iter().map(|item| import(item, from, file)).collect::<Result<_, _>>()?)
        }
        Object::Dictionary(entries) => {
            let mut copy = Dictionary::new();
            for (key, value) in entries {
                copy.set(key.clone(), import(value, from, file)?);
            }
            Object::Dictionary(copy)
        }
        plain => plain.clone(),
    })
}
