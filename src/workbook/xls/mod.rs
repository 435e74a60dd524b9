//! xls (Excel 97–2003, BIFF8): our own reader, because the library's lays sheets out densely,
//! trusts the dimensions that the file claims, knows no number formats and can panic.
//!
//! One pass over the records. Guaranteed: memory grows with the file's size and with the
//! limits, never with what its headers claim; a sheet that breaks off is an error, not a
//! short sheet. Deliberately absent: formulas' texts, charts, macros, and the formats before
//! 1997, which are refused by name.

mod formats;
mod ole;
mod records;
mod sheet;
mod strings;

use std::collections::BTreeMap;
use std::sync::Arc;

use super::error::Trouble;
use super::limits::Budget;
use super::model::in_order;
use super::{Sheet, Workbook};
use crate::domain::Place;
use formats::Formats;
use records::{Record, Records, kind};
use strings::{SharedTexts, short_text};

pub(super) use ole::Ole;

/// What the first part of the stream says for all sheets.
#[derive(Debug, Default)]
struct Globals {
    tabs: Vec<Tab>,
    texts: SharedTexts,
    formats: Formats,
}

/// A sheet's tab: where its part of the stream begins.
#[derive(Debug)]
struct Tab {
    at: u32,
    visible: bool,
    is_worksheet: bool,
    name: Arc<str>,
}

pub(super) fn read(bytes: &[u8], file: &Arc<str>, budget: &mut Budget) -> Result<Workbook, Trouble> {
    let stream = Ole::open(bytes)
        .and_then(|ole| ole.stream("Workbook"))
        .ok_or_else(|| Trouble::damaged("struttura OLE non leggibile"))?;
    budget.inflate(stream.len())?;
    let mut records = Records::new(&stream);
    let globals = read_globals(&mut records, budget)?;
    let worksheets = || globals.tabs.iter().filter(|tab| tab.is_worksheet);
    let mut contents = BTreeMap::new();
    while contents.len() < worksheets().count() {
        let Some(record) = records.next()? else { break };
        if record.kind != kind::BOF {
            continue;
        }
        let at = u32::try_from(record.at).map_err(Trouble::damaged)?;
        if worksheets().any(|tab| tab.at == at) {
            contents.insert(at, sheet::read(&mut records, &globals, budget)?);
        } else {
            records.skip_part()?;
        }
    }
    let mut sheets = Vec::new();
    for tab in worksheets() {
        // Two tabs on one part, or on none, are a damaged file: each part is read once.
        let missing = || Trouble::damaged(format_args!("il foglio «{}» non si trova", tab.name));
        let (cells, merges) = contents.remove(&tab.at).ok_or_else(missing)?;
        sheets.push(Sheet {
            place: Place::sheet(Arc::clone(file), Arc::clone(&tab.name)),
            name: Arc::clone(&tab.name),
            visible: tab.visible,
            cells: in_order(cells),
            merges,
        });
    }
    Ok(Workbook { sheets })
}

fn read_globals(records: &mut Records<'_>, budget: &mut Budget) -> Result<Globals, Trouble> {
    const BIFF8: u16 = 0x0600;
    match records.next()? {
        Some(bof) if bof.kind == kind::BOF && bof.u16(0)? == BIFF8 => {}
        Some(bof) if bof.kind == kind::BOF => return Err(Trouble::OlderThan97),
        _ => return Err(Trouble::damaged("il contenuto non comincia come un file di Excel")),
    }
    let mut globals = Globals::default();
    while let Some(record) = records.next_of_part()? {
        match record.kind {
            kind::FILEPASS => return Err(Trouble::Encrypted),
            kind::DATEMODE => globals.formats.from_1904 = record.u16(0)? == 1,
            kind::FORMAT => globals.formats.add_code(&record)?,
            kind::XF => globals.formats.add_cell_format(&record)?,
            kind::BOUNDSHEET => {
                budget.sheet()?;
                globals.tabs.push(Tab::read(&record)?);
            }
            kind::SST => globals.texts = SharedTexts::read(&record, budget)?,
            _ => {}
        }
    }
    Ok(globals)
}

impl Tab {
    fn read(record: &Record<'_>) -> Result<Self, Trouble> {
        Ok(Self {
            at: record.u32(0)?,
            // 0 is visible, 1 hidden, 2 hidden so that only a macro shows it.
            visible: record.u8(4)? % 4 == 0,
            is_worksheet: record.u8(5)? == 0,
            name: short_text(record.pieces(6)?)?.into(),
        })
    }
}
