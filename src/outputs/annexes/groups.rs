//! The three indices and the class counts of a group of objectives, as live formulas
//! over a sheet that lists the objectives.

use crate::assessment::{ClassCounts, ObjectiveState, RollUp};
use crate::domain::Class;
use crate::domain::Rules;

use super::formulas::{class_name, class_of, printed};
use super::table::{Column, column};
use crate::sheet::Look;
use crate::sheet::{Cell, Computed, NOT_AVAILABLE};

/// Index of the column *Classe* in a table of groups.
pub(super) const CLASS: u16 = 6;

/// Index of the first column of counts by class.
pub(super) const FIRST_COUNT: u16 = 8;

/// Columns of a table of groups, after the group's own two.
pub(super) const COLUMNS: [Column<'static>; 14] = [
    column("Peso totale ΣW", 10),
    column("Indice cautelativo %", 12),
    column("Indice sui misurati %", 12),
    column("Copertura %", 11),
    column("Classe", 23),
    column("Previsti", 10),
    column("Raggiunti", 11),
    column("Parzialmente raggiunti", 14),
    column("Non raggiunti", 11),
    column("Non misurati", 11),
    column("Esclusi con atto", 10),
    column("Peso escluso", 10),
    column("In corso", 9),
    column("Non previsti nell’anno", 11),
];

/// Ranges of the sheet of objectives that the formulas name.
pub(super) struct ObjectiveRanges {
    /// W of every objective.
    pub weight: String,
    /// W of the objectives that count.
    pub counted_weight: String,
    /// Class or state in words.
    pub class: String,
    /// C·W
    pub prudent_points: String,
    /// W·c
    pub covered_weight: String,
    /// M·W·c
    pub measured_points: String,
}

/// The words of the column *Classe* for an objective.
pub(super) fn class_words(rules: &Rules, state: ObjectiveState, class: Option<Class>) -> String {
    match (state, class) {
        (ObjectiveState::Measured | ObjectiveState::NotMeasured, Some(class)) => class_label(rules, class),
        (ObjectiveState::Measured | ObjectiveState::NotMeasured, None) => {
            ObjectiveState::NotMeasured.label().to_owned()
        }
        (state, _) => state.label().to_owned(),
    }
}

/// Symbol and word of a class: it is told by neither colour nor shape alone.
pub(super) fn class_label(rules: &Rules, class: Class) -> String {
    format!("{} {}", class.symbol(), rules.label(class))
}

/// One row of a table of groups.
pub(super) struct GroupRow<'r> {
    /// An array that is true for the group's objectives; `None` takes all.
    pub filter: Option<String>,
    /// The figures as the assessment computed them.
    pub total: &'r RollUp,
    /// The row's number as the spreadsheet counts.
    pub number: u32,
    /// Whether it is a line of totals.
    pub look: RowLook,
}

/// How a row of a table of groups looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum RowLook {
    /// One group among others.
    Plain,
    /// The total of all.
    Total,
}

impl RowLook {
    const fn looks(self) -> (Look, Look, Look) {
        match self {
            Self::Plain => (Look::Text, Look::Number, Look::TwoPlaces),
            Self::Total => (Look::TotalText, Look::TotalNumber, Look::TotalTwoPlaces),
        }
    }
}

impl GroupRow<'_> {
    /// The cells of [`COLUMNS`].
    pub fn cells(&self, ranges: &ObjectiveRanges, rules: &Rules) -> Vec<Cell<'static>> {
        let (text, number, two_places) = self.look.looks();
        let total = self.total;
        let row = self.number;
        let prudent = format!("D{row}");
        let class = format!("IF(ISNUMBER(E{row}),{},\"n.d.\")", class_of(&prudent));
        let class_result = total.class.map_or_else(|| NOT_AVAILABLE.to_owned(), |class| class_label(rules, class));
        let weight = self.sum(&ranges.counted_weight);
        let share = |scale: &str, part: &str, whole: &str| {
            let (part, whole) = (self.sum(part), self.sum(whole));
            format!("IF({whole}=0,\"n.d.\",{})", printed(&format!("{scale}{part}/{whole}")))
        };
        let figure = |formula, value| Cell::formula(formula, Computed::or_not_available(value), two_places);
        let mut cells = vec![
            Cell::formula(weight, Computed::Number(total.weight), number),
            figure(share("", &ranges.prudent_points, &ranges.counted_weight), total.prudent.value),
            figure(share("", &ranges.measured_points, &ranges.covered_weight), total.measured.value),
            figure(share("100*", &ranges.covered_weight, &ranges.counted_weight), total.coverage.value),
            Cell::formula(class, Computed::text(class_result), text),
            Cell::formula(format!("SUM(I{row}:M{row},O{row})"), Computed::Number(total.counts.planned.into()), number),
        ];
        cells.extend(self.counts(ranges, total.counts, number));
        cells
    }

    fn counts(&self, ranges: &ObjectiveRanges, counts: ClassCounts, look: Look) -> [Cell<'static>; 8] {
        let count = |words: String, result: u32| {
            Cell::formula(
                self.product(&format!("--EXACT({},{words})", ranges.class)),
                Computed::Number(result.into()),
                look,
            )
        };
        let state = |state: ObjectiveState| format!("\"{}\"", state.label());
        let excluded_weight =
            format!("--EXACT({},{}),{}", ranges.class, state(ObjectiveState::Excluded), ranges.weight);
        [
            count(class_name(Class::Achieved).to_owned(), counts.achieved),
            count(class_name(Class::Partly).to_owned(), counts.partly),
            count(class_name(Class::NotAchieved).to_owned(), counts.not_achieved),
            count(state(ObjectiveState::NotMeasured), counts.not_measured),
            count(state(ObjectiveState::Excluded), counts.excluded),
            Cell::formula(self.product(&excluded_weight), Computed::Number(counts.excluded_weight), look),
            count(state(ObjectiveState::InProgress), counts.in_progress),
            count(state(ObjectiveState::NotPlanned), counts.not_planned),
        ]
    }

    fn sum(&self, range: &str) -> String {
        match self.filter {
            Some(_) => self.product(range),
            None => format!("SUM({range})"),
        }
    }

    fn product(&self, arrays: &str) -> String {
        match &self.filter {
            Some(filter) => format!("SUMPRODUCT(--{filter},{arrays})"),
            None => format!("SUMPRODUCT({arrays})"),
        }
    }
}
