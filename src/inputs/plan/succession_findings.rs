//! How a new plan descends from the previous one, told to the office.

use super::before::FormerUse;
use super::likeness::{Likeness, may_be_one};
use super::objective::Draft;
use super::plan_codes;
use super::succession::{Descent, Succession};
use crate::domain::{Objective, ObjectiveCode, Placement};
use crate::finding::Finding;

/// Tells what an objective, which now has `code`, is to the previous plan; `former` had the code in an older file.
pub(super) fn tell(
    descent: &Descent<'_>,
    draft: &Draft,
    code: &ObjectiveCode,
    former: Option<&FormerUse>,
    findings: &mut Vec<Finding>,
) {
    let finding = match descent {
        // The office has said that it is the same.
        Descent::Given(_, Some(old)) if is_confirmed(draft, old) => return,
        Descent::Given(Some(likeness), Some(old)) if likeness.is_remote() => Finding::new(
            plan_codes::OTHERS_CODE,
            format!("Il codice {code} nel piano precedente era di un obiettivo con un altro titolo"),
        )
        .expected(format!(
            "{}; somiglianza {}. Se è lo stesso obiettivo il codice è giusto; se è un altro, lasciare vuota la cella \
             CODICE",
            quoted(old),
            likeness.per_cent()
        )),
        Descent::Given(_, None) if let Some(finding) = former.and_then(|former| others(former, draft, code)) => finding,
        Descent::Given(..) => return,
        Descent::Continues(likeness, old) => carried(*likeness, old, draft, code),
        Descent::MayContinue(likeness, old) => Finding::new(
            plan_codes::MAY_CONTINUE,
            format!("Forse continua l’obiettivo {} del piano precedente: intanto ha il codice nuovo {code}", old.code),
        )
        .expected(format!(
            "{}; somiglianza {}. Se è lo stesso obiettivo, scrivere {} nella colonna CODICE; se è un altro, scrivere {code}",
            quoted(old),
            likeness.per_cent(),
            old.code
        )),
        Descent::New => Finding::new(
            plan_codes::NEW_OBJECTIVE,
            format!("Obiettivo che il piano precedente non ha: codice nuovo {code}"),
        ),
    };
    findings.push(finding.at(draft.place.clone()).found(draft.title.text.clone()));
}

fn is_confirmed(draft: &Draft, old: &Objective) -> bool {
    draft.details.former_title.as_ref().is_some_and(|title| may_be_one(title, &old.title.text))
}

/// The title of before of an objective that has its code by hand and another title now.
pub(super) fn former_title(descent: Option<&Descent<'_>>) -> Option<String> {
    match descent {
        Some(Descent::Given(Some(likeness), Some(old))) if likeness.is_remote() => Some(old.title.text.clone()),
        _ => None,
    }
}

/// A code given by hand that an older plan, a change or a register gave to something else.
fn others(former: &FormerUse, draft: &Draft, code: &ObjectiveCode) -> Option<Finding> {
    if former.title.as_ref().is_some_and(|title| may_be_one(title, &draft.title.text)) {
        return None;
    }
    let was = former.title.as_ref().map_or_else(String::new, |title| format!(" «{title}»"));
    let message = format!("Il codice {code} è già stato dato in passato a un altro obiettivo");
    Some(Finding::new(plan_codes::OTHERS_CODE, message).expected(format!(
        "{code}{was} ({}). Se è lo stesso obiettivo il codice è giusto; se è un altro, lasciare vuota la cella CODICE",
        former.place
    )))
}

fn carried(likeness: Likeness, old: &Objective, draft: &Draft, code: &ObjectiveCode) -> Finding {
    let moved = if old.placement == draft.placement {
        String::new()
    } else {
        match old.placement {
            Placement::Programme(code) => format!(" (allora nel programma {code}: i codici non cambiano)"),
            Placement::CrossCutting => " (allora trasversale: i codici non cambiano)".to_owned(),
        }
    };
    if likeness.is_exact() {
        let message = format!("Codice {code} ripreso dal piano precedente{moved}: stesso titolo");
        return Finding::new(plan_codes::CARRIED, message).expected(quoted(old));
    }
    let message = format!(
        "Codice {code} ripreso dal piano precedente{moved}: titolo simile, somiglianza {}",
        likeness.per_cent()
    );
    Finding::new(plan_codes::CARRIED_SIMILAR, message)
        .expected(format!("{}. Se è un altro obiettivo, scrivere un codice nuovo nella colonna CODICE", quoted(old)))
}

/// Tells the objectives of the previous plan that nothing continues.
pub(super) fn tell_ended(succession: &Succession<'_>, findings: &mut Vec<Finding>) {
    for old in succession.ended() {
        let message = format!("L’obiettivo {} del piano precedente non ha continuazione in questo piano", old.code);
        findings
            .push(Finding::new(plan_codes::ENDED, message).at(old.place.clone()).found(old.title.text.clone()).expected(
            "nulla, se è concluso o abbandonato; altrimenti, nella riga dell’obiettivo che lo continua, il suo codice nella \
             colonna CODICE e il suo titolo nella colonna TITOLO PRECEDENTE",
        ));
    }
}

/// «01.02-03, «Titolo» (piano.xlsx, foglio …, cella E5)».
fn quoted(old: &Objective) -> String {
    format!("{} «{}» ({})", old.code, old.title.text, old.place)
}
