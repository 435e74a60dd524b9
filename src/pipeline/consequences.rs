//! What follows from a file that cannot be read, or is not there: the one finding about it says all.
//!
//! Guaranteed: only findings of what nobody can know without the file are left out, and only beside one that blocks.

use crate::assessment::assessment_codes as assessed;
use crate::domain::{Position, Year};
use crate::finding::{Code, Finding};
use crate::inputs::changes::change_codes;
use crate::inputs::context::context_codes;
use crate::inputs::entity::folder_codes as folder;
use crate::inputs::measurements::measurement_codes as measured;
use crate::inputs::narrative::text_codes;
use crate::inputs::plan::plan_codes;
use crate::inputs::resources::budget_codes;

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

/// Codes of programmi in the plan that cannot be read.
const UNREAD_CODES: [Code; 3] = [plan_codes::AMBIGUOUS_CODE, plan_codes::DATE_FOR_CODE, plan_codes::NO_CODE];

/// Rows of the resources, and amounts in them, that are not read.
const UNREAD_BUDGET: [Code; 3] = [budget_codes::BAD_PROGRAMME, budget_codes::STRAY_CELL, budget_codes::BAD_AMOUNT];

/// Leaves out what follows from files of the year, and from cells of theirs, that were not read.
pub(super) fn leave_out(findings: &mut Vec<Finding>, year: Year) {
    of_whole_files(findings, year);
    of_register_values(findings);
    of_plan_cells(findings);
    of_nameless_rows(findings);
    of_budget(findings);
}

/// Where a value of the register cannot be read, or its column is missing, nothing else is said of it.
fn of_register_values(findings: &mut Vec<Finding>) {
    if findings.iter().any(|finding| finding.code == measured::REGISTER_COLUMN) {
        findings.retain(|finding| ![assessed::MISSING_REFERENCE, change_codes::OTHER_BEFORE].contains(&finding.code));
    }
    let unread = findings.iter().filter(|finding| finding.code == measured::REGISTER_VALUE);
    let unread: Vec<_> = unread.filter_map(|finding| finding.place.clone()).collect();
    let is_there = |finding: &Finding| finding.place.as_ref().is_some_and(|place| unread.contains(place));
    findings.retain(|finding| finding.code != assessed::MISSING_REFERENCE || !is_there(finding));
}

/// An objective whose code cannot be read is not in the plan, and one whose mark cannot be is not planned: the register
/// names them all the same.
fn of_plan_cells(findings: &mut Vec<Finding>) {
    let has_no_code = |finding: &Finding| UNREAD_CODES.contains(&finding.code);
    leave_out_as_many(findings, has_no_code, |finding| finding.code == assessed::UNKNOWN_OBJECTIVE);
    let has_no_mark = |finding: &Finding| finding.code == plan_codes::YEAR_MARK;
    leave_out_as_many(findings, has_no_mark, |finding| finding.code == assessed::NOT_PLANNED);
}

/// Rows of sheets whose code cannot be read may be those of the indicators that no sheet measures.
fn of_nameless_rows(findings: &mut Vec<Finding>) {
    let is_of_the_register = |finding: &Finding| {
        finding.code == assessed::NOT_MEASURED
            && finding
                .place
                .as_ref()
                .is_some_and(|place| place.position != Position::Whole && place.file.starts_with("indicatori"))
    };
    leave_out_as_many(findings, |finding| finding.code == measured::NO_CODE, is_of_the_register);
}

/// Rows of the resources that were refused may be those of the programmi without figures, and make every sum another.
fn of_budget(findings: &mut Vec<Finding>) {
    let is_refused = |finding: &Finding| UNREAD_BUDGET[..2].contains(&finding.code);
    leave_out_as_many(findings, is_refused, |finding| finding.code == budget_codes::NO_FIGURES);
    if findings.iter().any(|finding| UNREAD_BUDGET.contains(&finding.code)) {
        findings.retain(|finding| finding.code != context_codes::ACCOUNTS_DIFFER);
    }
}

/// Leaves out what follows from causes, unless it is more than they explain.
fn leave_out_as_many(
    findings: &mut Vec<Finding>,
    is_cause: impl Fn(&Finding) -> bool,
    follows: impl Fn(&Finding) -> bool,
) {
    let count = |is: &dyn Fn(&Finding) -> bool| findings.iter().filter(|finding| is(finding)).count();
    if count(&follows) <= count(&is_cause) {
        findings.retain(|finding| !follows(finding));
    }
}

/// What follows from a file or folder as a whole.
fn of_whole_files(findings: &mut Vec<Finding>, year: Year) {
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

    #[test]
    fn what_a_cell_that_cannot_be_read_brings_is_left_out_and_no_more() {
        let cell = |code: Code, file: &str, row| Finding::new(code, "x").at(Place::sheet(file, "F").at_cell(row, 0));
        let left = |mut findings: Vec<Finding>| {
            leave_out(&mut findings, Year(2024));
            findings.iter().map(|finding| finding.code.id).collect::<Vec<_>>()
        };
        let register = "indicatori/2024.xlsx";
        let value = |row| cell(measured::REGISTER_VALUE, register, row);
        let missing = |row| cell(assessed::MISSING_REFERENCE, register, row);
        assert_eq!(left(vec![value(3), missing(3), missing(4)]), ["I006", "A007"]);
        assert_eq!(left(vec![cell(measured::REGISTER_COLUMN, register, 2), missing(3), missing(4)]), ["I002"]);
        let nameless = || cell(measured::NO_CODE, "misurazioni/2024/a.xlsx", 3);
        let unmeasured = |row| cell(assessed::NOT_MEASURED, register, row);
        assert_eq!(left(vec![nameless(), unmeasured(3)]), ["M004"]);
        assert_eq!(left(vec![nameless(), unmeasured(3), unmeasured(4)]), ["M004", "A002", "A002"]);
        let waiting = || cell(plan_codes::DATE_FOR_CODE, "piano/p.xlsx", 6);
        let unknown = |row| cell(assessed::UNKNOWN_OBJECTIVE, register, row);
        assert_eq!(left(vec![waiting(), unknown(3)]), ["P008"]);
        assert_eq!(left(vec![waiting(), unknown(3), unknown(4)]), ["P008", "A014", "A014"]);
        let mark = cell(plan_codes::YEAR_MARK, "piano/p.xlsx", 6);
        assert_eq!(left(vec![mark, cell(assessed::NOT_PLANNED, register, 3)]), ["P011"]);
        let differs = || cell(context_codes::ACCOUNTS_DIFFER, "contesto/2024.toml", 0);
        let budget = |code, row| cell(code, "risorse/2024.csv", row);
        let no_figures = |row| budget(budget_codes::NO_FIGURES, row);
        assert_eq!(left(vec![budget(budget_codes::BAD_PROGRAMME, 4), differs(), no_figures(0)]), ["R003"]);
        assert_eq!(left(vec![budget(budget_codes::BAD_AMOUNT, 4), differs(), no_figures(0)]), ["R005", "R013"]);
        assert_eq!(left(vec![differs(), no_figures(0)]), ["C002", "R013"]);
    }
}
