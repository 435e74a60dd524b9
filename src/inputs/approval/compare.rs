//! Two states of plan and register → in what they differ.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::record::{IndicatorRecord, ObjectiveRecord};
use crate::inputs::changes::Aspect;
use crate::inputs::{measurements, plan};
use crate::words::italian;
use crate::words::unit::all_digits_in;

/// A difference between two states of plan and register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// The objective.
    pub objective: String,
    /// The indicator, where the difference is one of its own.
    pub indicator: Option<String>,
    /// What differs.
    pub aspect: Aspect,
    /// What the first says; absent for a blank cell or for what it does not have.
    pub before: Option<String>,
    /// What the second says.
    pub after: Option<String>,
}

/// In what `after` differs from `before`, in the order of `before`, then what only `after` has.
pub fn compare(before: &[ObjectiveRecord], after: &[ObjectiveRecord]) -> Vec<Difference> {
    let mut rest: BTreeMap<&str, &ObjectiveRecord> = after.iter().map(|row| (row.codice.as_str(), row)).collect();
    let mut differences = Vec::new();
    for old in before {
        match rest.remove(old.codice.as_str()) {
            Some(new) => objectives(old, new, &mut differences),
            None => differences.push(presence(old, None, Some(&old.obiettivo), None)),
        }
    }
    let new = after.iter().filter(|row| rest.contains_key(row.codice.as_str()));
    differences.extend(new.map(|row| presence(row, None, None, Some(&row.obiettivo))));
    differences
}

fn presence(of: &ObjectiveRecord, indicator: Option<&str>, before: Option<&str>, after: Option<&str>) -> Difference {
    Difference {
        objective: of.codice.clone(),
        indicator: indicator.map(str::to_owned),
        aspect: Aspect::Presence,
        before: before.map(str::to_owned),
        after: after.map(str::to_owned),
    }
}

fn objectives(old: &ObjectiveRecord, new: &ObjectiveRecord, differences: &mut Vec<Difference>) {
    use plan::Column;
    let years = |row: &ObjectiveRecord| Some(row.anni.iter().map(u16::to_string).collect::<Vec<_>>().join(", "));
    let text = |text: &str| Some(text.to_owned());
    let weight = |row: &ObjectiveRecord| Some(weighing(row.peso.as_deref()));
    let aspects = [
        (Aspect::OfThePlan(Column::Title), text(&old.obiettivo), text(&new.obiettivo)),
        (Aspect::OfThePlan(Column::Indicator), text(&old.indicatore_del_piano), text(&new.indicatore_del_piano)),
        (Aspect::Years, years(old), years(new)),
        (Aspect::OfThePlan(Column::Weight), weight(old), weight(new)),
        (Aspect::OfThePlan(Column::Office), old.ufficio.clone(), new.ufficio.clone()),
        (Aspect::OfThePlan(Column::Manager), old.responsabile.clone(), new.responsabile.clone()),
    ];
    differences.extend(differing(&old.codice, None, aspects));
    let mut rest: BTreeMap<&str, &IndicatorRecord> =
        new.indicatori.iter().map(|row| (row.codice.as_str(), row)).collect();
    for row in &old.indicatori {
        match rest.remove(row.codice.as_str()) {
            Some(now) => indicators(&old.codice, row, now, differences),
            None => differences.push(presence(old, Some(&row.codice), Some(&row.indicatore), None)),
        }
    }
    let added = new.indicatori.iter().filter(|row| rest.contains_key(row.codice.as_str()));
    differences.extend(added.map(|row| presence(old, Some(&row.codice), None, Some(&row.indicatore))));
}

fn indicators(objective: &str, old: &IndicatorRecord, new: &IndicatorRecord, differences: &mut Vec<Difference>) {
    use measurements::Column;
    let text = |text: &str| Some(text.to_owned());
    let value = |value: &Option<String>, unit: &str| value.as_deref().map(|plain| as_read(plain, unit));
    let aspects = [
        (Column::Name, text(&old.indicatore), text(&new.indicatore)),
        (Column::Kind, text(&old.tipo), text(&new.tipo)),
        (Column::Bound, old.verso.clone(), new.verso.clone()),
        (Column::Unit, text(&old.unita), text(&new.unita)),
        (Column::Baseline, value(&old.base, &old.unita), value(&new.base, &new.unita)),
        (Column::Target, value(&old.target, &old.unita), value(&new.target, &new.unita)),
        (Column::Weight, Some(weighing(old.peso.as_deref())), Some(weighing(new.peso.as_deref()))),
        (Column::Office, old.ufficio.clone(), new.ufficio.clone()),
        (Column::Manager, old.responsabile.clone(), new.responsabile.clone()),
    ];
    let aspects = aspects.map(|(column, before, after)| (Aspect::OfTheRegister(column), before, after));
    differences.extend(differing(objective, Some(&old.codice), aspects));
}

/// A weight as it counts: one that nobody wrote is 1.
fn weighing(written: Option<&str>) -> String {
    as_read(written.unwrap_or("1"), "")
}

/// A value of a record, which is for programs, as people read it in its unit.
pub fn as_read(plain: &str, unit: &str) -> String {
    match (plain.parse::<Decimal>(), plain.parse::<NaiveDate>()) {
        (Ok(number), _) => all_digits_in(number, unit),
        (_, Ok(day)) => italian::short_date(day),
        (Err(_), Err(_)) => plain.to_owned(),
    }
}

/// The aspects whose texts differ; white space and blank cells say nothing.
fn differing<const N: usize>(
    objective: &str,
    indicator: Option<&str>,
    aspects: [(Aspect, Option<String>, Option<String>); N],
) -> impl Iterator<Item = Difference> {
    let plain = |text: Option<String>| {
        text.map(|text| text.split_whitespace().collect::<Vec<_>>().join(" ")).filter(|text| !text.is_empty())
    };
    aspects
        .into_iter()
        .map(move |(aspect, before, after)| (aspect, plain(before), plain(after)))
        .filter(|(_, before, after)| before != after)
        .map(move |(aspect, before, after)| Difference {
            objective: objective.to_owned(),
            indicator: indicator.map(str::to_owned),
            aspect,
            before,
            after,
        })
}
