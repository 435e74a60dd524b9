//! OLE files: the streams inside, gathered along their chains of sectors ([MS-CFB]).
//!
//! Guaranteed: no stream, table or directory is longer than the file itself, so chains
//! that go round in circles end; what the file does not hold is never made up.
//! Deliberately absent: storages inside storages, which spreadsheets do not need.

const FREE_OR_END: u32 = 0xFFFF_FFFA;
const HEADER_LENGTH: usize = 512;
const ENTRY_LENGTH: usize = 128;

/// An OLE file: its sector allocation table and its directory.
#[derive(Debug)]
pub(in crate::workbook) struct Ole<'b> {
    bytes: &'b [u8],
    sector_length: usize,
    table: Vec<u32>,
    directory: Vec<u8>,
}

impl<'b> Ole<'b> {
    /// Reads the tables of a file that begins with the OLE mark; none if they are broken off.
    pub fn open(bytes: &'b [u8]) -> Option<Self> {
        let sector_length = power_of_two(u16_at(bytes, 30)?, 512..=4096)?;
        let table = allocation_table(bytes, sector_length)?;
        let mut ole = Self { bytes, sector_length, table, directory: Vec::new() };
        ole.directory = ole.chain(u32_at(bytes, 48)?)?;
        (ole.directory.len() >= ENTRY_LENGTH).then_some(ole)
    }

    /// Whether a stream or storage has this name.
    pub fn holds(&self, name: &str) -> bool {
        self.entry(name).is_some()
    }

    /// The bytes of a stream; none if there is no such stream or part of it is missing.
    pub fn stream(&self, name: &str) -> Option<Vec<u8>> {
        let entry = self.entry(name)?;
        let (start, length) = (u32_at(entry, 116)?, usize::try_from(u32_at(entry, 120)?).ok()?);
        let is_short = length < usize::try_from(u32_at(self.bytes, 56)?).ok()?;
        let mut stream = if is_short { self.short_chain(start)? } else { self.chain(start)? };
        if stream.len() < length {
            return None;
        }
        stream.truncate(length);
        Some(stream)
    }

    fn entry(&self, name: &str) -> Option<&[u8]> {
        self.directory.chunks_exact(ENTRY_LENGTH).find(|entry| {
            let units = entry[..64].chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]]));
            // Names differ in more than their case ([MS-CFB] 2.6.4).
            let folded = |unit: u16| u8::try_from(unit).map_or(unit, |byte| byte.to_ascii_uppercase().into());
            units.take_while(|&unit| unit != 0).map(folded).eq(name.encode_utf16().map(folded))
        })
    }

    fn chain(&self, start: u32) -> Option<Vec<u8>> {
        let sector = |number| sector_at(self.bytes, self.sector_length, number);
        follow(start, &self.table, self.bytes.len(), sector)
    }

    /// Short streams live in small sectors inside the root entry's own stream.
    fn short_chain(&self, start: u32) -> Option<Vec<u8>> {
        let length = power_of_two(u16_at(self.bytes, 32)?, 16..=512)?;
        let area = self.chain(u32_at(&self.directory, 116)?)?;
        let table = numbers(&self.chain(u32_at(self.bytes, 60)?)?);
        follow(start, &table, area.len(), |number| {
            // The last sector may be cut short, as the last of the file.
            let from = usize::try_from(number).ok()?.checked_mul(length)?;
            area.get(from..area.len().min(from.checked_add(length)?))
        })
    }
}

/// The sectors of a chain, one after the other; none if it leaves the file or is longer than `most` bytes.
fn follow<'b>(start: u32, table: &[u32], most: usize, sector: impl Fn(u32) -> Option<&'b [u8]>) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    let mut number = start;
    while number < FREE_OR_END {
        // A chain longer than the file goes round in circles.
        if out.len() > most {
            return None;
        }
        out.extend_from_slice(sector(number)?);
        number = *table.get(usize::try_from(number).ok()?)?;
    }
    Some(out)
}

/// The sector allocation table: its own sectors are listed in the header and, for large
/// files, in a chain of further lists.
fn allocation_table(bytes: &[u8], sector_length: usize) -> Option<Vec<u32>> {
    let most = bytes.len() / sector_length + 1;
    let mut sectors: Vec<u32> = (0..109).filter_map(|index| u32_at(bytes, 76 + 4 * index)).collect();
    let mut next = u32_at(bytes, 68)?;
    while next < FREE_OR_END && sectors.len() <= most {
        let mut list = numbers(sector_at(bytes, sector_length, next)?);
        next = list.pop()?;
        sectors.extend(list);
    }
    let mut table = Vec::new();
    for sector in sectors.into_iter().filter(|&sector| sector < FREE_OR_END).take(most) {
        table.extend(numbers(sector_at(bytes, sector_length, sector)?));
    }
    Some(table)
}

/// A sector; the last of a file may be cut short.
fn sector_at(bytes: &[u8], length: usize, sector: u32) -> Option<&[u8]> {
    let from = usize::try_from(sector).ok()?.checked_mul(length)?.checked_add(length.max(HEADER_LENGTH))?;
    bytes.get(from..bytes.len().min(from.checked_add(length)?))
}

fn power_of_two(exponent: u16, allowed: std::ops::RangeInclusive<usize>) -> Option<usize> {
    1usize.checked_shl(u32::from(exponent)).filter(|length| allowed.contains(length))
}

fn numbers(bytes: &[u8]) -> Vec<u32> {
    bytes.chunks_exact(4).map(|four| u32::from_le_bytes([four[0], four[1], four[2], four[3]])).collect()
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..at + 2).map(|two| u16::from_le_bytes([two[0], two[1]]))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at + 4).map(|four| u32::from_le_bytes([four[0], four[1], four[2], four[3]]))
}
