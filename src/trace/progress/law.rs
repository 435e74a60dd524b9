//! What the law asks for around a report, and how far each day is.

use chrono::NaiveDate;

use super::cycle::Progress;
use crate::domain::{Act, ActKind};
use crate::words::italian;

impl Progress {
    /// The days of the cycle in their order, one line each: done, by now due, or in how many days. `plan` is the act that
    /// approved the plan, as far as it is known.
    pub fn law(&self, plan: Option<&Act>) -> Vec<String> {
        let (year, next) = (i32::from(self.year.0), i32::from(self.year.next().0));
        let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day);
        let of = |kind| self.acts.0.iter().rev().find(|act| act.kind == kind).map(|act| act.act.written());
        let adopted = of(ActKind::Adoption).or_else(|| self.adopted_by.as_ref().map(Act::written));
        let steps = [
            (
                day(year, 1, 31),
                "piano della performance, nel PIAO o nel PEG (D.Lgs. 150/2009, art. 10, c. 1, lett. a; TUEL, art. 169)",
                plan.map(Act::written),
            ),
            (
                day(next, 4, 30),
                "rendiconto, da cui vengono risorse e contesto (TUEL, art. 227)",
                self.accounts_act.as_ref().map(Act::written),
            ),
            (
                Some(self.deadline.date),
                "relazione adottata dalla Giunta (D.Lgs. 150/2009, art. 10, c. 1, lett. b)",
                adopted,
            ),
            (
                Some(self.deadline.date),
                "relazione validata dal Nucleo di valutazione (D.Lgs. 150/2009, art. 14, c. 4, lett. c)",
                of(ActKind::Validation),
            ),
            (
                None,
                "pubblicazione in «Amministrazione trasparente», dopo la validazione (D.Lgs. 33/2013, art. 10, c. 8)",
                of(ActKind::Publication),
            ),
            (
                None,
                "premi, soltanto dopo la validazione (D.Lgs. 150/2009, art. 14, c. 6, ove previsto dal regolamento dell’ente)",
                None,
            ),
        ];
        steps.into_iter().map(|(by, what, done)| self.step(by, what, done)).collect()
    }

    fn step(&self, by: Option<NaiveDate>, what: &str, done: Option<String>) -> String {
        let Some(by) = by else {
            return done.map_or_else(|| what.to_owned(), |act| format!("{what}: fatto, {act}"));
        };
        let date = italian::long_date(by);
        if let Some(act) = done {
            return format!("{date}: {what}: fatto, {act}");
        }
        let days = (by - self.reference_date).num_days();
        let count = italian::count_of(days.abs(), "giorno", "giorni");
        match days {
            0 => format!("{date}, oggi: {what}"),
            1.. => format!("{date}, tra {count}: {what}"),
            _ => format!("{date}, passato da {count}: {what}"),
        }
    }
}
