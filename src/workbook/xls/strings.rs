//! Texts of a BIFF8 stream: Latin-1 or UTF-16, plain or rich, running over CONTINUE records.

use super::super::error::Trouble;
use super::super::limits::Budget;
use super::records::{Pieces, Record};

const WIDE: u8 = 0x01;
const PHONETIC: u8 = 0x04;
const RICH: u8 = 0x08;

/// The shared texts of a workbook: one pool, because a text may take three bytes of the file.
#[derive(Debug, Default)]
pub(super) struct SharedTexts {
    pool: String,
    ends: Vec<usize>,
}

impl SharedTexts {
    /// Reads an SST record. How many texts it announces is not believed: they are counted as they come.
    pub fn read(record: &Record<'_>, budget: &mut Budget) -> Result<Self, Trouble> {
        let mut texts = Self::default();
        let mut pieces = record.pieces(8)?;
        for _ in 0..record.u32(4)? {
            let length = pieces.u16()?;
            let text = rich_text(&mut pieces, length)?;
            budget.inflate(text.len())?;
            texts.pool.push_str(&text);
            texts.ends.push(texts.pool.len());
        }
        Ok(texts)
    }

    /// A text by its index.
    pub fn get(&self, index: u32) -> Option<&str> {
        let index = usize::try_from(index).ok()?;
        let start = index.checked_sub(1).map_or(Some(0), |before| self.ends.get(before).copied())?;
        self.pool.get(start..*self.ends.get(index)?)
    }
}

/// A text with a 16-bit length, as cells and formats hold it.
pub(super) fn long_text(mut pieces: Pieces<'_>) -> Result<String, Trouble> {
    let length = pieces.u16()?;
    rich_text(&mut pieces, length)
}

/// A text with an 8-bit length, as the names of sheets.
pub(super) fn short_text(mut pieces: Pieces<'_>) -> Result<String, Trouble> {
    let length = pieces.u8()?;
    rich_text(&mut pieces, length.into())
}

/// A text of single bytes that fills the rest of a record, without the byte of flags: none where the record is
/// longer or shorter, so that it is a text of Excel 97.
pub(super) fn bare_text(record: &Record<'_>, at: usize, length: usize) -> Option<String> {
    let bytes = record.bytes(at)?;
    (length > 0 && bytes.len() == length).then(|| encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes).0.into())
}

/// The flags, the characters, and the formatting that follows them, which is left out.
fn rich_text(pieces: &mut Pieces<'_>, length: u16) -> Result<String, Trouble> {
    let flags = pieces.u8()?;
    let runs = if flags & RICH == 0 { 0 } else { usize::from(pieces.u16()?) };
    let phonetic = if flags & PHONETIC == 0 { 0 } else { pieces.u32()? };
    let text = characters(pieces, length, flags & WIDE != 0)?;
    pieces.skip(4 * runs)?;
    pieces.skip(usize::try_from(phonetic).map_err(Trouble::library)?)?;
    Ok(text)
}

/// Where characters run into a CONTINUE record, it begins with a flag of its own.
fn characters(pieces: &mut Pieces<'_>, length: u16, mut wide: bool) -> Result<String, Trouble> {
    let mut missing = usize::from(length);
    let mut units: Vec<u16> = Vec::with_capacity(missing.min(256));
    while missing > 0 {
        let taken = pieces.up_to(if wide { 2 * missing } else { missing });
        if taken.is_empty() {
            pieces.next_piece()?;
            wide = pieces.u8()? & WIDE != 0;
        } else if wide {
            if !taken.len().is_multiple_of(2) {
                return Err(Trouble::damaged("un testo si interrompe a metà di un carattere"));
            }
            units.extend(taken.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])));
            missing -= taken.len() / 2;
        } else {
            units.extend(taken.iter().copied().map(u16::from));
            missing -= taken.len();
        }
    }
    Ok(String::from_utf16_lossy(&units))
}
