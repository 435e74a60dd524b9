//! Names for new sheets beside those that are there.

use std::collections::BTreeSet;

use crate::inputs::entity::InputFile;

/// Names that sheets already have, without extension, in lower case.
pub(super) struct TakenNames(BTreeSet<String>);

impl TakenNames {
    /// The names of the sheets that are there.
    pub fn of(sheets: &[InputFile]) -> Self {
        let name = |path: &str| path.rsplit('/').next().unwrap_or(path).to_lowercase();
        Self(sheets.iter().map(|file| stem(&name(&file.path)).to_owned()).collect())
    }

    /// `Missione_01.xlsx`, or the first free of `Missione_01_integrazione_2.xlsx` and following; taken from now on.
    pub fn free(&mut self, name: &str) -> String {
        let base = stem(name);
        let numbered = (2u32..).map(|number| format!("{base}_integrazione_{number}"));
        let free = std::iter::once(base.to_owned()).chain(numbered).find(|name| self.0.insert(name.to_lowercase()));
        format!("{}.xlsx", free.expect("the numbers do not end"))
    }
}

fn stem(name: &str) -> &str {
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_is_taken_gets_the_next_number() {
        let sheet = |path: &str| InputFile { path: path.to_owned(), bytes: Vec::new(), sha256: String::new() };
        let there = ["misurazioni/2024/MISSIONE_01.ods", "misurazioni/2024/missione_01_integrazione_2.xlsx"];
        let mut taken = TakenNames::of(&there.map(sheet));
        assert_eq!(taken.free("Missione_01.xlsx"), "Missione_01_integrazione_3.xlsx");
        assert_eq!(taken.free("Missione_01.xlsx"), "Missione_01_integrazione_4.xlsx");
        assert_eq!(taken.free("Missione_02.xlsx"), "Missione_02.xlsx");
    }
}
