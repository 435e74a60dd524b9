//! From what was found of an objective to the objective: programme, texts, weights, years.

mod programme;

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use super::super::column_map::ColumnMap;
use super::super::kept_places::KeptPlaces;
use super::super::objective::Draft;
use super::super::plan_codes;
use super::super::source_cell::SourceCell;
use super::classified_title;
use super::figures;
use super::found::{self, Found};
use super::quantities;
use super::table::Role;
use super::vocabulary::Meaning;
use crate::domain::{
    Details, Field, FieldOrigin, MissionCode, Objective, ObjectiveCode, Placement, ProgrammeCode, Sourced, Unplaced,
    Year,
};
use crate::finding::Finding;
use crate::inputs::catalogue::Catalogue;

/// An objective, with its programme if the plan tells it.
#[derive(Debug)]
pub enum Built {
    Placed(Box<Draft>),
    Unplaced(Box<Unplaced>),
}

/// How many objectives of a table have no programme of their own, and how many there are.
#[derive(Debug, Default, Clone, Copy)]
struct Share {
    blank: usize,
    all: usize,
}

/// Makes objectives of all that was found, in order.
pub fn build(
    found: Vec<Found>,
    map: Option<&ColumnMap>,
    of_programmes: &BTreeSet<usize>,
    (catalogue, kept): (&Catalogue, &KeptPlaces),
    findings: &mut Vec<Finding>,
) -> Vec<Built> {
    let mut shares: BTreeMap<usize, Share> = BTreeMap::new();
    for one in &found {
        let share = shares.entry(one.table).or_default();
        share.all += 1;
        share.blank += usize::from(one.text(Meaning::Programme).is_empty());
    }
    let mut builder = Builder {
        catalogue,
        kept,
        map,
        of_programmes,
        above: BTreeMap::new(),
        missions_above: BTreeMap::new(),
        findings,
    };
    found
        .into_iter()
        .map(|one| {
            let share = shares.get(&one.table).copied().unwrap_or_default();
            builder.one(one, share)
        })
        .collect()
}

struct Builder<'a> {
    catalogue: &'a Catalogue,
    kept: &'a KeptPlaces,
    /// The tables that have a column of missioni or programmi.
    of_programmes: &'a BTreeSet<usize>,
    map: Option<&'a ColumnMap>,
    /// The programme of the last objective of each table that names its own.
    above: BTreeMap<usize, ProgrammeCode>,
    /// The missione of the last one: written once for the numbers of programmes below it.
    missions_above: BTreeMap<usize, MissionCode>,
    findings: &'a mut Vec<Finding>,
}

impl Builder<'_> {
    fn one(&mut self, mut found: Found, share: Share) -> Built {
        found.indicators.iter_mut().for_each(|indicator| quantities::settle(indicator, self.findings));
        classified_title::take_from_title(&mut found, self.catalogue);
        let (placement, programme_place) = self.placement(&found, share);
        let weight = self.weight(&mut found);
        let (code, office_code) = codes(&found);
        let mission = self.mission(&found);
        self.tell_unread_mission(&found);
        let unplaced = self.objective(found, weight, office_code, mission);
        let Some(placement) = placement else { return Built::Unplaced(Box::new(unplaced)) };
        Built::Placed(Box::new(Draft::of_shape(unplaced, (placement, programme_place), code)))
    }

    fn objective(
        &mut self,
        found: Found,
        weight: Option<Sourced<Decimal>>,
        office_code: Option<Sourced<String>>,
        mission: Option<MissionCode>,
    ) -> Unplaced {
        let years = years(&found);
        let proposed = self.proposed(&found);
        let (direction, strategic) = (self.field(&found, Meaning::Direction), self.field(&found, Meaning::Strategic));
        let mut others = found.others.clone();
        if !found.months.is_empty() {
            others.push(("mesi".to_owned(), Sourced::new(found.months.join(", "), found.place.clone())));
        }
        let [office, manager] = [Meaning::Office, Meaning::Manager].map(|meaning| held(&found, meaning));
        let place = |held: &Option<Sourced<String>>| held.as_ref().map(|held| held.place.clone());
        let (office_place, manager_place) = (place(&office), place(&manager));
        let text = indicator_text(&found);
        let (title, weight_cell) = (self.title(&found), found.weights.first().map(|(_, cell)| cell.place.clone()));
        let purpose = found.text(Meaning::Purpose).to_owned();
        let stakeholders = found.text(Meaning::Stakeholders).to_owned();
        let indicators = found.indicators;
        let details =
            Details { office_code, indicators, others, proposed, office_place, manager_place, former_title: None };
        Objective {
            code: (),
            placement: mission,
            direction,
            strategic,
            title,
            purpose,
            stakeholders,
            years,
            indicator: text,
            weight_cell,
            weight,
            office: office.map(|office| office.value),
            manager: manager.map(|manager| manager.value),
            details,
            place: found.place,
        }
    }

    fn title(&mut self, found: &Found) -> Field {
        let origin = FieldOrigin::Cell;
        match found.cells.get(&Meaning::Title) {
            Some(cell) if !cell.is_unreadable() => Field { text: cell.words().to_owned(), origin },
            cell => {
                self.findings.extend(cell.map(|cell| found::unreadable(&role_of_title(), cell)));
                Field { text: "(obiettivo senza titolo)".to_owned(), origin }
            }
        }
    }

    /// A text of the objective's own cell, of a row above where blank means the same again, or of a title.
    fn field(&mut self, found: &Found, meaning: Meaning) -> Option<Field> {
        if let Some(cell) = found.cells.get(&meaning) {
            return Some(Field { text: cell.words().to_owned(), origin: FieldOrigin::Cell });
        }
        if let Some(above) = found.above.get(&meaning) {
            let message = format!("Cella «{}» vuota: valore ereditato dalla riga precedente", meaning.label());
            self.findings.push(
                Finding::new(plan_codes::INHERITED, message)
                    .at(found.place.clone())
                    .found("(vuota)")
                    .expected(above.value.clone()),
            );
            return Some(Field { text: above.value.clone(), origin: FieldOrigin::Inherited });
        }
        let held = found.context.texts.get(&meaning)?;
        Some(Field { text: held.value.clone(), origin: FieldOrigin::Cell })
    }

    /// The objective's weight. Several different ones, one a row, are its indicators'.
    fn weight(&mut self, found: &mut Found) -> Option<Sourced<Decimal>> {
        let mut weights = Vec::new();
        for (indicator, cell) in &found.weights {
            match figures::weight(cell) {
                Some(weight) => weights.push((*indicator, Sourced::new(weight, cell.place.clone()))),
                None if figures::says_nothing(cell.words()) => {}
                None => self.findings.push(
                    Finding::new(plan_codes::BAD_WEIGHT, "Peso non valido: l’obiettivo vale come se non l’avesse")
                        .at(cell.place.clone())
                        .found(cell.words())
                        .expected("un numero maggiore o uguale a zero"),
                ),
            }
        }
        if let Some(own) = &found.own_weight {
            let (of_objective, of_indicators): (Vec<_>, Vec<_>) =
                weights.into_iter().partition(|(_, weight)| weight.place == own.place);
            give(found, of_indicators);
            return of_objective.into_iter().next().map(|(_, weight)| weight);
        }
        let (_, first) = weights.first()?;
        let is_repeated = found.namings > 1 && weights.iter().all(|(_, weight)| weight.value == first.value);
        if weights.len() == 1 || is_repeated {
            return Some(first.clone());
        }
        give(found, weights);
        None
    }
}

/// Gives each weight to the indicator in whose row it stands.
fn give(found: &mut Found, weights: Vec<(usize, Sourced<Decimal>)>) {
    for (indicator, weight) in weights {
        if let Some(indicator) = found.indicators.get_mut(indicator) {
            indicator.weight.get_or_insert(weight);
        }
    }
}

fn role_of_title() -> Role {
    Role::plain(Meaning::Title, Meaning::Title.label().to_owned())
}

/// What is said of office or manager: in the objective's own cell, above, or in a title.
pub(super) fn held(found: &Found, meaning: Meaning) -> Option<Sourced<String>> {
    let own = found.cells.get(&meaning).map(|cell| Sourced::new(cell.words().to_owned(), cell.place.clone()));
    own.or_else(|| found.above.get(&meaning).or_else(|| found.context.texts.get(&meaning)).cloned())
}

/// A code is ours only in our own form; any other is the office's. So is `TR-01`: of what spans several programmi an
/// office's own plan has no permanent code yet.
fn codes(found: &Found) -> (Option<SourceCell>, Option<Sourced<String>>) {
    let Some(cell) = found.cells.get(&Meaning::Code) else { return (None, None) };
    let is_ours = cell
        .words()
        .parse::<ObjectiveCode>()
        .is_ok_and(|code| matches!(code.parts(), Some((Placement::Programme(_), _))));
    if is_ours {
        return (Some(cell.clone()), None);
    }
    (None, Some(Sourced::new(cell.words().to_owned(), cell.place.clone())))
}

/// The indicators as one text, as the DUP's table has it.
fn indicator_text(found: &Found) -> Sourced<String> {
    let names: Vec<&str> =
        found.indicators.iter().map(|indicator| indicator.name.as_str()).filter(|name| !name.is_empty()).collect();
    let place = found.indicators.first().map_or(&found.place, |indicator| &indicator.place);
    Sourced::new(names.join("; "), place.clone())
}

/// The years that are marked, or named as its duration; else those that have a target; else the plan's.
fn years(found: &Found) -> BTreeSet<Year> {
    if !found.years.is_empty() || found.is_marked_by_year {
        return found.years.clone();
    }
    let of_targets: BTreeSet<Year> =
        found.indicators.iter().flat_map(|indicator| indicator.targets.keys().copied()).collect();
    if of_targets.is_empty() { found.year.into_iter().collect() } else { of_targets }
}

/// An objective that neither a mark nor a target gives a year, where the table has several: it is of the first.
pub(super) fn first_year_only(found: &Found, of_table: &BTreeSet<Year>) -> Option<Finding> {
    let says = !found.years.is_empty() || found.is_marked_by_year;
    let has_targets = found.indicators.iter().any(|indicator| !indicator.targets.is_empty());
    let own = found.year.filter(|_| !says && !has_targets)?;
    let others: Vec<String> = of_table.iter().filter(|year| **year != own).map(Year::to_string).collect();
    if others.is_empty() {
        return None;
    }
    let title = found.cells.get(&Meaning::Title).map(SourceCell::words).unwrap_or_default();
    let message =
        format!("Obiettivo senza nessun target: previsto soltanto per il {own}, non per il {}", others.join(" e il "));
    let expected = "niente, se è così; altrimenti un target, oppure nel piano canonico una x, negli altri anni";
    Some(Finding::new(plan_codes::FIRST_YEAR_ONLY, message).at(found.place.clone()).found(title).expected(expected))
}
