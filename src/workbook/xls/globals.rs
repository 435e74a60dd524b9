//! The first part of the stream: tabs, shared texts and formats of all sheets.

use std::sync::Arc;

use super::super::budget::Budget;
use super::super::error::Trouble;
use super::formats::Formats;
use super::links::Links;
use super::records::{Record, Records, kind};
use super::strings::{SharedTexts, short_text};

/// What the first part of the stream says for all sheets.
#[derive(Debug, Default)]
pub(super) struct Globals {
    pub tabs: Vec<Tab>,
    pub texts: SharedTexts,
    pub formats: Formats,
    pub links: Links,
}

/// A sheet's tab: where its part of the stream begins.
#[derive(Debug)]
pub(super) struct Tab {
    pub at: u32,
    pub visible: bool,
    pub is_worksheet: bool,
    pub name: Arc<str>,
}

/// Reads the first part of the stream.
pub(super) fn read_globals(records: &mut Records<'_>, budget: &mut Budget) -> Result<Globals, Trouble> {
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
            kind::FONT => globals.formats.add_font(&record)?,
            kind::FORMAT => globals.formats.add_code(&record)?,
            kind::XF => globals.formats.add_cell_format(&record)?,
            kind::BOUNDSHEET => {
                budget.sheet()?;
                globals.tabs.push(Tab::read(&record)?);
            }
            kind::SUPBOOK => globals.links.add_book(&record),
            kind::EXTERNSHEET => globals.links.add_references(&record),
            kind::LBL => globals.links.add_name(&record),
            kind::SST => globals.texts = SharedTexts::read(&record, |font| globals.formats.font_strikes(font), budget)?,
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
