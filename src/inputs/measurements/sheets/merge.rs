//! The same indicator in two places: completed where they agree, refused where they do not.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::domain::{Act, DeclaredState, Measurement, Place, Quantity, SourceKind, Sourced};
use crate::finding::Finding;
use crate::inputs::measurements::columns::Column;
use crate::inputs::measurements::measurement_codes as codes;
use crate::words::italian;

/// Two rows of one indicator on their way to becoming one.
struct Merge {
    /// The columns in which the rows contradict each other, with both cells and what stands in them.
    disputes: Vec<Dispute>,
}

/// A column, and each row's cell with what stands there.
type Dispute = (Column, (Place, String), (Place, String));

/// A field of a row, as messages quote it.
trait Quoted {
    fn quoted(&self) -> String;
}

impl Quoted for String {
    fn quoted(&self) -> String {
        self.clone()
    }
}

impl Quoted for Quantity {
    fn quoted(&self) -> String {
        self.written()
    }
}

impl Quoted for Decimal {
    fn quoted(&self) -> String {
        italian::number(*self)
    }
}

impl Quoted for NaiveDate {
    fn quoted(&self) -> String {
        italian::short_date(*self)
    }
}

impl Quoted for Act {
    fn quoted(&self) -> String {
        self.written()
    }
}

impl Quoted for DeclaredState {
    fn quoted(&self) -> String {
        self.label().to_owned()
    }
}

impl Quoted for SourceKind {
    fn quoted(&self) -> String {
        self.label().to_owned()
    }
}

/// Merges a second row into the first; what is found are contradictions.
///
/// A field that only one row fills is taken from it. Where both fill a field and
/// differ, the finding blocks and names both cells; a disputed CONSUNTIVO counts as
/// unreadable, because taking either would be a guess.
pub fn merge(first: &mut Measurement, second: Measurement) -> Vec<Finding> {
    let mut merge = Merge { disputes: Vec::new() };
    merge.actual(first, second.actual, second.unreadable);
    let (own, other) = (&mut first.entry, second.entry);
    merge.sourced(Column::State, &mut first.state, second.state);
    merge.plain(
        Column::ObservedOn,
        (&mut first.observed_on, &mut own.observed_on),
        (second.observed_on, other.observed_on),
    );
    merge.plain(Column::Source, (&mut first.source, &mut own.source), (second.source, other.source));
    merge.plain(Column::Evidence, (&mut first.evidence, &mut own.evidence), (second.evidence, other.evidence));
    merge.plain(Column::Cause, (&mut first.cause, &mut own.cause), (second.cause, other.cause));
    merge.plain(
        Column::CorrectiveAction,
        (&mut first.corrective_action, &mut own.corrective_action),
        (second.corrective_action, other.corrective_action),
    );
    merge.plain(Column::Compiler, (&mut first.compiler, &mut own.compiler), (second.compiler, other.compiler));
    merge.sourced(Column::Act, &mut first.act, second.act);
    merge.sourced(Column::BoardScore, &mut first.board_score, second.board_score);
    merge.sourced(Column::Minutes, &mut first.minutes, second.minutes);
    merge.plain(Column::Notes, (&mut first.notes, &mut own.notes), (second.notes, other.notes));
    first.repeats.push(second.place);
    merge.report(first)
}

impl Merge {
    fn actual(&mut self, first: &mut Measurement, actual: Option<Sourced<Quantity>>, unreadable: Option<Place>) {
        let disputes = self.disputes.len();
        self.sourced(Column::Actual, &mut first.actual, actual);
        if self.disputes.len() > disputes {
            first.unreadable = first.actual.take().map(|actual| actual.place);
        }
        first.unreadable = first.unreadable.take().or(unreadable);
        // A cell that cannot be read is not outvoted by one that can.
        if first.unreadable.is_some() {
            first.actual = None;
        }
    }

    fn sourced<T: PartialEq + Quoted>(
        &mut self,
        column: Column,
        first: &mut Option<Sourced<T>>,
        second: Option<Sourced<T>>,
    ) {
        match (&first, second) {
            (Some(here), Some(there)) if here.value != there.value => {
                let first = (here.place.clone(), here.value.quoted());
                self.disputes.push((column, first, (there.place, there.value.quoted())));
            }
            (None, second) => *first = second,
            _ => {}
        }
    }

    /// A field with its cell in each row; one that only the second row fills stands in the second row's cell.
    fn plain<T: PartialEq + Quoted>(
        &mut self,
        column: Column,
        (first, own): (&mut Option<T>, &mut Place),
        (second, other): (Option<T>, Place),
    ) {
        match (&first, second) {
            (Some(here), Some(there)) if *here != there => {
                self.disputes.push((column, (own.clone(), here.quoted()), (other, there.quoted())));
            }
            (None, second @ Some(_)) => (*first, *own) = (second, other),
            _ => {}
        }
    }

    fn report(self, first: &Measurement) -> Vec<Finding> {
        let conflict = |(column, (here, first_says), (there, second_says)): Dispute| {
            let message = format!(
                "L’indicatore {} ha due valori diversi in {}: uno in {here}, l’altro in {there}.",
                first.indicator,
                column.heading()
            );
            let expected = if here.file == there.file {
                "lo stesso valore in entrambe le celle"
            } else {
                "un file soltanto, se l’uno è la copia corretta dell’altro; altrimenti lo stesso valore in entrambe le celle"
            };
            Finding::new(codes::CONFLICT, message)
                .at(there)
                .found(format!("{first_says}; {second_says}"))
                .expected(expected)
        };
        self.disputes.into_iter().map(conflict).collect()
    }
}
