//! The columns of the tie-out: what was read in the PDF, on the web page, in a workbook and in a CSV file, side by side.

use rust_decimal::Decimal;

use super::found::{CellAt, FieldAt, Outcome, Tied};
use crate::sheet::{Cell, Column, Columns, Look};
use crate::trace::facts::{FactValue, Form, number_in};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TieKey {
    Name,
    Pages,
    Report,
    Web,
    Annex,
    Published,
    WebDifference,
    AnnexDifference,
    PublishedDifference,
    Outcome,
}

type Own<'p> = Column<'p, Tied<'p>, TieKey>;

pub(super) fn columns<'p>() -> Columns<'p, Tied<'p>, TieKey> {
    Columns::of([
        Own::new("Cifra", 44, |figure| Cell::text(figure.fact.name.as_str())).key(TieKey::Name),
        Own::new("Pagine del documento", 14, |figure| Cell::text(pages(figure))).key(TieKey::Pages),
        Own::new("Testo letto nel PDF", 18, |figure| {
            figure.printed.first().map_or(Cell::Blank, |place| Cell::Text(place.text.as_str().into(), Look::TwoPlaces))
        }),
        Own::new("Valore letto nel PDF", 16, |figure| read_as_text(figure, pdf_text(figure))).key(TieKey::Report),
        Own::new("Volte nel PDF", 8, |figure| Cell::number(figure.printed.len().into())),
        Own::new("Testo letto nella pagina web", 18, |figure| {
            figure.web.first().map_or(Cell::Blank, |place| Cell::Text(place.text.as_str().into(), Look::TwoPlaces))
        }),
        Own::new("Valore letto nella pagina web", 16, |figure| read_as_text(figure, web_text(figure))).key(TieKey::Web),
        Own::new("Volte nella pagina web", 8, |figure| Cell::number(figure.web.len().into())),
        Own::new("Valore letto negli allegati", 16, |figure| {
            first_cell(figure).map_or(Cell::Blank, |at| value(&at.read))
        })
        .key(TieKey::Annex),
        Own::new("Cella", 40, |figure| first_cell(figure).map_or(Cell::Blank, |at| Cell::text(cell_words(at)))),
        Own::new("Celle negli allegati", 9, |figure| Cell::number(figure.cells.len().into())),
        Own::new("Valore letto nei dati aperti", 16, |figure| {
            first_field(figure).map_or(Cell::Blank, |at| value(&at.read))
        })
        .key(TieKey::Published),
        Own::new("Campo", 34, |figure| first_field(figure).map_or(Cell::Blank, |at| Cell::text(field_words(at)))),
        difference("PDF − pagina web", TieKey::Web, |figure| number_in(web_text(figure)?)).key(TieKey::WebDifference),
        difference("PDF − allegati", TieKey::Annex, |figure| first_cell(figure)?.read.as_number())
            .key(TieKey::AnnexDifference),
        difference("PDF − dati aperti", TieKey::Published, |figure| first_field(figure)?.read.as_number())
            .key(TieKey::PublishedDifference),
        Own::new("Esito", 20, |figure| Cell::text(figure.outcome().label())).key(TieKey::Outcome),
    ])
}

/// The labels of the pages, each once: «2, 5, 14».
fn pages(figure: &Tied<'_>) -> String {
    let mut labels: Vec<&str> = figure.printed.iter().map(|place| place.label.as_str()).collect();
    labels.dedup();
    labels.join(", ")
}

/// The workbook that sorts first: a missione's own where there is one, else the summary.
fn first_cell<'t>(figure: &'t Tied<'_>) -> Option<&'t CellAt> {
    figure.cells.iter().max_by(|left, right| left.file.cmp(&right.file).then_with(|| right.cell().cmp(&left.cell())))
}

fn first_field<'t>(figure: &'t Tied<'_>) -> Option<&'t FieldAt> {
    figure.fields.first()
}

fn cell_words(at: &CellAt) -> String {
    let file = at.file.rsplit('/').next().unwrap_or(&at.file);
    format!("{file}, {}!{}", at.sheet, at.cell())
}

fn field_words(at: &FieldAt) -> String {
    format!("{}, riga {}, {}", at.file, at.row, at.column)
}

fn pdf_text<'t>(figure: &'t Tied<'_>) -> Option<&'t str> {
    Some(&figure.printed.first()?.text)
}

fn web_text<'t>(figure: &'t Tied<'_>) -> Option<&'t str> {
    Some(&figure.web.first()?.text)
}

/// What a document's own text says, as a number where it is one.
fn read_as_text<'p>(figure: &Tied<'_>, text: Option<&'p str>) -> Cell<'p> {
    let Some(text) = text else { return Cell::Blank };
    match number_in(text).filter(|_| figure.fact.value.as_number().is_some()) {
        Some(number) => number_cell(&figure.fact.value.like(number), number),
        None => Cell::Text(text.into(), Look::TwoPlaces),
    }
}

/// A number with the decimals of its form.
const fn number_cell(value: &FactValue, number: Decimal) -> Cell<'static> {
    let plain = matches!(value, FactValue::Number(_, Form::Plain | Form::Days));
    Cell::Number(number, if plain { Look::Number } else { Look::TwoPlaces })
}

fn value(value: &FactValue) -> Cell<'_> {
    match value {
        FactValue::Number(number, _) => number_cell(value, *number),
        FactValue::Day(day) => Cell::Date(*day),
        FactValue::Word(word) | FactValue::Absent(word) => Cell::Text(word.as_str().into(), Look::TwoPlaces),
    }
}

/// The PDF's value less another, where both are numbers: a live formula with our own result.
fn difference<'p>(header: &'static str, other: TieKey, of: fn(&Tied<'_>) -> Option<Decimal>) -> Own<'p> {
    let both = move |figure: &Tied<'_>| -> Option<(Decimal, Decimal)> {
        let report = number_in(pdf_text(figure)?).filter(|_| figure.fact.value.as_number().is_some())?;
        Some((report, of(figure)?))
    };
    Own::new(header, 12, move |figure| {
        both(figure)
            .map_or(Cell::Blank, |(report, other)| Cell::Number(printed_difference(report, other), Look::TwoPlaces))
    })
    .formula(move |figure, cells| {
        both(figure).map(|_| format!("ROUND({}-{},2)", cells.of(TieKey::Report), cells.of(other)))
    })
}

fn printed_difference(report: Decimal, other: Decimal) -> Decimal {
    crate::words::italian::rounded(report - other)
}

/// Every way in which a figure may be found, for the lines of totals.
pub(super) const OUTCOMES: [Outcome; 4] =
    [Outcome::Ties, Outcome::PrintedOnly, Outcome::NotPrinted, Outcome::NotInDocument];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn printed_words_are_read_back() {
        for (words, value) in [
            ("83,50 %", Some("83.50")),
            ("−1.234.567,80", Some("-1234567.80")),
            ("+3,20", Some("3.20")),
            ("n.d.", None),
        ] {
            assert_eq!(number_in(words), value.map(|value| value.parse().unwrap()), "{words}");
        }
    }
}
