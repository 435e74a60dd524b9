//! Lists of the objectives of other tables, with little more than their codes, titles and weights.
//!
//! Guaranteed: a list makes no second objective of what stands elsewhere; what only it says of an objective goes over to
//! it, and what cannot (two objectives of one title, another text there) is told.

use std::collections::BTreeSet;

use super::super::super::plan_codes;
use super::super::super::source_cell::SourceCell;
use super::super::figures;
use super::super::found::Found;
use super::super::table::Table;
use super::super::vocabulary::Meaning;
use super::super::walk::Walked;
use crate::finding::Finding;
use crate::words::fold;

/// Leaves out the rows of lists whose objectives mostly stand elsewhere.
pub fn drop_lists(all: &mut Walked, findings: &mut Vec<Finding>) {
    let lists: BTreeSet<usize> =
        all.tables.iter().filter(|(_, table)| says_little(table)).map(|(number, _)| *number).collect();
    let elsewhere: BTreeSet<String> =
        all.found.iter().filter(|one| !lists.contains(&one.table)).map(|one| fold(one.text(Meaning::Title))).collect();
    for list in lists {
        let is_of_list = |one: &Found| one.table == list;
        let is_elsewhere = |one: &Found| elsewhere.contains(&fold(one.text(Meaning::Title)));
        let rows = all.found.iter().filter(|one| is_of_list(one)).count();
        let listed = all.found.iter().filter(|one| is_of_list(one) && is_elsewhere(one)).count();
        // A title that stands elsewhere by chance makes no list of its table.
        if listed == 0 || listed * 2 < rows {
            continue;
        }
        let (listed, mut others): (Vec<Found>, Vec<Found>) =
            std::mem::take(&mut all.found).into_iter().partition(|one| is_of_list(one) && is_elsewhere(one));
        findings.extend(listed.first().map(|first| left_out(first, listed.len())));
        for row in &listed {
            hand_over(row, &mut others, findings);
        }
        all.found = others;
        if listed.len() == rows {
            all.tables.remove(&list);
        }
    }
}

fn says_little(table: &Table) -> bool {
    use Meaning::{Code, Dimension, Manager, Mission, Notes, Office, Programme, Title, Weight};
    let little = [Code, Title, Office, Manager, Mission, Programme, Notes, Dimension, Weight];
    table.roles.values().all(|role| little.contains(&role.meaning))
}

fn left_out(first: &Found, rows: usize) -> Finding {
    let sheet = first.place.sheet.as_deref().unwrap_or_default();
    let message = format!(
        "L’elenco di {rows} obiettivi in «{sheet}» non ne fa altri: stanno per esteso altrove, e ciò che soltanto l’elenco \
         dice passa a loro"
    );
    Finding::new(plan_codes::IGNORED_SHEET, message).at(first.place.clone())
}

/// Gives the objective that a row of a list means what only the row says of it.
fn hand_over(row: &Found, others: &mut [Found], findings: &mut Vec<Finding>) {
    let (title, code) = (fold(row.text(Meaning::Title)), fold(row.text(Meaning::Code)));
    let of_title = |one: &Found| fold(one.text(Meaning::Title)) == title;
    let same = others.iter().filter(|one| of_title(one)).count();
    let is_meant = |one: &Found| of_title(one) && (same == 1 || fold(one.text(Meaning::Code)) == code);
    let mut meant = others.iter_mut().filter(|one| is_meant(one));
    match (meant.next(), meant.next()) {
        (Some(only), None) => complete(only, row, findings),
        _ => findings.extend(says(row).into_iter().map(|cell| {
            let message =
                format!("L’elenco non dice di quale dei {same} obiettivi con lo stesso titolo parla: non importato");
            let told = Finding::new(plan_codes::STRAY_CELL, message).at(cell.place.clone()).found(cell.words());
            told.expected("lo stesso codice nell’elenco e nella scheda, oppure il testo nella scheda")
        })),
    }
}

/// What a row of a list says beside the title.
fn says(row: &Found) -> Vec<&SourceCell> {
    let cells = row.cells.iter().filter(|(meaning, _)| !matches!(meaning, Meaning::Title | Meaning::Code));
    cells.map(|(_, cell)| cell).chain(row.weights.iter().map(|(_, cell)| cell)).collect()
}

/// Takes what a list says of an objective and its own rows do not; another text than theirs is told.
fn complete(one: &mut Found, row: &Found, findings: &mut Vec<Finding>) {
    for (meaning, cell) in &row.cells {
        let own = one.cells.get_or_insert_with(*meaning, || cell.clone());
        findings.extend((!agree(own, cell)).then(|| told_apart(own, cell)));
    }
    for meaning in [Meaning::Office, Meaning::Manager, Meaning::Direction, Meaning::Strategic] {
        let is_said = one.cells.contains_key(&meaning) || one.context.texts.contains_key(&meaning);
        if let Some(held) = row.above.get(&meaning).or_else(|| row.context.texts.get(&meaning)).filter(|_| !is_said) {
            one.above.get_or_insert_with(meaning, || held.clone());
        }
    }
    one.context.mission = one.context.mission.or(row.context.mission);
    one.context.programme = one.context.programme.or(row.context.programme);
    one.others.extend(row.others.iter().cloned());
    for (_, weight) in &row.weights {
        let is_same = |(_, own): &(usize, SourceCell)| figures::weight(own) == figures::weight(weight);
        let is_of_indicator =
            |(_, own): &(usize, SourceCell)| one.indicators.iter().any(|of| of.place.row() == own.place.row());
        if one.weights.iter().any(is_same) {
            continue;
        }
        let own =
            one.own_weight.as_ref().or_else(|| one.weights.iter().find(|own| !is_of_indicator(own)).map(|own| &own.1));
        if let Some(own) = own {
            findings.push(told_apart(own, weight));
            continue;
        }
        one.own_weight = Some(weight.clone());
        one.weights.push((0, weight.clone()));
    }
}

/// Whether two texts say the same, one perhaps in more words: «01.02», «01.02 Segreteria generale».
fn agree(own: &SourceCell, listed: &SourceCell) -> bool {
    let (own, listed) = (fold(own.words()), fold(listed.words()));
    own.contains(&listed) || listed.contains(&own)
}

fn told_apart(own: &SourceCell, listed: &SourceCell) -> Finding {
    let message = "L’elenco dice altro dalla scheda dell’obiettivo: vale la scheda";
    let told = Finding::new(plan_codes::STRAY_CELL, message).at(listed.place.clone()).found(listed.words());
    told.expected(format!("«{}», come in {}, oppure correggere la scheda", own.words(), own.place))
}
