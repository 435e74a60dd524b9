//! What the reader of cells does not tell of a sheet: hidden rows and columns, struck-out cells, values
//! that come from another workbook.

use std::collections::BTreeMap;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::super::error::Trouble;
use super::super::xml_events::{attribute, character};
use super::super::{Marks, Merge};
use super::package::{is_true, number};
use super::position::{position, range};
use super::struck::strikes;
use super::wanted::Wanted;

/// What a sheet's part tells beside its cells.
#[derive(Debug, Default)]
pub(super) struct Outline {
    pub marks: Marks,
    /// Whether zeros are not shown.
    pub hides_zeros: bool,
    /// Cells of the type error in which no error is named: the library takes them for blanks.
    pub nameless_errors: Vec<(u32, u32)>,
}

/// Array formulas with values of other workbooks whose further cells are looked for.
const MOST_ARRAYS: usize = 1000;

/// Formulas that serve several cells.
#[derive(Debug, Default)]
struct Spread {
    /// Others by the number of the shared formula.
    shared: BTreeMap<String, String>,
    /// Ranges of array formulas, each with its other workbook.
    arrays: Vec<(Merge, String)>,
}

/// Reads what a sheet's part tells beside its cells.
pub(super) fn outline_of(text: &str, wanted: &Wanted<'_>) -> Result<Outline, Trouble> {
    if !wanted.may_be_in(text) {
        return Ok(Outline::default());
    }
    let mut reader = SheetReader::of(wanted);
    let mut xml = Reader::from_str(text);
    loop {
        match xml.read_event().map_err(Trouble::library)? {
            Event::Start(element) => reader.open(&element)?,
            Event::Empty(element) => {
                reader.open(&element)?;
                reader.close(element.local_name().as_ref());
            }
            Event::Text(text) => reader.push(&text.xml10_content()),
            Event::CData(text) => reader.push(&text.xml10_content()),
            Event::GeneralRef(reference) => reader.push(character(&reference)?.encode_utf8(&mut [0; 4])),
            Event::End(element) if element.local_name().as_ref() == "sheetData" => break,
            Event::End(element) => reader.close(element.local_name().as_ref()),
            Event::Eof => break,
            _ => {}
        }
    }
    Ok(reader.outline)
}

/// A sheet's part being read.
struct SheetReader<'w> {
    wanted: &'w Wanted<'w>,
    outline: Outline,
    spread: Spread,
    /// Row at hand, from one.
    row: u32,
    /// The cell at hand.
    at: (u32, u32),
    kind: Option<String>,
    has_value: bool,
    inside: Inside,
    /// The formula or value at hand, as far as it was read.
    text: String,
    /// Whether rows that say nothing of themselves are hidden.
    hides_rows: bool,
    /// Number of the shared formula, or range of the array formula, at hand.
    shared: Option<String>,
    array: Option<Merge>,
}

/// Where in a cell the reader stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Inside {
    Nothing,
    Formula,
    Value,
}

impl<'w> SheetReader<'w> {
    fn of(wanted: &'w Wanted<'w>) -> Self {
        Self {
            wanted,
            outline: Outline::default(),
            spread: Spread::default(),
            row: 0,
            at: (0, 0),
            kind: None,
            has_value: false,
            inside: Inside::Nothing,
            text: String::new(),
            hides_rows: false,
            shared: None,
            array: None,
        }
    }

    fn open(&mut self, element: &BytesStart<'_>) -> Result<(), Trouble> {
        let marks = &mut self.outline.marks;
        match element.local_name().as_ref() {
            "sheetView" => {
                self.outline.hides_zeros |=
                    attribute(element, "showZeros")?.is_some_and(|shows| !is_true(Some(&shows)));
            }
            "sheetFormatPr" => self.hides_rows = is_true(attribute(element, "zeroHeight")?.as_deref()),
            "col" if hidden(element)? || has_no(element, "width")? => {
                if let (Some(first), Some(last)) = (number(element, "min")?, number(element, "max")?) {
                    marks.hidden_columns.push((zero_based(first), zero_based(last)));
                }
            }
            "row" => {
                self.row = number(element, "r")?.map_or(self.row.saturating_add(1), |number| zero_based(number) + 1);
                self.at = (self.row - 1, u32::MAX);
                let by_default =
                    self.hides_rows && attribute(element, "hidden")?.is_none() && attribute(element, "ht")?.is_none();
                if hidden(element)? || has_no(element, "ht")? || by_default {
                    marks.hide_row(self.row - 1);
                }
            }
            "c" => self.open_cell(element)?,
            "f" => self.open_formula(element)?,
            "v" => {
                self.inside = Inside::Value;
                self.text.clear();
            }
            "strike" if strikes(element)? => _ = marks.struck.insert(self.at),
            _ => {}
        }
        Ok(())
    }

    fn open_cell(&mut self, element: &BytesStart<'_>) -> Result<(), Trouble> {
        let next = (self.at.0, self.at.1.wrapping_add(1));
        self.at = attribute(element, "r")?.and_then(|cell| position(cell.trim())).unwrap_or(next);
        self.kind = attribute(element, "t")?;
        self.has_value = false;
        if number(element, "s")?.is_some_and(|format| self.wanted.struck_formats.contains(&format)) {
            self.outline.marks.struck.insert(self.at);
        }
        let covering = self.spread.arrays.iter().find(|(range, _)| range.covers(self.at.0, self.at.1));
        if let Some((_, other)) = covering {
            self.outline.marks.from_others.insert(self.at, other.clone());
        }
        Ok(())
    }

    fn open_formula(&mut self, element: &BytesStart<'_>) -> Result<(), Trouble> {
        self.inside = Inside::Formula;
        self.text.clear();
        let kind = attribute(element, "t")?;
        self.shared = if kind.as_deref() == Some("shared") { attribute(element, "si")? } else { None };
        let reference = if kind.as_deref() == Some("array") { attribute(element, "ref")? } else { None };
        self.array = reference.as_deref().and_then(range);
        if let Some(other) = self.shared.as_ref().and_then(|shared| self.spread.shared.get(shared)) {
            self.outline.marks.from_others.insert(self.at, other.clone());
        }
        Ok(())
    }

    fn push(&mut self, text: &str) {
        if self.inside != Inside::Nothing {
            self.text.push_str(text);
        }
    }

    /// Looks at a formula or a value that was read whole.
    fn end_of_text(&mut self) {
        let text = std::mem::take(&mut self.text);
        let text = text.as_str();
        match self.inside {
            Inside::Formula => {
                let Some(other) = self.wanted.other_in(text).map(str::to_owned) else { return };
                self.outline.marks.from_others.insert(self.at, other.clone());
                if let Some(shared) = self.shared.take() {
                    self.spread.shared.insert(shared, other);
                } else if let Some(range) = self.array.take().filter(|_| self.spread.arrays.len() < MOST_ARRAYS) {
                    self.spread.arrays.push((range, other));
                }
            }
            Inside::Value => {
                let text = text.trim();
                self.has_value |= !text.is_empty();
                let is_struck = |index| self.wanted.struck_texts.contains(&index);
                if self.kind.as_deref() == Some("s") && text.parse().is_ok_and(is_struck) {
                    self.outline.marks.struck.insert(self.at);
                }
            }
            Inside::Nothing => {}
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "f" | "v" => {
                self.end_of_text();
                self.inside = Inside::Nothing;
            }
            "c" if self.kind.as_deref() == Some("e") && !self.has_value => {
                self.outline.nameless_errors.push(self.at);
            }
            _ => {}
        }
    }
}

fn hidden(element: &BytesStart<'_>) -> Result<bool, Trouble> {
    Ok(is_true(attribute(element, "hidden")?.as_deref()))
}

/// Whether a row has no height, or a column no width.
fn has_no(element: &BytesStart<'_>, size: &str) -> Result<bool, Trouble> {
    Ok(attribute(element, size)?.and_then(|text| text.trim().parse::<f64>().ok()).is_some_and(|size| size <= 0.0))
}

fn zero_based(number: usize) -> u32 {
    u32::try_from(number.saturating_sub(1)).unwrap_or(u32::MAX - 1)
}
