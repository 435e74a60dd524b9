//! The sheet *Quadratura*: every total of the report beside the annex and the open data.
//!
//! What the report prints is made by the formatter that the report uses and read back from
//! those words; the annex's value is a live formula on this workbook; the open data's is
//! read back from the bytes of the CSV. The differences are live formulas too.

use rust_decimal::Decimal;
use rust_xlsxwriter::{Color, ConditionalFormatFormula, Format, Workbook, XlsxError};

use super::resources;
use super::table::{Column, HEADER_ROW, Rows, SheetWriter, column, footer, total};
use super::{budget, summary};
use crate::assessment::{BudgetFigures, ClassCounts, RollUp};
use crate::dossier::Dossier;
use crate::outputs::opendata::{Published, budget as published_budget, groups};
use crate::sheet::{Cell, Computed, NOT_AVAILABLE};
use crate::sheet::{Look, Styles};
use crate::words::italian;

/// Name of the sheet.
pub(super) const SHEET: &str = "Quadratura";

const COLUMNS: [Column<'static>; 12] = [
    column("Di che cosa", 16),
    column("Cifra", 30),
    column("Sezione della Relazione", 34),
    column("Come è stampata nel PDF", 18),
    column("Valore nel PDF", 16),
    column("Valore negli allegati", 16),
    column("Cella", 26),
    column("Valore nei dati aperti", 16),
    column("File dei dati aperti", 16),
    column("PDF − allegati", 12),
    column("PDF − dati aperti", 12),
    column("Esito", 15),
];
const OUTCOME: u16 = 11;

const TIES: &str = "✓ quadra";
const DOES_NOT_TIE: &str = "✗ non quadra";

/// A total and the three places where it stands.
struct Line {
    subject: String,
    figure: &'static str,
    section: &'static str,
    /// The words of the report.
    printed: String,
    /// The cell of this workbook, with its sheet.
    cell: String,
    /// The value that the cell carries.
    annex: Option<Decimal>,
    file: &'static str,
    published: Option<Decimal>,
}

/// A figure of a group: its name, its column in a table of groups and in the CSV.
type Index = (&'static str, char, &'static str);

const INDICES: [Index; 3] = [
    ("Indice cautelativo %", 'D', groups::PRUDENT),
    ("Indice sui misurati %", 'E', groups::MEASURED),
    ("Copertura %", 'F', groups::COVERAGE),
];

/// A count of a group, likewise.
type Count = (&'static str, char, &'static str, fn(&ClassCounts) -> u32);

const COUNTS: [Count; 7] = [
    ("Obiettivi previsti", 'H', groups::PLANNED, |counts| counts.planned),
    ("Raggiunti", 'I', groups::ACHIEVED, |counts| counts.achieved),
    ("Parzialmente raggiunti", 'J', groups::PARTLY, |counts| counts.partly),
    ("Non raggiunti", 'K', groups::NOT_ACHIEVED, |counts| counts.not_achieved),
    ("Non misurati", 'L', groups::NOT_MEASURED, |counts| counts.not_measured),
    ("Esclusi con atto", 'M', groups::EXCLUDED, |counts| counts.excluded),
    ("In corso", 'O', groups::IN_PROGRESS, |counts| counts.in_progress),
];

/// Columns of `risorse.csv`, in the order of the figures.
const BUDGET_COLUMNS: [&str; 8] = [
    published_budget::APPROPRIATED,
    published_budget::COMMITTED,
    published_budget::CARRIED_FORWARD,
    published_budget::COMMITTED_SHARE,
    published_budget::PAID,
    published_budget::PAID_SHARE,
    published_budget::ARREARS_PAID,
    published_budget::ARREARS_LEFT,
];

/// Adds the sheet.
pub(super) fn add(book: &mut Workbook, styles: &Styles, dossier: &Dossier<'_>) -> Result<(), XlsxError> {
    let edition = dossier.edition;
    let sheet = book.add_worksheet().set_name(SHEET)?;
    let title = "Quadratura: Relazione, allegati e dati aperti";
    let mut writer = SheetWriter::new(sheet, styles, &COLUMNS, title, edition)?;
    writer.header()?;
    let lines = lines(dossier);
    for line in &lines {
        let cells = line.cells(writer.next_row() + 1);
        writer.row(&cells)?;
    }
    writer.close_table(SHEET, HEADER_ROW, "Ogni totale della Relazione con il suo valore negli allegati e nei dati")?;
    let rows = Rows::below(HEADER_ROW, lines.len());
    let faults = lines.iter().filter(|line| !line.ties()).count();
    let formula = format!("SUMPRODUCT(--NOT(EXACT({},\"{TIES}\")))", rows.range("", OUTCOME));
    let mut cells = vec![Cell::Text("".into(), Look::TotalText); COLUMNS.len()];
    cells[0] = total("Totali che non quadrano");
    cells[usize::from(OUTCOME)] = Cell::formula(formula, Computed::Number(faults.into()), Look::TotalNumber);
    writer.row(&cells)?;
    writer.long_table(1, 2, &footer(edition))?;
    let first = HEADER_ROW + 1;
    let alarm =
        Format::new().set_background_color(Color::RGB(0xF9_DC_CF)).set_font_color(Color::RGB(0x7A_1F_00)).set_bold();
    let rule = ConditionalFormatFormula::new()
        .set_rule(format!("=EXACT($L{},\"{DOES_NOT_TIE}\")", first + 1).as_str())
        .set_format(alarm);
    writer.sheet.add_conditional_format(first, OUTCOME, rows.last_index(), OUTCOME, &rule)?;
    Ok(())
}

/// How many totals there are, and how many of them do not tie.
pub(super) fn outcome(dossier: &Dossier<'_>) -> (usize, usize) {
    let lines = lines(dossier);
    (lines.len(), lines.iter().filter(|line| !line.ties()).count())
}

impl Line {
    /// The value that the printed words say.
    fn report(&self) -> Option<Decimal> {
        number_in(&self.printed)
    }

    fn ties(&self) -> bool {
        self.report() == self.annex && self.report() == self.published
    }

    fn cells(&self, number: u32) -> Vec<Cell<'_>> {
        let value =
            |value: Option<Decimal>| value.map_or(Cell::not_available(), |value| Cell::Number(value, Look::TwoPlaces));
        let difference = |other: char, value: Option<Decimal>| {
            let formula = format!(
                "IF(AND(ISNUMBER(E{number}),ISNUMBER({other}{number})),ROUND(E{number}-{other}{number},2),\
                 IF(EXACT(E{number},{other}{number}),0,\"diverso\"))"
            );
            let result = match (self.report(), value) {
                (Some(report), Some(value)) => Computed::Number(report - value),
                (None, None) => Computed::Number(Decimal::ZERO),
                _ => Computed::text("diverso"),
            };
            Cell::formula(formula, result, Look::TwoPlaces)
        };
        let outcome = format!("IF(AND(EXACT(J{number},0),EXACT(K{number},0)),\"{TIES}\",\"{DOES_NOT_TIE}\")");
        vec![
            Cell::text(self.subject.as_str()),
            Cell::text(self.figure),
            Cell::text(self.section),
            Cell::Text(self.printed.as_str().into(), Look::TwoPlaces),
            value(self.report()),
            Cell::formula(self.cell.clone(), Computed::or_not_available(self.annex), Look::TwoPlaces),
            Cell::text(self.cell.as_str()),
            value(self.published),
            Cell::text(self.file),
            difference('F', self.annex),
            difference('H', self.published),
            Cell::formula(outcome, Computed::text(if self.ties() { TIES } else { DOES_NOT_TIE }), Look::Text),
        ]
    }
}

fn lines(dossier: &Dossier<'_>) -> Vec<Line> {
    let assessment = dossier.assessment;
    let published = Published::of(dossier);
    let row = |index: usize| Rows::below(HEADER_ROW, 1).number(index);
    let mut lines = Vec::new();
    let mut group = |subject: &str, key: &str, section, total: &RollUp, sheet, index: usize, counted: bool| {
        let place = (sheet, row(index));
        lines.extend(index_lines(subject, key, section, total, place, &published));
        if counted {
            lines.extend(count_lines(subject, key, section, total, place, &published));
        }
    };
    let missions = &assessment.missions;
    group("Ente", "ente", "1 Sintesi", &assessment.entity, summary::SHEET, missions.len(), true);
    for (index, mission) in missions.iter().enumerate() {
        let code = mission.code.to_string();
        let section = "1 Sintesi, 4 Risultati per missione";
        group(&format!("Missione {code}"), &code, section, &mission.total, summary::SHEET, index, true);
    }
    for (index, programme) in missions.iter().flat_map(|mission| &mission.programmes).enumerate() {
        // The report leaves out programmi that the year does not plan.
        if programme.total.counts.planned > 0 {
            let code = programme.code.to_string();
            let section = "4 Risultati per missione";
            group(&format!("Programma {code}"), &code, section, &programme.total, summary::PROGRAMMES, index, false);
        }
    }
    for (index, direction) in assessment.directions.iter().enumerate() {
        let key = groups::direction_code(index + 1);
        let section = "3 Albero della performance";
        group(&format!("Indirizzo {}", index + 1), &key, section, &direction.total, summary::DIRECTIONS, index, false);
    }
    lines.extend(budget_lines(dossier, &published));
    lines
}

fn index_lines(
    subject: &str,
    key: &str,
    section: &'static str,
    total: &RollUp,
    (sheet, row): (&str, u32),
    published: &Published,
) -> Vec<Line> {
    let values = [total.prudent.value, total.measured.value, total.coverage.value];
    let line = |((figure, letter, column), value): (Index, Option<Decimal>)| Line {
        subject: subject.to_owned(),
        figure,
        section,
        printed: value.map_or_else(|| NOT_AVAILABLE.to_owned(), italian::per_cent),
        cell: format!("{sheet}!{letter}{row}"),
        annex: value,
        file: Published::INDICES,
        published: published.number(Published::INDICES, key, column),
    };
    INDICES.into_iter().zip(values).map(line).collect()
}

fn count_lines(
    subject: &str,
    key: &str,
    section: &'static str,
    total: &RollUp,
    (sheet, row): (&str, u32),
    published: &Published,
) -> Vec<Line> {
    let line = |figure, letter, column: &str, printed, annex| Line {
        subject: subject.to_owned(),
        figure,
        section,
        printed,
        cell: format!("{sheet}!{letter}{row}"),
        annex: Some(annex),
        file: Published::INDICES,
        published: published.number(Published::INDICES, key, column),
    };
    let weight = line("Peso totale ΣW", 'C', groups::WEIGHT, italian::number(total.weight), total.weight);
    let counts = COUNTS.iter().map(|(figure, letter, column, of)| {
        let count = of(&total.counts);
        line(figure, *letter, column, count.to_string(), Decimal::from(count))
    });
    std::iter::once(weight).chain(counts).collect()
}

fn budget_lines(dossier: &Dossier<'_>, published: &Published) -> Vec<Line> {
    let Some(resources) = &dossier.supplements.resources else { return Vec::new() };
    let missions = resources::missions(Some(resources));
    let row = |index: usize| Rows::below(HEADER_ROW, 1).number(index);
    let mut lines = Vec::new();
    let mut group = |subject: String, key: &str, figures: BudgetFigures, index: usize| {
        for (at, (value, column)) in figures.columns().into_iter().zip(BUDGET_COLUMNS).enumerate() {
            let share = budget::SHARES.iter().any(|(own, ..)| *own == at);
            let written = if share { italian::per_cent } else { italian::two_places };
            lines.push(Line {
                subject: subject.clone(),
                figure: budget::COLUMNS[at].header,
                section: "5 Risorse per missione e programma",
                printed: value.map_or_else(|| NOT_AVAILABLE.to_owned(), written),
                cell: format!("{}!{}{}", resources::SHEET, budget::letter(at), row(index)),
                annex: value,
                file: Published::RESOURCES,
                published: published.number(Published::RESOURCES, key, column),
            });
        }
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
            section: "1 Sintesi",
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
