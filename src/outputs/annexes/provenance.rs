//! The sheet *Provenienza*: every value and figure → file, sheet and cell → rule.
//!
//! What was read points to its cell in the files of the offices; what was computed
//! points to the cells of this workbook that it is recomputed from. Deliberately
//! absent: compilers and evidence, which only auditors see.

use rust_xlsxwriter::{Workbook, XlsxError};

use super::contents::{Contents, ListedIndicator};
use super::origins::{Entry, Origin, figure_cell, indicator_inputs, objective_entries, objective_figures, rule_words};
use super::table::{Column, HEADER_ROW, Rows, SheetWriter, column, footer};
use super::{Material, Sources, budget, indicators, mission, objectives, resources};
use crate::assessment::{BudgetFigures, MissionResult, RollUp};
use crate::domain::{Edition, Position, ProgrammeBudget};
use crate::dossier::Dossier;
use crate::sheet::Cell;
use crate::sheet::{Look, Styles};

/// Name of the sheet.
pub(super) const SHEET: &str = "Provenienza";

const COLUMNS: [Column<'static>; 9] = [
    column("Codice", 15),
    column("Valore o cifra", 26),
    column("Valore", 16),
    column("File", 36),
    column("Foglio", 24),
    column("Cella o riga", 15),
    column("Regola", 50),
    column("Arrotondamento", 24),
    column("SHA-256 del file", 72),
];

/// Rows of an objective: title, weight, M, c, C.
const OBJECTIVE_ENTRIES: usize = 5;
/// Rows of an indicator's figures: G.
const INDICATOR_FIGURES: usize = 1;

/// What is done to a computed figure before it is printed.
const ROUNDED: &str = "2 decimali, la metà lontano dallo zero";

/// The origin of what this workbook computes.
const THIS_WORKBOOK: &str = "questa cartella";

/// In which row each indicator's provenance begins.
pub(super) struct ProvenanceRows(Vec<usize>);

impl ProvenanceRows {
    /// Lays out the rows: each objective, then its indicators.
    pub fn of(contents: &Contents<'_, '_>) -> Self {
        let mut rows = Vec::with_capacity(contents.indicators.len());
        let mut next = 0;
        for listed in &contents.objectives {
            next += OBJECTIVE_ENTRIES;
            for result in &listed.result.indicators {
                rows.push(next);
                next += indicator_inputs(result).len() + INDICATOR_FIGURES;
            }
        }
        Self(rows)
    }

    /// The link to an indicator's first row.
    pub fn of_indicator(&self, index: usize) -> String {
        let row = Rows::below(HEADER_ROW, 1).number(self.0[index]);
        format!("internal:{SHEET}!A{row}")
    }
}

/// Adds the sheet.
pub(super) fn add(
    book: &mut Workbook,
    styles: &Styles,
    contents: &Contents<'_, '_>,
    mission: &MissionResult<'_>,
    material: &Material<'_>,
) -> Result<(), XlsxError> {
    let Dossier { supplements, edition, .. } = material.dossier;
    let mut provenance = Provenance::new(book, styles, material)?;
    provenance.write_contents(contents)?;
    provenance.write_totals(contents, mission)?;
    let entries = supplements.resources.iter().flat_map(|own| own.of_mission(mission.code));
    provenance.write_budget(entries, resources::SHEET)?;
    provenance.close(edition)
}

/// Adds the sheet of the summary: the totals, and the budget figures they rest on.
pub(super) fn add_summary(
    book: &mut Workbook,
    styles: &Styles,
    totals: &[(String, String, &RollUp)],
    figures: &str,
    material: &Material<'_>,
) -> Result<(), XlsxError> {
    let Dossier { supplements, edition, .. } = material.dossier;
    let mut provenance = Provenance::new(book, styles, material)?;
    for (name, target, total) in totals {
        provenance.write_total(name, target, total, figures)?;
    }
    let entries = supplements.resources.iter().flat_map(|own| &own.programmes);
    provenance.write_budget(entries, resources::PROGRAMMES)?;
    provenance.close(edition)
}

/// Adds the sheet of a sample of objectives.
pub(super) fn add_sample(
    book: &mut Workbook,
    styles: &Styles,
    contents: &Contents<'_, '_>,
    material: &Material<'_>,
) -> Result<(), XlsxError> {
    let mut provenance = Provenance::new(book, styles, material)?;
    provenance.write_contents(contents)?;
    provenance.close(material.dossier.edition)
}

/// The sheet while it is written.
struct Provenance<'w> {
    writer: SheetWriter<'w>,
    sources: &'w Sources<'w>,
}

impl<'w> Provenance<'w> {
    fn new(book: &'w mut Workbook, styles: &'w Styles, material: &'w Material<'w>) -> Result<Self, XlsxError> {
        let sheet = book.add_worksheet().set_name(SHEET)?;
        let mut writer = SheetWriter::new(sheet, styles, &COLUMNS, "Provenienza dei valori", material.dossier.edition)?;
        writer.header()?;
        Ok(Self { writer, sources: material.sources })
    }

    fn close(mut self, edition: &Edition) -> Result<(), XlsxError> {
        self.writer.close_table(
            SHEET,
            HEADER_ROW,
            "Da quale cella viene ogni valore e con quale regola è calcolata ogni cifra",
        )?;
        self.writer.long_table(2, 1, &footer(edition))
    }

    /// Each objective with its inputs and figures, then its indicators.
    fn write_contents(&mut self, contents: &Contents<'_, '_>) -> Result<(), XlsxError> {
        let mut indicators = contents.indicators.iter().enumerate().peekable();
        for (index, listed) in contents.objectives.iter().enumerate() {
            let row = contents.objective_rows.number(index);
            let target = format!("internal:{}!A{row}", objectives::SHEET);
            let code = listed.result.objective.code.as_str();
            for entry in objective_entries(listed).into_iter().chain(objective_figures(listed, row)) {
                self.write(code, &target, entry)?;
            }
            while let Some((at, indicator)) = indicators.next_if(|(_, indicator)| indicator.objective == index) {
                self.write_indicator(indicator, contents.indicator_rows.number(at))?;
            }
        }
        Ok(())
    }

    fn write_indicator(&mut self, listed: &ListedIndicator<'_, '_>, row: u32) -> Result<(), XlsxError> {
        let target = format!("internal:{}!A{row}", indicators::SHEET);
        let code = listed.result.indicator.code.as_str();
        for entry in indicator_inputs(listed.result) {
            self.write(code, &target, entry)?;
        }
        let figure = &listed.result.achievement;
        let entry = Entry {
            what: "Grado di raggiungimento G",
            value: figure_cell(figure.value),
            origin: Origin::Computed(indicators::SHEET, format!("F{row}:L{row}")),
            rule: rule_words(figure.rule),
        };
        self.write(code, &target, entry)
    }

    /// The figures of the programmi and of the missione, in the order of *Sommario*.
    fn write_totals(&mut self, contents: &Contents<'_, '_>, mission: &MissionResult<'_>) -> Result<(), XlsxError> {
        let programmes = mission.programmes.iter().map(|programme| (programme.code.to_string(), &programme.total));
        let groups = programmes.chain([(format!("Missione {}", mission.code), &mission.total)]);
        for (index, (code, total)) in groups.enumerate() {
            let row = Rows::below(HEADER_ROW, 1).number(index);
            let target = format!("internal:{}!A{row}", mission::SHEET);
            self.write_total(&code, &target, total, &objectives::figure_columns(contents.objective_rows))?;
        }
        Ok(())
    }

    /// The three indices of a group, recomputed from a block of the sheet of objectives.
    fn write_total(&mut self, name: &str, target: &str, total: &RollUp, block: &str) -> Result<(), XlsxError> {
        let figures = [
            ("Indice cautelativo", &total.prudent),
            ("Indice sui misurati", &total.measured),
            ("Copertura", &total.coverage),
        ];
        for (what, figure) in figures {
            let origin = Origin::Computed(objectives::SHEET, block.to_owned());
            let entry = Entry { what, value: figure_cell(figure.value), origin, rule: rule_words(figure.rule) };
            self.write(name, target, entry)?;
        }
        Ok(())
    }

    /// The amounts of each programma, in the order of the sheet that lists them, and their shares.
    fn write_budget<'b>(
        &mut self,
        entries: impl Iterator<Item = &'b ProgrammeBudget>,
        sheet: &'static str,
    ) -> Result<(), XlsxError> {
        for (index, entry) in entries.enumerate() {
            let row = Rows::below(HEADER_ROW, 1).number(index);
            let target = format!("internal:'{sheet}'!A{row}");
            let code = entry.programme.to_string();
            for amount in &budget::AMOUNTS {
                let Some(cell) = (amount.of)(entry) else { continue };
                let value = Cell::Number(cell.value, Look::TwoPlaces);
                let origin = Origin::Read(&cell.place);
                self.write(&code, &target, Entry { what: amount.name, value, origin, rule: amount.input })?;
            }
            let figures = BudgetFigures::of(entry).columns();
            for (index, part, whole) in budget::SHARES {
                let cells =
                    format!("{}{row}:{}{row}", budget::letter(whole.min(part)), budget::letter(whole.max(part)));
                let entry = Entry {
                    what: budget::COLUMNS[index].header,
                    value: figure_cell(figures[index]),
                    origin: Origin::Computed(sheet, cells),
                    rule: "100·parte/intero; «n.d.» se manca una cifra o l’intero è zero",
                };
                self.write(&code, &target, entry)?;
            }
        }
        Ok(())
    }

    fn write(&mut self, code: &str, target: &str, entry: Entry<'_>) -> Result<(), XlsxError> {
        let mut sha256 = Cell::Blank;
        let mut rounding = Cell::text("nessuno");
        let (file, sheet, spot) = match entry.origin {
            Origin::Read(place) => {
                sha256 = Cell::optional(self.sources.sha256(&place.file));
                let spot = match &place.position {
                    Position::Whole => Cell::Blank,
                    position => Cell::text(position.to_string()),
                };
                (Cell::text(&*place.file), Cell::optional(place.sheet.as_deref()), spot)
            }
            Origin::Computed(sheet, cells) => {
                rounding = Cell::text(ROUNDED);
                (Cell::text(THIS_WORKBOOK), Cell::text(sheet), Cell::text(cells))
            }
            Origin::Words(words) => (Cell::text(words), Cell::Blank, Cell::Blank),
        };
        let code = Cell::Link { text: code.into(), target: target.to_owned() };
        let what = Cell::text(entry.what);
        self.writer.row(&[code, what, entry.value, file, sheet, spot, Cell::text(entry.rule), rounding, sha256])
    }
}
