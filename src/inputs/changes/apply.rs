//! Requests → the year's plan and register as they stand at its end.

use super::change_codes as codes;
use super::change_rows::{Request, subject};
use super::field::{INDICATOR_FIELDS, IndicatorField, OBJECTIVE_FIELDS, ObjectiveField};
use super::standing::{Standing, words};
use super::{objective, register};
use crate::domain::{Change, Indicator, Plan, Year};
use crate::finding::{Code, Finding};
use crate::inputs::catalogue::Catalogue;

/// How many likely codes are named beside an unknown one.
const NEAREST: usize = 3;

/// What the changes are applied to: clones of one year's plan and register.
#[derive(Debug)]
pub struct Base<'a> {
    /// The year measured.
    pub year: Year,
    /// The year's plan.
    pub plan: &'a mut Plan,
    /// The year's register.
    pub indicators: &'a mut Vec<Indicator>,
    /// Names of missioni, for one that an added objective brings in.
    pub catalogue: &'a Catalogue,
}

/// Why a change is not applied.
pub(super) type Refused = Box<Finding>;

/// Applies the requests in their order; all of them come back as changes, those refused with
/// `applied: false` and a finding.
pub fn apply(requests: Vec<Request>, base: &mut Base<'_>) -> (Vec<Change>, Vec<Finding>) {
    let mut findings = Vec::new();
    let changes = requests
        .into_iter()
        .map(|request| {
            let result = match &request.change.indicator {
                Some(_) => apply_to_indicator(&request, base),
                None => apply_to_objective(&request, base),
            };
            let mut change = request.change;
            match result {
                Ok(effect) => {
                    change.applied = true;
                    if effect == Effect::None {
                        let name = subject(&change.objective, change.indicator.as_ref());
                        let message = format!("La variazione di {name} non cambia nulla: PRIMA e DOPO sono uguali.");
                        findings.push(Finding::new(codes::NO_EFFECT, message).at(change.place.clone()));
                    }
                }
                Err(refused) => findings.push(*refused),
            }
            change
        })
        .collect();
    (changes, findings)
}

/// Whether a change changed something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Effect {
    /// It did.
    Changed,
    /// PRIMA and DOPO are the same.
    None,
}

fn apply_to_objective(request: &Request, base: &mut Base<'_>) -> Result<Effect, Refused> {
    let field = ObjectiveField::parse(&request.change.field.value);
    let field = field.ok_or_else(|| request.unknown_field(OBJECTIVE_FIELDS))?;
    match field {
        ObjectiveField::Added => objective::add(request, base),
        ObjectiveField::Cancelled => objective::cancel(request, base),
        field => objective::change(request, field, base),
    }
}

fn apply_to_indicator(request: &Request, base: &mut Base<'_>) -> Result<Effect, Refused> {
    let field = IndicatorField::parse(&request.change.field.value);
    let field = field.ok_or_else(|| request.unknown_field(INDICATOR_FIELDS))?;
    let code = request.change.indicator.as_ref().expect("the caller has seen it");
    let Some(position) = base.indicators.iter().position(|indicator| indicator.code == *code) else {
        let known: Vec<&str> = base.indicators.iter().map(|indicator| indicator.code.as_str()).collect();
        return Err(request.unknown_code("indicatore del registro", &nearest(&known, code.as_str())));
    };
    let indicator = &mut base.indicators[position];
    if indicator.objective != request.change.objective {
        let expected = format!("CODICE {}, quello dell’indicatore", indicator.objective);
        return Err(request.refuse(codes::UNKNOWN_CODE, "CODICE e CODICE INDICATORE non vanno insieme", expected));
    }
    match field {
        IndicatorField::Added => Ok(Effect::Changed),
        IndicatorField::Cancelled => {
            base.indicators.remove(position);
            Ok(Effect::Changed)
        }
        field => register::change(request, field, indicator),
    }
}

impl Request {
    /// Refuses unless PRIMA is what stands.
    pub(super) fn require(&self, standing: &Standing) -> Result<(), Refused> {
        if standing.agrees(self.before.as_ref()) {
            return Ok(());
        }
        let field = &self.change.field.value;
        let what = format!("in {field} PRIMA non è ciò che sta oggi");
        let mut refused = self.refuse(codes::OTHER_BEFORE, &what, format!("{} (ciò che sta)", standing.said()));
        let before = words(self.before.as_ref());
        refused.found = Some(if before.is_empty() { "cella vuota".to_owned() } else { before });
        if let Some(before) = &self.change.before {
            refused.place = Some(before.place.clone());
        }
        Err(refused)
    }

    /// Whether DOPO says what PRIMA said.
    pub(super) fn effect(&self, standing: &Standing) -> Effect {
        if standing.agrees(self.after.as_ref()) { Effect::None } else { Effect::Changed }
    }

    /// DOPO is not what the field asks for.
    pub(super) fn bad_after(&self, expected: impl Into<String>) -> Refused {
        let what = format!("in {} DOPO non si può usare", self.change.field.value);
        let mut refused = self.refuse(codes::BAD_AFTER, &what, expected);
        refused.place = Some(self.after_place.clone());
        refused.found = Some(words(self.after.as_ref())).filter(|found| !found.is_empty());
        refused
    }

    /// Any other reason; `what` completes «La variazione di X non è applicata: …».
    pub(super) fn refuse(&self, code: Code, what: &str, expected: impl Into<String>) -> Refused {
        let name = subject(&self.change.objective, self.change.indicator.as_ref());
        let message = format!("La variazione di {name} non è applicata: {what}.");
        Box::new(Finding::new(code, message).at(self.change.place.clone()).expected(expected))
    }

    /// The code names nothing that is there.
    pub(super) fn unknown_code(&self, what: &str, nearest: &str) -> Refused {
        let expected = if nearest.is_empty() { "un codice che esiste".to_owned() } else { format!("forse {nearest}") };
        self.refuse(codes::UNKNOWN_CODE, &format!("il codice non è di nessun {what}"), expected)
    }

    fn unknown_field(&self, known: &str) -> Refused {
        let field = &self.change.field;
        let mut refused = self.refuse(codes::UNKNOWN_FIELD, "il campo non è conosciuto", format!("uno di: {known}"));
        refused.place = Some(field.place.clone());
        refused.found = Some(field.value.clone());
        refused
    }
}

/// The known codes that look most like one, as a list.
pub(super) fn nearest(known: &[&str], code: &str) -> String {
    let mut codes: Vec<(usize, &str)> = known.iter().map(|known| (strsim::levenshtein(known, code), *known)).collect();
    codes.sort_unstable();
    let nearest: Vec<&str> = codes.into_iter().take(NEAREST).map(|(_, known)| known).collect();
    nearest.join(", ")
}
