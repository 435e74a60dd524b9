use std::borrow::Cow;

use chrono::NaiveDate;
use proptest::prelude::*;
use rust_decimal::Decimal;

use crate::domain::{Edition, Status, Year};
use crate::sheet::{Book, Cell, Column, Columns, Computed, Look, Unnamed};

type Row = [Cell<'static>; 3];

fn columns<'c>(comments: bool) -> Columns<'c, Row> {
    let mut first = Column::<Row, Unnamed>::new("Primo & solo", 12, |row| row[0].clone());
    if comments {
        first = first.comment(|row| row[0].wrapped_text().map(str::to_owned));
    }
    Columns::of([
        first,
        Column::new("Secondo", 20, |row: &Row| row[1].clone()),
        Column::new("Terzo", 9, |row: &Row| row[2].clone()),
    ])
}

/// A workbook with these rows between other lines, as the library writes it or with rows that come late.
fn workbook(rows: &[Row], comments: bool, late: bool) -> Vec<u8> {
    let day = NaiveDate::from_ymd_opt(2025, 6, 20).unwrap();
    let edition = Edition {
        entity: "Comune <di> Prova".to_owned(),
        year: Year(2024),
        reference_date: day,
        status: Status::Draft,
        demonstration: true,
    };
    let mut book = Book::new("Titolo", &edition).unwrap();
    let columns = columns(comments);
    let mut writer = book.sheet("Foglio", "Titolo", &columns).unwrap();
    if late {
        let (_, rows) = writer.late_table(&columns, rows, "Tavola", "parole").unwrap();
        writer.note("Una nota <che> ritorna", 3).unwrap();
        return book.finish_late(&rows).unwrap();
    }
    writer.table(&columns, rows.iter().cloned(), "Tavola", "parole").unwrap();
    writer.note("Una nota <che> ritorna", 3).unwrap();
    book.finish().unwrap()
}

fn same(rows: &[Row], comments: bool) -> bool {
    workbook(rows, comments, false) == workbook(rows, comments, true)
}

/// Every kind of cell, plain ones more often than those that only the library writes.
fn cell() -> impl Strategy<Value = Cell<'static>> {
    let text = |texts: &'static [&'static str]| {
        (prop::sample::select(texts), prop::sample::select(&[Look::Text, Look::TwoPlaces, Look::Mark][..]))
            .prop_map(|(text, look)| Cell::Text(Cow::Borrowed(text), look))
    };
    let number = (any::<i32>(), 0_u32..4).prop_map(|(digits, scale)| Decimal::new(digits.into(), scale));
    let result = |value: Decimal| Computed::Number(value);
    prop_oneof![
        2 => Just(Cell::Blank),
        5 => text(&["", "uno", "uno & due <tre>", "«à» 🏛", "una riga\ne un’altra, più lunga della prima", "&amp;"]),
        1 => text(&[" spazi ", "a_x000D_b", "a\u{b}b", "<r>", "fine\n"]),
        3 => number.clone().prop_map(Cell::number),
        2 => number.clone().prop_map(|value| Cell::Number(value, Look::TwoPlaces)),
        2 => (0_i32..60_000).prop_map(|days| {
            Cell::Date(NaiveDate::from_ymd_opt(1890, 1, 1).unwrap() + chrono::TimeDelta::days(days.into()))
        }),
        2 => number.clone().prop_map(move |value| {
            Cell::formula("ROUND(A1-B1,2)".to_owned(), result(value), Look::TwoPlaces)
        }),
        1 => number.prop_map(move |value| Cell::formula("IFS(A1<2,3)".to_owned(), result(value), Look::Number)),
        1 => Just(Cell::Link { text: "salto".into(), target: "internal:Foglio!A1".to_owned() }),
        1 => Just(Cell::number(Decimal::TEN).input(Look::Entry)),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn the_bytes_are_those_of_the_library(rows in prop::collection::vec([cell(), cell(), cell()], 0..60), comments: bool) {
        prop_assert!(same(&rows, comments));
    }
}

#[test]
fn a_long_table_of_plain_rows_is_the_same_too() {
    let row = |index: usize| {
        let days = chrono::TimeDelta::days(i64::try_from(index).unwrap());
        [
            Cell::text(format!("Cifra {} del testo", index % 700)),
            Cell::Number(Decimal::new(i64::try_from(index).unwrap(), 2), Look::TwoPlaces),
            Cell::Date(NaiveDate::from_ymd_opt(2000, 1, 1).unwrap() + days),
        ]
    };
    assert!(same(&(0..9_000).map(row).collect::<Vec<_>>(), false));
}
