//! What a row still lacks, said by a live formula in the sheet itself.
//!
//! Guaranteed: the formula and [`word`] say the same of the same row, so that the result
//! stored in the file is right before any program recalculates it. Deliberately absent:
//! whether a cause is needed, which only the scoring rules can tell.

use rust_xlsxwriter::{Color, ConditionalFormatCell, ConditionalFormatCellRule, Format, Formula, Worksheet, XlsxError};

use crate::domain::{DeclaredState, Kind, Measurement, column_letters};
use crate::inputs::measurements::columns::Column;
use crate::inputs::measurements::table::HEADER_ROW;
use crate::sheet::house_style;

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
        return if kind == Kind::Qualitative { AWAITING_BOARD } else { NO_ACTUAL };
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
        _ if kind == Kind::Qualitative => match (&row.board_score, &row.minutes) {
            (None, _) => AWAITING_BOARD,
            (Some(_), None) => NO_MINUTES,
            (Some(_), Some(_)) => COMPLETE,
        },
        _ if row.actual.is_none() => NO_ACTUAL,
        _ => COMPLETE,
    }
}

/// Writes the formula of a row with its present result, and the colours of its results.
///
/// # Errors
/// If the cell is beyond the sheet.
pub fn write_row(
    sheet: &mut Worksheet,
    row: u32,
    position: u16,
    kind: Kind,
    columns: &[Column],
    result: &str,
) -> Result<(), XlsxError> {
    let formula = Formula::new(formula(kind, row, columns)).set_result(result);
    sheet.write_formula_with_format(row, position, formula, &house_style::text())?;
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

/// Writes «compilati X di Y» above the table, counted live over its `rows` rows.
///
/// # Errors
/// If the cell is beyond the sheet.
pub fn write_count(sheet: &mut Worksheet, complete: usize, rows: usize) -> Result<(), XlsxError> {
    let (first, last) = (HEADER_ROW + 2, HEADER_ROW as usize + 1 + rows);
    let formula = format!("=\"compilati \"&COUNTIF(B{first}:B{last},\"{COMPLETE}\")&\" di \"&COUNTA(A{first}:A{last})");
    let result = format!("compilati {complete} di {rows}");
    let formula = Formula::new(formula).set_result(result);
    sheet.write_formula_with_format(1, 0, formula, &Format::new().set_bold()).map(drop)
}

fn formula(kind: Kind, row: u32, columns: &[Column]) -> String {
    let cell = |column: Column| {
        let position = columns.iter().position(|known| *known == column).expect("a sheet has every column");
        format!("{}{}", column_letters(u32::try_from(position).expect("the columns are few")), row + 1)
    };
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
    let measured = match kind {
        Kind::Qualitative => {
            let minutes = if_blank(Column::Minutes, &quoted(NO_MINUTES), &complete);
            if_blank(Column::BoardScore, &quoted(AWAITING_BOARD), &minutes)
        }
        Kind::Date => typed(format!("OR(ISNUMBER({actual}),{word}=\"non eseguito\")"), NOT_A_DATE),
        Kind::YesNo => {
            typed(format!("OR(ISLOGICAL({actual}),{word}=\"sì\",{word}=\"si\",{word}=\"no\")"), NOT_AN_ANSWER)
        }
        _ => typed(format!("ISNUMBER({actual})"), NOT_A_NUMBER),
    };
    let excluded = if_blank(Column::Act, &quoted(NO_ACT), &complete);
    let declared_missing = if_blank(Column::Cause, &quoted(NO_CAUSE), &quoted(NOT_MEASURED));
    // A qualitative row has no value that could contradict its state.
    let unless_valued = |then: &str| match kind {
        Kind::Qualitative => then.to_owned(),
        _ => if_blank(Column::Actual, then, &quoted(CONTRADICTION)),
    };
    let state = lower(&cell(Column::State));
    let is = |declared: DeclaredState| format!("{state}=\"{}\"", declared.label());
    format!(
        "=IFERROR(IF(OR({},{}),{},IF({},{},{measured})),{})",
        is(DeclaredState::Postponed),
        is(DeclaredState::NotAssessable),
        unless_valued(&excluded),
        is(DeclaredState::NotMeasured),
        unless_valued(&declared_missing),
        quoted(BROKEN)
    )
}
