//! The rows of one programma → its figures.
//!
//! Guaranteed: a sum is told with all that was summed; a level above others is compared with them and never added; an
//! amount that one of the rows lacks makes the sum absent, not smaller.

use rust_decimal::Decimal;

use super::budget_codes as codes;
use super::columns::Column;
use super::detail::Detail;
use crate::domain::{Place, ProgrammeBudget, ProgrammeCode, Sourced, in_cents};
use crate::finding::Finding;
use crate::words::italian;

/// How many rows of a sum are named.
const NAMED: usize = 12;

/// A row of the table.
pub(super) struct Line {
    pub detail: Detail,
    pub budget: ProgrammeBudget,
}

impl Line {
    fn amounts(&self) -> [Option<Decimal>; 6] {
        Column::AMOUNTS.map(|column| column.of(&self.budget).map(|amount| amount.value))
    }
}

/// The figures of a programma with these rows, at least one.
pub(super) fn of_lines(programme: ProgrammeCode, lines: Vec<Line>, findings: &mut Vec<Finding>) -> ProgrammeBudget {
    let lines = without_repeated(programme, lines, findings);
    let is_above = |line: &Line| lines.iter().any(|other| line.detail.is_above(&other.detail));
    let (subtotals, parts): (Vec<&Line>, Vec<&Line>) = lines.iter().partition(|line| is_above(line));
    for subtotal in subtotals {
        let below: Vec<&Line> = parts.iter().copied().filter(|part| subtotal.detail.is_above(&part.detail)).collect();
        compare(programme, subtotal, &below, findings);
    }
    let [first, others @ ..] = parts.as_slice() else { unreachable!("what is below something is a part") };
    if others.is_empty() {
        return first.budget.clone();
    }
    let mut sum = |column: Column| sum(programme, column, &parts, findings);
    let budget = ProgrammeBudget {
        programme,
        appropriated: sum(Column::Appropriated),
        committed: sum(Column::Committed),
        carried_forward: sum(Column::CarriedForward),
        paid: sum(Column::Paid),
        arrears_paid: sum(Column::ArrearsPaid),
        arrears_left: sum(Column::ArrearsLeft),
        place: first.budget.place.clone(),
    };
    findings.push(listing(programme, &parts));
    budget
}

/// A row that says the same as one before it, and a second row of the whole programma, count once.
fn without_repeated(programme: ProgrammeCode, lines: Vec<Line>, findings: &mut Vec<Finding>) -> Vec<Line> {
    let mut kept: Vec<Line> = Vec::new();
    for line in lines {
        let amounts = line.amounts();
        let says_nothing = amounts.iter().flatten().all(Decimal::is_zero);
        let same =
            |other: &&Line| other.detail == line.detail && (line.detail.is_whole() || other.amounts() == amounts);
        match kept.iter().find(same) {
            Some(first) if line.detail.is_whole() || !says_nothing => {
                let code = line.detail.code(programme);
                let message = if line.detail.is_whole() {
                    format!("Il programma {code} compare due volte: conta la prima riga.")
                } else {
                    format!("La voce {code} compare due volte con gli stessi importi: conta la prima riga.")
                };
                let expected = format!("una sola riga; la prima è {}", first.budget.place);
                let finding = Finding::new(codes::DUPLICATE, message).at(line.budget.place).found(code);
                findings.push(finding.expected(expected));
            }
            _ => kept.push(line),
        }
    }
    kept
}

/// A level above others is their sum, column by column.
fn compare(programme: ProgrammeCode, subtotal: &Line, below: &[&Line], findings: &mut Vec<Finding>) {
    for column in Column::AMOUNTS {
        let Some(claimed) = column.of(&subtotal.budget) else { continue };
        let parts = below.iter().map(|part| column.of(&part.budget).map(|amount| amount.value));
        let Some(sum) = parts.sum::<Option<Decimal>>() else { continue };
        if in_cents(sum) != in_cents(claimed.value) {
            let code = subtotal.detail.code(programme);
            let message = format!("{} di {code} non è la somma delle sue voci.", column.heading());
            let finding = Finding::new(codes::WRONG_TOTAL, message).at(claimed.place.clone());
            let finding = finding.found(italian::two_places(claimed.value));
            findings.push(finding.expected(format!("{}, la somma delle voci lette", italian::two_places(sum))));
        }
    }
}

/// The sum of a column, at the cell of its first amount; absent where one of the rows has none.
fn sum(
    programme: ProgrammeCode,
    column: Column,
    parts: &[&Line],
    findings: &mut Vec<Finding>,
) -> Option<Sourced<Decimal>> {
    let amounts: Vec<(&Line, &Sourced<Decimal>)> =
        parts.iter().filter_map(|part| Some((*part, column.of(&part.budget)?))).collect();
    for (part, amount) in amounts.iter().filter(|(_, amount)| amount.value < Decimal::ZERO) {
        let message = format!("{} di {} è negativo.", column.heading(), part.detail.code(programme));
        let finding = Finding::new(codes::NEGATIVE, message).at(amount.place.clone());
        let finding = finding.found(italian::two_places(amount.value));
        findings.push(finding.expected("un importo positivo o zero; sommato com’è, se la contabilità dice così"));
    }
    if amounts.len() < parts.len() {
        let required = Column::REQUIRED.contains(&column);
        for part in parts.iter().filter(|part| !amounts.is_empty() && !required && column.of(&part.budget).is_none()) {
            let code = part.detail.code(programme);
            let message = format!("Manca {} di {code}: il programma {programme} resta senza.", column.heading());
            let finding = Finding::new(codes::BLANK_AMOUNT, message).at(part.budget.place.clone());
            findings.push(finding.expected("l’importo; se è zero, scrivere 0"));
        }
        return None;
    }
    let total = amounts.iter().try_fold(Decimal::ZERO, |sum, (_, amount)| sum.checked_add(amount.value))?;
    Some(Sourced::new(total, amounts.first()?.1.place.clone()))
}

/// What was summed.
fn listing(programme: ProgrammeCode, parts: &[&Line]) -> Finding {
    let cell = |place: &Place| place.position.to_string();
    let named = |part: &&Line| format!("{} ({})", part.detail.code(programme), cell(&part.budget.place));
    let more = if parts.len() > NAMED { format!(" e altre {}", parts.len() - NAMED) } else { String::new() };
    let rows: Vec<String> = parts.iter().take(NAMED).map(named).collect();
    Finding::new(codes::SUMMED, format!("Il programma {programme} è la somma di {} righe.", parts.len()))
        .at(parts[0].budget.place.clone())
        .found(rows.join(", ") + &more)
        .expected("niente, se sono tutte e sole le sue voci")
}
