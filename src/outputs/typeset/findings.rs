//! Findings of typesetting.

use crate::finding::Code;

/// A character that no face of the chain has.
pub const MISSING_GLYPH: Code = Code::warning("T001", "Carattere assente nei font: al suo posto è stampato □");
/// A word that had to be broken without a hyphenation point.
pub const BROKEN_WORD: Code = Code::note("T002", "Parola più larga della sua colonna, spezzata");
/// A heading whose level skipped one.
pub const HEADING_LEVEL: Code = Code::note("T003", "Titolo che saltava un livello: usato il livello consentito");
/// An internal link without target.
pub const DANGLING_LINK: Code =
    Code::warning("T004", "Rimando interno a un punto che non esiste: stampato senza collegamento");

/// A coat of arms that holds more than plain paths.
pub const PICTURE_PARTS: Code = Code::warning("T005", "Stemma con parti che non si possono riprodurre come sono");
/// A coat of arms that cannot be read.
pub const PICTURE_UNREADABLE: Code = Code::warning("T006", "Stemma non leggibile: la copertina ne è priva");

/// Every code of this stage.
pub const ALL: &[Code] = &[MISSING_GLYPH, BROKEN_WORD, HEADING_LEVEL, DANGLING_LINK, PICTURE_PARTS, PICTURE_UNREADABLE];
