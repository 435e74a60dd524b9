//! The records of a BIFF stream ([MS-XLS] 2.1.4): kind, length, data, and what CONTINUE adds.

use super::super::error::Trouble;

/// Kinds of record that are looked at.
pub(super) mod kind {
    pub const FORMULA: u16 = 0x0006;
    /// Formulas in the form of Excel 3 and 4, with the same beginning: some programs still write them.
    pub const FORMULA_3: u16 = 0x0206;
    pub const FORMULA_4: u16 = 0x0406;
    pub const EOF: u16 = 0x000A;
    pub const EXTERNSHEET: u16 = 0x0017;
    pub const LBL: u16 = 0x0018;
    pub const DATEMODE: u16 = 0x0022;
    pub const FONT: u16 = 0x0031;
    pub const FILEPASS: u16 = 0x002F;
    pub const CONTINUE: u16 = 0x003C;
    pub const UNCALCED: u16 = 0x005E;
    pub const COLINFO: u16 = 0x007D;
    pub const BOUNDSHEET: u16 = 0x0085;
    pub const MULRK: u16 = 0x00BD;
    pub const RSTRING: u16 = 0x00D6;
    pub const XF: u16 = 0x00E0;
    pub const MERGEDCELLS: u16 = 0x00E5;
    pub const SST: u16 = 0x00FC;
    pub const LABELSST: u16 = 0x00FD;
    pub const SUPBOOK: u16 = 0x01AE;
    pub const NUMBER: u16 = 0x0203;
    pub const LABEL: u16 = 0x0204;
    pub const BOOLERR: u16 = 0x0205;
    pub const STRING: u16 = 0x0207;
    pub const ROW: u16 = 0x0208;
    pub const ARRAY: u16 = 0x0221;
    pub const WINDOW2: u16 = 0x023E;
    pub const RK: u16 = 0x027E;
    pub const FORMAT: u16 = 0x041E;
    pub const SHRFMLA: u16 = 0x04BC;
    pub const BOF: u16 = 0x0809;
}

/// A record; its numbers are little-endian.
#[derive(Debug, Clone, Copy)]
pub(super) struct Record<'s> {
    /// Offset in the stream, by which sheets are named.
    pub at: usize,
    /// One of [`kind`], or any other.
    pub kind: u16,
    /// The record's own data.
    data: &'s [u8],
    /// What follows the record in the stream: CONTINUE records may add to it.
    rest: &'s [u8],
}

impl<'s> Record<'s> {
    /// Length of the record's own data, in bytes.
    pub const fn length(&self) -> usize {
        self.data.len()
    }

    /// The record's own data from an offset on; none beyond its end.
    pub fn bytes(&self, at: usize) -> Option<&'s [u8]> {
        self.data.get(at..)
    }

    /// A byte of the data.
    pub fn u8(&self, at: usize) -> Result<u8, Trouble> {
        self.data.get(at).copied().ok_or_else(cut_short)
    }

    /// A 16-bit number of the data.
    pub fn u16(&self, at: usize) -> Result<u16, Trouble> {
        self.array(at).map(u16::from_le_bytes)
    }

    /// A 32-bit number of the data.
    pub fn u32(&self, at: usize) -> Result<u32, Trouble> {
        self.array(at).map(u32::from_le_bytes)
    }

    /// A floating-point number of the data.
    pub fn f64(&self, at: usize) -> Result<f64, Trouble> {
        self.array(at).map(f64::from_le_bytes)
    }

    /// The data from an offset on, running through the CONTINUE records that follow.
    pub fn pieces(&self, at: usize) -> Result<Pieces<'s>, Trouble> {
        Ok(Pieces { piece: self.data.get(at..).ok_or_else(cut_short)?, rest: self.rest })
    }

    fn array<const N: usize>(&self, at: usize) -> Result<[u8; N], Trouble> {
        self.data.get(at..).and_then(|rest| rest.first_chunk()).copied().ok_or_else(cut_short)
    }
}

/// The records of a stream, in order.
#[derive(Debug)]
pub(super) struct Records<'s> {
    stream: &'s [u8],
    at: usize,
}

impl<'s> Records<'s> {
    /// From the beginning of the stream.
    pub const fn new(stream: &'s [u8]) -> Self {
        Self { stream, at: 0 }
    }

    /// The next record; none where the stream ends.
    pub fn next(&mut self) -> Result<Option<Record<'s>>, Trouble> {
        let rest = &self.stream[self.at..];
        if rest.is_empty() {
            return Ok(None);
        }
        let (kind, data) = split_record(rest).ok_or_else(cut_short)?;
        let length = 4 + data.len();
        let record = Record { at: self.at, kind, data, rest: &rest[length..] };
        self.at += length;
        Ok(Some(record))
    }

    /// The next record of the part that a BOF has opened; none at its EOF. Parts inside, such as charts, are skipped.
    pub fn next_of_part(&mut self) -> Result<Option<Record<'s>>, Trouble> {
        let mut depth = 0usize;
        loop {
            // A part without its end has lost cells: that must not pass for an empty rest.
            let record = self.next()?.ok_or_else(cut_short)?;
            match record.kind {
                kind::BOF => depth += 1,
                kind::EOF if depth == 0 => return Ok(None),
                kind::EOF => depth -= 1,
                _ if depth == 0 => return Ok(Some(record)),
                _ => {}
            }
        }
    }

    /// Runs to the end of the part that a BOF has opened.
    pub fn skip_part(&mut self) -> Result<(), Trouble> {
        while self.next_of_part()?.is_some() {}
        Ok(())
    }
}

/// Data that runs over several records.
#[derive(Debug)]
pub(super) struct Pieces<'s> {
    piece: &'s [u8],
    rest: &'s [u8],
}

impl<'s> Pieces<'s> {
    /// A byte, from the next piece if this one has ended.
    pub fn u8(&mut self) -> Result<u8, Trouble> {
        while self.piece.is_empty() {
            self.next_piece()?;
        }
        let (first, rest) = self.piece.split_first().ok_or_else(cut_short)?;
        self.piece = rest;
        Ok(*first)
    }

    /// A 16-bit number.
    pub fn u16(&mut self) -> Result<u16, Trouble> {
        Ok(u16::from_le_bytes([self.u8()?, self.u8()?]))
    }

    /// A 32-bit number.
    pub fn u32(&mut self) -> Result<u32, Trouble> {
        Ok(u32::from_le_bytes([self.u8()?, self.u8()?, self.u8()?, self.u8()?]))
    }

    /// Leaves out so many bytes.
    pub fn skip(&mut self, mut length: usize) -> Result<(), Trouble> {
        while length > self.piece.len() {
            length -= self.piece.len();
            self.next_piece()?;
        }
        self.piece = &self.piece[length..];
        Ok(())
    }

    /// At most so many bytes of this piece; empty where it has ended.
    pub fn up_to(&mut self, length: usize) -> &'s [u8] {
        let (taken, rest) = self.piece.split_at(length.min(self.piece.len()));
        self.piece = rest;
        taken
    }

    /// Goes on to the CONTINUE record that follows.
    pub fn next_piece(&mut self) -> Result<(), Trouble> {
        match split_record(self.rest) {
            Some((kind::CONTINUE, data)) => {
                self.piece = data;
                self.rest = &self.rest[4 + data.len()..];
                Ok(())
            }
            _ => Err(cut_short()),
        }
    }
}

fn split_record(stream: &[u8]) -> Option<(u16, &[u8])> {
    let &[kind_low, kind_high, length_low, length_high] = stream.first_chunk()?;
    let length = usize::from(u16::from_le_bytes([length_low, length_high]));
    Some((u16::from_le_bytes([kind_low, kind_high]), stream.get(4..4 + length)?))
}

fn cut_short() -> Trouble {
    Trouble::damaged("il contenuto si interrompe")
}
