//! A published figure: its name, its value, and where the value comes from.

use std::borrow::Cow;

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::inputs::Inputs;
use crate::words::italian;
use crate::words::typographic::typographic;

/// A figure that documents, annexes and open data publish under one name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact<'f> {
    /// Its name.
    pub name: String,
    /// What it is.
    pub value: FactValue,
    /// The value before limits and rounding, where it differs in form.
    pub exact: Option<String>,
    /// The class that goes with it.
    pub class: Option<String>,
    /// The rule by which it comes about.
    pub rule: Cow<'static, str>,
    /// What it was made from.
    pub inputs: Inputs<'f>,
}

/// What a figure is, as it is printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FactValue {
    /// A number in its form.
    Number(Decimal, Form),
    /// A day.
    Day(NaiveDate),
    /// A word, such as an answer.
    Word(String),
    /// Nothing that has a value: what is printed instead.
    Absent(String),
}

/// How a number is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Two decimals and `%`.
    PerCent,
    /// Two decimals: euro, points.
    TwoPlaces,
    /// Two decimals, with its sign: a change.
    Signed,
    /// The decimals that it has.
    Plain,
    /// Days, without their sign: the words beside say «prima» or «dopo».
    Days,
}

impl FactValue {
    /// A number, or what stands for none.
    pub fn number(value: Option<Decimal>, form: Form) -> Self {
        value.map_or_else(Self::not_available, |value| Self::Number(value, form))
    }

    /// «n.d.»
    pub fn not_available() -> Self {
        Self::Absent("n.d.".to_owned())
    }

    /// Its plain value for programs: a decimal point, ISO 8601 days; none where there is no value.
    pub fn plain(&self) -> Option<String> {
        match self {
            Self::Number(value, Form::PerCent | Form::TwoPlaces | Form::Signed) => {
                Some(format!("{:.2}", italian::rounded(*value)))
            }
            Self::Number(value, Form::Plain | Form::Days) => Some(value.normalize().to_string()),
            Self::Day(day) => Some(day.to_string()),
            Self::Word(word) => Some(word.clone()),
            Self::Absent(_) => None,
        }
    }

    /// As the document prints it.
    pub fn written(&self) -> String {
        match self {
            Self::Number(value, Form::PerCent) => italian::per_cent(*value),
            Self::Number(value, Form::TwoPlaces) => italian::two_places(*value),
            Self::Number(value, Form::Signed) => {
                let sign = if *value > Decimal::ZERO { "+" } else { "" };
                format!("{sign}{}", italian::two_places(*value))
            }
            Self::Number(value, Form::Plain) => italian::number(*value),
            Self::Number(value, Form::Days) => italian::number(value.abs()),
            Self::Day(day) => italian::long_date(*day),
            Self::Word(word) | Self::Absent(word) => word.clone(),
        }
    }

    /// Whether a text says this value: as it is written, without its unit, or with the day in figures.
    pub fn is_said_by(&self, text: &str) -> bool {
        let text = plain_spaces(text);
        let written = plain_spaces(&self.written());
        text == written
            || match self {
                // Units and trailing zeros are a matter of the place; the digits are not.
                Self::Number(value, form) => number_in(&text).is_some_and(|said| match form {
                    Form::PerCent | Form::TwoPlaces | Form::Signed => said == italian::rounded(*value),
                    Form::Plain => said == *value,
                    // Words say the side in a sentence, a sign in a table.
                    Form::Days => said.abs() == value.abs(),
                }),
                Self::Day(day) => text == italian::short_date(*day),
                Self::Word(_) | Self::Absent(_) => is_printed_as(&typographic(&written), &typographic(&text)),
            }
    }

    /// The number that it is, where it is one.
    pub const fn as_number(&self) -> Option<Decimal> {
        if let Self::Number(value, _) = self { Some(*value) } else { None }
    }

    /// A number in the form of this one.
    #[must_use]
    pub const fn like(&self, number: Decimal) -> Self {
        let form = if let Self::Number(_, form) = self { *form } else { Form::Plain };
        Self::Number(number, form)
    }

    /// Whether a number of a file is this one, to the digits that are printed; a spreadsheet keeps fifteen.
    pub fn is_number(&self, number: Decimal) -> bool {
        let Self::Number(value, form) = *self else { return false };
        match form {
            Form::PerCent | Form::TwoPlaces | Form::Signed => italian::rounded(number) == italian::rounded(value),
            Form::Plain | Form::Days => number.round_sf(15) == value.round_sf(15),
        }
    }
}

/// The number that Italian words for a figure say: `1.234,50 %` → 1234.50.
pub fn number_in(printed: &str) -> Option<Decimal> {
    let plain: String = printed
        .trim_end_matches(['%', '€', ' ', '\u{a0}'])
        .trim_start_matches('+')
        .chars()
        .filter(|character| *character != '.')
        .map(|character| match character {
            ',' => '.',
            '−' => '-',
            other => other,
        })
        .collect();
    plain.parse().ok()
}

/// Spaces of all widths as one: fonts have one glyph for them.
pub fn plain_spaces(text: &str) -> String {
    text.split(|letter: char| letter.is_whitespace()).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Whether a text is printed as another: a character that no font has is a box there.
fn is_printed_as(written: &str, printed: &str) -> bool {
    let is_same = |(own, shown): (char, char)| own == shown || (shown == '□' && !own.is_ascii());
    written.chars().count() == printed.chars().count() && written.chars().zip(printed.chars()).all(is_same)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_says_a_value_or_another() {
        let share = FactValue::Number(Decimal::new(8350, 2), Form::PerCent);
        for text in ["83,50\u{a0}%", "83,50 %", "83,50"] {
            assert!(share.is_said_by(text), "{text}");
        }
        for text in ["83,4", "83,51 %", "−83,50 %", "183,50 %", ""] {
            assert!(!share.is_said_by(text), "{text}");
        }
        let points = FactValue::Number(Decimal::new(320, 2), Form::Signed);
        assert!(points.is_said_by("+3,20") && !points.is_said_by("−3,20"));
        let day = FactValue::Day(NaiveDate::from_ymd_opt(2025, 6, 30).unwrap());
        assert!(day.is_said_by("30 giugno 2025") && day.is_said_by("30/06/2025") && !day.is_said_by("30 giugno 2024"));
        assert!(FactValue::not_available().is_said_by("n.d."));
        assert!(!FactValue::not_available().is_said_by("0,00"));
    }
}
