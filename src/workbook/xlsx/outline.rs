//! What the reader of cells does not tell of a sheet: hidden rows and columns, struck-out cells, values
//! that come from another workbook.

use std::collections::BTreeSet;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::super::Marks;
use super::super::error::Trouble;
use super::super::xml_events::attribute;
use super::package::{Package, each_element, is_true};
use super::position::position;

/// The cell formats whose text is struck out, by their index.
pub(super) fn struck_formats(package: &mut Package<'_>) -> Result<BTreeSet<usize>, Trouble> {
    let Some(part) = package.styles.clone() else { return Ok(BTreeSet::new()) };
    let text = package.text(&part)?;
    if !text.contains("strike") {
        return Ok(BTreeSet::new());
    }
    let (mut fonts, mut struck_fonts) = (0usize, BTreeSet::new());
    let (mut in_formats, mut formats, mut struck) = (false, 0usize, BTreeSet::new());
    each_element(&text, |element| {
        match element.local_name().as_ref() {
            "font" => fonts += 1,
            "strike" if attribute(element, "val")?.is_none_or(|value| is_true(Some(&value))) => {
                _ = struck_fonts.insert(fonts);
            }
            "cellXfs" => in_formats = true,
            "cellStyles" | "dxfs" | "cellStyleXfs" => in_formats = false,
            "xf" if in_formats => {
                let font = number(element, "fontId")?.unwrap_or(0);
                // Fonts are counted from one here: the struck one is the last that was opened.
                if struck_fonts.contains(&(font + 1)) {
                    struck.insert(formats);
                }
                formats += 1;
            }
            _ => {}
        }
        Ok(())
    })?;
    Ok(struck)
}

/// Reads the marks of a sheet's part.
pub(super) fn marks_of(text: &str, struck: &BTreeSet<usize>, others: &[String]) -> Result<Marks, Trouble> {
    let mut marks = Marks::default();
    if !text.contains("hidden=") && struck.is_empty() && others.is_empty() {
        return Ok(marks);
    }
    let mut xml = Reader::from_str(text);
    let (mut row, mut at, mut in_formula) = (0u32, None, false);
    loop {
        match xml.read_event().map_err(Trouble::library)? {
            Event::Start(element) | Event::Empty(element) => match element.local_name().as_ref() {
                "col" if hidden(&element)? => {
                    if let (Some(first), Some(last)) = (number(&element, "min")?, number(&element, "max")?) {
                        marks.hidden_columns.push((zero_based(first), zero_based(last)));
                    }
                }
                "row" => {
                    row = number(&element, "r")?.map_or(row + 1, |number| zero_based(number) + 1);
                    if hidden(&element)? {
                        marks.hide_row(row - 1);
                    }
                }
                "c" => {
                    at = attribute(&element, "r")?.and_then(|cell| position(&cell));
                    if let (Some(at), Some(format)) = (at, number(&element, "s")?)
                        && struck.contains(&format)
                    {
                        marks.struck.insert(at);
                    }
                }
                "f" => in_formula = true,
                _ => in_formula = false,
            },
            Event::Text(formula) if in_formula => {
                if let (Some(at), Some(other)) = (at, other_in(&formula.xml10_content(), others)) {
                    marks.from_others.insert(at, other.to_owned());
                }
            }
            Event::End(element) if element.local_name().as_ref() == "sheetData" => return Ok(marks),
            Event::End(_) => in_formula = false,
            Event::Eof => return Ok(marks),
            _ => {}
        }
    }
}

/// The other workbook that a formula names: `[1]Foglio!A1` is the first.
fn other_in<'o>(formula: &str, others: &'o [String]) -> Option<&'o str> {
    let (_, rest) = formula.split_once('[')?;
    let (number, _) = rest.split_once(']')?;
    others.get(number.parse::<usize>().ok()?.checked_sub(1)?).map(String::as_str)
}

fn hidden(element: &BytesStart<'_>) -> Result<bool, Trouble> {
    Ok(is_true(attribute(element, "hidden")?.as_deref()))
}

fn number(element: &BytesStart<'_>, name: &str) -> Result<Option<usize>, Trouble> {
    Ok(attribute(element, name)?.and_then(|text| text.trim().parse().ok()))
}

fn zero_based(number: usize) -> u32 {
    u32::try_from(number.saturating_sub(1)).unwrap_or(u32::MAX - 1)
}
