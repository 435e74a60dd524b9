//! Changes of the plan: an objective's fields, cancelled and added objectives.

use rust_decimal::Decimal;

use super::change_codes as codes;
use super::change_rows::Request;
use super::field::ObjectiveField;
use super::outcome::{Base, Effect, Refused};
use super::standing::{Standing, mark, words};
use crate::domain::{Details, Field, FieldOrigin, GroupCode, Mission, Objective, Placement, Sourced};
use crate::tabular::values;
use crate::words::nearest;

/// Changes one field of an objective.
pub(super) fn change(request: &Request, field: ObjectiveField, base: &mut Base<'_>) -> Result<Effect, Refused> {
    let measured = base.year;
    let objective = find(request, base)?;
    let standing = standing(objective, field);
    request.require(&standing)?;
    let text = words(request.after.as_ref());
    let optional = || Some(text.clone()).filter(|text| !text.is_empty());
    match field {
        ObjectiveField::Title if text.is_empty() => return Err(request.bad_after("il nuovo titolo")),
        ObjectiveField::Title => objective.title = Field { text, origin: FieldOrigin::Cell },
        ObjectiveField::Purpose => objective.purpose = text,
        ObjectiveField::Stakeholders => objective.stakeholders = text,
        ObjectiveField::PlanText => objective.indicator = Sourced::new(text, request.after_place.clone()),
        ObjectiveField::Office => objective.office = optional(),
        ObjectiveField::Manager => objective.manager = optional(),
        ObjectiveField::Weight => {
            objective.weight = weight(request)?;
            objective.weight_cell = Some(request.after_place.clone());
        }
        ObjectiveField::Year(year) => match mark(&text) {
            Some(true) => _ = objective.years.insert(year),
            Some(false) if year == measured => return cancel(request, base),
            Some(false) => _ = objective.years.remove(&year),
            None => return Err(request.bad_after("«x» se l’anno è previsto, vuoto se non lo è")),
        },
        ObjectiveField::Cancelled | ObjectiveField::Added => unreachable!("these have functions of their own"),
    }
    Ok(request.effect(&standing))
}

/// A weight that is not negative, or none.
pub(super) fn weight(request: &Request) -> Result<Option<Sourced<Decimal>>, Refused> {
    let read = values::number(request.after.as_ref(), "").map_err(|error| request.bad_after(error.to_string()))?;
    match read {
        Some(typed) if typed.value < Decimal::ZERO => Err(request.bad_after("zero o un numero positivo")),
        other => Ok(other.map(|typed| Sourced::new(typed.value, request.after_place.clone()))),
    }
}

/// The objective stops being planned for the year, and its indicators leave the register.
pub(super) fn cancel(request: &Request, base: &mut Base<'_>) -> Result<Effect, Refused> {
    let year = base.year;
    let objective = find(request, base)?;
    if !objective.years.remove(&year) {
        let what = format!("l’obiettivo non è previsto per il {year} e non c’è nulla da annullare");
        return Err(request.refuse(codes::NOT_POSSIBLE, &what, "togliere la riga"));
    }
    base.indicators.retain(|indicator| indicator.objective != request.change.objective);
    Ok(Effect::Changed)
}

/// A new objective for the year: its title is DOPO, its programma or group the beginning of its code. One
/// that the plan has for other years is planned for this one too.
pub(super) fn add(request: &Request, base: &mut Base<'_>) -> Result<Effect, Refused> {
    let year = base.year;
    let code = &request.change.objective;
    if let Ok(known) = find(request, base) {
        if !known.years.insert(year) {
            let what = format!("il piano prevede già l’obiettivo per il {year}");
            return Err(request.refuse(codes::NOT_POSSIBLE, &what, "un codice nuovo"));
        }
        return Ok(Effect::Changed);
    }
    let title = words(request.after.as_ref());
    if title.is_empty() {
        return Err(request.bad_after("il titolo del nuovo obiettivo"));
    }
    let placement = code.as_str().split_once('-').and_then(|(series, _)| Placement::of_series(series));
    let Some(placement) = placement else {
        let what = "dal codice non si capisce il programma";
        return Err(request.refuse(
            codes::NOT_POSSIBLE,
            what,
            "un codice come 01.02-09: programma, trattino, numero; TR-09 per un obiettivo trasversale",
        ));
    };
    let place = request.after_place.clone();
    let objective = Objective {
        code: code.clone(),
        placement,
        direction: None,
        strategic: None,
        title: Field { text: title, origin: FieldOrigin::Cell },
        purpose: String::new(),
        stakeholders: String::new(),
        years: [year].into(),
        indicator: Sourced::new(String::new(), place.clone()),
        weight: None,
        weight_cell: None,
        office: None,
        manager: None,
        details: Details::default(),
        place: place.clone(),
    };
    let missions = &mut base.plan.missions;
    let group = placement.group();
    let position = missions.partition_point(|mission| mission.code < group);
    if missions.get(position).is_none_or(|mission| mission.code != group) {
        let title = match group {
            GroupCode::Mission(code) => base.catalogue.mission(code).unwrap_or_default(),
            GroupCode::CrossCutting => GroupCode::CROSS_CUTTING_TITLE,
        };
        missions.insert(position, Mission { code: group, title: title.to_owned(), place, objectives: Vec::new() });
    }
    missions[position].objectives.push(objective);
    Ok(Effect::Changed)
}

fn find<'b>(request: &Request, base: &'b mut Base<'_>) -> Result<&'b mut Objective, Refused> {
    let code = &request.change.objective;
    // Found by position: a mutable borrow must not be held where the codes are listed.
    let position = base.plan.missions.iter().enumerate().find_map(|(mission, row)| {
        Some((mission, row.objectives.iter().position(|objective| objective.code == *code)?))
    });
    let Some((mission, objective)) = position else {
        let known = base.plan.objectives().map(|(_, objective)| objective.code.as_str());
        return Err(request.unknown_code("obiettivo del piano", &nearest(known, code.as_str())));
    };
    Ok(&mut base.plan.missions[mission].objectives[objective])
}

fn standing(objective: &Objective, field: ObjectiveField) -> Standing {
    let optional = |text: &Option<String>| Standing::Text(text.clone().unwrap_or_default());
    match field {
        ObjectiveField::Title | ObjectiveField::Cancelled | ObjectiveField::Added => {
            Standing::Text(objective.title.text.clone())
        }
        ObjectiveField::Purpose => Standing::Text(objective.purpose.clone()),
        ObjectiveField::Stakeholders => Standing::Text(objective.stakeholders.clone()),
        ObjectiveField::PlanText => Standing::Text(objective.indicator.value.clone()),
        ObjectiveField::Weight => Standing::Number(objective.weight.as_ref().map(|weight| weight.value)),
        ObjectiveField::Office => optional(&objective.office),
        ObjectiveField::Manager => optional(&objective.manager),
        ObjectiveField::Year(year) => Standing::Mark(objective.is_planned_for(year)),
    }
}
