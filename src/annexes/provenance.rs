//! The sheet *Provenienza*: every value and figure → file, sheet and cell → rule.
//!
//! What was read points to its cell in the files of the offices; what was computed
//! points to the cells of this workbook that it is recomputed from. Deliberately
//! absent: compilers and evidence, which only auditors see.

use rust_xlsxwriter::{Workbook, XlsxError};

use super::cell::Cell;
use super::contents::{Contents, ListedIndicator};
use super::origins::{Entry, Origin, figure_cell, indicator_inputs, objective_entries, objective_figures, rule_words};
use super::styles::Styles;
use super::table::{Column, HEADER_ROW, Rows, SheetWriter, column, footer};
use super::{indicators, mission, objectives};
use crate::assessment::MissionResult;
use crate::domain::{Edition, Position};

/// Name of the sheet.
pub(super) const SHEET: &str = "Provenienza";

const COLUMNS: [Column; 7] = [
    column("Codice", 15),
    column("Valore o cifra", 26),
    column("Valore", 16),
    column("File", 36),
    column("Foglio", 24),
    column("Cella o riga", 15),
    column("Regola", 50),
];

/// Rows of an objective: title, weight, M, c, C.
const OBJECTIVE_ENTRIES: usize = 5;
/// Rows of an indicator's figures: G.
const INDICATOR_FIGURES: usize = 1;

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
    edition: &Edition,
) -> Result<(), XlsxError> {
    let sheet = book.add_worksheet().set_name(SHEET)?;
    let mut writer = SheetWriter::new(sheet, styles, &COLUMNS, "Provenienza dei valori", edition)?;
    writer.header()?;
    let mut indicators = contents.indicators.iter().enumerate().peekable();
    for (index, listed) in contents.objectives.iter().enumerate() {
        let row = contents.objective_rows.number(index);
        let target = format!("internal:{}!A{row}", objectives::SHEET);
        let code = listed.result.objective.code.as_str();
        for entry in objective_entries(listed).into_iter().chain(objective_figures(listed, row)) {
            write(&mut writer, code, &target, entry)?;
        }
        while let Some((at, indicator)) = indicators.next_if(|(_, indicator)| indicator.objective == index) {
            write_indicator(&mut writer, indicator, contents.indicator_rows.number(at))?;
        }
    }
    write_totals(&mut writer, contents, mission)?;
    writer.close_table(
        SHEET,
        HEADER_ROW,
        "Da quale cella viene ogni valore e con quale regola è calcolata ogni cifra",
    )?;
    writer.long_table(1, 1, &footer(edition))
}

fn write_indicator(writer: &mut SheetWriter<'_>, listed: &ListedIndicator<'_, '_>, row: u32) -> Result<(), XlsxError> {
    let target = format!("internal:{}!A{row}", indicators::SHEET);
    let code = listed.result.indicator.code.as_str();
    for entry in indicator_inputs(listed.result) {
        write(writer, code, &target, entry)?;
    }
    let figure = &listed.result.achievement;
    let rule = rule_words(figure.rule);
    write(
        writer,
        code,
        &target,
        Entry {
            what: "Grado di raggiungimento G",
            value: figure_cell(figure.value),
            origin: Origin::Computed(indicators::SHEET, format!("F{row}:L{row}")),
            rule,
        },
    )
}

/// The figures of the programmi and of the missione, in the order of *Sommario*.
fn write_totals(
    writer: &mut SheetWriter<'_>,
    contents: &Contents<'_, '_>,
    mission: &MissionResult<'_>,
) -> Result<(), XlsxError> {
    let programmes = mission.programmes.iter().map(|programme| (programme.code.to_string(), &programme.total));
    let groups = programmes.chain([(format!("Missione {}", mission.code), &mission.total)]);
    for (index, (code, total)) in groups.enumerate() {
        let row = Rows::below(HEADER_ROW, 1).number(index);
        let target = format!("internal:{}!A{row}", mission::SHEET);
        let figures = [
            ("Indice cautelativo", &total.prudent),
            ("Indice sui misurati", &total.measured),
            ("Copertura", &total.coverage),
        ];
        for (what, figure) in figures {
            let origin = Origin::Computed(objectives::SHEET, objectives::figure_columns(contents.objective_rows));
            let entry = Entry { what, value: figure_cell(figure.value), origin, rule: rule_words(figure.rule) };
            write(writer, &code, &target, entry)?;
        }
    }
    Ok(())
}

fn write(writer: &mut SheetWriter<'_>, code: &str, target: &str, entry: Entry<'_>) -> Result<(), XlsxError> {
    let (file, sheet, spot) = match entry.origin {
        Origin::Read(place) => (
            Cell::text(&*place.file),
            Cell::optional(place.sheet.as_deref()),
            match &place.position {
                Position::Whole => Cell::Blank,
                position => Cell::text(position.to_string()),
            },
        ),
        Origin::Computed(sheet, cells) => (Cell::text(THIS_WORKBOOK), Cell::text(sheet), Cell::text(cells)),
        Origin::Words(words) => (Cell::text(words), Cell::Blank, Cell::Blank),
    };
    let code = Cell::Link { text: code.into(), target: target.to_owned() };
    writer.row(&[code, Cell::text(entry.what), entry.value, file, sheet, spot, Cell::text(entry.rule)])
}
