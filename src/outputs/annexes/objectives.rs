//! The sheet *Obiettivi*: one row an objective, its figures recomputed from *Indicatori*.

use rust_decimal::Decimal;
use rust_xlsxwriter::{Workbook, XlsxError};

use super::contents::{Contents, ListedObjective};
use super::formulas::{class_of, printed};
use super::groups::{ObjectiveRanges, class_words};
use super::table::{Column, HEADER_ROW, Rows, SheetWriter, column, footer};
use super::{classes, indicators};
use crate::assessment::ObjectiveResult;
use crate::domain::Rules;
use crate::domain::{Edition, Field, FieldOrigin, column_letters};
use crate::sheet::{Cell, Computed};
use crate::sheet::{Look, Styles};

/// Name of the sheet.
pub(super) const SHEET: &str = "Obiettivi";

const PROGRAMME: u16 = 1;
const WEIGHT: u16 = 11;
const COUNTED_WEIGHT: u16 = 12;
pub(super) const MEASURED: u16 = 15;
pub(super) const COVERAGE: u16 = 16;
pub(super) const PRUDENT: u16 = 17;
const CLASS: u16 = 18;
const PRUDENT_POINTS: u16 = 19;
const COVERED_WEIGHT: u16 = 20;
const MEASURED_POINTS: u16 = 21;

const COLUMNS: [Column<'static>; 22] = [
    column("Codice", 12),
    column("Programma", 12),
    column("Nome del programma", 24),
    column("Indirizzo strategico", 22),
    column("Obiettivo strategico", 28),
    column("Obiettivo operativo", 34),
    column("Finalità", 38),
    column("Stakeholder", 22),
    column("Ufficio", 16),
    column("Anni previsti", 10),
    column("Stato", 13),
    column("Peso (W)", 8),
    column("Peso conteggiato", 13),
    column("Peso indicatori Σw", 12),
    column("Peso misurato Σw", 12),
    column("Sui misurati M %", 11),
    column("Copertura c", 12),
    column("Cautelativo C %", 13),
    column("Classe", 23),
    column("C·W", 10),
    column("W·c", 10),
    column("M·W·c", 10),
];

/// Adds the sheet.
pub(super) fn add(
    book: &mut Workbook,
    styles: &Styles,
    contents: &Contents<'_, '_>,
    rules: &Rules,
    edition: &Edition,
) -> Result<(), XlsxError> {
    let sheet = book.add_worksheet().set_name(SHEET)?;
    let mut writer = SheetWriter::new(sheet, styles, &COLUMNS, "Obiettivi operativi", edition)?;
    writer.header()?;
    for (index, objective) in contents.objectives.iter().enumerate() {
        let mut cells = descriptions(objective, contents);
        cells.extend(weights(objective.result, contents.objective_rows.number(index), contents.indicator_rows));
        cells.extend(figures(objective.result, contents.objective_rows.number(index), contents.indicator_rows, rules));
        writer.row(&cells)?;
    }
    writer.close_table(SHEET, HEADER_ROW, "Un obiettivo operativo per riga: testo del piano, pesi e risultati")?;
    writer.long_table(2, 1, &footer(edition))?;
    classes::colour(writer.sheet, CLASS, contents.objective_rows)
}

/// The ranges from which programmi and missione are recomputed.
pub(super) fn ranges(rows: Rows) -> ObjectiveRanges {
    let range = |column| rows.range(SHEET, column);
    ObjectiveRanges {
        weight: range(WEIGHT),
        counted_weight: range(COUNTED_WEIGHT),
        class: range(CLASS),
        prudent_points: range(PRUDENT_POINTS),
        covered_weight: range(COVERED_WEIGHT),
        measured_points: range(MEASURED_POINTS),
    }
}

/// The block of weights and results, such as `L6:V26`.
pub(super) fn figure_columns(rows: Rows) -> String {
    let letters = |column| column_letters(u32::from(column));
    format!("{}{}:{}{}", letters(WEIGHT), rows.number(0), letters(MEASURED_POINTS), rows.last_index() + 1)
}

/// The array that is true for the objectives of the programma whose code stands in `cell`.
pub(super) fn of_programme(rows: Rows, cell: &str) -> String {
    format!("EXACT({},{cell})", rows.range(SHEET, PROGRAMME))
}

fn descriptions<'m>(listed: &ListedObjective<'m, '_>, contents: &Contents<'m, '_>) -> Vec<Cell<'m>> {
    let objective = listed.result.objective;
    let code = objective.code.as_str();
    let linked = if listed.result.indicators.is_empty() {
        Cell::text(code)
    } else {
        let row = contents.indicator_rows.number(listed.first_indicator);
        Cell::Link { text: code.into(), target: format!("internal:{}!A{row}", indicators::SHEET) }
    };
    let years: Vec<String> = objective.years.iter().map(ToString::to_string).collect();
    vec![
        linked,
        Cell::text(objective.programme.to_string()),
        Cell::optional(listed.programme.name.as_deref()),
        field(objective.direction.as_ref()),
        field(objective.strategic.as_ref()),
        field(Some(&objective.title)),
        Cell::text(objective.purpose.as_str()),
        Cell::text(objective.stakeholders.as_str()),
        Cell::optional(listed.result.office),
        Cell::text(years.join(", ")),
        Cell::text(listed.result.state.label()),
    ]
}

/// A text of the plan; what the row inherited says so in words, not by its slant alone.
fn field(field: Option<&Field>) -> Cell<'_> {
    match field {
        None => Cell::text("non indicato"),
        Some(Field { text, origin: FieldOrigin::Cell }) => Cell::text(text.as_str()),
        Some(Field { text, origin: FieldOrigin::Inherited }) => {
            Cell::Text(format!("{text} (ereditato)").into(), Look::Inherited)
        }
    }
}

fn weights(result: &ObjectiveResult<'_>, number: u32, indicator_rows: Rows) -> [Cell<'static>; 4] {
    let counted = result.state.counts().then_some(result.weight);
    let counting = result.indicators.iter().filter(|indicator| indicator.state.counts());
    let planned: Decimal = counting.clone().map(|indicator| indicator.weight.value).sum();
    let with_figure = counting.filter(|indicator| indicator.achievement.value.is_some());
    let measured: Decimal = with_figure.map(|indicator| indicator.weight.value).sum();
    let own = format!("EXACT({},A{number})", indicator_rows.range(indicators::SHEET, indicators::OBJECTIVE));
    let weight = indicator_rows.range(indicators::SHEET, indicators::COUNTED_WEIGHT);
    let achievement = indicator_rows.range(indicators::SHEET, indicators::ACHIEVEMENT);
    let sum = |arrays: String, result| Cell::formula(arrays, Computed::Number(result), Look::Number);
    [
        Cell::number(result.weight),
        Cell::formula(
            format!("IF(OR(K{number}=\"misurato\",K{number}=\"non misurato\"),L{number},\"\")"),
            Computed::or_empty(counted),
            Look::Number,
        ),
        sum(format!("SUMPRODUCT(--{own},{weight})"), planned),
        sum(format!("SUMPRODUCT(--{own},--ISNUMBER({achievement}),{weight})"), measured),
    ]
}

fn figures<'m>(result: &'m ObjectiveResult<'_>, number: u32, indicator_rows: Rows, rules: &'m Rules) -> [Cell<'m>; 7] {
    let own = format!("EXACT({},A{number})", indicator_rows.range(indicators::SHEET, indicators::OBJECTIVE));
    let points = format!("SUMPRODUCT(--{own},{})", indicator_rows.range(indicators::SHEET, indicators::POINTS));
    let n = number;
    let counted = format!("ISNUMBER(M{n})");
    let of_measured = printed(&format!("{points}/O{n}"));
    let of_planned = printed(&format!("{points}/N{n}"));
    let share = printed(&format!("O{n}/N{n}"));
    let class = class_of(&format!("R{n}"));
    let figure = |formula: String, value| Cell::formula(formula, Computed::or_not_available(value), Look::TwoPlaces);
    let product = |formula: String, value| Cell::formula(formula, Computed::or_empty(value), Look::Number);
    let (weight, covered) = (result.weight, result.coverage.exact);
    let prudent_points = result.prudent.value.and_then(|prudent| prudent.checked_mul(weight));
    let covered_weight = covered.and_then(|covered| covered.checked_mul(weight));
    let measured_points = result.measured.value.zip(covered_weight).and_then(|(m, weight)| m.checked_mul(weight));
    [
        figure(format!("IF(AND({counted},O{n}>0),{of_measured},\"n.d.\")"), result.measured.value),
        figure(format!("IF({counted},IF(N{n}>0,{share},0),\"n.d.\")"), result.coverage.value),
        figure(format!("IF({counted},IF(N{n}>0,{of_planned},0),\"n.d.\")"), result.prudent.value),
        Cell::formula(
            format!("IF(NOT({counted}),K{n},IF(O{n}=0,\"non misurato\",{class}))"),
            Computed::text(class_words(rules, result.state, result.class)),
            Look::Text,
        ),
        product(format!("IF({counted},R{n}*L{n},\"\")"), prudent_points),
        product(format!("IF({counted},IF(N{n}>0,L{n}*O{n}/N{n},0),\"\")"), covered_weight),
        product(format!("IF(ISNUMBER(P{n}),P{n}*U{n},\"\")"), measured_points),
    ]
}
