//! xls (Excel 97–2003, BIFF8): our own reader, because the library's lays sheets out densely,
//! trusts the dimensions that the file claims, knows no number formats and can panic.
//!
//! One pass over the records. Guaranteed: memory grows with the file's size and with the
//! limits, never with what its headers claim; a sheet that breaks off is an error, not a
//! short sheet. Deliberately absent: what formulas compute, charts, macros, and the formats before
//! 1997, which are refused by name.

mod formats;
mod globals;
mod links;
mod ole;
mod records;
mod sheet;
mod strings;
mod values;

use std::collections::BTreeMap;
use std::sync::Arc;

use super::budget::Budget;
use super::error::Trouble;
use super::file_format::FileFormat;
use super::model::in_order;
use super::{Sheet, Workbook};
use crate::domain::Place;
use globals::read_globals;
use records::{Records, kind};

pub(super) use ole::Ole;

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
        let at = u32::try_from(record.at).map_err(Trouble::library)?;
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
        let (cells, merges, marks) = contents.remove(&tab.at).ok_or_else(missing)?;
        let place = Place::sheet(Arc::clone(file), Arc::clone(&tab.name));
        sheets.push(Sheet { merges, marks, ..Sheet::new(Arc::clone(&tab.name), place, tab.visible, in_order(cells)) });
    }
    Ok(Workbook::whole(FileFormat::Xls, sheets))
}
