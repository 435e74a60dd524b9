//! Columns of amounts that nobody knows: what would be lost with them is said.

use rust_decimal::Decimal;

use super::accounting_words::common_words;
use super::budget_codes as codes;
use super::columns::Column;
use crate::finding::Finding;
use crate::tabular::Header;
use crate::tabular::values;
use crate::words::{fold, italian};
use crate::workbook::{Cell, Sheet, Value};

/// Words of headings whose numbers are no amounts.
const NO_AMOUNTS: [&str; 34] = [
    "CODICE",
    "COD",
    "CAPITOLO",
    "CAP",
    "ARTICOLO",
    "ART",
    "ANNO",
    "ESERCIZIO",
    "NUMERO",
    "N",
    "LIVELLO",
    "TITOLO",
    "MACROAGGREGATO",
    "PDCF",
    "CONTI",
    "PERCENTUALE",
    "CENTO",
    "DESCRIZIONE",
    "CATEGORIA",
    "CAT",
    "CDC",
    "CDR",
    "CENTRO",
    "CIG",
    "COFOG",
    "CUP",
    "DESCR",
    "FUNZIONE",
    "LIV",
    "MISSIONE",
    "PROGRAMMA",
    "SERVIZIO",
    "SIOPE",
    "VOCE",
];

/// A warning for each column of the table that is none of ours and holds amounts in `rows`, those that were read.
pub(super) fn report(sheet: &Sheet, header: &Header<Column>, rows: &[u32]) -> Vec<Finding> {
    let known: Vec<u32> = header.positions().chain(header.repeated_positions()).collect();
    let unknown = (0..=header.last).filter(|position| !known.contains(position));
    unknown.filter_map(|position| told(sheet, header.row, position, rows)).collect()
}

/// Whether a heading, however it is shortened, is of what numbers the rows.
fn is_of_codes(folded: &str) -> bool {
    let common = common_words(folded);
    // «P.d.C.» is made of letters.
    let letters: String = folded.split(' ').collect();
    let is_plan_of_accounts = ["PDC", "PDCF", "PDCI", "PIANODEICONTI"].iter().any(|plan| letters.starts_with(plan));
    is_plan_of_accounts || [folded, &common].iter().any(|text| text.split(' ').any(|word| NO_AMOUNTS.contains(&word)))
}

fn told(sheet: &Sheet, header: u32, position: u32, rows: &[u32]) -> Option<Finding> {
    let heading = sheet.cell(header, position).map(Cell::display).unwrap_or_default();
    let folded = fold(&heading);
    if heading.contains('%') || is_of_codes(&folded) {
        return None;
    }
    let amounts: Vec<Decimal> = rows.iter().filter_map(|row| amount(sheet.cell(*row, position)?)).collect();
    let count = amounts.iter().filter(|amount| !amount.is_zero()).count();
    if count == 0 {
        return None;
    }
    let sum = amounts.iter().try_fold(Decimal::ZERO, |sum, amount| sum.checked_add(*amount))?;
    let name =
        if heading.trim().is_empty() { "senza intestazione".to_owned() } else { format!("«{}»", heading.trim()) };
    let amounts = italian::count(count, "importo", "importi");
    let verb = if count == 1 { "non è letto" } else { "non sono letti" };
    let message = format!(
        "La colonna {name} non è fra quelle delle risorse: {amounts} per {} € {verb}.",
        italian::two_places(sum)
    );
    let finding = Finding::new(codes::UNKNOWN_COLUMN, message).at(sheet.place_of(header, position)).found(heading);
    let known: Vec<&str> = Column::AMOUNTS.iter().map(|column| column.heading()).collect();
    Some(finding.expected(format!("{}, se è una di queste; altrimenti niente", known.join(", "))))
}

fn amount(cell: &Cell) -> Option<Decimal> {
    match &cell.value {
        Value::Number(_) | Value::Text(_) => values::number(Some(cell), "euro").ok().flatten().map(|typed| typed.value),
        Value::Date(_) | Value::Error(_) | Value::Unreadable | Value::Bool(_) => None,
    }
}
