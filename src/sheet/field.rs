//! A column of a published table: what it is called, holds, means and admits, and its value in a row.
//!
//! Guaranteed: the type of a column is that of the values it takes from a row, so that what
//! a description says and what the rows hold cannot differ; fields are as CSV files hold
//! them: decimals with a dot, ISO 8601 days, nothing where a value is absent.
//! Deliberately absent: where the columns stand, and any format of file.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::words::italian;

/// Which published figure a row's field holds.
type FactOf<R> = fn(&R) -> Option<String>;

/// A column over rows of type `R`.
#[derive(Debug)]
pub struct Field<R> {
    /// What a reader must know of it.
    pub heading: Heading,
    value: Value<R>,
    fact: Option<FactOf<R>>,
}

/// What a reader must know of a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// Name in the header.
    pub name: &'static str,
    /// What it means, in Italian.
    pub meaning: &'static str,
    /// Type of its values.
    pub kind: FieldType,
    /// What its values satisfy.
    pub rule: Rule,
}

/// The type of a column's values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldType {
    /// A text.
    Text,
    /// A decimal number.
    Number,
    /// A count.
    Integer,
    /// A day.
    Date,
}

/// What the values of a column must satisfy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Rule {
    /// May be empty.
    Free,
    /// Never empty.
    Required,
    /// Never empty, not below zero.
    RequiredNotNegative,
    /// Empty, or not below zero.
    NotNegative,
    /// Empty, or from zero to one.
    Fraction,
    /// Never empty, one of these words.
    Words(Vec<String>),
    /// Empty, or one of these words.
    OptionalWords(Vec<String>),
}

/// How a row gives the column's value.
#[derive(Debug)]
enum Value<R> {
    Text(fn(&R) -> Option<&str>),
    Exact(fn(&R) -> Option<Decimal>),
    TwoPlaces(fn(&R) -> Option<Decimal>),
    Count(fn(&R) -> u32),
    Date(fn(&R) -> Option<NaiveDate>),
}

/// A column of texts; an empty one is an absent value.
pub fn text<R>(name: &'static str, meaning: &'static str, rule: Rule, value: fn(&R) -> Option<&str>) -> Field<R> {
    Field::new(name, meaning, rule, Value::Text(value))
}

/// A column of numbers with the decimals they have.
pub fn exact<R>(name: &'static str, meaning: &'static str, rule: Rule, value: fn(&R) -> Option<Decimal>) -> Field<R> {
    Field::new(name, meaning, rule, Value::Exact(value))
}

/// A column of figures with the two decimals that are printed.
pub fn figure<R>(name: &'static str, meaning: &'static str, rule: Rule, value: fn(&R) -> Option<Decimal>) -> Field<R> {
    Field::new(name, meaning, rule, Value::TwoPlaces(value))
}

/// A column of counts, which are never absent.
pub fn count<R>(name: &'static str, meaning: &'static str, value: fn(&R) -> u32) -> Field<R> {
    Field::new(name, meaning, Rule::RequiredNotNegative, Value::Count(value))
}

/// A column of days.
pub fn date<R>(name: &'static str, meaning: &'static str, value: fn(&R) -> Option<NaiveDate>) -> Field<R> {
    Field::new(name, meaning, Rule::Free, Value::Date(value))
}

impl Rule {
    /// Never empty, one of these words; of equal ones the first counts.
    pub fn words(words: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self::Words(distinct(words))
    }

    /// Empty, or one of these words; of equal ones the first counts.
    pub fn optional_words(words: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self::OptionalWords(distinct(words))
    }
}

fn distinct(words: impl IntoIterator<Item = impl Into<String>>) -> Vec<String> {
    let mut distinct = Vec::new();
    for word in words.into_iter().map(Into::into) {
        if !distinct.contains(&word) {
            distinct.push(word);
        }
    }
    distinct
}

impl<R> Field<R> {
    const fn new(name: &'static str, meaning: &'static str, rule: Rule, value: Value<R>) -> Self {
        let kind = match value {
            Value::Text(_) => FieldType::Text,
            Value::Exact(_) | Value::TwoPlaces(_) => FieldType::Number,
            Value::Count(_) => FieldType::Integer,
            Value::Date(_) => FieldType::Date,
        };
        Self { heading: Heading { name, meaning, kind, rule }, value, fact: None }
    }

    /// The name of the published figure that the field of a row holds, where it holds one.
    #[must_use]
    pub const fn fact(mut self, name: fn(&R) -> Option<String>) -> Self {
        self.fact = Some(name);
        self
    }

    /// The name of the figure in a row, where the column holds one.
    pub fn fact_of(&self, row: &R) -> Option<String> {
        self.fact.and_then(|name| name(row))
    }

    /// The column's field in a row.
    pub fn of(&self, row: &R) -> String {
        match self.value {
            Value::Text(value) => value(row).unwrap_or_default().to_owned(),
            Value::Exact(value) => value(row).map(|value| value.normalize().to_string()).unwrap_or_default(),
            Value::TwoPlaces(value) => {
                value(row).map(|value| format!("{:.2}", italian::rounded(value))).unwrap_or_default()
            }
            Value::Count(value) => value(row).to_string(),
            Value::Date(value) => value(row).map(|day| day.to_string()).unwrap_or_default(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_is_written_as_its_type_and_nothing_where_it_is_absent() {
        let number = |text: &str| text.parse::<Decimal>().unwrap();
        let day = NaiveDate::from_ymd_opt(2025, 3, 9);
        let exact = exact("", "", Rule::Free, |row: &Option<Decimal>| *row);
        let figure = figure("", "", Rule::Free, |row: &Option<Decimal>| *row);
        let date = date("", "", |row: &Option<NaiveDate>| *row);
        assert_eq!((exact.of(&Some(number("1.50"))), exact.of(&None)), ("1.5".to_owned(), String::new()));
        assert_eq!((figure.of(&Some(number("0.005"))), figure.of(&None)), ("0.01".to_owned(), String::new()));
        assert_eq!((date.of(&day), date.of(&None)), ("2025-03-09".to_owned(), String::new()));
        assert_eq!(count("", "", |row: &u32| *row).of(&0), "0");
        assert_eq!(text("", "", Rule::Free, |(): &()| None).of(&()), "");
    }

    #[test]
    fn a_word_is_listed_once() {
        assert_eq!(Rule::words(["b", "a", "b"]), Rule::Words(vec!["b".to_owned(), "a".to_owned()]));
    }
}
