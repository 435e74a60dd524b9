//! What follows from a file that cannot be read, or is not there: the one finding about it says all.
//!
//! Guaranteed: only findings of what nobody can know without the file are left out, and only beside one that blocks.

use crate::assessment::assessment_codes as assessed;
use crate::domain::Year;
use crate::finding::{Code, Finding};
use crate::inputs::changes::change_codes;
use crate::inputs::entity::folder_codes as folder;
use crate::inputs::measurements::measurement_codes as measured;
use crate::inputs::narrative::text_codes;

/// Findings about a file or folder as a whole.
const OF_WHOLE_FILES: [Code; 10] = [
    folder::NO_REGISTER,
    folder::NO_MEASUREMENTS,
    folder::UNREADABLE,
    folder::OUTSIDE,
    folder::TOO_LARGE,
    folder::BROKEN_WORKBOOK,
    folder::MEANT_BUT_UNREAD,
    measured::NO_REGISTER_TABLE,
    measured::REGISTER_COLUMN,
    measured::NO_SHEET,
];

/// What is not known without a year's register.
const WITHOUT_REGISTER: [Code; 4] =
    [assessed::NO_INDICATOR, assessed::NOTHING_MEASURED, measured::UNKNOWN_CODE, change_codes::UNKNOWN_CODE];
/// What is not known without one of its sheets.
const WITHOUT_SHEETS: [Code; 2] = [assessed::NOT_MEASURED, assessed::NOTHING_MEASURED];
/// What is not known without the folder of its texts.
const WITHOUT_TEXTS: [Code; 1] = [text_codes::MISSING];

/// Leaves out what follows from files of the year that were not read.
pub(super) fn leave_out(findings: &mut Vec<Finding>, year: Year) {
    let folders: [(String, String, &[Code]); 3] = [
        ("indicatori".to_owned(), format!("indicatori/{year}"), &WITHOUT_REGISTER),
        ("misurazioni".to_owned(), format!("misurazioni/{year}"), &WITHOUT_SHEETS),
        ("testi".to_owned(), format!("testi/{year}"), &WITHOUT_TEXTS),
    ];
    for (folder, of_year, following) in folders {
        let is_own = |file: &str| {
            let behind = file.strip_prefix(of_year.as_str());
            file == folder || behind.is_some_and(|behind| behind.is_empty() || behind.starts_with(['.', '/']))
        };
        let is_cause = |finding: &Finding| {
            finding.blocks()
                && OF_WHOLE_FILES.contains(&finding.code)
                && finding.place.as_ref().is_some_and(|place| is_own(&place.file))
        };
        if findings.iter().any(is_cause) {
            // A blank in another sheet that was read is a fact of its own.
            let is_of_a_row = |finding: &Finding| {
                finding.code == assessed::NOT_MEASURED
                    && finding.place.as_ref().is_some_and(|place| place.file.starts_with("misurazioni/"))
            };
            findings.retain(|finding| !following.contains(&finding.code) || is_of_a_row(finding));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Place;

    fn left(cause: Code, file: &str) -> Vec<&'static str> {
        let at = |code: Code, file: &str| Finding::new(code, "x").at(Place::file(file));
        let mut findings = vec![at(cause, file)];
        let others = WITHOUT_REGISTER.iter().chain(&WITHOUT_SHEETS[..1]).chain(&WITHOUT_TEXTS);
        findings.extend(others.map(|code| at(*code, "altro")));
        leave_out(&mut findings, Year(2024));
        findings[1..].iter().map(|finding| finding.code.id).collect()
    }

    #[test]
    fn only_what_follows_from_the_years_own_file_is_left_out() {
        let all = ["A001", "A018", "M005", "V003", "A002", "N002"];
        assert_eq!(left(folder::BROKEN_WORKBOOK, "indicatori/2024.xlsx"), ["A002", "N002"]);
        assert_eq!(left(folder::UNREADABLE, "indicatori"), ["A002", "N002"]);
        assert_eq!(left(folder::UNREADABLE, "misurazioni/2024/tecnico.xlsx"), ["A001", "M005", "V003", "N002"]);
        assert_eq!(left(folder::UNREADABLE, "testi/2024"), ["A001", "A018", "M005", "V003", "A002"]);
        assert_eq!(left(folder::BROKEN_WORKBOOK, "indicatori/2023.xlsx"), all);
        assert_eq!(left(folder::OTHER_KIND, "indicatori/2024.pdf"), all, "what does not block explains nothing");
        assert_eq!(left(folder::UNREADABLE, "risorse/2024.xlsx"), all);
        let at = |code: Code, file: &str| Finding::new(code, "x").at(Place::file(file));
        let mut findings = vec![
            at(folder::BROKEN_WORKBOOK, "misurazioni/2024/a.xlsx"),
            at(assessed::NOT_MEASURED, "misurazioni/2024/b.xlsx"),
        ];
        leave_out(&mut findings, Year(2024));
        assert_eq!(findings.len(), 2, "a blank cell of a sheet that was read");
    }
}
