//! What a row still lacks, said by a live formula in the sheet itself.
//!
//! Guaranteed: the formula and [`word`] say the same of the same row, so that the result
//! stored in the file is right before any program recalculates it. Deliberately absent:
//! whether a cause is needed, which only the scoring rules can tell.

use rust_xlsxwriter::{Color, ConditionalFormatCell, ConditionalFormatCellRule, Format, Formula, Worksheet, XlsxError};

use crate::domain::kind::Values;
use crate::domain::{DeclaredState, Kind, Measurement};
use crate::inputs::measurements::columns::Column;
use crate::sheet::{RowCells, Table};

/// What a complete row says.
pub const COMPLETE: &str = "completo";
const NO_ACTUAL: &str = "manca CONSUNTIVO";
const NO_ACT: &str = "manca ATTO";
const NO_CAUSE: &str = "manca CAUSA";
const NO_MINUTES: &str = "manca VERBALE";
const AWAITING_BOARD: &str = "attende il NdV";
const NOT_MEASURED: &str = "non misurato";
const CONTRADICTION: &str = "STATO da rivedere";
const NOT_A_NUMBER: &str = "testo, non numero";
const NOT_A_DATE: &str = "testo, non data";
const NOT_AN_ANSWER: &str = "scrivere sì o no";
const BROKEN: &str = "cella in errore";

/// The completeness of a row that holds this measurement, in the words of the formula.
pub fn word(kind: Kind, measurement: Option<&Measurement>) -> &'static str {
    let Some(row) = measurement else {
        return if kind.values() == Values::Score { AWAITING_BOARD } else { NO_ACTUAL };
    };
    match row.state.as_ref().map(|state| state.value) {
        Some(DeclaredState::Postponed | DeclaredState::NotAssessable | DeclaredState::NotMeasured)
            if row.actual.is_some() =>
        {
            CONTRADICTION
        }
        Some(DeclaredState::Postponed | DeclaredState::NotAssessable) if row.act.is_some() => COMPLETE,
        Some(DeclaredState::Postponed | DeclaredState::NotAssessable) => NO_ACT,
        Some(DeclaredState::NotMeasured) if row.cause.is_some() => NOT_MEASURED,
        Some(DeclaredState::NotMeasured) => NO_CAUSE,
        _ if kind.values() == Values::Score => match (&row.board_score, &row.minutes) {
            (None, _) => AWAITING_BOARD,
            (Some(_), None) => NO_MINUTES,
            (Some(_), Some(_)) => COMPLETE,
        },
        _ if row.actual.is_none() => NO_ACTUAL,
        _ => COMPLETE,
    }
}

/// Colours the results of a row's formula.
///
/// # Errors
/// If the cell is beyond the sheet.
pub fn colour(sheet: &mut Worksheet, row: u32, position: u16) -> Result<(), XlsxError> {
    // Contrast of both texts on their grounds is above 7:1.
    let coloured =
        |text, ground| Format::new().set_font_color(Color::RGB(text)).set_background_color(Color::RGB(ground));
    let rules = [
        (ConditionalFormatCellRule::EqualTo(COMPLETE), coloured(0x0B_4A_1E, 0xDD_F1_E1)),
        (ConditionalFormatCellRule::NotEqualTo(COMPLETE), coloured(0x6B_2A_00, 0xFD_E7_D3)),
    ];
    for (rule, format) in rules {
        let rule = ConditionalFormatCell::new().set_rule(rule).set_format(format);
        sheet.add_conditional_format(row, position, row, position, &rule)?;
    }
    Ok(())
}

/// Writes «compilati X di Y» above the table, counted live over its rows.
///
/// # Errors
/// If the cell is beyond the sheet.
pub fn write_count(
    sheet: &mut Worksheet,
    table: &Table<Column>,
    complete: usize,
    rows: usize,
) -> Result<(), XlsxError> {
    let (words, codes) = (table.block(&[Column::Completeness]), table.block(&[Column::Indicator]));
    let formula = format!("=\"compilati \"&COUNTIF({words},\"{COMPLETE}\")&\" di \"&COUNTA({codes})");
    let formula = Formula::new(formula).set_result(format!("compilati {complete} di {rows}"));
    sheet.write_formula_with_format(1, 0, formula, &Format::new().set_bold()).map(drop)
}

/// The formula of a row, whose result is its [`word`].
pub fn formula(kind: Kind, cells: &RowCells<'_, Column>) -> String {
    let cell = |column| cells.of(column);
    let lower = |cell: &str| format!("LOWER(TRIM({cell}))");
    let if_blank = |column, then: &str, otherwise: &str| format!("IF(TRIM({})=\"\",{then},{otherwise})", cell(column));
    let quoted = |text: &str| format!("\"{text}\"");
    let complete = quoted(COMPLETE);
    let actual = cell(Column::Actual);
    let typed = |test: String, complaint| {
        let judged = format!("IF({test},{complete},{})", quoted(complaint));
        if_blank(Column::Actual, &quoted(NO_ACTUAL), &judged)
    };
    let word = lower(&actual);
    let measured = match kind.values() {
        Values::Score => {
            let minutes = if_blank(Column::Minutes, &quoted(NO_MINUTES), &complete);
            if_blank(Column::BoardScore, &quoted(AWAITING_BOARD), &minutes)
        }
        Values::Day => typed(format!("OR(ISNUMBER({actual}),{word}=\"non eseguito\")"), NOT_A_DATE),
        Values::Answer => {
            typed(format!("OR(ISLOGICAL({actual}),{word}=\"sì\",{word}=\"si\",{word}=\"no\")"), NOT_AN_ANSWER)
        }
        Values::Number => typed(format!("ISNUMBER({actual})"), NOT_A_NUMBER),
    };
    let excluded = if_blank(Column::Act, &quoted(NO_ACT), &complete);
    let declared_missing = if_blank(Column::Cause, &quoted(NO_CAUSE), &quoted(NOT_MEASURED));
    // A qualitative row has no value that could contradict its state.
    let unless_valued = |then: &str| match kind.values() {
        Values::Score => then.to_owned(),
        Values::Number | Values::Day | Values::Answer => if_blank(Column::Actual, then, &quoted(CONTRADICTION)),
    };
    let state = lower(&cell(Column::State));
    let is = |declared: DeclaredState| format!("{state}=\"{}\"", declared.label());
    format!(
        "IFERROR(IF(OR({},{}),{},IF({},{},{measured})),{})",
        is(DeclaredState::Postponed),
        is(DeclaredState::NotAssessable),
        unless_valued(&excluded),
        is(DeclaredState::NotMeasured),
        unless_valued(&declared_missing),
        quoted(BROKEN)
    )
}
