//! Labels with their values, as cards have them: side by side, in one cell, or one above the other.

use std::collections::BTreeSet;

use super::super::source::SourceRow;
use super::super::source_cell::SourceCell;
use super::heading::{Heading, Reading, SURE_BESIDE_A_VALUE, SURE_LABEL};
use super::label_text::{self, at_colon};
use super::no_objective::is_no_title;
use super::objective_line::numbered_objective;
use super::vocabulary::Meaning;
use super::years::years_in;
use crate::domain::Place;
use crate::words::fold;

/// A label with its value.
#[derive(Debug)]
pub struct Label {
    /// What the label means.
    pub heading: Heading,
    /// The label as it is written.
    pub text: String,
    /// What stands beside it, behind its colon or below it.
    pub value: SourceCell,
    /// Where the label stands.
    pub place: Place,
}

/// Labels with their values, as cards have them: «RESPONSABILE | Comandante», «Peso: 50» in one cell.
pub fn labels(row: &SourceRow) -> Vec<Label> {
    let texts: Vec<&SourceCell> = row.beginning().map(|(_, cell)| cell).collect();
    let in_cells: Option<Vec<Label>> = texts
        .iter()
        .flat_map(|cell| label_text::parts(cell.words()).into_iter().map(|text| in_one_text(cell, text)))
        .collect();
    if let Some(all) = in_cells {
        return all;
    }
    let mut pairs = Vec::new();
    let mut rest = texts.as_slice();
    while let [label, value, more @ ..] = rest {
        let text = label.words().trim_end_matches(':').to_owned();
        if let Some(code) = numbered_objective(&text) {
            // «SCHEDA OBIETTIVO N. 1 | SCHEDA OBIETTIVO N. 2»: lines of two cards, and not a label with its value.
            if numbered_objective(value.words()).is_some() {
                break;
            }
            // «Obiettivo n. 3 | Regolamento»: the title, and its number.
            let heading = |meaning| Heading { readings: vec![Reading { meaning, strength: SURE_LABEL }], year: None };
            let code = SourceCell::text(&code, label.place.clone());
            let place = label.place.clone();
            let title = Label {
                heading: heading(Meaning::Title),
                text: text.clone(),
                value: (*value).clone(),
                place: place.clone(),
            };
            pairs.extend([title, Label { heading: heading(Meaning::Code), text, value: code, place }]);
            rest = more;
            continue;
        }
        let heading = Heading::of(&text);
        if heading.strength() < SURE_BESIDE_A_VALUE && !is_year_of(&heading, value, more)
            || heading.is(Meaning::Code) && !may_be_code(&text, value)
            || is_heading(value, &heading, texts.len())
            || label.is_a_value()
            || fold(&text) == fold(value.words())
            || heading.is(Meaning::Title) && is_no_title(&text, value.words())
        {
            break;
        }
        pairs.push(Label { heading, text, value: (*value).clone(), place: label.place.clone() });
        rest = more;
    }
    pairs
}

/// The texts of a row of labels that are neither a label nor a value.
pub fn beside<'r>(row: &'r SourceRow, labels: &[Label]) -> Vec<&'r SourceCell> {
    let is_taken =
        |cell: &SourceCell| labels.iter().any(|label| label.place == cell.place || label.value.place == cell.place);
    let own = row.beginning().map(|(_, cell)| cell).filter(|cell| !cell.is_from_above && !is_taken(cell));
    own.filter(|_| !labels.is_empty()).collect()
}

/// «Anno | 2026»: the word alone may head anything, and no other year stands beside this one.
fn is_year_of(heading: &Heading, value: &SourceCell, more: &[&SourceCell]) -> bool {
    let is_year = |cell: &SourceCell| cell.words().len() == 4 && !years_in(cell.words()).is_empty();
    heading.is(Meaning::Year) && is_year(value) && !more.first().is_some_and(|next| is_year(next))
}

/// «N. | Descrizione attività» numbers nothing: a number has a digit, and any other code has one or is one word.
fn may_be_code(label: &str, value: &SourceCell) -> bool {
    let words = value.words();
    let is_number = matches!(fold(label).as_str(), "N" | "NR" | "NUM" | "NUMERO" | "N ORD");
    !is_number && !words.contains(' ') || words.contains(|c: char| c.is_ascii_digit())
}

/// Two headings side by side are a table's; a label's own words in its value are a value's.
fn is_heading(value: &SourceCell, label: &Heading, texts: usize) -> bool {
    let means = Heading::of(value.words());
    means.strength() >= SURE_LABEL
        && means.best().map(|reading| reading.meaning) != label.best().map(|reading| reading.meaning)
        // The title of an objective may be made of any words.
        && !(label.is(Meaning::Title) && texts == 2)
        && !value.is_a_value()
        && !value.words().starts_with(|c: char| c.is_ascii_digit())
}

/// «Missione/Programma: 12.09»: a label and its value in a cell's text, or in a part of it.
fn in_one_text(cell: &SourceCell, text: &str) -> Option<Label> {
    let (label, value) = at_colon(text)?;
    let heading = Heading::of(label);
    let is_no_title = || heading.is(Meaning::Title) && is_no_title(label, value);
    let is_label =
        heading.strength() >= SURE_BESIDE_A_VALUE && !value.trim().is_empty() && !cell.is_a_value() && !is_no_title();
    let value = SourceCell::text(value.trim(), cell.place.clone());
    is_label.then(|| Label { heading, text: label.trim().to_owned(), value, place: cell.place.clone() })
}

/// Labels over their values: «SETTORE | PROGRAMMA | PESO» over «Cimiteri | 12.09 | 40%».
pub fn labels_above(row: &SourceRow, below: &SourceRow) -> Vec<Label> {
    let texts = |row: &SourceRow| -> Vec<(u32, SourceCell)> {
        let filled = row.beginning();
        filled.map(|(column, cell)| (*column, cell.clone())).collect()
    };
    let (labels, values) = (texts(row), texts(below));
    let is_sure = |cell: &SourceCell| !cell.is_a_value() && Heading::of(cell.words()).strength() >= SURE_BESIDE_A_VALUE;
    let meanings: BTreeSet<Meaning> =
        labels.iter().filter_map(|(_, cell)| Heading::of(cell.words()).best()).map(|best| best.meaning).collect();
    let stands_below = row.place.row().is_none_or(|line| below.place.row() == Some(line + 1));
    let are_labels = meanings.len() == labels.len() && labels.iter().all(|(_, cell)| is_sure(cell));
    // A kind or a note may stand among them: «Titolo | Tipologia | Peso».
    let of_objective =
        |meaning: &Meaning| !meaning.is_of_indicator() && !matches!(meaning, Meaning::Month | Meaning::Activity);
    let says_of_it = meanings.iter().any(|meaning| !meaning.may_repeat());
    let same_columns = labels.iter().map(|(column, _)| column).eq(values.iter().map(|(column, _)| column));
    // One text below one label is its value, if it is no sure label itself: «Descrizione» over «Anticipo delle scadenze».
    let is_label =
        |cell: &SourceCell| is_sure(cell) && (values.len() > 1 || Heading::of(cell.words()).strength() >= SURE_LABEL);
    let are_values = values.first().is_some_and(|(_, first)| !is_label(first) && first.words().split(':').count() < 2);
    if !(stands_below && are_labels && says_of_it && meanings.iter().all(of_objective) && same_columns && are_values) {
        return Vec::new();
    }
    let label = |((_, label), (_, value)): ((u32, SourceCell), (u32, SourceCell))| {
        let text = label.words().to_owned();
        Label { heading: Heading::of(&text), text, value, place: label.place }
    };
    labels.into_iter().zip(values).map(label).collect()
}
