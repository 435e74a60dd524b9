//! From rows to table rows: which missione and which header each belongs to, and what is no row at all.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::cross_cutting;
use super::header::{Column, Header, is_only_years, years_of};
use super::mission_title::{self, MissionTitle};
use super::near_header::NearHeader;
use super::plan_codes;
use super::shapes::title;
use super::source::{Layout, SourceRow, SourceSheet};
use super::source_cell::SourceCell;
use super::year_heading;
use crate::domain::{GroupCode, MissionCode, Year};
use crate::finding::{Finding, Severity};
use crate::tabular::programme_code;

/// A row below a header.
#[derive(Debug)]
pub(super) struct TableRow {
    /// The missione, or the cross-cutting group, that the sheet or a title row names.
    pub group: Option<GroupCode>,
    pub header: Arc<Header>,
    pub layout: Layout,
    pub row: SourceRow,
}

/// All table rows of a plan with what stands above them.
#[derive(Debug, Default)]
pub(super) struct Segmented {
    pub rows: Vec<TableRow>,
    pub titles: BTreeMap<MissionCode, MissionTitle>,
    pub years: BTreeSet<Year>,
    /// Headers found.
    pub tables: usize,
    /// Of the rows without a header above, the one that comes nearest to a header.
    pub closest: Option<NearHeader>,
}

/// Divides the sheets into table rows.
pub(super) fn segment(sheets: Vec<SourceSheet>, findings: &mut Vec<Finding>) -> Segmented {
    let mut segmented = Segmented::default();
    for sheet in sheets {
        let tables_before = segmented.tables;
        let mut reading = Reading {
            group: mission_title::of_sheet(&sheet.name).map(GroupCode::Mission),
            header: None,
            layout: sheet.layout,
            notes: Vec::new(),
            loses_objectives: false,
        };
        let mut rows = sheet.rows.into_iter();
        while let Some(row) = rows.next() {
            if reading.take(row, rows.as_slice(), &mut segmented) {
                rows.next();
            }
        }
        if segmented.tables == tables_before {
            if !reading.notes.is_empty() {
                findings.push(ignored_sheet(&sheet.name, sheet.place, reading.loses_objectives));
            }
        } else {
            findings.append(&mut reading.notes);
        }
    }
    segmented
}

/// The state of one sheet's reading.
struct Reading {
    group: Option<GroupCode>,
    header: Option<Arc<Header>>,
    layout: Layout,
    /// Findings on rows; a sheet that turns out to have no table has only one finding.
    notes: Vec<Finding>,
    /// Whether a row above any header looks like an objective.
    loses_objectives: bool,
}

impl Reading {
    /// Places a row; true if the next row was its line of years and is done with.
    fn take(&mut self, row: SourceRow, below: &[SourceRow], into: &mut Segmented) -> bool {
        if let Some(title) = mission_title::of_row(&row) {
            self.group = Some(GroupCode::Mission(title.code));
            let known = into.titles.entry(title.code).or_insert_with(|| title.clone());
            if known.title.is_empty() {
                *known = title;
            }
            return false;
        }
        if title::only_text(&row).is_some_and(|text| cross_cutting::is_title(text.words())) {
            self.group = Some(GroupCode::CrossCutting);
            return false;
        }
        if let Some(mut header) = Header::of_row(&row) {
            let next_years = below.first().filter(|next| header.years.is_empty() && is_only_years(next)).map(years_of);
            let years_below = next_years.is_some();
            if let Some(years) = next_years {
                header.years = years;
                // The header over the years, such as «ANNO», is no column of its own.
                let years: BTreeSet<u32> = header.years.values().copied().collect();
                header.foreign.retain(|column, _| !years.contains(column));
            }
            self.settle_unsure_years(&mut header, &row, below);
            self.check_header(&header, &row);
            into.tables += 1;
            into.years.extend(header.years.keys());
            self.header = Some(Arc::new(header));
            return years_below;
        }
        match &self.header {
            Some(header) if !is_separator(&row) && holds_a_row(header, &row, self.layout) => {
                into.rows.push(TableRow { group: self.group, header: Arc::clone(header), layout: self.layout, row });
            }
            _ => {
                if self.header.is_none()
                    && let Some(near) = NearHeader::of_row(&row)
                    && near.is_nearer_than(into.closest.as_ref())
                {
                    into.closest = Some(near);
                }
                self.loses_objectives |= self.header.is_none() && is_like_an_objective(&row, self.group.is_some());
                // A title merged over several lines shows in each.
                let note = ignored_row(&row);
                let again = |above: &Finding| above.message == note.message && above.found == note.found;
                if is_separator(&row) || !self.notes.last().is_some_and(again) {
                    self.notes.push(note);
                }
            }
        }
        false
    }

    /// Takes headings that only look like a year for it, so that the draft has the objectives, and tells each: until
    /// the office has said what is meant, nothing is final.
    fn settle_unsure_years(&mut self, header: &mut Header, row: &SourceRow, below: &[SourceRow]) {
        for (column, meant) in year_heading::unsure(row, &header.years, below) {
            let Some(cell) = row.cells.get(&column).filter(|_| header.foreign.remove(&column).is_some()) else {
                continue;
            };
            let (what, expected) = match meant {
                Some(year) => {
                    header.years.insert(year, column);
                    (format!("per ora è letta come {year}"), format!("{year}, se la colonna è di quell’anno"))
                }
                None => ("la colonna non è letta".to_owned(), "un anno di quattro cifre, come 2024".to_owned()),
            };
            let message =
                format!("L’intestazione di una colonna con i segni degli anni non è un anno riconoscibile; {what}");
            self.notes.push(
                Finding::new(plan_codes::YEAR_HEADING, message)
                    .at(cell.place.clone())
                    .found(cell.words())
                    .expected(expected),
            );
        }
    }

    fn check_header(&mut self, header: &Header, row: &SourceRow) {
        if header.years.is_empty() {
            let message = "L’intestazione non ha colonne per gli anni: nessun obiettivo risulta previsto";
            self.notes.push(
                Finding::new(plan_codes::NO_YEARS, message)
                    .at(row.place.clone())
                    .expected("una colonna per ogni anno del piano, per esempio 2024, 2025, 2026"),
            );
        }
        for name in header.foreign.values() {
            let message = format!("La colonna «{name}» non fa parte di un piano: ignorata");
            self.notes.push(Finding::new(plan_codes::FOREIGN_COLUMN, message).at(row.place.clone()));
        }
        for column in [Column::Strategic, Column::Purpose, Column::Stakeholders, Column::Indicator] {
            if header.column(column).is_none() {
                let message = format!("L’intestazione non ha la colonna {}", column.label());
                self.notes.push(Finding::new(plan_codes::MISSING_COLUMN, message).at(row.place.clone()));
            }
        }
    }
}

/// Whether a row below a header is an attempt at an objective: it fills more than one
/// different cell, or at least its programme or its title.
fn holds_a_row(header: &Header, row: &SourceRow, layout: Layout) -> bool {
    let texts: BTreeSet<&str> = row.cells.values().filter(|cell| !cell.is_blank()).map(SourceCell::words).collect();
    let named =
        |column| header.column(column).and_then(|index| row.cells.get(&index)).is_some_and(|cell| !cell.is_blank());
    if layout == Layout::Text {
        return row.cells.len() > 1 && texts.len() > 1;
    }
    texts.len() > 1 && [Column::Programme, Column::Title, Column::Code, Column::Purpose].into_iter().any(named)
}

/// Whether a row that no header explains has a programme code among its cells, as a row of a
/// plan does; outside the missioni it takes more cells than the code and the name of a legend.
fn is_like_an_objective(row: &SourceRow, under_mission: bool) -> bool {
    let filled = row.cells.values().filter(|cell| !cell.is_blank()).count();
    filled >= if under_mission { 2 } else { 5 }
        && row.cells.values().any(|cell| programme_code::of_text(cell.words()).is_some_and(|_| cell.words().len() <= 5))
}

/// A line such as `--|---|---`, which exports leave behind.
fn is_separator(row: &SourceRow) -> bool {
    row.cells.values().all(|cell| cell.words().chars().all(|c| matches!(c, '-' | '|' | ':' | '=' | '_' | ' ')))
}

fn ignored_row(row: &SourceRow) -> Finding {
    // A title merged over several columns shows in each.
    let cells = row.beginning();
    let texts: Vec<&str> = cells.map(|(_, cell)| cell.words()).collect();
    if let Some(cell) = row.cells.values().find(|cell| cell.is_unreadable()) {
        let message = "Riga fuori dalla tabella con una cella che non si può leggere: non è importata";
        let finding = Finding::new(plan_codes::STRAY_CELL, message).at(cell.place.clone()).found(cell.words());
        return finding.expected("correggere la formula, oppure svuotare la cella se non serve");
    }
    let message = if is_separator(row) { "Riga di separazione ignorata" } else { "Riga fuori dalla tabella ignorata" };
    Finding::new(plan_codes::IGNORED_ROW, message).at(row.place.clone()).found(texts.join(" | "))
}

fn ignored_sheet(name: &str, place: crate::domain::Place, loses_objectives: bool) -> Finding {
    // A sheet of notes is worth a note; objectives that would go missing are grave.
    let severity = if loses_objectives { Severity::Blocking } else { Severity::Note };
    let message = format!("Il foglio «{name}» non ha l’intestazione di un piano: ignorato");
    Finding::new(plan_codes::IGNORED_SHEET.with_severity(severity), message)
        .at(place)
        .expected("una riga con almeno PROGRAMMI e OBIETTIVI OPERATIVI, se il foglio contiene obiettivi")
}
