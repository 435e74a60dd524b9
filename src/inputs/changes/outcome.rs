//! What a change is applied to, and what becomes of it.

use super::change_codes as codes;
use super::change_rows::{Request, subject};
use super::standing::{Standing, words};
use crate::domain::{ActWindow, Indicator, Plan, Year};
use crate::finding::{Code, Finding};
use crate::inputs::catalogue::Catalogue;

/// What the changes are applied to: clones of one year's plan and register.
#[derive(Debug)]
pub struct Base<'a> {
    /// The year measured.
    pub year: Year,
    /// The days on which the act of a change may be dated.
    pub window: ActWindow,
    /// The year's plan.
    pub plan: &'a mut Plan,
    /// The year's register.
    pub indicators: &'a mut Vec<Indicator>,
    /// Names of missioni, for one that an added objective brings in.
    pub catalogue: &'a Catalogue,
}

/// Why a change is not applied.
pub(super) type Refused = Box<Finding>;

/// Whether a change changed something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Effect {
    /// It did.
    Changed,
    /// PRIMA and DOPO are the same.
    None,
}

impl Request {
    /// Refuses a change whose act is not dated within the window.
    pub(super) fn require_standing_act(&self, window: &ActWindow) -> Result<(), Refused> {
        let Some(act) = &self.change.act else {
            let expected = "numero e data, come «G.C. 42 del 15/03/2024»";
            let mut refused = self.refuse(codes::NO_ACT, "manca un atto con numero e data", expected);
            refused.place = Some(self.act_place.clone());
            return Err(refused);
        };
        if window.holds(act.value.date) {
            return Ok(());
        }
        let what = "la data dell’atto è fuori dal periodo in cui si può variare il piano";
        let mut refused = self.refuse(codes::OUTSIDE_WINDOW, what, format!("un atto {}", window.written()));
        refused.place = Some(act.place.clone());
        refused.found = Some(act.value.written());
        Err(refused)
    }
    /// Refuses unless PRIMA is what stands.
    pub(super) fn require(&self, standing: &Standing) -> Result<(), Refused> {
        if standing.agrees(self.before.as_ref()) {
            return Ok(());
        }
        let field = &self.change.field.value;
        let what = format!("in {field} PRIMA non è ciò che sta oggi");
        let mut refused = self.refuse(codes::OTHER_BEFORE, &what, format!("{} (ciò che sta)", standing.said()));
        let before = match (standing, &self.change.before) {
            (Standing::Year(_), Some(year)) => year.value.clone(),
            _ => words(self.before.as_ref()),
        };
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

    /// CAMPO names no field.
    pub(super) fn unknown_field(&self, known: &str) -> Refused {
        let field = &self.change.field;
        let mut refused = self.refuse(codes::UNKNOWN_FIELD, "il campo non è conosciuto", format!("uno di: {known}"));
        refused.place = Some(field.place.clone());
        refused.found = Some(field.value.clone());
        refused
    }
}
