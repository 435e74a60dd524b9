//! What goes into a cell: a formula always carries our own computed result.

use std::borrow::Cow;

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::styles::Look;
use crate::domain::Quantity;
use crate::words::italian;
use crate::words::unit::is_euro;

/// What a spreadsheet shows where a figure cannot be computed.
pub const NOT_AVAILABLE: &str = "n.d.";

/// A cell.
#[derive(Debug, Clone)]
pub enum Cell<'a> {
    /// Nothing: not measured, not planned, not said.
    Blank,
    /// A text.
    Text(Cow<'a, str>, Look),
    /// A number.
    Number(Decimal, Look),
    /// A day.
    Date(NaiveDate),
    /// A live formula with our own result.
    Formula {
        /// The formula, without the equals sign.
        formula: String,
        /// What it gives.
        result: Computed<'a>,
        /// How the result is shown.
        look: Look,
    },
    /// What an office writes or corrects: yellow, not locked.
    Input {
        /// What it holds now.
        content: Box<Self>,
        /// How it looks as long as it is blank.
        blank: Look,
    },
    /// A text that jumps somewhere.
    Link {
        /// What is shown.
        text: Cow<'a, str>,
        /// Where it leads, as the workbook format writes it.
        target: String,
    },
}

/// The result of a formula as we computed it.
#[derive(Debug, Clone)]
pub enum Computed<'a> {
    /// A number.
    Number(Decimal),
    /// A text; empty is a result too.
    Text(Cow<'a, str>),
}

impl<'a> Computed<'a> {
    /// The value, or «n.d.».
    pub fn or_not_available(value: Option<Decimal>) -> Self {
        value.map_or(Self::Text(Cow::Borrowed(NOT_AVAILABLE)), Self::Number)
    }

    /// The value, or an empty text.
    pub fn or_empty(value: Option<Decimal>) -> Self {
        value.map_or(Self::Text(Cow::Borrowed("")), Self::Number)
    }

    /// A text.
    pub fn text(text: impl Into<Cow<'a, str>>) -> Self {
        Self::Text(text.into())
    }
}

impl<'a> Cell<'a> {
    /// What is known of it in words, outside a sheet: of a formula nothing, since people still fill in what it counts.
    pub fn in_words(&self) -> String {
        match self {
            Self::Formula { .. } => String::new(),
            Self::Input { content, .. } => content.in_words(),
            Self::Blank | Self::Text(..) | Self::Link { .. } | Self::Number(..) | Self::Date(_) => self.shown(),
        }
    }

    /// A wrapped text.
    pub fn text(text: impl Into<Cow<'a, str>>) -> Self {
        Self::Text(text.into(), Look::Text)
    }

    /// A text, or nothing.
    pub fn optional(text: Option<&'a str>) -> Self {
        text.map_or(Self::Blank, Self::text)
    }

    /// A number with the decimals it has.
    pub const fn number(value: Decimal) -> Self {
        Self::Number(value, Look::Number)
    }

    /// A printed figure, or «n.d.» in its place.
    pub fn figure(value: Option<Decimal>) -> Self {
        Self::or_not_available(value, Look::TwoPlaces)
    }

    /// A number, or «n.d.».
    pub fn or_not_available(value: Option<Decimal>, look: Look) -> Self {
        value.map_or(Self::Text(Cow::Borrowed(NOT_AVAILABLE), look), |value| Self::Number(value, look))
    }

    /// A number, or an empty text, as a formula gives where it has no result.
    pub fn or_empty(value: Option<Decimal>, look: Look) -> Self {
        value.map_or(Self::Text(Cow::Borrowed(""), look), |value| Self::Number(value, look))
    }

    /// A text in a line of totals.
    pub fn total(text: impl Into<Cow<'a, str>>) -> Self {
        Self::Text(text.into(), Look::TotalText)
    }

    /// An empty cell that somebody fills in.
    pub const fn entry(look: Look) -> Self {
        Self::Text(Cow::Borrowed(""), look)
    }

    /// A value of an indicator, or nothing.
    pub fn quantity(value: Option<Quantity>) -> Self {
        match value {
            None => Self::Blank,
            Some(Quantity::Number(number)) => Self::number(number),
            Some(Quantity::Date(day)) => Self::Date(day),
            Some(other) => Self::text(other.written()),
        }
    }

    /// A value of an indicator in its unit, or nothing: amounts in euro show two decimals.
    pub fn quantity_in(value: Option<Quantity>, unit: &str) -> Self {
        match value {
            Some(Quantity::Number(number)) if is_euro(unit) => Self::Number(number, Look::TwoPlaces),
            other => Self::quantity(other),
        }
    }

    /// A cell that an office fills in, with what it holds now.
    #[must_use]
    pub fn input(self, blank: Look) -> Self {
        Self::Input { content: Box::new(self), blank }
    }

    /// A live formula with its result.
    pub const fn formula(formula: String, result: Computed<'a>, look: Look) -> Self {
        Self::Formula { formula, result, look }
    }

    /// The same value as the result of a formula; what no formula can give stays as it is.
    #[must_use]
    pub fn live(self, formula: String) -> Self {
        let (result, look) = match self {
            Self::Number(value, look) => (Computed::Number(value), look),
            Self::Text(text, look) => (Computed::Text(text), look),
            other @ (Self::Blank | Self::Date(_) | Self::Formula { .. } | Self::Input { .. } | Self::Link { .. }) => {
                return other;
            }
        };
        Self::Formula { formula, result, look }
    }

    /// The text that has to fit into the cell; numbers are narrow and never wrap.
    pub fn wrapped_text(&self) -> Option<&str> {
        match self {
            Self::Text(text, _) | Self::Link { text, .. } | Self::Formula { result: Computed::Text(text), .. } => {
                Some(text)
            }
            Self::Input { content, .. } => content.wrapped_text(),
            Self::Blank | Self::Number(..) | Self::Date(_) | Self::Formula { .. } => None,
        }
    }

    /// What people read in the cell.
    pub fn shown(&self) -> String {
        match self {
            Self::Blank => String::new(),
            Self::Text(text, _) | Self::Link { text, .. } | Self::Formula { result: Computed::Text(text), .. } => {
                text.to_string()
            }
            Self::Number(value, Look::Year) => value.to_string(),
            Self::Number(value, _) | Self::Formula { result: Computed::Number(value), .. } => italian::number(*value),
            Self::Date(day) => italian::short_date(*day),
            Self::Input { content, .. } => content.shown(),
        }
    }
}
