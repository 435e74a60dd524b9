//! Cards whose labels stand above their values: «Codice | Titolo» over «A1 | Nido», «Programma | Peso» over «12.01 | 30».
//!
//! Guaranteed: every cell keeps its place; a row of nothing but headings is never an objective of the rows above it.
//! Deliberately absent: a header that stands over several rows, or again over each, which is a table's.

use std::collections::BTreeSet;

use super::super::source::{Layout, SourceRow, SourceSheet};
use super::super::source_cell::SourceCell;
use super::heading::{Heading, LEAST_OF_COLUMN, SURE_BESIDE_A_VALUE};
use super::label_text::at_colon;
use super::labels;
use super::table::Table;
use super::title;
use super::vocabulary::Meaning;
use crate::domain::Few;

/// Rows of labels stand this near below the values of those above, as blank rows part them.
const FARTHEST: u32 = 3;

/// Puts the labels of such cards beside their values, each pair in a row of its own.
pub fn put_beside(sheet: &mut SourceSheet) {
    if sheet.layout == Layout::Text {
        return;
    }
    let mut first = 0;
    while first < sheet.rows.len() {
        let stacks = stacks_from(&sheet.rows, first);
        let Some(end) = stacks.last().map(|last| last.row + 2) else {
            first += 1;
            continue;
        };
        let mut rows: Vec<SourceRow> = Vec::new();
        for stack in &stacks {
            rows.extend(stack.beside(&sheet.rows));
        }
        let added = rows.len();
        sheet.rows.splice(first..end, rows);
        first += added.max(1);
    }
}

/// A row of labels with the row of their values below it.
struct Stack {
    row: usize,
    labels: Vec<Label>,
    /// Whether the labels of its indicators head several rows.
    heads_rows: bool,
}

struct Label {
    column: u32,
    meaning: Meaning,
    may_be_title: bool,
}

/// The rows of labels that follow each other from a row on, if they are a card's; none else.
fn stacks_from(rows: &[SourceRow], first: usize) -> Vec<Stack> {
    let mut stacks: Vec<Stack> = Vec::new();
    let mut at = first;
    while let Some(stack) = Stack::at(rows, at) {
        let is_again = stacks.iter().any(|above| above.shares_with(&stack.labels));
        let is_near = stacks.is_empty() || is_near(rows, at - 1, at);
        if is_again || !is_near || stacks.last().is_some_and(|above| above.heads_rows) {
            break;
        }
        stacks.push(stack);
        at += 2;
    }
    let has_title = stacks.iter().flat_map(|stack| &stack.labels).any(|label| label.may_be_title);
    let goes_on = stacks.len() > 1 || !stacks.is_empty() && heads_indicators(rows, at);
    if has_title && goes_on { stacks } else { Vec::new() }
}

/// Whether the header of a card's indicators stands here, right below what is above it.
fn heads_indicators(rows: &[SourceRow], at: usize) -> bool {
    let is_part = |rows: &[SourceRow]| Table::of_part(rows).is_some() && Table::of_indicators(rows).is_none();
    let is_line = rows.get(at).is_some_and(|row| title::only_text(row).is_some());
    let header = at + usize::from(is_line);
    header < rows.len() && is_near(rows, header - 1, header) && is_part(&rows[header..])
}

fn is_near(rows: &[SourceRow], above: usize, below: usize) -> bool {
    match (rows[above].place.row(), rows[below].place.row()) {
        (Some(above), Some(below)) => below <= above + FARTHEST,
        _ => true,
    }
}

impl Stack {
    fn at(rows: &[SourceRow], row: usize) -> Option<Self> {
        let labels = labels_of(rows.get(row)?)?;
        let below = rows.get(row + 1)?;
        let stands_below = match (rows[row].place.row(), below.place.row()) {
            (Some(own), Some(below)) => below == own + 1,
            _ => true,
        };
        let is_labelled = |(column, _): (&u32, &SourceCell)| labels.iter().any(|label| label.column == *column);
        // «Peso | 20» below «Titolo | Obiettivo numero 1» is a label with its value as well.
        let is_card_line = || !labels::labels(below).is_empty();
        if !stands_below || labels_of(below).is_some() || is_card_line() || !below.beginning().all(is_labelled) {
            return None;
        }
        let is_next_row = |next: &&SourceRow| below.place.row().is_some_and(|line| next.place.row() == Some(line + 1));
        let more = rows.get(row + 2).filter(is_next_row);
        let is_line = |row: &SourceRow| title::only_text(row).is_some_and(|text| title::begins_card(text.words()));
        let heads_rows = match more.filter(|row| labels_of(row).is_none() && !is_line(row)) {
            None => false,
            Some(more) if heads_indicators_beside(&labels) && !says_objective(more, &labels) => true,
            Some(_) => return None,
        };
        // A header of nothing but indicators is one anyway.
        let is_part = labels.len() > 1 && names_indicator(&labels) && !heads_indicators_beside(&labels);
        (!is_part).then_some(Self { row, labels, heads_rows })
    }

    fn shares_with(&self, labels: &[Label]) -> bool {
        let own: BTreeSet<Meaning> = self.labels.iter().map(|label| label.meaning).collect();
        labels.iter().any(|label| own.contains(&label.meaning) && !label.meaning.may_repeat())
    }

    /// Each label beside its value, and what heads rows of indicators over them.
    fn beside(&self, rows: &[SourceRow]) -> Vec<SourceRow> {
        let (labels, values) = (&rows[self.row], &rows[self.row + 1]);
        let mut beside = Vec::new();
        let is_above = |label: &&Label| self.heads_rows && label.meaning.is_of_indicator();
        for label in self.labels.iter().filter(|label| !is_above(label)) {
            let cell = |row: &SourceRow| row.cells.get(&label.column).filter(|cell| !cell.is_blank()).cloned();
            let (Some(name), Some(value)) = (cell(labels), cell(values)) else { continue };
            let place = name.place.clone();
            let cells: Few<u32, SourceCell> =
                [(0, name.standing_alone()), (1, value.standing_alone())].into_iter().collect();
            beside.push(SourceRow { place, cells });
        }
        if self.heads_rows {
            let columns: BTreeSet<u32> = self.labels.iter().filter(is_above).map(|label| label.column).collect();
            beside.extend([labels, values].map(|row| within(row, &columns)));
        }
        beside
    }
}

/// Whether a row is made of surely known headings of several meanings, and of nothing else.
pub fn is_of_headings(row: &SourceRow) -> bool {
    let own = || row.beginning().map(|(_, cell)| cell);
    let means = |cell: &SourceCell| {
        let best = Heading::of(cell.words()).best()?;
        (best.strength >= SURE_BESIDE_A_VALUE && !cell.is_a_value()).then_some(best.meaning)
    };
    let meanings: Option<BTreeSet<Meaning>> = own().map(means).collect();
    meanings.is_some_and(|meanings| meanings.len() > 1)
}

/// The labels of a row that is made of nothing else, most of them sure.
fn labels_of(row: &SourceRow) -> Option<Vec<Label>> {
    let mut labels = Vec::new();
    let mut sure = 0;
    for (column, cell) in row.beginning() {
        if cell.is_a_value() || cell.is_from_above || at_colon(cell.words()).is_some_and(|(_, value)| !value.is_empty())
        {
            return None;
        }
        let heading = Heading::of(cell.words().trim_end_matches(':'));
        let best = heading.best().filter(|best| best.strength >= LEAST_OF_COLUMN)?;
        sure += usize::from(best.strength >= SURE_BESIDE_A_VALUE);
        let may_be_title = heading
            .readings
            .iter()
            .any(|reading| reading.meaning == Meaning::Title && reading.strength >= LEAST_OF_COLUMN);
        labels.push(Label { column: *column, meaning: best.meaning, may_be_title });
    }
    (sure * 2 >= labels.len() && sure > 0).then_some(labels)
}

fn fills(row: &SourceRow, column: u32) -> bool {
    row.cells.get(&column).is_some_and(|cell| !cell.is_blank() && !cell.is_from_above)
}

fn names_indicator(labels: &[Label]) -> bool {
    labels.iter().any(|label| matches!(label.meaning, Meaning::Indicator | Meaning::Formula))
}

/// «Programma | Indicatore | Target»: of the objective and of its indicators.
fn heads_indicators_beside(labels: &[Label]) -> bool {
    let is_of_objective = |label: &Label| !label.meaning.is_of_indicator() && !label.meaning.may_repeat();
    names_indicator(labels) && labels.iter().any(is_of_objective)
}

/// Whether a row of values says something of the objective.
fn says_objective(row: &SourceRow, labels: &[Label]) -> bool {
    labels.iter().any(|label| !label.meaning.is_of_indicator() && fills(row, label.column))
}

/// The cells of a row in some of its columns.
fn within(row: &SourceRow, columns: &BTreeSet<u32>) -> SourceRow {
    let own = row.cells.iter().filter(|(column, _)| columns.contains(column));
    SourceRow { place: row.place.clone(), cells: own.map(|(column, cell)| (*column, cell.clone())).collect() }
}
