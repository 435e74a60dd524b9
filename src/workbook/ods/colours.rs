//! Which number formats of an ods file show negative numbers in a colour, which stands for their sign.
//!
//! A cell names its style, the style its number format, and that the formats for numbers that fulfil a condition
//! (ODF 1.3 part 3, 16.3 and 16.29). Guaranteed: where that is not known, no colour is supposed.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Read, Seek};

use quick_xml::events::BytesStart;
use rust_decimal::Decimal;
use zip::ZipArchive;

use super::super::budget::Budget;
use super::super::error::Trouble;
use super::super::format_condition::Condition;
use super::super::xml_events::{Handler, attribute, walk_beside};

/// How long a chain of styles is followed.
const LONGEST_CHAIN: usize = 20;

/// The styles and number formats of a file.
#[derive(Debug, Default)]
pub(super) struct Colours {
    /// The number format of a cell style, and the style that it takes the rest from.
    styles: BTreeMap<String, (Option<String>, Option<String>)>,
    /// The formats that other ones stand for under a condition.
    maps: BTreeMap<String, Vec<(Condition, String)>>,
    coloured: BTreeSet<String>,
    /// The format being defined.
    format: Option<String>,
}

impl Colours {
    /// The styles that the file shares with others; those of its contents are added as they are read.
    pub fn of(archive: &mut ZipArchive<impl Read + Seek>, budget: &Budget) -> Result<Self, Trouble> {
        let mut reading = Reading { budget, colours: Self::default() };
        let is_whole = walk_beside(archive, "styles.xml", &mut reading)?;
        Ok(if is_whole { reading.colours } else { Self::default() })
    }

    /// Takes note of an element among the styles.
    pub fn open(&mut self, element: &BytesStart<'_>) -> Result<(), Trouble> {
        match element.local_name().as_ref() {
            "style" => {
                self.format = None;
                if let Some(name) = attribute(element, "name")? {
                    let of = (attribute(element, "data-style-name")?, attribute(element, "parent-style-name")?);
                    self.styles.insert(name, of);
                }
            }
            "number-style" | "currency-style" | "percentage-style" => {
                self.format = attribute(element, "name")?;
                // Content and common styles may use one name for two formats: the later is the content's own.
                if let Some(name) = &self.format {
                    self.coloured.remove(name);
                    self.maps.remove(name);
                }
            }
            "text-properties" => {
                if let Some(format) = &self.format
                    && attribute(element, "color")?.is_some()
                {
                    self.coloured.insert(format.clone());
                }
            }
            "map" => {
                if let (Some(format), Some(condition), Some(applied)) =
                    (&self.format, attribute(element, "condition")?, attribute(element, "apply-style-name")?)
                    && let Some(condition) = condition.trim().strip_prefix("value()").and_then(Condition::parse)
                {
                    self.maps.entry(format.clone()).or_default().push((condition, applied));
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// Takes note that an element among the styles ends.
    pub fn close(&mut self, name: &str) {
        if matches!(name, "number-style" | "currency-style" | "percentage-style") {
            self.format = None;
        }
    }

    /// Whether a cell of this style shows this number in a colour.
    pub fn shows_in_colour(&self, style: Option<&str>, value: Decimal) -> bool {
        let mut style = style;
        for _ in 0..LONGEST_CHAIN {
            let Some((format, parent)) = style.and_then(|name| self.styles.get(name)) else { return false };
            if let Some(format) = format {
                let applied = self.maps.get(format).into_iter().flatten().find(|(condition, _)| condition.holds(value));
                return self.coloured.contains(applied.map_or(format, |(_, applied)| applied));
            }
            style = parent.as_deref();
        }
        false
    }
}

struct Reading<'b> {
    budget: &'b Budget,
    colours: Colours,
}

impl Handler for Reading<'_> {
    fn budget(&self) -> &Budget {
        self.budget
    }

    fn open(&mut self, element: &BytesStart<'_>) -> Result<(), Trouble> {
        self.colours.open(element)
    }

    fn close(&mut self, name: &str) -> Result<(), Trouble> {
        self.colours.close(name);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workbook::Limits;
    use crate::workbook::xml_events::walk;

    #[test]
    fn a_colour_counts_only_where_the_cells_own_format_has_it_for_the_number() {
        let styles = "<s><number-style name='N0P0'><number/></number-style><number-style name='N0'>\
            <text-properties color='#ff0000'/><number/><map condition='value()&gt;=0' apply-style-name='N0P0'/>\
            </number-style><number-style name='N1'><number/></number-style>\
            <style name='red' data-style-name='N0'/><style name='of_red' parent-style-name='red'/>\
            <style name='plain' data-style-name='N1'><text-properties color='#ff0000'/></style>\
            <style name='loop' parent-style-name='loop'/></s>";
        let budget = Budget::new(Limits::default());
        let mut reading = Reading { budget: &budget, colours: Colours::default() };
        walk(styles.as_bytes(), &mut reading).unwrap();
        let shows = |style, value: i64| reading.colours.shows_in_colour(style, Decimal::from(value));
        for (style, value, expected) in [
            (Some("red"), -3, true),
            (Some("red"), 3, false),
            (Some("of_red"), -3, true),
            (Some("plain"), -3, false),
            (Some("loop"), -3, false),
            (Some("unknown"), -3, false),
            (None, -3, false),
        ] {
            assert_eq!(shows(style, value), expected, "{style:?} {value}");
        }
    }
}
