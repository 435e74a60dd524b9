//! Where a run stands in the year's cycle: adoption, the report's own objective, lateness.

use chrono::NaiveDate;

use super::gather::Gathered;
use crate::assessment::Inputs;
use crate::domain::{ActWindow, FirstFinal, Predecessor, Year};
use crate::finding::Finding;
use crate::inputs::acts::{self, Adoption, Dated};
use crate::inputs::deadline::{self, OwnReport};
use crate::package::PackageError;
use crate::trace::revision::revision_codes;

/// What follows from the acts, from the finals before and from the day of the run.
pub(super) struct Cycle<'a> {
    /// When the report was adopted, as far as an act says so.
    pub adoption: Adoption<'a>,
    /// The first final, this run included; `None` in the drafts before it.
    pub first_final: Option<FirstFinal>,
    /// What the plan's own objective measures, by the first final.
    pub own_report: Option<OwnReport>,
    /// The reference date of a final; `None` in a draft.
    published_on: Option<NaiveDate>,
    /// The day that says whether the report is late: its adoption or, while that is not known, its
    /// first final, which may be this run. A correction is not a late adoption.
    done: NaiveDate,
    year: Year,
    reference: NaiveDate,
}

/// The final that came before, where nothing is to be issued: one that cannot be read is said, and
/// the run goes on without it.
pub(super) fn readable(
    predecessor: Result<Option<Predecessor>, PackageError>,
    findings: &mut Vec<Finding>,
) -> Result<Option<Predecessor>, PackageError> {
    let Err(PackageError::BrokenFinal { version, .. }) = predecessor else { return predecessor };
    let message = format!("La definitiva v{version} non si può leggere: il confronto con essa non è fatto.");
    let expected = "la cartella della versione com’è stata pubblicata";
    findings.push(Finding::new(revision_codes::BROKEN_FINAL, message).expected(expected));
    Ok(None)
}

impl<'a> Cycle<'a> {
    pub fn of(
        gathered: &'a Gathered,
        (year, reference): (Year, NaiveDate),
        published_on: Option<NaiveDate>,
        predecessor: Option<&'a Predecessor>,
    ) -> Self {
        let configured = gathered.folder.config.acts.get(&year).and_then(|acts| acts.resolution.as_ref());
        // The act of a correction may stand in the configuration by now: the first one is what counts.
        let known_before = predecessor.and_then(|before| before.first.adoption.as_ref());
        let first = known_before.or(configured.filter(|act| act.date <= reference));
        let issued = predecessor.map_or(reference, |before| before.first.date);
        let first_final = match (published_on, predecessor) {
            (Some(_), _) => Some(FirstFinal { date: issued, adoption: first.cloned() }),
            // A draft shows what the last final said.
            (None, predecessor) => predecessor.map(|before| before.first.clone()),
        };
        Self {
            adoption: Adoption::of(first, &gathered.deadline, reference)
                .or_issued(predecessor.map(|before| before.first.date)),
            own_report: first_final.as_ref().map(|first| gathered.deadline.own_report(first)),
            first_final,
            published_on,
            done: first.map_or(issued, |act| act.date),
            year,
            reference,
        }
    }

    /// What the assessment is made from.
    pub fn inputs<'s>(&'s self, gathered: &'s Gathered) -> Inputs<'s> {
        Inputs {
            plan: &gathered.plan,
            year: self.year,
            indicators: &gathered.indicators,
            unread: &gathered.unread,
            measurements: &gathered.measurements,
            changes: &gathered.supplements.changes,
            rules: &gathered.folder.config.rules,
            catalogue: &gathered.catalogue,
            report_objective: gathered.deadline.objective.as_ref(),
            published_on: self.published_on,
            own_report: self.own_report.as_ref(),
            exclusions: self.exclusions(gathered),
        }
    }

    /// When an act may exclude something: from the plan's approval to the first final, or to this run while there
    /// is none.
    fn exclusions(&self, gathered: &Gathered) -> ActWindow {
        let plan = gathered.folder.config.acts.get(&self.year).and_then(|acts| acts.plan.as_ref());
        let until = self.first_final.as_ref().map_or(self.reference, |first| first.date);
        ActWindow::of_exclusions(self.year, plan.map(|act| act.date), until)
    }

    /// By how much the report is late, in one sentence; `None` where it is not.
    pub fn lateness(&self, gathered: &Gathered) -> Option<String> {
        let deadline = &gathered.deadline;
        let late = deadline.days_left(self.done) < 0;
        late.then(|| match self.adoption {
            Adoption::Unknown | Adoption::Issued(_) => deadline.past(self.done),
            known => known.sentence(deadline, self.reference),
        })
    }

    /// Findings about dates: those of the acts, the deadline, the year that is not over.
    pub fn findings(&self, gathered: &Gathered) -> Vec<Finding> {
        let Self { year, reference, .. } = *self;
        let Gathered { folder, supplements, measurements, .. } = gathered;
        let mut findings = acts::check(&Dated {
            year,
            reference,
            config: &folder.config,
            supplements,
            measurements,
            elsewhere: &folder.acts_elsewhere,
        });
        findings.extend(deadline::check(year, reference, self.lateness(gathered)));
        findings
    }
}
