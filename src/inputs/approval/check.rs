//! Plan and register against what was approved: what no change accounts for.

use super::approval_codes as codes;
use super::approval_file::{Approval, ApprovedFile};
use super::compare::{Difference, compare};
use super::record::records;
use crate::domain::{Change, Indicator, Objective, Place, Plan};
use crate::finding::Finding;
use crate::inputs::changes::Aspect;
use crate::inputs::{measurements, plan};

/// A year's plan and register as their files have them, before any change.
#[derive(Debug, Clone, Copy)]
pub struct Standing<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// The register.
    pub indicators: &'a [Indicator],
    /// The plan's file.
    pub plan_file: &'a ApprovedFile,
    /// The register's file.
    pub register_file: &'a ApprovedFile,
}

/// What differs from what was approved: promises block unless a change says so, people are told, and so is a file
/// that was only saved again (D.Lgs. 150/2009 art. 5 and 6: targets are changed by an act, not by a file).
pub fn check(approval: &Approval, standing: &Standing<'_>, changes: &[Change]) -> Vec<Finding> {
    let now = records(standing.plan, standing.indicators);
    let differences = compare(&approval.obiettivi, &now);
    let mut findings: Vec<Finding> = differences
        .iter()
        .filter(|difference| !is_changed(difference, changes))
        .map(|difference| told(difference, approval, standing))
        .collect();
    let (of_plan, of_register): (Vec<_>, Vec<_>) = differences.iter().partition(|own| own.indicator.is_none());
    let files =
        [(of_plan, &approval.piano, standing.plan_file), (of_register, &approval.registro, standing.register_file)];
    let same = files.into_iter().filter(|(differences, ..)| differences.is_empty());
    findings.extend(same.filter_map(|(_, approved, now)| saved_again(approved, now, approval)));
    findings
}

/// Whether a change that stands says what differs.
pub fn is_changed(difference: &Difference, changes: &[Change]) -> bool {
    changes.iter().filter(|change| change.applied).any(|change| {
        let same_objective = change.objective.as_str() == difference.objective;
        let of_objective = same_objective && change.indicator.is_none();
        let of_indicator = difference
            .indicator
            .as_deref()
            .is_some_and(|code| change.indicator.as_ref().is_some_and(|changed| changed.as_str() == code));
        let Some(changed) = Aspect::of(change) else { return false };
        match difference.aspect {
            Aspect::Presence => changed == Aspect::Presence && (of_objective || of_indicator),
            Aspect::Years => matches!(changed, Aspect::Presence | Aspect::Years) && of_objective,
            Aspect::OfThePlan(_) => changed == difference.aspect && of_objective,
            Aspect::OfTheRegister(_) => changed == difference.aspect && of_indicator,
        }
    })
}

fn told(difference: &Difference, approval: &Approval, standing: &Standing<'_>) -> Finding {
    let subject = match &difference.indicator {
        Some(indicator) => format!("indicatore {indicator}"),
        None => format!("obiettivo {}", difference.objective),
    };
    let act = approval.act().written();
    let year = approval.anno;
    let place = place(difference, standing);
    let said = |value: &Option<String>| value.as_ref().map_or_else(|| "vuoto".to_owned(), |text| format!("«{text}»"));
    if difference.aspect.is_of_people() {
        let message =
            format!("{}: {} diverso da quando è stato approvato.", capital(&subject), difference.aspect.label());
        return Finding::new(codes::OTHER_PERSON, message).at(place).found(said(&difference.after)).expected(format!(
            "{} nell’approvazione ({act}): da sapere, non impedisce nulla",
            said(&difference.before)
        ));
    }
    let (message, expected) = match (difference.aspect, &difference.before, &difference.after) {
        (Aspect::Presence, _, None) => (
            format!("L’{subject} era nell’approvazione ({act}) e non c’è più, senza una variazione."),
            format!("rimetterlo com’era, oppure una riga «annullato» con il suo atto in variazioni/{year}"),
        ),
        (Aspect::Presence, _, Some(_)) => (
            format!("L’{subject} non era nell’approvazione ({act}), e nessuna variazione lo aggiunge."),
            format!("toglierlo, oppure una riga «aggiunto» con il suo atto in variazioni/{year}"),
        ),
        (aspect, before, _) => (
            format!("L’{subject} non è come approvato con {act}: {} è diverso, senza una variazione.", aspect.label()),
            format!("{} come approvato; il cambiamento va in variazioni/{year}, con il suo atto", said(before)),
        ),
    };
    Finding::new(codes::NOT_AS_APPROVED, message).at(place).found(said(&difference.after)).expected(expected)
}

fn capital(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
}

/// The cell that differs, or the row, or the file that lacks it.
fn place(difference: &Difference, standing: &Standing<'_>) -> Place {
    let indicator = difference.indicator.as_ref().map(|code| {
        let row = standing.indicators.iter().find(|row| row.code.as_str() == code);
        row.map_or_else(|| Place::file(standing.register_file.file.as_str()), |row| cell(row, difference.aspect))
    });
    let objective = || {
        let mut objectives = standing.plan.objectives().map(|(_, objective)| objective);
        let row = objectives.find(|row| row.code.as_str() == difference.objective);
        row.map_or_else(|| Place::file(standing.plan_file.file.as_str()), |row| plan_cell(row, difference.aspect))
    };
    indicator.unwrap_or_else(objective)
}

fn cell(row: &Indicator, aspect: Aspect) -> Place {
    use measurements::Column;
    let cells = &row.cells;
    let cells = [
        (Column::Name, &cells.name),
        (Column::Bound, &cells.bound),
        (Column::Unit, &cells.unit),
        (Column::Target, &cells.target),
        (Column::Baseline, &cells.baseline),
        (Column::Weight, &cells.weight),
        (Column::Office, &cells.office),
        (Column::Manager, &cells.manager),
    ];
    if aspect == Aspect::OfTheRegister(Column::Kind) {
        return row.kind.place.clone();
    }
    let own = cells.into_iter().find(|(column, _)| aspect == Aspect::OfTheRegister(*column));
    own.and_then(|(_, place)| place.as_ref()).unwrap_or(&row.place).clone()
}

fn plan_cell(row: &Objective, aspect: Aspect) -> Place {
    use plan::Column;
    let cells = [
        (Column::Weight, row.weight.as_ref().map(|cell| &cell.place)),
        (Column::Indicator, Some(&row.indicator.place)),
    ];
    let own = cells.into_iter().find(|(column, _)| aspect == Aspect::OfThePlan(*column)).and_then(|(_, place)| place);
    own.unwrap_or(&row.place).clone()
}

/// What there is to do about a file that says the same: nothing, or to know that its name is another.
fn saved_as(approved: &ApprovedFile, now: &ApprovedFile) -> String {
    let moved = approved.file != now.file;
    let was = if moved { format!(" (all’approvazione si chiamava {})", approved.file) } else { String::new() };
    format!("niente{was}: da sapere, non impedisce nulla")
}

/// A file with other bytes that says the same.
fn saved_again(approved: &ApprovedFile, now: &ApprovedFile, approval: &Approval) -> Option<Finding> {
    (approved.sha256 != now.sha256 || approved.file != now.file).then(|| {
        let message = format!(
            "Il file non è quello approvato con {}, ma codici, obiettivi, indicatori, basi, target, pesi e anni sono gli \
             stessi, salvo ciò che dicono le variazioni: è stato salvato di nuovo o spostato, o è cambiato altro, che \
             l’approvazione non fissa.",
            approval.act().written()
        );
        Finding::new(codes::SAVED_AGAIN, message)
            .at(Place::file(now.file.as_str()))
            .expected(saved_as(approved, now))
    })
}
