//! The three indices and the class counts of a group of objectives, as live formulas
//! over a sheet that lists the objectives.

use rust_decimal::Decimal;

use super::classes::class_label;
use super::formulas::{MINIMUM_COVERAGE, class_name, class_of, printed, printed_share};
use super::objective_columns::some_count;
use super::sheets::{GroupKey, ObjectiveKey};
use crate::assessment::{Aspect, ClassCounts, Counted, Issue, Measure, ObjectiveState, RollUp, Subject};
use crate::domain::{Class, GroupCode, MissingPolicy, Rules};
use crate::sheet::{self, Cell, Columns, HEADER_ROW, Look, NOT_AVAILABLE, RowCells, Table};

/// One row of a table of groups.
pub(super) struct GroupRow<'r> {
    pub subject: Subject,
    pub code: Cell<'r>,
    pub name: Cell<'r>,
    /// Which objectives it sums up.
    pub members: Members,
    /// The sheet that lists them.
    pub objectives: &'r Table<ObjectiveKey>,
    /// The figures as the assessment computed them.
    pub total: &'r RollUp,
    pub rules: &'r Rules,
    pub issue: Issue,
}

/// The objectives of a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Members {
    /// All: the row is a line of totals.
    All,
    /// Those that have the row's code in a column.
    WithCode(ObjectiveKey),
    /// Those of a missione that have the row's code in a column: a plan may list a programma under
    /// a missione that is not its own.
    WithCodeIn(GroupCode, ObjectiveKey),
    /// Those that have the row's name in a column.
    WithName(ObjectiveKey),
}

type Column<'r> = sheet::Column<'r, GroupRow<'r>, GroupKey>;
type Cells<'l> = RowCells<'l, GroupKey>;

/// The columns, those of the group's own code and name first.
pub(super) fn columns<'r>(
    (code, width): (&'static str, u16),
    name: &'static str,
) -> Columns<'r, GroupRow<'r>, GroupKey> {
    use ObjectiveKey::{CountedWeight, CoveredWeight, ExcludedPoints, InPlanWeight, MeasuredPoints, PrudentPoints};
    let own: Vec<Column<'r>> = vec![
        Column::new(code, width, |row| row.code.clone()).key(GroupKey::Code),
        Column::new(name, 44, |row| row.name.clone()).key(GroupKey::Name),
        Column::new("Peso totale ΣW", 10, |row| row.number(row.total.weight))
            .key(GroupKey::Weight)
            .fact(|row| row.subject.fact(Aspect::Weight))
            .formula(|row, cells| row.sum(cells, CountedWeight)),
        Column::new("Indice cautelativo %", 12, |row| row.figure(row.total.prudent.value))
            .key(GroupKey::Prudent)
            .fact(|row| row.subject.result(Measure::Prudent))
            .formula(|row, cells| row.quotient(cells, PrudentPoints, CountedWeight)),
        Column::new("Indice sui misurati %", 12, |row| row.figure(row.total.measured.value))
            .key(GroupKey::Measured)
            .fact(|row| row.subject.result(Measure::Measured))
            .formula(|row, cells| row.quotient(cells, MeasuredPoints, CoveredWeight)),
        Column::new("Copertura %", 11, |row| row.figure(row.total.coverage.value))
            .key(GroupKey::Coverage)
            .fact(|row| row.subject.result(Measure::Coverage))
            .formula(|row, cells| row.share(cells, CoveredWeight, CountedWeight)),
        Column::new("Peso escluso %", 11, |row| row.figure(row.total.excluded.value))
            .key(GroupKey::ExcludedShare)
            .fact(|row| row.subject.fact(Aspect::Excluded))
            .formula(|row, cells| row.share(cells, ExcludedPoints, InPlanWeight)),
        Column::new("Esito più alto possibile %", 12, GroupRow::highest),
        Column::new("Cautelativo senza atti tardivi %", 12, GroupRow::without_late_acts)
            .fact(|row| row.subject.fact(Aspect::WithoutLateActs)),
        Column::new("Indicatori non misurati di peso 0", 12, |row| {
            Cell::or_empty(some_count(row.total.weightless_blanks), row.look(Look::Number, Look::TotalNumber))
        }),
        Column::new("Classe", 23, GroupRow::class).key(GroupKey::Class).formula(GroupRow::class_formula),
    ];
    Columns::of(own.into_iter().chain(counts()))
}

/// How many objectives are in each class or state.
fn counts<'r>() -> Vec<Column<'r>> {
    let state = |state: ObjectiveState| format!("\"{}\"", state.label());
    // What is not wholly measured says so beside its class.
    let class = |class: Class| {
        let qualified = [ObjectiveState::Incomplete, ObjectiveState::NotMeasured]
            .map(|state| format!("{}&\", {}\"", class_name(class), state.label()));
        [class_name(class).to_owned()].into_iter().chain(qualified).collect::<Vec<_>>()
    };
    let beside = move |own: ObjectiveState| {
        vec![state(own), format!("\"{}, {}\"", own.label(), ObjectiveState::InProgress.label())]
    };
    let incomplete = [beside(ObjectiveState::Incomplete), vec![state(ObjectiveState::BelowMinimum)]].concat();
    let in_progress =
        vec![state(ObjectiveState::InProgress), beside(ObjectiveState::Measured).pop().unwrap_or_default()];
    vec![
        Column::new("Previsti", 10, |row| row.number(row.total.counts.planned.into()))
            .key(GroupKey::Planned)
            .fact(|row| row.counts(Counted::Planned))
            .formula(|_, cells| format!("SUM({})", cells.spans(&PLANNED))),
        count("Raggiunti", 11, class(Class::Achieved), |counts| counts.achieved)
            .key(GroupKey::Achieved)
            .fact(|row| row.counts(Counted::Achieved)),
        count("Parzialmente raggiunti", 14, class(Class::Partly), |counts| counts.partly)
            .key(GroupKey::Partly)
            .fact(|row| row.counts(Counted::Partly)),
        count("Non raggiunti", 11, class(Class::NotAchieved), |counts| counts.not_achieved)
            .key(GroupKey::NotAchieved)
            .fact(|row| row.counts(Counted::NotAchieved)),
        count("Incompleti", 11, incomplete, |counts| counts.incomplete)
            .key(GroupKey::Incomplete)
            .fact(|row| row.counts(Counted::Incomplete)),
        count("Non misurati", 11, beside(ObjectiveState::NotMeasured), |counts| counts.not_measured)
            .key(GroupKey::NotMeasured)
            .fact(|row| row.counts(Counted::NotMeasured)),
        count("Esclusi con atto", 10, vec![state(ObjectiveState::Excluded)], |counts| counts.excluded)
            .key(GroupKey::Excluded)
            .fact(|row| row.counts(Counted::Excluded)),
        Column::new("Peso escluso", 10, |row| row.number(row.total.counts.excluded_weight)).formula(
            move |row, cells| {
                let (class, weight) = (ObjectiveKey::Class, ObjectiveKey::Weight);
                let excluded = format!("--EXACT({},{})", row.objectives.range(class), state(ObjectiveState::Excluded));
                row.product(cells, &format!("{excluded},{}", row.objectives.range(weight)))
            },
        ),
        count("In corso", 9, in_progress, |counts| counts.in_progress)
            .key(GroupKey::InProgress)
            .fact(|row| row.counts(Counted::InProgress)),
        count("Annullati con atto", 11, vec![state(ObjectiveState::Cancelled)], |counts| counts.cancelled)
            .fact(|row| row.counts(Counted::Cancelled)),
        count("Non previsti nell’anno", 11, vec![state(ObjectiveState::NotPlanned)], |counts| counts.not_planned),
    ]
}

/// The counts that add up to the planned objectives.
const PLANNED: [GroupKey; 7] = [
    GroupKey::Achieved,
    GroupKey::Partly,
    GroupKey::NotAchieved,
    GroupKey::Incomplete,
    GroupKey::NotMeasured,
    GroupKey::Excluded,
    GroupKey::InProgress,
];

/// What stands beside the class of a group of which nothing was measured.
const NOTHING_MEASURED: &str = "nulla misurato";

/// A table of groups, as formulas of other sheets name it.
pub(super) fn table(sheet: &str, groups: usize) -> Table<GroupKey> {
    columns(("", 0), "").table(sheet, HEADER_ROW, groups)
}

/// How many objectives have one of these words, texts or names of cells, in their column of classes.
fn count<'r>(header: &'static str, width: u16, words: Vec<String>, of: fn(&ClassCounts) -> u32) -> Column<'r> {
    Column::new(header, width, move |row| row.number(of(&row.total.counts).into())).formula(move |row, cells| {
        let range = row.objectives.range(ObjectiveKey::Class);
        let each: Vec<String> = words.iter().map(|word| format!("EXACT({range},{word})")).collect();
        row.product(cells, &format!("--({})", each.join("+")))
    })
}

impl GroupRow<'_> {
    /// The name of a count.
    fn counts(&self, counted: Counted) -> String {
        self.subject.fact(Aspect::Count(counted))
    }

    fn number(&self, value: Decimal) -> Cell<'static> {
        Cell::Number(value, self.look(Look::Number, Look::TotalNumber))
    }

    fn figure(&self, value: Option<Decimal>) -> Cell<'static> {
        Cell::or_not_available(value, self.look(Look::TwoPlaces, Look::TotalTwoPlaces))
    }

    fn class(&self) -> Cell<'_> {
        let words = match self.total.class {
            None => NOT_AVAILABLE.to_owned(),
            Some(class) if self.total.measured.value.is_none() => {
                format!("{}, {NOTHING_MEASURED}", class_label(self.rules, class))
            }
            Some(class) => class_label(self.rules, class),
        };
        Cell::Text(words.into(), self.look(Look::Text, Look::TotalText))
    }

    /// The class of the index that leads, where coverage and policy give one.
    fn class_formula(&self, cells: &Cells<'_>) -> String {
        let [coverage, prudent, measured] =
            [GroupKey::Coverage, GroupKey::Prudent, GroupKey::Measured].map(|key| cells.of(key));
        let whole = class_of(&prudent);
        let class = match self.issue.policy(self.rules) {
            None | Some(MissingPolicy::Block) => format!("IF({coverage}=100,{whole},\"n.d.\")"),
            Some(MissingPolicy::Zero) => {
                format!("IF(ISNUMBER({measured}),{whole},{whole}&\", {NOTHING_MEASURED}\")")
            }
            Some(MissingPolicy::Exclude) => {
                let [part, all] =
                    [ObjectiveKey::CoveredWeight, ObjectiveKey::CountedWeight].map(|key| self.sum(cells, key));
                let enough = format!("ROUND(100*{part}/{all},11)>={MINIMUM_COVERAGE}");
                let class = format!("IF(AND(ISNUMBER({measured}),{enough}),{},\"n.d.\")", class_of(&measured));
                format!("IF({coverage}=100,{whole},{class})")
            }
        };
        format!("IF(ISNUMBER({coverage}),{class},\"n.d.\")")
    }

    /// What the index may still become, where something is missing.
    fn highest(&self) -> Cell<'_> {
        let upper = self.total.interval().map(|(_, upper)| upper);
        Cell::or_empty(upper, self.look(Look::TwoPlaces, Look::TotalTwoPlaces))
    }

    /// The index with what was excluded after the year as not measured, where there is such a thing.
    fn without_late_acts(&self) -> Cell<'_> {
        let index = self.total.without_late_acts.as_ref().and_then(|figure| figure.value);
        Cell::or_empty(index, self.look(Look::TwoPlaces, Look::TotalTwoPlaces))
    }

    fn look(&self, plain: Look, total: Look) -> Look {
        if self.members == Members::All { total } else { plain }
    }

    fn quotient(&self, cells: &Cells<'_>, above: ObjectiveKey, below: ObjectiveKey) -> String {
        let (above, below) = (self.sum(cells, above), self.sum(cells, below));
        format!("IF({below}=0,\"n.d.\",{})", printed(&format!("{above}/{below}")))
    }

    fn share(&self, cells: &Cells<'_>, part: ObjectiveKey, whole: ObjectiveKey) -> String {
        let (part, whole) = (self.sum(cells, part), self.sum(cells, whole));
        format!("IF({whole}=0,\"n.d.\",{})", printed_share(&part, &whole))
    }

    fn sum(&self, cells: &Cells<'_>, column: ObjectiveKey) -> String {
        let range = self.objectives.range(column);
        if self.members == Members::All { format!("SUM({range})") } else { self.product(cells, &range) }
    }

    fn product(&self, cells: &Cells<'_>, arrays: &str) -> String {
        match self.filter(cells) {
            Some(filter) => format!("SUMPRODUCT(--{filter},{arrays})"),
            None => format!("SUMPRODUCT({arrays})"),
        }
    }

    /// An array that is true for the group's objectives.
    fn filter(&self, cells: &Cells<'_>) -> Option<String> {
        let exact = |column, words: String| format!("EXACT({},{words})", self.objectives.range(column));
        match self.members {
            Members::All => None,
            Members::WithCode(column) => Some(exact(column, cells.pinned(GroupKey::Code))),
            Members::WithName(column) => Some(exact(column, cells.pinned(GroupKey::Name))),
            Members::WithCodeIn(mission, column) => {
                let own = exact(ObjectiveKey::Mission, format!("\"{mission}\""));
                Some(format!("({own}*{})", exact(column, cells.pinned(GroupKey::Code))))
            }
        }
    }
}
