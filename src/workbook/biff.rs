//! A look into an xls file before the dense reader is called: how wide its sheets spread.
//!
//! A file of a few hundred bytes with one cell in each corner makes a dense reader lay
//! out sixteen million cells. Only positions are read here, never values.

use super::error::Trouble;

const FREE_OR_END: u32 = 0xFFFF_FFFA;
const HEADER_LENGTH: usize = 512;

/// Refuses a file whose sheets, laid out densely, would pass `most_cells` together.
pub(super) fn check_spread(bytes: &[u8], most_cells: usize) -> Result<(), Trouble> {
    let stream = workbook_stream(bytes).ok_or_else(|| Trouble::damaged("struttura OLE non leggibile"))?;
    let mut total: u64 = 0;
    let mut claimed: u64 = 0;
    let mut sheet: Option<Spread> = None;
    for (kind, data) in records(&stream) {
        match kind {
            // BOF and EOF frame each sheet.
            0x0809 | 0x000A => total += sheet.take().map_or(0, Spread::cells),
            // DIMENSIONS: the reader takes memory for as many cells as are claimed there.
            0x0200 => claimed = claimed.saturating_add(claimed_cells(data)),
            // NUMBER, LABELSST, LABEL, RSTRING, RK, BOOLERR, FORMULA; MULRK and MULBLANK
            // state their last column at the end.
            0x0203 | 0x00FD | 0x0204 | 0x00D6 | 0x027E | 0x0205 | 0x0006 | 0x00BD => {
                if let (Some(row), Some(first)) = (u16_at(data, 0), u16_at(data, 2)) {
                    let last = if kind == 0x00BD { u16_at(data, data.len().saturating_sub(2)) } else { None };
                    let last = last.unwrap_or(first).max(first);
                    sheet.get_or_insert_with(|| Spread::at(row, first)).include(row, first, last);
                }
            }
            _ => {}
        }
    }
    total = total.saturating_add(sheet.map_or(0, Spread::cells)).max(claimed);
    // The reader lays values and formulas out apart, hence the factor.
    if total.saturating_mul(2) > most_cells as u64 * 4 { Err(Trouble::Cells) } else { Ok(()) }
}

/// Cells in the rectangle that a DIMENSIONS record claims.
fn claimed_cells(data: &[u8]) -> u64 {
    let (rows, columns) = if data.len() == 10 {
        let side = |at| u16_at(data, at).map(u32::from);
        ((side(0), side(2)), (side(4), side(6)))
    } else {
        ((u32_at(data, 0), u32_at(data, 4)), (u16_at(data, 8).map(u32::from), u16_at(data, 10).map(u32::from)))
    };
    let length = |(first, last): (Option<u32>, Option<u32>)| {
        last.zip(first).map_or(0, |(last, first)| u64::from(last.saturating_sub(first)) + 1)
    };
    length(rows).saturating_mul(length(columns))
}

/// The rectangle that a sheet's cells span.
#[derive(Debug, Clone, Copy)]
struct Spread {
    rows: (u16, u16),
    columns: (u16, u16),
}

impl Spread {
    const fn at(row: u16, column: u16) -> Self {
        Self { rows: (row, row), columns: (column, column) }
    }

    fn include(&mut self, row: u16, first: u16, last: u16) {
        self.rows = (self.rows.0.min(row), self.rows.1.max(row));
        self.columns = (self.columns.0.min(first), self.columns.1.max(last));
    }

    fn cells(self) -> u64 {
        u64::from(self.rows.1 - self.rows.0 + 1) * u64::from(self.columns.1 - self.columns.0 + 1)
    }
}

/// Records of a BIFF stream: kind, length, data.
fn records(stream: &[u8]) -> impl Iterator<Item = (u16, &[u8])> {
    let mut rest = stream;
    std::iter::from_fn(move || {
        let (kind, length) = (u16_at(rest, 0)?, usize::from(u16_at(rest, 2)?));
        let data = rest.get(4..4 + length)?;
        rest = &rest[4 + length..];
        Some((kind, data))
    })
}

/// The bytes of the `Workbook` stream, gathered along the sector chain.
fn workbook_stream(bytes: &[u8]) -> Option<Vec<u8>> {
    let sector_length =
        1usize.checked_shl(u32::from(u16_at(bytes, 30)?)).filter(|length| (512..=4096).contains(length))?;
    let table = allocation_table(bytes, sector_length)?;
    let directory = chain(bytes, &table, sector_length, u32_at(bytes, 48)?)?;
    let entry = directory.chunks_exact(128).find(|entry| {
        let name: Vec<u16> = entry[..64].chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect();
        let name = String::from_utf16_lossy(&name);
        matches!(name.trim_end_matches('\0'), "Workbook" | "Book")
    })?;
    let (start, length) = (u32_at(entry, 116)?, usize::try_from(u32_at(entry, 120)?).ok()?);
    if length < usize::try_from(u32_at(bytes, 56)?).ok()? {
        // So short a stream lives in the small-sector area; it cannot hold sheets worth
        // laying out, yet it could hold two far cells: it is read from the root's own stream.
        return small_stream(bytes, &table, sector_length, &directory, start, length);
    }
    let mut stream = chain(bytes, &table, sector_length, start)?;
    stream.truncate(length);
    Some(stream)
}

fn small_stream(
    bytes: &[u8],
    table: &[u32],
    sector_length: usize,
    directory: &[u8],
    start: u32,
    length: usize,
) -> Option<Vec<u8>> {
    let small_length =
        1usize.checked_shl(u32::from(u16_at(bytes, 32)?)).filter(|length| (16..=512).contains(length))?;
    let area = chain(bytes, table, sector_length, u32_at(directory, 116)?)?;
    let small_table = numbers(&chain(bytes, table, sector_length, u32_at(bytes, 60)?)?);
    let mut stream = Vec::new();
    let mut sector = start;
    while sector < FREE_OR_END && stream.len() < length {
        let from = usize::try_from(sector).ok()?.checked_mul(small_length)?;
        stream.extend_from_slice(area.get(from..from + small_length)?);
        sector = *small_table.get(usize::try_from(sector).ok()?)?;
    }
    stream.truncate(length);
    Some(stream)
}

/// The sector allocation table: its own sectors are listed in the header and, for large
/// files, in a chain of further lists.
fn allocation_table(bytes: &[u8], sector_length: usize) -> Option<Vec<u32>> {
    let mut sectors: Vec<u32> = (0..109).filter_map(|index| u32_at(bytes, 76 + 4 * index)).collect();
    let mut next = u32_at(bytes, 68)?;
    let most = bytes.len() / sector_length + 1;
    let mut lists = 0;
    while next < FREE_OR_END && lists <= most {
        let mut list = numbers(sector_at(bytes, sector_length, next)?);
        next = list.pop()?;
        sectors.extend(list);
        lists += 1;
    }
    let mut table = Vec::new();
    for sector in sectors.into_iter().filter(|&sector| sector < FREE_OR_END).take(most) {
        table.extend(numbers(sector_at(bytes, sector_length, sector)?));
    }
    Some(table)
}

fn chain(bytes: &[u8], table: &[u32], sector_length: usize, start: u32) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    let mut sector = start;
    while sector < FREE_OR_END {
        // A chain longer than the file goes round in circles.
        if out.len() > bytes.len() {
            return None;
        }
        out.extend_from_slice(sector_at(bytes, sector_length, sector)?);
        sector = *table.get(usize::try_from(sector).ok()?)?;
    }
    Some(out)
}

/// A sector; the last of a file may be cut short.
fn sector_at(bytes: &[u8], length: usize, sector: u32) -> Option<&[u8]> {
    let from = usize::try_from(sector).ok()?.checked_mul(length)?.checked_add(length.max(HEADER_LENGTH))?;
    bytes.get(from..bytes.len().min(from.checked_add(length)?))
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
