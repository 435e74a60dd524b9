//! What stands beside the figures: state, class, office, weights, causes.

use super::explanation::{Explanation, explained};
use crate::assessment::{Assessment, IndicatorResult, Measure, ObjectiveResult, RollUp, State, Subject};
use crate::domain::{Class, Objective, Rules, Year};
use crate::inputs::measurements::plan_results;
use crate::words::italian;
use crate::words::unit::number_in;

type Facts = Vec<(&'static str, String)>;

fn class_fact(class: Option<Class>, rules: &Rules) -> Option<(&'static str, String)> {
    class.map(|class| ("classe", rules.label(class).to_owned()))
}

pub(super) fn of_group(total: &RollUp, rules: &Rules) -> Facts {
    let counts = &total.counts;
    let mut facts: Facts = class_fact(total.class, rules).into_iter().collect();
    if let Some((lower, upper)) = total.interval() {
        let (lower, upper) = (italian::two_places(lower), italian::per_cent(upper));
        facts.push(("esito possibile, salvo nuovi atti", format!("da {lower} a {upper}")));
    }
    facts.push(("obiettivi previsti", counts.planned.to_string()));
    facts.push(("peso complessivo ΣW", italian::number(total.weight)));
    for (label, number) in [
        ("incompleti", counts.incomplete),
        ("in una classe benché incompleti", counts.incomplete_in_class.total()),
        ("non misurati", counts.not_measured),
        ("indicatori non misurati di peso 0", total.weightless_blanks),
        ("in corso", counts.in_progress),
        ("annullati con atto", counts.cancelled),
        ("aggiunti con atto", counts.added),
        ("non previsti nell’anno", counts.not_planned),
    ] {
        if number > 0 {
            facts.push((label, number.to_string()));
        }
    }
    if counts.excluded > 0 {
        facts.push((
            "esclusi con atto",
            format!("{} (peso {})", counts.excluded, italian::number(counts.excluded_weight)),
        ));
    }
    facts
}

pub(super) fn of_objective(row: &ObjectiveResult<'_>, rules: &Rules) -> Facts {
    let mut facts: Facts = vec![("stato", row.state_words())];
    facts.extend(row.moved_by().map(|act| ("variazione", act)));
    facts.extend(class_fact(row.class, rules));
    facts.push(("peso W", italian::number(row.weight.value)));
    facts.push(("ufficio", row.office.unwrap_or("non indicato").to_owned()));
    facts.push(("nel piano", row.objective.place.to_string()));
    facts
}

/// The cells of the office's own file from which the values came, and its own percentage.
fn of_office(row: &IndicatorResult<'_>, objective: &Objective, year: Year) -> Facts {
    let actual = row.measurement.and_then(|own| own.actual.as_ref()).map(|actual| actual.value);
    let own = plan_results::of_office(objective, row.indicator, actual, year);
    let cells = [("origine di b", own.base), ("origine di t", own.target), ("origine di v", own.actual)];
    let answering = [("origine dell’ufficio", own.office), ("origine del responsabile", own.manager)];
    let cells = cells
        .into_iter()
        .chain(answering)
        .filter_map(|(label, place)| Some((label, format!("file dell’ufficio {}", place?))));
    let reached = own.reached.map(|text| {
        let words = format!("{} (non usato nel calcolo; {})", text.value, text.place);
        ("raggiungimento secondo l’ufficio", words)
    });
    cells.chain(reached).collect()
}

pub(super) fn indicator<'a>(
    row: &'a IndicatorResult<'a>,
    objective: &Objective,
    assessment: &Assessment<'_>,
) -> Explanation<'a> {
    let rules = assessment.rules;
    let subject = Subject::Indicator(row.indicator.code.clone());
    let mut facts: Facts = vec![("stato", row.state.label().to_owned())];
    facts.push(("tipo", row.indicator.kind.value.to_string()));
    if !row.indicator.unit.is_empty() {
        facts.push(("unità", row.indicator.unit.clone()));
    }
    facts.extend(class_fact(row.class, rules));
    facts.push(("peso w", italian::number(row.weight.value)));
    match &row.state {
        State::Unreadable(place) | State::NotComputable(place) => {
            facts.push(("cella da correggere", place.to_string()));
        }
        State::NotMeasured | State::AwaitingBoard => facts.push(("cella da compilare", row.owed_cell().to_string())),
        State::Measured | State::Excluded(_) | State::InProgress => {}
    }
    if let Some(act) = row.act() {
        facts.push(("atto", format!("{} {}", act.number, italian::of_day(act.date))));
    }
    if let Some(deviation) = row.deviation {
        let per_cent = deviation.per_cent.map(|value| format!(", {}", italian::per_cent(value))).unwrap_or_default();
        facts.push((
            "scostamento",
            format!("{}{per_cent} ({})", number_in(deviation.amount, &row.indicator.unit), deviation.side()),
        ));
    }
    if let Some(cause) = row.measurement.and_then(|measurement| measurement.cause.clone()) {
        facts.push(("causa", cause));
    }
    facts.extend(of_office(row, objective, assessment.year));
    Explanation {
        title: row.indicator.name.clone(),
        unit: &row.indicator.unit,
        facts,
        figures: explained(&subject, &row.indicator.unit, [(Measure::Achievement, &row.achievement)]),
        parts: Vec::new(),
        subject,
    }
}
