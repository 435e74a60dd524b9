//! A workbook to be filled in: one table with its first rows, lists to choose from, and a page of instructions.
//!
//! Guaranteed: cells to fill in are yellow and come blank; further rows below are ready; nothing is protected, because
//! there is nothing in it that an office may not change.

use rust_xlsxwriter::{DataValidation, DataValidationErrorStyle, Format, Formula, Workbook, Worksheet, XlsxError};

use super::house_style;
use super::instructions_page::write_instructions;
use super::text_height::{lines, row_points};
use crate::domain::{Edition, column_letters};

/// The row of the headings; the title and one line of help stand above.
const HEADER_ROW: u32 = 2;
/// Blank rows below those that are given.
const SPARE_ROWS: usize = 60;
/// The longest list that a cell's rule holds, in characters.
const LONGEST_LIST: usize = 250;

/// What a column is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Entry {
    /// Given by the program, to be read.
    Given,
    /// A text.
    Text,
    /// An amount in euro.
    Amount,
    /// A whole number.
    Count,
    /// A day.
    Day,
}

/// A column of the form.
#[derive(Debug, Clone)]
pub struct FormColumn {
    /// Its heading.
    pub heading: &'static str,
    /// Its width in characters.
    pub width: u16,
    /// What it is for.
    pub entry: Entry,
    /// The words to choose from; others are allowed after a question.
    pub list: Vec<String>,
}

/// A form.
#[derive(Debug)]
pub struct BlankForm<'a> {
    /// Whose it is, and of which year.
    pub edition: &'a Edition,
    /// Title above the table.
    pub title: String,
    /// One line of help.
    pub help: &'a str,
    /// Name of the sheet.
    pub sheet: &'a str,
    /// Its columns.
    pub columns: Vec<FormColumn>,
    /// Texts of the first rows, by column.
    pub rows: Vec<Vec<String>>,
    /// The page of instructions.
    pub instructions: &'a [(&'a str, &'a str)],
}

impl FormColumn {
    /// A column without a list.
    pub const fn new(heading: &'static str, width: u16, entry: Entry) -> Self {
        Self { heading, width, entry, list: Vec::new() }
    }

    /// The same with words to choose from.
    #[must_use]
    pub fn choosing(self, list: Vec<String>) -> Self {
        Self { list, ..self }
    }

    fn format(&self) -> Format {
        match self.entry {
            Entry::Given => house_style::text(),
            Entry::Text => house_style::input(house_style::text()),
            Entry::Amount => house_style::input(house_style::two_places()),
            Entry::Count => house_style::input(house_style::number()),
            Entry::Day => house_style::input(house_style::date()),
        }
    }
}

impl BlankForm<'_> {
    /// Writes the workbook.
    ///
    /// # Errors
    /// If a text is longer than a cell holds.
    pub fn write(&self) -> Result<Vec<u8>, XlsxError> {
        let mut workbook = Workbook::new();
        let properties = house_style::properties(&self.title, &self.edition.entity, self.edition.reference_date)?;
        workbook.set_properties(&properties);
        let mark = if self.edition.demonstration { " – DATI DIMOSTRATIVI" } else { "" };
        let note = format!("{} – {}{mark}", self.edition.entity, self.title);
        let sheet = workbook.add_worksheet();
        sheet.set_name(self.sheet)?;
        self.write_table(sheet, &note)?;
        write_instructions(workbook.add_worksheet(), &note, self.instructions.iter().copied())?;
        self.write_lists(&mut workbook)?;
        workbook.save_to_buffer()
    }

    fn write_table(&self, sheet: &mut Worksheet, note: &str) -> Result<(), XlsxError> {
        sheet.write_string_with_format(0, 0, &self.title, &house_style::title())?;
        sheet.set_row_height(0, 22)?;
        sheet.write_string(1, 0, self.help)?;
        let last = HEADER_ROW + u32::try_from(self.rows.len() + SPARE_ROWS).unwrap_or(u32::MAX);
        sheet.set_row_height(HEADER_ROW, 30)?;
        for (position, column) in (0u16..).zip(&self.columns) {
            sheet.set_column_width(position, f64::from(column.width))?;
            sheet.write_string_with_format(HEADER_ROW, position, column.heading, &house_style::header())?;
            let format = column.format();
            for row in HEADER_ROW + 1..=last {
                sheet.write_blank(row, position, &format)?;
            }
            if let Some(rule) = Self::rule(position, column)? {
                sheet.add_data_validation(HEADER_ROW + 1, position, last, position, &rule)?;
            }
        }
        for (row, texts) in (HEADER_ROW + 1..).zip(&self.rows) {
            let mut tallest = 1;
            for ((position, column), text) in
                (0u16..).zip(&self.columns).zip(texts).filter(|(_, text)| !text.is_empty())
            {
                sheet.write_string_with_format(row, position, text, &column.format())?;
                tallest = tallest.max(lines(text, column.width));
            }
            sheet.set_row_height(row, row_points(tallest))?;
        }
        house_style::set_up_page(sheet, HEADER_ROW, note)?;
        sheet.set_freeze_panes(HEADER_ROW + 1, 1).map(drop)
    }

    /// What a column asks before it takes: its list, or a number.
    fn rule(position: u16, column: &FormColumn) -> Result<Option<DataValidation>, XlsxError> {
        let cell = format!("{}{}", column_letters(u32::from(position)), HEADER_ROW + 2);
        let number = || DataValidation::new().allow_custom(Formula::new(format!("=ISNUMBER({cell})")));
        let (rule, message) = match column.entry {
            _ if !column.list.is_empty() => (Self::list(position, column)?, "Non è nell’elenco: usarlo lo stesso?"),
            Entry::Given | Entry::Text => return Ok(None),
            Entry::Amount => (number(), "Serve un importo in euro, senza lettere."),
            Entry::Count => (number(), "Serve un numero intero."),
            Entry::Day => (number(), "Serve una data, come 15/06/2025."),
        };
        let rule = rule.set_error_style(DataValidationErrorStyle::Warning).set_error_title("Valore da controllare")?;
        rule.set_error_message(message).map(Some)
    }

    /// Short lists stand in the rule itself, long ones on a sheet of their own.
    fn list(position: u16, column: &FormColumn) -> Result<DataValidation, XlsxError> {
        if is_short(&column.list) {
            return DataValidation::new().allow_list_strings(&column.list);
        }
        let letters = column_letters(u32::from(position));
        let range = format!("={LISTS}!${letters}$1:${letters}${}", column.list.len());
        Ok(DataValidation::new().allow_list_formula(Formula::new(range)))
    }

    fn write_lists(&self, workbook: &mut Workbook) -> Result<(), XlsxError> {
        if self.columns.iter().all(|column| is_short(&column.list)) {
            return Ok(());
        }
        let sheet = workbook.add_worksheet();
        sheet.set_name(LISTS)?.set_hidden(true);
        for (position, column) in (0u16..).zip(&self.columns).filter(|(_, column)| !is_short(&column.list)) {
            for (row, word) in (0u32..).zip(&column.list) {
                sheet.write_string(row, position, word)?;
            }
        }
        Ok(())
    }
}

/// Name of the hidden sheet of long lists.
const LISTS: &str = "Elenchi";

fn is_short(list: &[String]) -> bool {
    list.iter().map(|word| word.chars().count() + 1).sum::<usize>() <= LONGEST_LIST
        && list.iter().all(|word| !word.contains(','))
}
