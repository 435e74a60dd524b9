//! Each font: embedded, its widths those of the file, every glyph shown with a text.

use std::collections::BTreeMap;

use super::super::sfnt::Sfnt;
use super::faults::Faults;
use super::file::File;
use super::glyph_set::GlyphSet;
use super::references::References as _;
use super::value::{Dictionary, Value};

pub(super) fn check(file: &File<'_>, fonts: &BTreeMap<u32, GlyphSet>, faults: &mut Faults) {
    for (id, glyphs) in fonts {
        let font = file.dictionary(*id).unwrap_or_default();
        let called = String::from_utf8_lossy(file.name(&font, "BaseFont").unwrap_or(b"?")).into_owned();
        let descendants = file.list(&font, "DescendantFonts");
        let descendant = descendants.first().and_then(|font| file.follow(font)?.into_dictionary());
        let Some(descendant) = descendant.filter(|_| file.name(&font, "Encoding") == Some(b"Identity-H")) else {
            faults
                .add("ISO 19005-2 6.2.11.3", format!("il carattere {called} non è composito con codifica Identity-H"));
            continue;
        };
        faults.require(is_subset_name(&called), "ISO 32000-1 9.6.4", || {
            format!("il carattere {called} non ha il nome di un sottoinsieme")
        });
        faults.require(!glyphs.contains(0), "ISO 19005-2 6.2.11.8", || {
            format!("il carattere {called} mostra il segno dei caratteri mancanti")
        });
        check_texts(file, &font, &called, glyphs, faults);
        check_widths(file, &descendant, &called, glyphs, faults);
    }
}

fn is_subset_name(name: &str) -> bool {
    name.split_once('+').is_some_and(|(tag, rest)| {
        tag.len() == 6 && tag.bytes().all(|letter| letter.is_ascii_uppercase()) && !rest.is_empty()
    })
}

/// Every glyph shown stands for a text (PDF/UA-1, 7.21.7).
fn check_texts(file: &File<'_>, font: &Dictionary<'_>, called: &str, glyphs: &GlyphSet, faults: &mut Faults) {
    let map = file.content(font, "ToUnicode").and_then(|map| String::from_utf8(map).ok()).unwrap_or_default();
    let texts = texts(&map);
    for glyph in glyphs.iter() {
        let text = texts.get(&glyph).map_or("", String::as_str);
        // What must not stand for a text (ISO 19005-2, 6.2.11.7.2).
        let bad = text.chars().any(|letter| ['\0', '\u{FEFF}', '\u{FFFE}', '\u{FFFD}'].contains(&letter));
        faults.require(!text.is_empty() && !bad, "PDF/UA-1 7.21.7", || {
            format!("il segno {glyph} del carattere {called} non ha un testo")
        });
    }
}

/// What the glyphs of a font stand for, and how wide they are in thousandths of the size.
#[derive(Debug, Default)]
pub(super) struct Letters {
    texts: BTreeMap<u16, String>,
    widths: BTreeMap<u16, f32>,
}

impl Letters {
    /// Reads them from a font object.
    pub fn of(file: &File<'_>, id: u32) -> Self {
        let font = file.dictionary(id).unwrap_or_default();
        let map = file.content(&font, "ToUnicode").and_then(|map| String::from_utf8(map).ok()).unwrap_or_default();
        let descendants = file.list(&font, "DescendantFonts");
        let descendant = descendants.first().and_then(|font| file.follow(font)?.into_dictionary());
        let widths = descendant.map(|descendant| widths_by_glyph(&file.list(&descendant, "W"))).unwrap_or_default();
        Self { texts: texts(&map), widths }
    }

    /// The text of some glyphs; a glyph without a text is «□».
    pub fn text(&self, glyphs: &[u16]) -> String {
        glyphs.iter().map(|glyph| self.texts.get(glyph).map_or("□", String::as_str)).collect()
    }

    /// Their width.
    pub fn width(&self, glyphs: &[u16]) -> f32 {
        glyphs.iter().filter_map(|glyph| self.widths.get(glyph)).sum()
    }
}

/// The `bfchar` entries of a `ToUnicode` map.
fn texts(map: &str) -> BTreeMap<u16, String> {
    let mut texts = BTreeMap::new();
    let entries = map.split("beginbfchar").skip(1).filter_map(|block| block.split("endbfchar").next());
    for line in entries.flat_map(str::lines) {
        let mut parts = line.split(['<', '>']).map(str::trim).filter(|part| !part.is_empty());
        let (Some(code), Some(text)) = (parts.next(), parts.next()) else { continue };
        let units = (0..text.len() / 4).map(|at| text.get(at * 4..at * 4 + 4));
        let units: Option<Vec<u16>> = units.map(|unit| u16::from_str_radix(unit?, 16).ok()).collect();
        if let (Ok(code), Some(units)) = (u16::from_str_radix(code, 16), units) {
            texts.insert(code, String::from_utf16_lossy(&units));
        }
    }
    texts
}

/// The font file is there, and `/W` says what it says (ISO 19005-2, 6.2.11.5: within a thousandth).
fn check_widths(file: &File<'_>, descendant: &Dictionary<'_>, called: &str, glyphs: &GlyphSet, faults: &mut Faults) {
    let descriptor = file.inner(descendant, "FontDescriptor");
    let program = descriptor.and_then(|descriptor| {
        let key = ["FontFile2", "FontFile3"].into_iter().find(|key| descriptor.has(key))?;
        file.content(&descriptor, key)
    });
    let Some(program) = program else {
        return faults.add("PDF/UA-1 7.21.4.1", format!("il carattere {called} non è incorporato"));
    };
    let program = Sfnt::new(&program);
    let widths = widths_by_glyph(&file.list(descendant, "W"));
    let units = program.metrics().map(|metrics| f32::from(metrics.units_per_em));
    for glyph in glyphs.iter() {
        let real = units.and_then(|units| Some(f32::from(program.advance(glyph)?) * 1000.0 / units));
        let close = widths.get(&glyph).zip(real).is_some_and(|(told, real)| (told - real).abs() <= 1.0);
        faults.require(close, "PDF/UA-1 7.21.5", || {
            format!("la larghezza del segno {glyph} del carattere {called} non è quella del file")
        });
    }
}

/// `/W` in its form `first [width width …]`.
fn widths_by_glyph(list: &[Value<'_>]) -> BTreeMap<u16, f32> {
    let mut widths = BTreeMap::new();
    for pair in list.chunks_exact(2) {
        if let (Some(first), Some(run)) = (pair[0].integer(), pair[1].array()) {
            let numbers = u16::try_from(first).into_iter().flat_map(|first| first..=u16::MAX);
            widths.extend(numbers.zip(run).filter_map(|(glyph, width)| Some((glyph, width.number()?))));
        }
    }
    widths
}
