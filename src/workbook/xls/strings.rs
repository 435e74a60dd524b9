//! Texts of a BIFF8 stream: Latin-1 or UTF-16, plain or rich, running over CONTINUE records.

use std::collections::BTreeSet;

use super::super::budget::Budget;
use super::super::error::Trouble;
use super::records::{Pieces, Record};

const WIDE: u8 = 0x01;
const PHONETIC: u8 = 0x04;
const RICH: u8 = 0x08;

/// The shared texts of a workbook: one pool, because a text may take three bytes of the file.
#[derive(Debug, Default)]
pub(super) struct SharedTexts {
    pool: String,
    ends: Vec<usize>,
    /// Texts of which a part is struck out, by their index.
    struck: BTreeSet<u32>,
}

impl SharedTexts {
    /// Reads an SST record; `strikes` tells which fonts strike out. How many texts it announces is not believed: they
    /// are counted as they come.
    pub fn read(record: &Record<'_>, strikes: impl Fn(u16) -> bool, budget: &mut Budget) -> Result<Self, Trouble> {
        let mut texts = Self::default();
        let mut pieces = record.pieces(8)?;
        for index in 0..record.u32(4)? {
            let length = pieces.u16()?;
            let (text, runs) = rich_text(&mut pieces, length)?;
            budget.inflate(text.len())?;
            if is_struck(&runs, length, &strikes) {
                texts.struck.insert(index);
            }
            texts.pool.push_str(&text);
            texts.ends.push(texts.pool.len());
        }
        Ok(texts)
    }

    /// Whether a part of a text is struck out.
    pub fn is_struck(&self, index: u32) -> bool {
        self.struck.contains(&index)
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
    Ok(rich_text(&mut pieces, length)?.0)
}

/// Whether a part of a text in a cell is struck out: the runs follow it (RSTRING), or are its own.
pub(super) fn is_struck_in_part(mut pieces: Pieces<'_>, has_runs_behind: bool, strikes: impl Fn(u16) -> bool) -> bool {
    let mut read = || {
        let length = pieces.u16()?;
        let (_, mut runs) = rich_text(&mut pieces, length)?;
        if has_runs_behind {
            let count = usize::from(pieces.u16()?);
            runs.extend(read_runs(&mut pieces, count)?);
        }
        Ok::<_, Trouble>(is_struck(&runs, length, &strikes))
    };
    read().unwrap_or(false)
}

/// A text with an 8-bit length, as the names of sheets.
pub(super) fn short_text(mut pieces: Pieces<'_>) -> Result<String, Trouble> {
    let length = pieces.u8()?;
    Ok(rich_text(&mut pieces, length.into())?.0)
}

/// A text of single bytes that fills the rest of a record, without the byte of flags: none where the record is
/// longer or shorter, so that it is a text of Excel 97.
pub(super) fn bare_text(record: &Record<'_>, at: usize, length: usize) -> Option<String> {
    let bytes = record.bytes(at)?;
    (length > 0 && bytes.len() == length).then(|| encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes).0.into())
}

/// From which character on a text has which font ([MS-XLS] 2.5.129).
type FontRun = (u16, u16);

/// The flags, the characters, and the fonts that follow them.
fn rich_text(pieces: &mut Pieces<'_>, length: u16) -> Result<(String, Vec<FontRun>), Trouble> {
    let flags = pieces.u8()?;
    let runs = if flags & RICH == 0 { 0 } else { usize::from(pieces.u16()?) };
    let phonetic = if flags & PHONETIC == 0 { 0 } else { pieces.u32()? };
    let text = characters(pieces, length, flags & WIDE != 0)?;
    let runs = read_runs(pieces, runs)?;
    pieces.skip(usize::try_from(phonetic).map_err(Trouble::library)?)?;
    Ok((text, runs))
}

fn read_runs(pieces: &mut Pieces<'_>, count: usize) -> Result<Vec<FontRun>, Trouble> {
    (0..count).map(|_| Ok((pieces.u16()?, pieces.u16()?))).collect()
}

/// Whether a run of a struck font has characters.
fn is_struck(runs: &[FontRun], length: u16, strikes: impl Fn(u16) -> bool) -> bool {
    let ends = runs.iter().skip(1).map(|(start, _)| *start).chain([length]);
    runs.iter().zip(ends).any(|((start, font), end)| *start < end.min(length) && strikes(*font))
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
