//! Permanent codes, the classification's checks, and the [`Plan`].

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::before::Before;
use super::mission_title::MissionTitle;
use super::objective::Draft;
use super::succession::{Descent, Succession};
use super::{plan_codes, succession_findings};
use crate::domain::{
    GroupCode, Mission, MissionCode, Objective, ObjectiveCode, Place, Placement, Plan, Unplaced, Year,
};
use crate::finding::Finding;
use crate::inputs::catalogue::Catalogue;
use crate::words::fold;

/// Numbers the drafts, after the previous plan where there is one, and groups them by missione; those that wait for
/// their programme get no code.
pub(super) fn assemble(
    (drafts, mut unplaced): (Vec<Draft>, Vec<Unplaced>),
    years: BTreeSet<Year>,
    mut titles: BTreeMap<MissionCode, MissionTitle>,
    catalogue: &Catalogue,
    before: Option<Before<'_>>,
    findings: &mut Vec<Finding>,
) -> Plan {
    let mut succession = before.map(|before| Succession::of(&drafts, before.plan));
    if let Some(succession) = &mut succession {
        succession.await_programmes(&mut unplaced);
    }
    let own = before.and_then(|before| before.own);
    let mut own_codes = OwnCodes::of(own, &drafts, succession.as_ref());
    let taken = before.into_iter().flat_map(|before| before.taken.keys());
    let of_own = own.into_iter().flat_map(Plan::objectives).map(|(_, objective)| &objective.code);
    let former = succession.as_ref().into_iter().flat_map(Succession::codes);
    let mut numbering = Numbering::after(&drafts, former.chain(taken).chain(of_own));
    let mut missions: BTreeMap<GroupCode, Mission> = BTreeMap::new();
    for (index, draft) in drafts.into_iter().enumerate() {
        check_programme(&draft, catalogue, findings);
        let mission = missions.entry(draft.group).or_insert_with(|| {
            let (title, place) = match draft.group {
                GroupCode::Mission(code) => title_of(code, titles.remove(&code), &draft.place, catalogue, findings),
                GroupCode::CrossCutting => (GroupCode::CROSS_CUTTING_TITLE.to_owned(), draft.place.clone()),
            };
            Mission { code: draft.group, title, place, objectives: Vec::new() }
        });
        let descent = succession.as_ref().map(|succession| succession.descent(index));
        let code = match descent {
            Some(Descent::Continues(_, old)) => numbering.carry(&old.code, &draft),
            Some(Descent::New | Descent::MayContinue(..)) if let Some(code) = own_codes.take(&draft) => {
                numbering.carry(&code, &draft)
            }
            _ => numbering.code_for(&draft, findings),
        };
        let renamed = succession_findings::former_title(descent.as_ref());
        if let Some(descent) = descent {
            let former = before.and_then(|before| before.taken.get(&code));
            succession_findings::tell(&descent, &draft, &code, former, findings);
        }
        let mut objective = objective(draft, code);
        objective.details.former_title = objective.details.former_title.or(renamed);
        mission.objectives.push(objective);
    }
    if let Some(succession) = &succession {
        succession_findings::tell_ended(succession, findings);
    }
    Plan { years: years.into_iter().collect(), missions: missions.into_values().collect(), unplaced, name: None }
}

/// Codes that the entity's own plan of the year gave to objectives that no earlier plan has: the same plan again keeps
/// them.
#[derive(Default)]
struct OwnCodes<'p>(BTreeMap<(Placement, String), VecDeque<&'p ObjectiveCode>>);

impl<'p> OwnCodes<'p> {
    fn of(own: Option<&'p Plan>, drafts: &[Draft], succession: Option<&Succession<'_>>) -> Self {
        let former = succession.into_iter().flat_map(Succession::codes).cloned();
        let spoken_for: BTreeSet<ObjectiveCode> = former.chain(drafts.iter().filter_map(Draft::given_code)).collect();
        let mut codes = Self::default();
        for (_, objective) in own.into_iter().flat_map(Plan::objectives) {
            if !spoken_for.contains(&objective.code) {
                let key = (objective.placement, fold(&objective.title.text));
                codes.0.entry(key).or_default().push_back(&objective.code);
            }
        }
        codes
    }

    /// The code of the objective of this title, where a draft names none.
    fn take(&mut self, draft: &Draft) -> Option<ObjectiveCode> {
        let codes = self.0.get_mut(&(draft.placement, fold(&draft.title.text)))?;
        codes.pop_front().cloned()
    }
}

fn objective(draft: Draft, code: ObjectiveCode) -> Objective {
    Objective {
        code,
        placement: draft.placement,
        direction: draft.direction,
        strategic: draft.strategic,
        title: draft.title,
        purpose: draft.purpose,
        stakeholders: draft.stakeholders,
        years: draft.years,
        indicator: draft.indicator,
        weight: draft.weight,
        weight_cell: draft.weight_cell,
        office: draft.office,
        manager: draft.manager,
        details: draft.details,
        place: draft.place,
    }
}

/// The running numbers of each programme and of the cross-cutting group. Codes that the plan gives are never changed; new
/// ones go on after the highest number that anything has ever had.
#[derive(Default)]
struct Numbering {
    given: BTreeSet<ObjectiveCode>,
    taken: BTreeMap<ObjectiveCode, Place>,
    last: BTreeMap<Placement, u32>,
}

impl Numbering {
    fn after<'c>(drafts: &[Draft], taken: impl Iterator<Item = &'c ObjectiveCode>) -> Self {
        let mut numbering = Self::default();
        for code in drafts.iter().filter_map(Draft::given_code) {
            numbering.reserve(code);
        }
        for code in taken {
            numbering.reserve(code.clone());
        }
        numbering
    }

    /// Keeps a code, and the numbers up to its own, from being given to a new objective.
    fn reserve(&mut self, code: ObjectiveCode) {
        if let Some((placement, number)) = code.parts() {
            let last = self.last.entry(placement).or_default();
            *last = number.max(*last);
        }
        self.given.insert(code);
    }

    /// The code of the objective that a draft continues.
    fn carry(&mut self, code: &ObjectiveCode, draft: &Draft) -> ObjectiveCode {
        self.taken.insert(code.clone(), draft.place.clone());
        code.clone()
    }

    fn code_for(&mut self, draft: &Draft, findings: &mut Vec<Finding>) -> ObjectiveCode {
        let Some(cell) = &draft.code else { return self.next(draft) };
        let Some(code) = draft.given_code() else {
            let next = self.next(draft);
            findings.push(
                Finding::new(plan_codes::BAD_CODE, "Codice obiettivo non valido: assegnato un codice nuovo")
                    .at(cell.place.clone())
                    .found(cell.words())
                    .expected(format!("un codice senza spazi; assegnato {next}")),
            );
            return next;
        };
        let Some(first) = self.taken.get(&code) else {
            self.taken.insert(code.clone(), cell.place.clone());
            return code;
        };
        let message = format!("Codice obiettivo già usato ({first}): assegnato un codice nuovo");
        let next = self.next(draft);
        findings.push(
            Finding::new(plan_codes::DUPLICATE_CODE, message)
                .at(cell.place.clone())
                .found(code.as_str())
                .expected(format!("un codice diverso per ogni obiettivo; assegnato {next}")),
        );
        next
    }

    fn next(&mut self, draft: &Draft) -> ObjectiveCode {
        let last = self.last.entry(draft.placement).or_default();
        loop {
            *last = last.saturating_add(1);
            let code = ObjectiveCode::numbered(draft.placement, *last);
            if !self.given.contains(&code) && !self.taken.contains_key(&code) {
                self.taken.insert(code.clone(), draft.place.clone());
                return code;
            }
        }
    }
}

fn check_programme(draft: &Draft, catalogue: &Catalogue, findings: &mut Vec<Finding>) {
    // The cross-cutting group has no programmi to be wrong about.
    let Placement::Programme(programme) = draft.placement else { return };
    if draft.placement.group() != draft.group {
        let message =
            format!("Il programma {programme} è di un’altra missione: la riga sta nella missione {}", draft.group);
        findings.push(
            Finding::new(plan_codes::OTHER_MISSION, message)
                .at(draft.programme_place.clone())
                .found(programme.to_string())
                .expected(format!("un programma della missione {}, oppure la riga sotto la sua missione", draft.group)),
        );
    } else if catalogue.programme(programme).is_none() {
        let message = format!("Il programma {programme} non esiste nella classificazione del D.Lgs. 118/2011");
        findings.push(
            Finding::new(plan_codes::UNKNOWN_PROGRAMME, message)
                .at(draft.programme_place.clone())
                .found(programme.to_string())
                .expected("un programma della classificazione"),
        );
    }
}

/// The plan's title of a missione, or the official one.
fn title_of(
    code: MissionCode,
    found: Option<MissionTitle>,
    first_objective: &Place,
    catalogue: &Catalogue,
    findings: &mut Vec<Finding>,
) -> (String, Place) {
    let official = catalogue.mission(code);
    if let Some(found) = found.as_ref().filter(|found| !found.title.is_empty()) {
        if let Some(official) = official.filter(|official| fold(official) != fold(&found.title)) {
            findings.push(
                Finding::new(
                    plan_codes::MISSION_TITLE,
                    format!("Titolo della missione {code} diverso da quello ufficiale"),
                )
                .at(found.place.clone())
                .found(found.title.clone())
                .expected(official),
            );
        }
        return (found.title.clone(), found.place.clone());
    }
    let title = official.map_or_else(|| format!("Missione {code}"), str::to_owned);
    let place = found.map_or_else(|| first_objective.clone(), |found| found.place);
    findings.push(
        Finding::new(plan_codes::NO_MISSION_TITLE, format!("La missione {code} non ha titolo nel piano"))
            .at(place.clone())
            .expected(title.clone()),
    );
    (title, place)
}
