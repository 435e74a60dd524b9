//! The names of an ods file that stand for something in another file, and the cells whose formulas use them.

use std::collections::BTreeMap;

use quick_xml::events::BytesStart;

use super::super::Sheet;
use super::super::error::Trouble;
use super::super::xml_events::attribute;
use super::cell::other_file;

/// What is known of the names so far.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// Cells whose formulas use names: sheet, row and column, and the words of the formula.
    uses: Vec<(usize, (u32, u32), Vec<String>)>,
    /// The other files, by name, folded.
    of_others: BTreeMap<String, String>,
}

impl Names {
    /// Takes note of a name that is defined.
    pub fn define(&mut self, element: &BytesStart<'_>) -> Result<(), Trouble> {
        let stands_for = match attribute(element, "cell-range-address")? {
            Some(address) => Some(address),
            None => attribute(element, "expression")?,
        };
        if let (Some(name), Some(other)) = (attribute(element, "name")?, stands_for.as_deref().and_then(other_file)) {
            self.of_others.insert(name.to_lowercase(), other);
        }
        Ok(())
    }

    /// Takes note of a cell, at row and column of a sheet, whose formula uses these words.
    pub fn note_use(&mut self, sheet: usize, at: (u32, u32), words: Vec<String>) {
        self.uses.push((sheet, at, words));
    }

    /// Marks the cells whose value comes from another file: names come after the sheets.
    pub fn tell(self, sheets: &mut [Sheet]) {
        for (sheet, at, words) in self.uses {
            let other = words.iter().find_map(|word| self.of_others.get(word));
            if let (Some(other), Some(sheet)) = (other, sheets.get_mut(sheet)) {
                sheet.marks.from_others.insert(at, other.clone());
            }
        }
    }
}
