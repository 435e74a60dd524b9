use super::*;
use crate::kinds;
use crate::workbook::Shown;

fn cell(value: Value, shown: Option<&str>) -> Cell {
    let shown = shown.map(|text| Shown {
        text: text.to_owned(),
        italian: text.replace('.', ","),
        per_cent: text.ends_with('%'),
        instead: None,
        doubtful: None,
    });
    Cell { row: 0, column: 0, value, shown }
}

fn typed(text: &str) -> Cell {
    cell(Value::Text(text.to_owned()), None)
}

fn decimal(text: &str) -> Decimal {
    text.parse().unwrap()
}

fn date(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

#[test]
fn several_figures_in_one_cell_are_told_and_none_is_taken() {
    let error = number(Some(&typed("N. eventi: 12; Spettatori: 5000")), "n.").unwrap_err().to_string();
    assert!(error.starts_with("un solo numero: la cella ne ha più di uno (12; 5000)"), "{error}");
    assert_eq!(number(Some(&typed("circa 12")), "").unwrap_err().to_string(), "un numero");
}

#[test]
fn a_number_shown_in_per_cent_counts_in_hundredths_only_where_the_unit_is_per_cent() {
    let shown = cell(Value::Number(decimal("0.85")), Some("85%"));
    assert_eq!(number(Some(&shown), "%").unwrap().unwrap(), Typed::plain(decimal("85")));
    assert_eq!(
        quantity(Some(&shown), kinds::progress::KIND, "").unwrap().unwrap().value,
        Quantity::Number(decimal("85"))
    );
    assert!(number(Some(&shown), "km").is_err());
    let plain = cell(Value::Number(decimal("85")), Some("85,00"));
    assert_eq!(number(Some(&plain), "%").unwrap().unwrap().value, decimal("85"));
}

#[test]
fn a_number_typed_as_text_is_read_with_a_remark() {
    let read = number(Some(&typed("1.234,50 €")), "euro").unwrap().unwrap();
    assert_eq!(read.value, decimal("1234.5"));
    assert!(read.remark.is_some());
    for wrong in ["n.d.", "85 %", "non eseguito"] {
        assert!(number(Some(&typed(wrong)), "euro").is_err(), "{wrong}");
    }
}

#[test]
fn error_cells_and_uncalculated_formulas_are_neither_zero_nor_blank() {
    for value in [Value::Unreadable, Value::Error("#DIV/0!".to_owned())] {
        let broken = cell(value, None);
        for kind in kinds::ALL.iter() {
            assert!(quantity(Some(&broken), kind, "").is_err(), "{kind}");
        }
        assert!(text(Some(&broken)).is_err());
    }
}

#[test]
fn blank_is_nothing_and_zero_is_a_value() {
    for kind in kinds::ALL.iter() {
        assert_eq!(quantity(None, kind, ""), Ok(None));
        assert_eq!(quantity(Some(&typed(" \n")), kind, ""), Ok(None));
    }
    let zero = cell(Value::Number(Decimal::ZERO), None);
    assert_eq!(number(Some(&zero), "").unwrap().unwrap().value, Decimal::ZERO);
}

#[test]
fn yes_and_no_are_understood_in_their_spellings() {
    for (word, yes) in [("sì", true), ("SI'", true), ("Si", true), ("s", true), ("no", false), ("N.", false)] {
        let read = quantity(Some(&typed(word)), kinds::yes_no::KIND, "").unwrap().unwrap();
        assert_eq!(read.value, Quantity::YesNo(yes), "{word}");
    }
    assert!(quantity(Some(&typed("in parte")), kinds::yes_no::KIND, "").is_err());
    assert!(quantity(Some(&cell(Value::Number(decimal("2")), None)), kinds::yes_no::KIND, "").is_err());
}

#[test]
fn dates_are_read_as_dates_or_text_and_not_done_is_a_value() {
    let day = cell(Value::Date(date(2024, 6, 15).and_hms_opt(9, 30, 0).unwrap()), None);
    let read = |cell: &Cell| quantity(Some(cell), kinds::date::KIND, "").map(|typed| typed.unwrap().value);
    assert_eq!(read(&day), Ok(Quantity::Date(date(2024, 6, 15))));
    assert_eq!(read(&typed("giugno 2024")), Ok(Quantity::Date(date(2024, 6, 30))));
    assert_eq!(read(&typed("Non eseguito")), Ok(Quantity::NotDone));
    assert!(read(&typed("presto")).is_err());
    assert!(read(&cell(Value::Number(decimal("45458")), None)).is_err());
    assert!(number(Some(&day), "").is_err());
}

#[test]
fn a_dot_before_three_digits_groups_thousands_and_the_remark_says_what_else_it_could_be() {
    let remark = |text| number(Some(&typed(text)), "km").unwrap().unwrap().remark.unwrap().value;
    for text in ["1.234", "1.234 km"] {
        assert_eq!(number(Some(&typed(text)), "km").unwrap().unwrap().value, decimal("1234"));
        assert!(remark(text).ends_with("se erano decimali, scrivere 1,234"), "{}", remark(text));
    }
    for text in ["1.234,5", "1234", "1.234.567", "1.23", "12,345"] {
        assert!(!remark(text).contains("decimali"), "{text}: {}", remark(text));
    }
}
