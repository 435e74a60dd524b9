//! Adding or moving a column is one edit: letters, ranges and blocks follow from the list.

use super::*;
use rust_decimal::Decimal;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Key {
    Part,
    Whole,
    Share,
}

/// A part and its whole.
struct Row(i64, i64);

type Field = Column<'static, Row, Key>;

fn part() -> Field {
    Column::new("Parte", 10, |row: &Row| Cell::number(row.0.into())).key(Key::Part)
}

fn whole() -> Field {
    Column::new("Intero", 10, |row: &Row| Cell::number(row.1.into())).key(Key::Whole)
}

fn share() -> Field {
    Field::new("Quota %", 10, |row| {
        Cell::figure((Decimal::from(row.0) * Decimal::ONE_HUNDRED).checked_div(row.1.into()))
    })
    .key(Key::Share)
    .formula(|row, cells| (row.1 > 0).then(|| format!("100*{}/{}", cells.of(Key::Part), cells.of(Key::Whole))))
}

fn note() -> Field {
    Field::new("Nota", 30, |_| Cell::Blank)
}

fn formula(columns: &Columns<'_, Row, Key>, row: &Row, number: u32) -> Vec<String> {
    let formula = |cell: Cell<'_>| match cell {
        Cell::Formula { formula, .. } => Some(formula),
        Cell::Blank | Cell::Text(..) | Cell::Number(..) | Cell::Date(_) | Cell::Input { .. } | Cell::Link { .. } => {
            None
        }
    };
    columns.cells(row, number).into_iter().filter_map(formula).collect()
}

#[test]
fn a_moved_column_takes_its_letter_with_it() {
    let before = Columns::of([part(), whole(), share()]);
    let after = Columns::of([share(), whole(), part()]);
    assert_eq!(formula(&before, &Row(1, 4), 6), ["100*A6/B6"]);
    assert_eq!(formula(&after, &Row(1, 4), 6), ["100*C6/B6"]);
    let table = |columns: &Columns<'_, Row, Key>| columns.table("Quote", 4, 20);
    assert_eq!(table(&before).range(Key::Share), "Quote!$C$6:$C$25");
    assert_eq!(table(&after).range(Key::Share), "Quote!$A$6:$A$25");
}

#[test]
fn an_added_column_moves_what_stands_to_its_right() {
    let columns = Columns::of([part(), note(), whole(), share()]);
    assert_eq!(formula(&columns, &Row(1, 4), 6), ["100*A6/C6"]);
    let table = columns.table("Quote per missione", 4, 2);
    assert_eq!(table.cell(Key::Share, 1), "'Quote per missione'!D7");
    assert_eq!(table.fixed_cell(Key::Share, 1), "'Quote per missione'!$D$7");
    assert_eq!(table.own_range(Key::Whole), "$C$6:$C$7");
    assert_eq!(table.block(&[Key::Share, Key::Part]), "A6:D7");
    assert_eq!(table.row(0).block(&[Key::Share, Key::Whole]), "C6:D6");
    assert_eq!(table.row(0).spans(&[Key::Share, Key::Part, Key::Whole]), "A6,C6:D6");
    assert_eq!((table.row(0).pinned(Key::Whole), table.index(Key::Whole)), ("$C6".to_owned(), 2));
    let headers: Vec<&str> = columns.iter().map(Column::header).collect();
    assert_eq!(headers, ["Parte", "Nota", "Intero", "Quota %"]);
}

#[test]
fn a_row_without_formula_keeps_its_value() {
    let columns = Columns::of([part(), whole(), share()]);
    assert!(formula(&columns, &Row(1, 0), 6).is_empty());
    let cells = columns.cells(&Row(1, 0), 6);
    assert_eq!(cells.last().and_then(Cell::wrapped_text), Some(NOT_AVAILABLE));
}

#[test]
fn a_table_without_data_keeps_one_row_and_a_total_adds_one() {
    let table = Columns::of([part()]).table("Quote", 4, 0);
    assert_eq!((table.first_row(), table.last_row()), (5, 5));
    assert_eq!(table.with_total().own_range(Key::Part), "$A$6:$A$7");
}

/// The XML of the one sheet of a form with these texts, the first of which makes no row taller.
fn form(texts: [&'static str; 2]) -> Result<String, rust_xlsxwriter::XlsxError> {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let styles = Styles::of_forms();
    let columns: Columns<'_, [&str; 2]> = Columns::of([
        Column::new("Codice", 4, |row: &[&str; 2]| Cell::text(row[0])).flat(),
        Column::new("Testo", 20, |row: &[&str; 2]| Cell::text(row[1]).input(Look::Text)),
    ]);
    let mut writer = SheetWriter::form(workbook.add_worksheet(), &styles, &columns, 1)?;
    writer.headings(&columns)?;
    writer.row(&columns, &texts)?;
    let bytes = workbook.save_to_buffer()?;
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    Ok(std::io::read_to_string(archive.by_name("xl/worksheets/sheet1.xml").unwrap()).unwrap())
}

#[test]
fn a_row_is_as_tall_as_the_texts_that_decide_it() {
    let tall = |lines| format!("ht=\"{}\"", text_height::row_points(lines));
    let long = "una riga\nun’altra\nla terza";
    assert!(form([long, "breve"]).unwrap().contains(&tall(1)));
    assert!(form(["breve", long]).unwrap().contains(&tall(3)));
}

#[test]
fn a_form_never_loses_the_end_of_a_text() {
    let long: &'static str = "a".repeat(32_768).leak();
    assert!(matches!(form(["breve", long]), Err(rust_xlsxwriter::XlsxError::MaxStringLengthExceeded)));
    assert!(form(["breve", &long[1..]]).is_ok());
}
