//! How every part of the view writes values: acts, percentages, classes, days.

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::Serialize;

use crate::assessment::{Figure, ObjectiveResult, ObjectiveState, RollUp};
use crate::domain::{Act, Class, Rules};
use crate::words::italian;

/// A label and its value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NamedValue {
    /// What it is.
    pub nome: String,
    /// What it says.
    pub valore: String,
}

/// A class as symbol, word and CSS class; meaning never by colour alone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct ClassView {
    stile: &'static str,
    /// The name of its colours in gauges and charts.
    tono: &'static str,
    simbolo: &'static str,
    nome: String,
}

impl ClassView {
    pub fn of(class: Class, rules: &Rules) -> Self {
        let (stile, tono) = match class {
            Class::Achieved => ("classe-raggiunto", "raggiunto"),
            Class::Partly => ("classe-parziale", "parziale"),
            Class::NotAchieved => ("classe-non-raggiunto", "non-raggiunto"),
        };
        Self { stile, tono, simbolo: class.symbol(), nome: rules.label(class).to_owned() }
    }

    /// The verdict on an objective: only what rests on the whole of it has the colour of its class.
    pub fn of_objective(row: &ObjectiveResult<'_>, rules: &Rules) -> Self {
        match row.class {
            Some(class) if row.state == ObjectiveState::Measured => Self::of(class, rules),
            Some(class) => Self { simbolo: class.symbol(), ..Self::none(&row.verdict(rules)) },
            None => Self::none(&row.verdict(rules)),
        }
    }

    /// The class of a group; one that rests on nothing says so and has no colour.
    pub fn of_group(class: Class, total: &RollUp, rules: &Rules) -> Self {
        if total.measured.value.is_some() {
            return Self::of(class, rules);
        }
        let words = format!("{}, nulla misurato", rules.label(class));
        Self { simbolo: class.symbol(), ..Self::none(&words) }
    }

    pub fn none(word: &str) -> Self {
        Self { stile: "classe-assente", tono: "assente", simbolo: "–", nome: word.to_owned() }
    }
}

/// `n. 42 del 12 giugno 2025`, or `G.C. 42 del 12 giugno 2025` where the number says its kind.
pub(super) fn act_text(act: &Act) -> String {
    let bare = act.number.starts_with(|c: char| c.is_ascii_digit());
    format!("{}{} {}", if bare { "n. " } else { "" }, act.number, italian::of_day(act.date))
}

/// A text that ends like a sentence.
pub(super) fn sentence(text: &str) -> String {
    let stop = if text.ends_with(['.', '!', '?', '…']) { "" } else { "." };
    format!("{text}{stop}")
}

/// A percentage, or «n.d.» where there is none.
pub(super) fn per_cent(value: Option<Decimal>) -> String {
    value.map_or_else(|| "n.d.".to_owned(), italian::per_cent)
}

pub(super) fn figure(figure: &Figure) -> String {
    per_cent(figure.value)
}

/// A share of per cent as gauges read it; `None` where there is no value.
pub(super) fn gauge(figure: &Figure) -> Option<String> {
    figure.value.map(|value| value.to_string())
}

/// An anchor that is unique and made of letters, digits, dots and hyphens.
pub(super) fn anchor(prefix: &str, code: &str) -> String {
    let clean: String =
        code.chars().map(|c| if c.is_ascii_alphanumeric() || c == '.' || c == '-' { c } else { '_' }).collect();
    format!("{prefix}-{clean}")
}

/// A day in full, or a dash.
pub(super) fn optional_date(date: Option<NaiveDate>) -> Option<String> {
    date.map(italian::short_date)
}
