//! The columns that every sheet of objectives has: state, weights, class, and the products
//! that groups sum up.

use rust_decimal::Decimal;

use super::classes::class_words;
use super::formulas::{MINIMUM_COVERAGE, class_of, printed_share};
use super::sheets::ObjectiveKey;
use crate::assessment::{Aspect, IndicatorResult, Issue, Measure, ObjectiveResult, ObjectiveState, State, Subject};
use crate::domain::{MissingPolicy, Ratio, Rules};
use crate::sheet::{Cell, Column, Look, RowCells};

/// A row that is about an objective.
pub(super) trait HasObjective<'m> {
    fn result(&self) -> &'m ObjectiveResult<'m>;
    fn rules(&self) -> &'m Rules;
    fn issue(&self) -> Issue;

    /// The policy under which a final was issued; `None` in a draft.
    fn policy(&self) -> Option<MissingPolicy> {
        self.issue().policy(self.rules())
    }
}

/// The subject that a row is about.
pub(super) fn subject<'m, R: HasObjective<'m>>(row: &R) -> Subject {
    Subject::Objective(row.result().objective.code.clone())
}

type Of<'m, R> = Column<'m, R, ObjectiveKey>;
type Cells<'l> = RowCells<'l, ObjectiveKey>;

/// The state in words.
pub(super) fn state<'m, R: HasObjective<'m> + 'm>(width: u16) -> Of<'m, R> {
    Of::<R>::new("Stato", width, |row| Cell::text(row.result().state.label())).key(ObjectiveKey::State)
}

/// The acts by which it came into the year or left it.
pub(super) fn moves<'m, R: HasObjective<'m> + 'm>() -> Of<'m, R> {
    Of::<R>::new("Variazione", 22, |row| row.result().moved_by().map_or(Cell::Blank, Cell::text))
}

/// W, W of what counts, and W of what was planned.
pub(super) fn weights<'m, R: HasObjective<'m> + 'm>() -> [Of<'m, R>; 3] {
    let counted = |row: &R| row.result().state.counts().then_some(row.result().weight.value);
    let planned = |row: &R| row.result().state.was_planned().then_some(row.result().weight.value);
    [
        Of::<R>::new("Peso (W)", 8, |row| Cell::number(row.result().weight.value))
            .key(ObjectiveKey::Weight)
            .fact(|row| subject(row).fact(Aspect::Weight)),
        Of::<R>::new("Peso conteggiato", 13, move |row| Cell::or_empty(counted(row), Look::Number))
            .key(ObjectiveKey::CountedWeight)
            .formula(|_, cells| {
                let state = cells.of(ObjectiveKey::State);
                let counting = ObjectiveState::ALL.into_iter().filter(|state| state.counts());
                let is_one = counting.map(|word| format!("{state}=\"{}\"", word.label())).collect::<Vec<_>>();
                format!("IF(OR({}),{},\"\")", is_one.join(","), cells.of(ObjectiveKey::Weight))
            }),
        Of::<R>::new("Peso previsto", 10, move |row| Cell::or_empty(planned(row), Look::Number))
            .key(ObjectiveKey::InPlanWeight)
            .formula(|_, cells| {
                let (state, weight) = (cells.of(ObjectiveKey::State), cells.of(ObjectiveKey::Weight));
                let not_planned = ObjectiveState::NotPlanned.label();
                format!("IF({state}=\"{not_planned}\",\"\",{weight})")
            }),
    ]
}

/// What c and x are quotients of: a name, and which indicators are summed.
pub(super) struct WeightSum {
    pub header: &'static str,
    pub key: ObjectiveKey,
    wanted: fn(&IndicatorResult<'_>) -> bool,
}

pub(super) const PLANNED_WEIGHT: WeightSum =
    WeightSum { header: "Peso indicatori Σw", key: ObjectiveKey::PlannedWeight, wanted: |row| row.state.counts() };
pub(super) const MEASURED_WEIGHT: WeightSum = WeightSum {
    header: "Peso misurato Σw",
    key: ObjectiveKey::MeasuredWeight,
    wanted: |row| row.state.counts() && row.achievement.value.is_some(),
};
pub(super) const ALL_WEIGHT: WeightSum =
    WeightSum { header: "Peso di tutti gli indicatori Σw", key: ObjectiveKey::AllWeight, wanted: |_| true };
pub(super) const EXCLUDED_WEIGHT: WeightSum = WeightSum {
    header: "Peso escluso con atto Σw",
    key: ObjectiveKey::ExcludedWeight,
    wanted: |row| matches!(row.state, State::Excluded(_)),
};

impl WeightSum {
    /// The column of the sums, as values.
    pub fn column<'m, R: HasObjective<'m> + 'm>(&self) -> Of<'m, R> {
        let wanted = self.wanted;
        Of::<R>::new(self.header, 12, move |row| {
            let indicators = row.result().indicators.iter().filter(|indicator| wanted(indicator));
            Cell::number(indicators.map(|indicator| indicator.weight.value).sum::<Decimal>())
        })
        .key(self.key)
    }
}

/// c and x in per cent, from the sums of weights.
pub(super) fn shares<'m, R: HasObjective<'m> + 'm>() -> [Of<'m, R>; 2] {
    [
        Of::<R>::new("Copertura c %", 12, |row| Cell::figure(row.result().coverage.value))
            .key(ObjectiveKey::Coverage)
            .fact(|row| subject(row).result(Measure::Coverage))
            .formula(|_, cells| {
                let (part, whole) = (cells.of(ObjectiveKey::MeasuredWeight), cells.of(ObjectiveKey::PlannedWeight));
                let (counted, share) = (cells.of(ObjectiveKey::CountedWeight), printed_share(&part, &whole));
                format!("IF(ISNUMBER({counted}),IF({whole}>0,{share},0),\"n.d.\")")
            }),
        Of::<R>::new("Peso escluso x %", 12, |row| Cell::figure(row.result().excluded.value))
            .key(ObjectiveKey::Excluded)
            .fact(|row| subject(row).fact(Aspect::Excluded))
            .formula(|_, cells| {
                let (part, whole) = (cells.of(ObjectiveKey::ExcludedWeight), cells.of(ObjectiveKey::AllWeight));
                let (planned, share) = (cells.of(ObjectiveKey::InPlanWeight), printed_share(&part, &whole));
                let all = is_cancelled(cells);
                format!("IF({all},100,IF(ISNUMBER({planned}),IF({whole}>0,{share},0),\"n.d.\"))")
            }),
    ]
}

/// Class or state in words: what is not wholly measured has a class only in a final, by the policy.
pub(super) fn class<'m, R: HasObjective<'m> + 'm>() -> Of<'m, R> {
    Of::<R>::new("Classe", 23, |row| Cell::text(class_words(row.rules(), row.result())))
        .key(ObjectiveKey::Class)
        .formula(|row, cells| class_formula(row.result(), row.policy(), cells))
}

fn class_formula(result: &ObjectiveResult<'_>, policy: Option<MissingPolicy>, cells: &Cells<'_>) -> String {
    use ObjectiveKey::{CountedWeight, Measured, MeasuredWeight, PlannedWeight, Prudent, State};
    let [counted, state, measured, planned] =
        [CountedWeight, State, MeasuredWeight, PlannedWeight].map(|key| cells.of(key));
    let quoted = |state: ObjectiveState| format!("\"{}\"", state.label());
    let qualified = |class: String, state: ObjectiveState| format!("{class}&\", {}\"", state.label());
    if result.beside_report {
        return format!("{state}&\", {}\"", ObjectiveState::InProgress.label());
    }
    let whole = class_of(&cells.of(Prudent));
    let (part, nothing) = match policy {
        None | Some(MissingPolicy::Block) => (quoted(ObjectiveState::Incomplete), quoted(ObjectiveState::NotMeasured)),
        Some(MissingPolicy::Zero) => (
            qualified(whole.clone(), ObjectiveState::Incomplete),
            qualified(whole.clone(), ObjectiveState::NotMeasured),
        ),
        Some(MissingPolicy::Exclude) => {
            let class = qualified(class_of(&cells.of(Measured)), ObjectiveState::Incomplete);
            let below = quoted(ObjectiveState::BelowMinimum);
            let enough = format!("ROUND(100*{measured}/{planned},11)>={MINIMUM_COVERAGE}");
            (format!("IF({enough},{class},{below})"), quoted(ObjectiveState::NotMeasured))
        }
    };
    format!("IF(NOT(ISNUMBER({counted})),{state},IF({measured}=0,{nothing},IF({measured}<{planned},{part},{whole})))")
}

/// What qualifies the figures: blanks that coverage cannot show, and acts that came after the year.
pub(super) fn qualifications<'m, R: HasObjective<'m> + 'm>() -> [Of<'m, R>; 2] {
    let late = |row: &R| {
        let result = row.result();
        result.without_late_acts.value.filter(|_| result.has_late_exclusions())
    };
    [
        Of::<R>::new("Cautelativo senza atti tardivi %", 12, move |row| Cell::or_empty(late(row), Look::TwoPlaces)),
        Of::<R>::new("Indicatori non misurati di peso 0", 12, |row| {
            Cell::or_empty(some_count(row.result().weightless_blanks()), Look::Number)
        }),
    ]
}

/// A count of something that there may be none of: the cell is then empty.
pub(super) fn some_count(count: u32) -> Option<Decimal> {
    (count > 0).then(|| count.into())
}

/// C·W, W·c, M·W·c and W·x: what groups sum up. The fraction is multiplied out, never taken from its printed form.
pub(super) fn points<'m, R: HasObjective<'m> + 'm>() -> [Of<'m, R>; 4] {
    let weight = |row: &R| Ratio::from(row.result().weight.value);
    let covered = move |row: &R| row.result().covered().map(|covered| covered.times(&weight(row)));
    let shown = |exact: Option<Ratio>| Cell::or_empty(exact.and_then(|exact| exact.decimal()), Look::Number);
    [
        Of::<R>::new("C·W", 10, move |row| {
            let counts = row.result().state.counts();
            let prudent = row.result().prudent.value.filter(|_| counts);
            shown(prudent.map(|prudent| weight(row).times(&prudent.into())))
        })
        .key(ObjectiveKey::PrudentPoints)
        .formula(|_, cells| {
            let [counted, prudent, weight] =
                [ObjectiveKey::CountedWeight, ObjectiveKey::Prudent, ObjectiveKey::Weight].map(|key| cells.of(key));
            format!("IF(ISNUMBER({counted}),{prudent}*{weight},\"\")")
        }),
        Of::<R>::new("W·c", 10, move |row| shown(covered(row))).key(ObjectiveKey::CoveredWeight).formula(|_, cells| {
            use ObjectiveKey::{CountedWeight, MeasuredWeight, PlannedWeight, Weight};
            let [counted, weight, part, whole] =
                [CountedWeight, Weight, MeasuredWeight, PlannedWeight].map(|key| cells.of(key));
            format!("IF(ISNUMBER({counted}),{},\"\")", share_of(&weight, &part, &whole))
        }),
        Of::<R>::new("M·W·c", 10, move |row| {
            let points = row.result().measured.value.zip(covered(row));
            shown(points.map(|(measured, covered)| covered.times(&measured.into())))
        })
        .key(ObjectiveKey::MeasuredPoints)
        .formula(|_, cells| {
            let (measured, covered) = (cells.of(ObjectiveKey::Measured), cells.of(ObjectiveKey::CoveredWeight));
            format!("IF(ISNUMBER({measured}),{measured}*{covered},\"\")")
        }),
        Of::<R>::new("W·x", 10, move |row| {
            shown(row.result().excluded_share().map(|excluded| excluded.times(&weight(row))))
        })
        .key(ObjectiveKey::ExcludedPoints)
        .formula(|_, cells| {
            use ObjectiveKey::{AllWeight, ExcludedWeight, InPlanWeight, Weight};
            let [planned, weight, part, whole] =
                [InPlanWeight, Weight, ExcludedWeight, AllWeight].map(|key| cells.of(key));
            let share = share_of(&weight, &part, &whole);
            format!("IF({},{weight},IF(ISNUMBER({planned}),{share},\"\"))", is_cancelled(cells))
        }),
    ]
}

/// Whether an act cancelled the objective: all of its weight is excluded.
fn is_cancelled(cells: &Cells<'_>) -> String {
    format!("{}=\"{}\"", cells.of(ObjectiveKey::State), ObjectiveState::Cancelled.label())
}

/// A weight times a fraction, which is the weight itself where the fraction is one.
fn share_of(weight: &str, part: &str, whole: &str) -> String {
    format!("IF({whole}=0,0,IF({part}={whole},{weight},{weight}*{part}/{whole}))")
}
