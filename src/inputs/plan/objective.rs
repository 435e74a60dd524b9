//! From an aligned row to an objective: code, inheritance, year marks, weight.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use super::align::PlanRow;
use super::header::Column;
use super::source_cell::SourceCell;
use super::{plan_codes, programme_row, year_mark};
use crate::domain::{Field, FieldOrigin, MissionCode, ObjectiveCode, Place, ProgrammeCode, Sourced, Year};
use crate::finding::Finding;
use crate::words::fold;
use crate::workbook::Value;

/// An objective that has no permanent code yet.
#[derive(Debug, Clone)]
pub(super) struct Draft {
    pub mission: MissionCode,
    pub programme: ProgrammeCode,
    /// Place of the programme's code.
    pub programme_place: Place,
    /// The CODICE cell, where the table has one and it is filled.
    pub code: Option<SourceCell>,
    pub direction: Option<Field>,
    pub strategic: Option<Field>,
    pub title: Field,
    pub purpose: String,
    pub stakeholders: String,
    pub years: BTreeSet<Year>,
    pub indicator: Sourced<String>,
    pub weight: Option<Sourced<Decimal>>,
    pub weight_cell: Option<Place>,
    pub office: Option<String>,
    pub manager: Option<String>,
    pub place: Place,
}

impl Draft {
    /// The code that the CODICE cell gives, if it is one.
    pub fn given_code(&self) -> Option<ObjectiveCode> {
        self.code.as_ref()?.words().parse().ok()
    }
}

/// What the next row of the same missione may inherit.
#[derive(Debug, Clone, Default)]
struct Above {
    direction: Option<String>,
    strategic: Option<String>,
    title: Option<String>,
}

/// Interprets all rows; rows without a programme code become findings.
pub(super) fn interpret(rows: Vec<PlanRow>, findings: &mut Vec<Finding>) -> Vec<Draft> {
    let mut above: BTreeMap<MissionCode, Above> = BTreeMap::new();
    let mut drafts = Vec::new();
    for row in rows {
        let Some(programme) = programme_row::programme_of(&row, findings) else { continue };
        let mission = row.mission.unwrap_or(programme.mission);
        drafts.push(Interpreter { row, findings }.draft(mission, programme, above.entry(mission).or_default()));
    }
    drafts
}

/// One row at work.
struct Interpreter<'f> {
    row: PlanRow,
    findings: &'f mut Vec<Finding>,
}

impl Interpreter<'_> {
    fn draft(mut self, mission: MissionCode, programme: ProgrammeCode, above: &mut Above) -> Draft {
        let marked = self.marked_inherited();
        let strategic = above.strategic.as_deref();
        let strategic = self.hierarchical(Column::Strategic, strategic, strategic, &marked);
        // An *indirizzo* follows its *obiettivo strategico*: a blank one inherits only
        // under the same strategic objective as the row above.
        let same_strategic = match &strategic {
            Some(field) => above.strategic.as_deref() == Some(&field.text),
            None => above.strategic.is_none(),
        };
        let inheritable = above.direction.as_deref().filter(|_| same_strategic);
        let direction = self.hierarchical(Column::Direction, above.direction.as_deref(), inheritable, &marked);
        let title = above.title.as_deref();
        let title = self.hierarchical(Column::Title, title, title, &marked).unwrap_or_else(|| self.no_title());
        let text_of = |field: &Option<Field>| field.as_ref().map(|field| field.text.clone());
        *above =
            Above { direction: text_of(&direction), strategic: text_of(&strategic), title: Some(title.text.clone()) };
        let (purpose, _) = self.text(Column::Purpose);
        let (stakeholders, _) = self.text(Column::Stakeholders);
        let (indicator, indicator_place) = self.text(Column::Indicator);
        let (years, weight) = (self.years(&title.text), self.weight());
        Draft {
            mission,
            programme,
            programme_place: self.place(Column::Programme),
            code: self.row.cells.get(&Column::Code).filter(|cell| !cell.is_blank()).cloned(),
            direction,
            strategic,
            title,
            purpose,
            stakeholders,
            years,
            indicator: Sourced::new(indicator, indicator_place),
            weight,
            weight_cell: self.row.cells.get(&Column::Weight).map(|cell| cell.place.clone()),
            office: self.optional(Column::Office),
            manager: self.optional(Column::Manager),
            place: self.place(Column::Title),
        }
    }

    /// Columns that the canonical workbook's own mark calls inherited.
    fn marked_inherited(&self) -> BTreeSet<Column> {
        let marks = self.row.cells.get(&Column::Inherited).map_or("", SourceCell::words);
        let labels: BTreeSet<String> = marks.split(';').map(fold).collect();
        [Column::Direction, Column::Strategic, Column::Title]
            .into_iter()
            .filter(|column| labels.contains(&fold(column.label())))
            .collect()
    }

    /// The text of a column that may be inherited. The canonical workbook's mark counts only
    /// while the cell repeats the row above: a cell that an office rewrote is the row's own.
    fn hierarchical(
        &mut self,
        column: Column,
        above: Option<&str>,
        inheritable: Option<&str>,
        marked: &BTreeSet<Column>,
    ) -> Option<Field> {
        let cell = self.row.cells.get(&column)?;
        if is_unreadable(cell) {
            self.tell_unreadable(column);
            return None;
        }
        if !cell.is_blank() {
            let repeats = marked.contains(&column) && above == Some(cell.words());
            let origin = if repeats { FieldOrigin::Inherited } else { FieldOrigin::Cell };
            return Some(Field { text: cell.words().to_owned(), origin });
        }
        let text = inheritable?.to_owned();
        let message = format!("Cella {} vuota: valore ereditato dalla riga precedente", column.label());
        self.findings.push(
            Finding::new(plan_codes::INHERITED, message).at(cell.place.clone()).found("(vuota)").expected(text.clone()),
        );
        Some(Field { text, origin: FieldOrigin::Inherited })
    }

    fn no_title(&mut self) -> Field {
        let finding =
            Finding::new(plan_codes::NO_TITLE, "Obiettivo senza titolo: nessuna riga precedente da cui ereditarlo")
                .at(self.place(Column::Title))
                .expected("il titolo dell’obiettivo nella colonna OBIETTIVI OPERATIVI");
        self.findings.push(finding);
        Field { text: "(obiettivo senza titolo)".to_owned(), origin: FieldOrigin::Cell }
    }

    fn text(&mut self, column: Column) -> (String, Place) {
        match self.row.cells.get(&column) {
            Some(cell) if is_unreadable(cell) => {
                let place = cell.place.clone();
                self.tell_unreadable(column);
                (String::new(), place)
            }
            Some(cell) => (cell.words().to_owned(), cell.place.clone()),
            None => (String::new(), self.row.place.clone()),
        }
    }

    fn optional(&mut self, column: Column) -> Option<String> {
        Some(self.text(column).0).filter(|text| !text.is_empty())
    }

    fn place(&self, column: Column) -> Place {
        self.row.cells.get(&column).map_or_else(|| self.row.place.clone(), |cell| cell.place.clone())
    }

    fn tell_unreadable(&mut self, column: Column) {
        let Some(cell) = self.row.cells.get(&column) else { return };
        let message = format!("Cella {} non leggibile: formula senza valore o errore", column.label());
        self.findings.push(
            Finding::new(plan_codes::UNREADABLE, message).at(cell.place.clone()).found(cell.words()).expected(
                "aprire e salvare il file con il foglio di calcolo, o scrivere il testo al posto della formula",
            ),
        );
    }

    fn years(&mut self, title: &str) -> BTreeSet<Year> {
        let mut planned = BTreeSet::new();
        for (&year, cell) in &self.row.years {
            match year_mark::read(cell) {
                Some(true) => _ = planned.insert(year),
                Some(false) => {}
                None => {
                    let message =
                        format!("Segno non riconosciuto nella colonna {year}: l’obiettivo non risulta previsto");
                    self.findings.push(
                        Finding::new(plan_codes::YEAR_MARK, message)
                            .at(cell.place.clone())
                            .found(cell.words())
                            .expected("x se l’obiettivo è previsto, altrimenti vuota"),
                    );
                }
            }
        }
        if planned.is_empty() {
            let message = "Obiettivo senza anni: resta nel piano come non previsto";
            let finding = Finding::new(plan_codes::NEVER_PLANNED, message).at(self.place(Column::Title)).found(title);
            self.findings.push(finding);
        }
        planned
    }

    fn weight(&mut self) -> Option<Sourced<Decimal>> {
        let cell = self.row.cells.get(&Column::Weight).filter(|cell| !cell.is_blank())?;
        let number = match &cell.value {
            // A cell shown as «30%» holds 0.3; the same weight typed as text is 30.
            Value::Number(number) if cell.shown.as_ref().is_some_and(|shown| shown.per_cent) => {
                number.checked_mul(Decimal::ONE_HUNDRED).map(|percent| percent.normalize())
            }
            Value::Number(number) => Some(*number),
            Value::Text(_) => cell.words().trim_end_matches(['%', ' ']).replace(',', ".").parse().ok(),
            _ => None,
        };
        if let Some(number) = number.filter(|number| !number.is_sign_negative()) {
            return Some(Sourced::new(number, cell.place.clone()));
        }
        self.findings.push(
            Finding::new(plan_codes::BAD_WEIGHT, "Peso non valido: l’obiettivo vale come se non l’avesse")
                .at(cell.place.clone())
                .found(cell.words())
                .expected("un numero maggiore o uguale a zero"),
        );
        None
    }
}

const fn is_unreadable(cell: &SourceCell) -> bool {
    matches!(cell.value, Value::Error(_) | Value::Unreadable)
}
