//! From an aligned row to an objective: code, inheritance, year marks, weight.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use super::align::PlanRow;
use super::details_sheets::{self, ByOwner};
use super::header::Column;
use super::kept_places::KeptPlaces;
use super::source_cell::SourceCell;
use super::{plan_codes, programme_row, year_mark};
use crate::domain::{
    Details, Field, FieldOrigin, GroupCode, MissionCode, Objective, ObjectiveCode, Place, Placement, Sourced, Unplaced,
    Year,
};
use crate::finding::Finding;
use crate::inputs::catalogue::Catalogue;
use crate::words::fold;
use crate::workbook::Value;

/// An objective that has no permanent code yet.
#[derive(Debug, Clone)]
pub(super) struct Draft {
    /// The group under which it stands.
    pub group: GroupCode,
    pub placement: Placement,
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
    pub details: Details,
    pub place: Place,
}

impl Draft {
    /// The code that the CODICE cell gives, if it is one.
    pub fn given_code(&self) -> Option<ObjectiveCode> {
        self.code.as_ref()?.words().parse().ok()
    }
}

impl Draft {
    /// An objective of another shape, now that what it belongs to is known.
    pub fn of_shape(
        shaped: Unplaced,
        (placement, programme_place): (Placement, Place),
        code: Option<SourceCell>,
    ) -> Self {
        // A missione above is that of a programma only: nothing cross-cutting is of one.
        let above = shaped.placement.map(GroupCode::Mission).filter(|_| placement.programme().is_some());
        Self {
            group: above.unwrap_or(placement.group()),
            placement,
            programme_place,
            code,
            direction: shaped.direction,
            strategic: shaped.strategic,
            title: shaped.title,
            purpose: shaped.purpose,
            stakeholders: shaped.stakeholders,
            years: shaped.years,
            indicator: shaped.indicator,
            weight: shaped.weight,
            weight_cell: shaped.weight_cell,
            office: shaped.office,
            manager: shaped.manager,
            details: shaped.details,
            place: shaped.place,
        }
    }
}

/// What the next row of the same missione may inherit.
#[derive(Debug, Clone, Default)]
struct Above {
    direction: Option<String>,
    strategic: Option<String>,
    title: Option<String>,
}

/// What the rows of a plan say.
#[derive(Debug, Default)]
pub(super) struct Interpreted {
    pub drafts: Vec<Draft>,
    /// Objectives whose programme nobody has filled in yet, or nobody can read.
    pub unplaced: Vec<Unplaced>,
}

/// Interprets all rows, with what other sheets say of each; an objective without a readable programme waits for one.
pub(super) fn interpret(
    rows: Vec<PlanRow>,
    details: &mut ByOwner,
    (catalogue, kept): (&Catalogue, &KeptPlaces),
    findings: &mut Vec<Finding>,
) -> Interpreted {
    let mut above: BTreeMap<GroupCode, Above> = BTreeMap::new();
    let mut last: Option<(Place, GroupCode)> = None;
    let mut interpreted = Interpreted::default();
    let named: BTreeSet<String> = rows.iter().flat_map(names).collect();
    for row in rows {
        let title = row.cells.get(&Column::Title).map(SourceCell::words);
        let mut own = details_sheets::take(details, names(&row), title, &named);
        let is_ours = |cell: &&SourceCell| is_permanent(cell, &row);
        let code = row.cells.get(&Column::Code).filter(|cell| !cell.is_blank()).filter(is_ours).cloned();
        let text = |column| text_cell(&row, column);
        // A code of another form than ours is the office's, and stays beside ours.
        own.office_code = text(Column::OfficeCode).or_else(|| text(Column::Code).filter(|_| code.is_none()));
        own.former_title = text(Column::FormerTitle).map(|title| title.value);
        let waits = row.cells.get(&Column::Waiting).is_some_and(|cell| !cell.is_blank());
        let proposed = Some(Placement::CrossCutting).filter(|_| programme_row::is_cross_cutting(&row));
        if waits && row.cells.get(&Column::Programme).is_none_or(SourceCell::is_blank) {
            let mut draft = Interpreter { row, findings }.draft(None, &mut Above::default());
            draft.details = own;
            findings.push(still_waiting(&draft));
            interpreted.unplaced.push(draft);
            continue;
        }
        let Some(placement) = programme_row::placement_of(&row, (catalogue, kept), findings) else {
            if waits || programme_row::is_kept(&row) {
                // Where no title says its missione, a row goes on with the one above it on its sheet.
                let is_beside = |place: &Place| (&place.file, &place.sheet) == (&row.place.file, &row.place.sheet);
                let beside = last.as_ref().filter(|(place, _)| is_beside(place) && proposed.is_none());
                let beside = beside.and_then(|(_, group)| group.mission());
                let (mission, mut none) = (row.group.and_then(GroupCode::mission), Above::default());
                let above = mission.or(beside).map_or(&mut none, |mission| above.entry(mission.into()).or_default());
                let mut draft = Interpreter { row, findings }.draft(mission, above);
                draft.details = Details { proposed, ..own };
                interpreted.unplaced.push(draft);
            }
            continue;
        };
        let group = match placement {
            Placement::Programme(_) => row.group.filter(|group| group.mission().is_some()).unwrap_or(placement.group()),
            Placement::CrossCutting => placement.group(),
        };
        last = Some((row.place.clone(), group));
        let place = row.cells.get(&Column::Programme).map_or_else(|| row.place.clone(), |cell| cell.place.clone());
        let mut shaped = Interpreter { row, findings }.draft(group.mission(), above.entry(group).or_default());
        shaped.details = own;
        interpreted.drafts.push(Draft::of_shape(shaped, (placement, place), code));
    }
    interpreted
}

/// The names by which other sheets know the objective of a row.
fn names(row: &PlanRow) -> impl Iterator<Item = String> {
    let cells = [Column::Waiting, Column::Code].into_iter().filter_map(|column| row.cells.get(&column));
    cells.filter(|cell| !cell.is_blank()).map(|cell| cell.words().to_owned())
}

/// Whether a code is a permanent one: in our own form. Of the cross-cutting series only in the canonical workbook, since
/// an office may well number its own objectives `TR-01`.
fn is_permanent(cell: &SourceCell, row: &PlanRow) -> bool {
    match cell.words().parse().ok().and_then(|code: ObjectiveCode| code.parts()) {
        Some((Placement::Programme(_), _)) => true,
        Some((Placement::CrossCutting, _)) => programme_row::is_canonical(row),
        None => false,
    }
}

fn text_cell(row: &PlanRow, column: Column) -> Option<Sourced<String>> {
    let cell = row.cells.get(&column).filter(|cell| !cell.is_blank())?;
    Some(Sourced::new(cell.words().to_owned(), cell.place.clone()))
}

/// An objective that still waits for its programme.
pub(super) fn still_waiting(objective: &Unplaced) -> Finding {
    let mut message = "Obiettivo senza missione e programma: resta in attesa, senza codice".to_owned();
    match objective.details.proposed {
        Some(Placement::Programme(code)) => {
            message = format!("{message}; la mappa propone {code} per il suo settore");
        }
        Some(Placement::CrossCutting) => message.push_str("; la proposta è «trasversale»: confermare o scegliere"),
        None => {}
    }
    Finding::new(plan_codes::NO_PROGRAMME, message)
        .at(objective.place.clone())
        .found(objective.title.text.clone())
        .expected(
            "nella colonna PROGRAMMI del foglio «Senza programma» del piano canonico, il programma; se l’obiettivo ne \
             riguarda più d’uno, «trasversale»",
        )
}

/// One row at work.
struct Interpreter<'f> {
    row: PlanRow,
    findings: &'f mut Vec<Finding>,
}

impl Interpreter<'_> {
    fn draft(mut self, mission: Option<MissionCode>, above: &mut Above) -> Unplaced {
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
        Objective {
            code: (),
            placement: mission,
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
            details: Details::default(),
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
        if cell.is_unreadable() {
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
            Some(cell) if cell.is_unreadable() => {
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
        for (&year, cell) in self.row.years.iter() {
            match year_mark::read(cell) {
                Some(true) => _ = planned.insert(year),
                Some(false) => {}
                None => {
                    let message =
                        format!("Segno non riconosciuto nella colonna {year}: l’obiettivo non risulta previsto");
                    self.findings.push(
                        Finding::new(plan_codes::YEAR_MARK, message)
                            .at(cell.place.clone())
                            .found(year_mark::quoted(cell))
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
            // Nobody knows whether the number is meant or what its cell shows.
            Value::Number(_) if cell.not_as_seen().is_some() => None,
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
                .found(cell.not_as_seen().map_or_else(|| cell.words().to_owned(), |(_, both)| both))
                .expected("un numero maggiore o uguale a zero"),
        );
        None
    }
}
