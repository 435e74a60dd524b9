//! Every total of the report with the three places where it stands.
//!
//! Guaranteed: what the report prints is read back from its own words, and what the open data
//! say from the bytes of the CSV. Deliberately absent: the sheet that shows them.

use rust_decimal::Decimal;

use super::budget::{self, FIGURES, Made};
use super::sheets::{DIRECTIONS, GroupKey, PROGRAMMES, RESOURCES, SUMMARY};
use super::{groups, resources};
use crate::assessment::{BudgetFigures, ClassCounts, RollUp};
use crate::dossier::Dossier;
use crate::outputs::opendata::{Published, groups as csv};
use crate::sheet::{NOT_AVAILABLE, Table};
use crate::words::italian;

/// A total and the three places where it stands.
pub(super) struct Line {
    pub subject: String,
    pub figure: &'static str,
    pub section: String,
    /// The words of the report.
    pub printed: String,
    /// The cell of this workbook, with its sheet.
    pub cell: String,
    /// The value that the cell carries.
    pub annex: Option<Decimal>,
    pub file: &'static str,
    pub published: Option<Decimal>,
}

/// A figure of a group: its name, its column in a table of groups and in the CSV, and its value.
struct GroupFigure {
    name: &'static str,
    column: GroupKey,
    published: &'static str,
    value: Value,
}

/// How a group gives a figure.
enum Value {
    Index(fn(&RollUp) -> Option<Decimal>),
    Weight,
    Count(fn(&ClassCounts) -> u32),
}

const fn figure(name: &'static str, column: GroupKey, published: &'static str, value: Value) -> GroupFigure {
    GroupFigure { name, column, published, value }
}

const INDICES: [GroupFigure; 3] = [
    figure("Indice cautelativo %", GroupKey::Prudent, csv::PRUDENT, Value::Index(|total| total.prudent.value)),
    figure("Indice sui misurati %", GroupKey::Measured, csv::MEASURED, Value::Index(|total| total.measured.value)),
    figure("Copertura %", GroupKey::Coverage, csv::COVERAGE, Value::Index(|total| total.coverage.value)),
];

const WEIGHT_AND_COUNTS: [GroupFigure; 9] = [
    figure("Peso totale ΣW", GroupKey::Weight, csv::WEIGHT, Value::Weight),
    figure("Obiettivi previsti", GroupKey::Planned, csv::PLANNED, Value::Count(|own| own.planned)),
    figure("Raggiunti", GroupKey::Achieved, csv::ACHIEVED, Value::Count(|own| own.achieved)),
    figure("Parzialmente raggiunti", GroupKey::Partly, csv::PARTLY, Value::Count(|own| own.partly)),
    figure("Non raggiunti", GroupKey::NotAchieved, csv::NOT_ACHIEVED, Value::Count(|own| own.not_achieved)),
    figure("Incompleti", GroupKey::Incomplete, csv::INCOMPLETE, Value::Count(|own| own.incomplete)),
    figure("Non misurati", GroupKey::NotMeasured, csv::NOT_MEASURED, Value::Count(|own| own.not_measured)),
    figure("Esclusi con atto", GroupKey::Excluded, csv::EXCLUDED, Value::Count(|own| own.excluded)),
    figure("In corso", GroupKey::InProgress, csv::IN_PROGRESS, Value::Count(|own| own.in_progress)),
];

/// What programmi and *indirizzi* print.
const ONLY_INDICES: &[&[GroupFigure]] = &[&INDICES];
/// What entity and missioni print.
const INDICES_AND_COUNTS: &[&[GroupFigure]] = &[&INDICES, &WEIGHT_AND_COUNTS];

/// How many totals there are, and how many of them do not tie.
pub(super) fn outcome(dossier: &Dossier<'_>) -> (usize, usize) {
    let lines = lines(dossier);
    (lines.len(), lines.iter().filter(|line| !line.ties()).count())
}

impl Value {
    fn of(&self, total: &RollUp) -> Option<Decimal> {
        match self {
            Self::Index(of) => of(total),
            Self::Weight => Some(total.weight),
            Self::Count(of) => Some(of(&total.counts).into()),
        }
    }

    /// As the report writes it.
    fn written(&self, total: &RollUp) -> String {
        match self {
            Self::Index(of) => of(total).map_or_else(|| NOT_AVAILABLE.to_owned(), italian::per_cent),
            Self::Weight => italian::number(total.weight),
            Self::Count(of) => of(&total.counts).to_string(),
        }
    }
}

impl Line {
    /// The value that the printed words say.
    pub fn report(&self) -> Option<Decimal> {
        number_in(&self.printed)
    }

    pub fn ties(&self) -> bool {
        self.report() == self.annex && self.report() == self.published
    }
}

/// Every total that the report prints.
pub(super) fn lines(dossier: &Dossier<'_>) -> Vec<Line> {
    let Dossier { assessment, sections, .. } = *dossier;
    let published = Published::of(dossier);
    let missions = &assessment.missions;
    let [summary, programmes, directions] = [SUMMARY, PROGRAMMES, DIRECTIONS].map(|sheet| groups::table(sheet, 1));
    let mut lines = Vec::new();
    let mut group = |subject: &str,
                     key: &str,
                     section: &[&str],
                     figures: &[&[GroupFigure]],
                     total: &RollUp,
                     (table, index): Row| {
        let section = sections.titles(section);
        lines.extend(figures.iter().copied().flatten().map(|figure| Line {
            subject: subject.to_owned(),
            figure: figure.name,
            section: section.clone(),
            printed: figure.value.written(total),
            cell: table.cell(figure.column, index),
            annex: figure.value.of(total),
            file: Published::INDICES,
            published: published.number(Published::INDICES, key, figure.published),
        }));
    };
    group("Ente", "ente", &["sintesi"], INDICES_AND_COUNTS, &assessment.entity, (&summary, missions.len()));
    for (index, mission) in missions.iter().enumerate() {
        let code = mission.code.to_string();
        let section = &["sintesi", "risultati"];
        group(&format!("Missione {code}"), &code, section, INDICES_AND_COUNTS, &mission.total, (&summary, index));
    }
    for (index, programme) in missions.iter().flat_map(|mission| &mission.programmes).enumerate() {
        // The report leaves out programmi that the year does not plan.
        if programme.total.counts.planned > 0 {
            let code = programme.code.to_string();
            let section = &["risultati"];
            group(&format!("Programma {code}"), &code, section, ONLY_INDICES, &programme.total, (&programmes, index));
        }
    }
    for (index, direction) in assessment.directions.iter().enumerate() {
        let key = csv::direction_code(index + 1);
        let section = &["albero"];
        group(&format!("Indirizzo {}", index + 1), &key, section, ONLY_INDICES, &direction.total, (&directions, index));
    }
    lines.extend(budget_lines(dossier, &published, &sections.titles(&["risorse"])));
    lines
}

/// A row of a table of groups.
type Row<'t> = (&'t Table<GroupKey>, usize);

fn budget_lines(dossier: &Dossier<'_>, published: &Published, section: &str) -> Vec<Line> {
    let Some(resources) = &dossier.supplements.resources else { return Vec::new() };
    let missions = resources::missions(Some(resources));
    let table = budget::table(RESOURCES, missions.len());
    let mut lines = Vec::new();
    let mut group = |subject: String, key: &str, figures: BudgetFigures, index: usize| {
        lines.extend(FIGURES.iter().map(|figure| {
            let value = (figure.of)(&figures);
            let written = match figure.made {
                Made::Share { .. } => italian::per_cent,
                Made::Read { .. } => italian::two_places,
            };
            Line {
                subject: subject.clone(),
                figure: figure.header,
                section: section.to_owned(),
                printed: value.map_or_else(|| NOT_AVAILABLE.to_owned(), written),
                cell: table.cell(figure.key, index),
                annex: value,
                file: Published::RESOURCES,
                published: published.number(Published::RESOURCES, key, figure.published),
            }
        }));
    };
    group("Ente".to_owned(), "ente", BudgetFigures::total(&resources.programmes), missions.len());
    for (index, mission) in missions.into_iter().enumerate() {
        let figures = BudgetFigures::total(resources.of_mission(mission));
        group(format!("Missione {mission}"), &mission.to_string(), figures, index);
    }
    lines
}

/// The number that Italian words for a figure say: `1.234,50 %` → 1234.50.
fn number_in(printed: &str) -> Option<Decimal> {
    let plain: String = printed
        .trim_end_matches(['%', '\u{a0}'])
        .chars()
        .filter(|character| *character != '.')
        .map(|character| match character {
            ',' => '.',
            '−' => '-',
            other => other,
        })
        .collect();
    plain.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn printed_words_are_read_back() {
        for (words, value) in [("83,50\u{a0}%", Some("83.50")), ("−1.234.567,80", Some("-1234567.80")), ("n.d.", None)]
        {
            assert_eq!(number_in(words), value.map(|value| value.parse().unwrap()), "{words}");
        }
    }

    #[test]
    fn a_value_that_differs_is_seen() {
        let line = |published| Line {
            subject: "Ente".to_owned(),
            figure: "Copertura %",
            section: "1 Sintesi".to_owned(),
            printed: "83,50\u{a0}%".to_owned(),
            cell: "Sommario!F6".to_owned(),
            annex: Some(Decimal::new(8350, 2)),
            file: Published::INDICES,
            published,
        };
        assert!(line(Some(Decimal::new(8350, 2))).ties());
        assert!(!line(Some(Decimal::new(8351, 2))).ties());
        assert!(!line(None).ties(), "an empty field is no zero and no equal");
    }
}
