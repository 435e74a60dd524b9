//! All sheets of a file: which of them hold a plan, and what each gave.

mod index;
mod not_plans;

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::super::mission_title;
use super::super::plan_codes;
use super::super::source::{SourceRow, SourceSheet};
use super::super::told::Told;
use super::found::{Context, Found};
use super::indicators_apart;
use super::labels;
use super::office_name::office_named;
use super::over_years;
use super::plan_year;
use super::recognition;
use super::side_by_side;
use super::table::Table;
use super::title;
use super::title_of_plan;
use super::transposed;
use super::vocabulary::Meaning;
use super::walk::{Walk, Walked};
use crate::domain::{MissionCode, Sourced};
use crate::finding::Finding;
use crate::inputs::catalogue::Catalogue;
use crate::words::fold;

/// Cards without a title line of their own are known by this many labels.
const FEWEST_LABELS: usize = 3;

/// Whether a sheet has cards: labels with their values, or lines that begin an objective.
pub fn has_cards(sheet: &SourceSheet) -> bool {
    is_labelled(sheet) || has_titled_cards(sheet)
}

/// Whether a sheet has labels with their values, the objective's among them.
fn is_labelled(sheet: &SourceSheet) -> bool {
    let mut meanings = BTreeSet::new();
    for row in &sheet.rows {
        let best = labels::labels(row).into_iter().filter_map(|label| label.heading.best());
        meanings.extend(best.map(|reading| reading.meaning));
    }
    // Two labels are enough where a table of indicators follows them.
    let has_part = || (0..sheet.rows.len()).any(|index| Table::of_part(&sheet.rows[index..]).is_some());
    let is_enough = meanings.len() >= FEWEST_LABELS || meanings.len() + 1 == FEWEST_LABELS && has_part();
    meanings.contains(&Meaning::Title) && is_enough
}

/// Whether a sheet has lines that begin an objective, «Scheda obiettivo 2» or «Obiettivo n. 1: Regolamento», and tables
/// of indicators below or above them.
fn has_titled_cards(sheet: &SourceSheet) -> bool {
    let begins = |row: &SourceRow| {
        title::only_text(row)
            .is_some_and(|text| title::begins_card(text.words()) || title::objective_in(text).is_some())
    };
    sheet.rows.iter().any(begins) && (0..sheet.rows.len()).any(|index| Table::of_part(&sheet.rows[index..]).is_some())
}

/// Walks through every sheet; those that hold no plan are told.
pub fn walk_all(
    sheets: &[SourceSheet],
    file: &str,
    told: Told<'_>,
    catalogue: &Catalogue,
    findings: &mut Vec<Finding>,
) -> Walked {
    let of_file = sheets.iter().find_map(plan_year::of_sheet).or_else(|| plan_year::of_file(file));
    let mut all = Walked::default();
    let (mut holding, mut years) = (Vec::new(), Vec::new());
    for sheet in sheets {
        if let Some(why) = not_plans::why_not(sheet) {
            findings.push(left_out(sheet, why));
            continue;
        }
        let by_map = || told.map.and_then(|map| Some((map.year?, map.file.clone())));
        let given = told.year.map(|year| (year, "--anno".to_owned()));
        // A map is kept from year to year: what the file says of itself counts more.
        let year = given.or_else(|| plan_year::of_sheet(sheet)).or_else(|| of_file.clone()).or_else(by_map);
        let mut context = Context { mission: mission_of_sheet(&sheet.name, catalogue), ..Context::default() };
        let office = office_of_sheet(sheet);
        let heads_sheet = office.as_ref().map(|office| office.place.clone());
        context.texts.extend(office.map(|office| (Meaning::Office, office)));
        if let Some(map) = told.map {
            for (meaning, text) in &map.constants {
                context.hold(*meaning, Sourced::new(text.clone(), map.place_of_constants()), catalogue);
            }
        }
        let mut walked = Walked { next_table: all.next_table, ..Walked::default() };
        let upright = transposed::upright(sheet);
        for part in side_by_side::parts(upright.as_ref().unwrap_or(sheet)).iter().map(Cow::as_ref) {
            let year = year.as_ref().map(|(year, _)| *year);
            let walk = Walk::new(catalogue, year, context.clone(), walked.next_table);
            walked.append(if is_nested(part) { walk.read_nested(part) } else { walk.read(part) });
        }
        all.next_table = walked.next_table;
        // A line that names the office is read, and not outside the table.
        walked.notes.retain(|note| note.code != plan_codes::IGNORED_ROW || note.place != heads_sheet);
        if walked.found.is_empty() && !walked.of_others.is_empty() {
            let told = recognition::recognised(&walked, sheet, findings);
            findings.extend(told);
            findings.append(&mut walked.notes);
            all.append(walked);
            continue;
        }
        if walked.found.is_empty() {
            if !walked.tables.is_empty() || !walked.notes.is_empty() {
                findings.push(left_out(sheet, "non contiene obiettivi"));
            }
            continue;
        }
        holding.push(sheet);
        let told = recognition::recognised(&walked, sheet, findings);
        findings.extend(told);
        years.push((sheet, year.or_else(|| walked.year.take())));
        findings.append(&mut walked.notes);
        all.append(walked);
    }
    indicators_apart::join(&mut all, findings);
    findings.extend(years.into_iter().filter_map(|(sheet, year)| recognition::year(&all, sheet, year)));
    over_years::join(&mut all, findings);
    index::drop_lists(&mut all, findings);
    // An index that was left out is none of them.
    holding.retain(|sheet| all.found.iter().any(|one| one.place.sheet == sheet.place.sheet));
    name_offices(&mut all, &holding);
    all
}

/// Whether a sheet is a table of indicators within the cell of another.
pub fn is_nested(sheet: &SourceSheet) -> bool {
    let has = |header: fn(&[SourceRow]) -> Option<Table>| {
        (0..sheet.rows.len()).any(|index| header(&sheet.rows[index..]).is_some())
    };
    indicators_apart::outer(&sheet.name).is_some() && has(Table::of_part) && !has(Table::of) && !is_labelled(sheet)
}

fn left_out(sheet: &SourceSheet, why: &str) -> Finding {
    let message = format!("Il foglio «{}» {why}: non importato", sheet.name);
    Finding::new(plan_codes::IGNORED_SHEET, message).at(sheet.place.clone())
}

/// The missione that a sheet's name tells: «Missione 04», «M04», «04 Istruzione». A number alone may count
/// cards, and «2.2 Performance» is a section of the PIAO.
fn mission_of_sheet(name: &str, catalogue: &Catalogue) -> Option<MissionCode> {
    let code = mission_title::of_sheet(name)?;
    let folded = fold(name);
    let official = fold(catalogue.mission(code)?);
    let word = official.split(' ').next().unwrap_or_default();
    (folded.starts_with('M') || folded.split(' ').any(|own| own == word)).then_some(code)
}

/// The office that a sheet's name tells: «Settore Tecnico».
fn office_of_sheet(sheet: &SourceSheet) -> Option<Sourced<String>> {
    match title_of_plan::office_in(&sheet.name).or_else(|| office_named(&sheet.name)) {
        Some(office) => Some(Sourced::new(office, sheet.place.clone())),
        None => office_in_full(sheet),
    }
}

/// «POLIZIA LOCALE» at the head of a sheet «P.L.», «Affari generali» of «AA.GG.»: the tab is short for the office.
fn office_in_full(sheet: &SourceSheet) -> Option<Sourced<String>> {
    let first = title::only_text(sheet.rows.first()?)?;
    let letters = |text: &str| -> Vec<char> {
        let mut letters: Vec<char> = text.chars().filter(|c| !c.is_whitespace()).collect();
        letters.dedup();
        letters
    };
    let folded = fold(first.words());
    let initials: String =
        folded.split(' ').filter(|word| word.len() > 2).filter_map(|word| word.chars().next()).collect();
    let is_short = initials.len() > 1 && letters(&initials) == letters(&fold(&sheet.name));
    (is_short && !is_generic(&sheet.name) && !is_generic(first.words()))
        .then(|| Sourced::new(first.words().to_owned(), first.place.clone()))
}

/// Where several sheets hold objectives and nothing names an office, the sheets are the offices.
fn name_offices(all: &mut Walked, sheets: &[&SourceSheet]) {
    let has_office = |one: &Found| {
        let meaning = Meaning::Office;
        one.cells.contains_key(&meaning) || one.above.contains_key(&meaning) || one.context.texts.contains_key(&meaning)
    };
    // «Ob_1», «Ob_2»: numbers of cards.
    let letters = |sheet: &SourceSheet| fold(&sheet.name.replace(|c: char| c.is_ascii_digit(), ""));
    let named: Vec<&&SourceSheet> = sheets.iter().filter(|sheet| !is_generic(&sheet.name)).collect();
    let only_numbered = || named.len() > 1 && named.windows(2).all(|pair| letters(pair[0]) == letters(pair[1]));
    if sheets.len() < 2 || all.found.iter().any(has_office) || only_numbered() {
        return;
    }
    for one in &mut all.found {
        let own = sheets.iter().find(|sheet| sheet.place.sheet == one.place.sheet);
        if let Some(sheet) = own.filter(|sheet| !is_generic(&sheet.name)) {
            one.context.texts.insert(Meaning::Office, Sourced::new(sheet.name.to_string(), sheet.place.clone()));
        }
    }
}

/// Whether a sheet's name says nothing of an office.
fn is_generic(name: &str) -> bool {
    #[rustfmt::skip]
    const GENERIC: [&str; 40] = [
        "FOGLIO", "SHEET", "TABELLA", "PEG", "PIAO", "PDO", "DUP", "OBIETTIV", "SCHED", "PIANO", "ALLEGAT", "MISSION",
        "PROGRAMM", "INDICATOR", "PERFORMANCE", "ANNO", "TRIENNIO", "FILE", "DATI", "ELENCO", "SEO", "SES", "SEZIONE", "VALORE",
        "INDICE", "RIEPILOG", "SINTES", "PERF", "INDIVIDUAL", "ORGANIZZATIV", "MONITORAGG", "REPORT", "CRONO", "GANTT",
        "RISULTAT", "TARGET", "CONSUNTIV", "STRATEGI", "OPERATIV", "GESTIONAL",
    ];
    let folded = fold(name);
    !folded.contains(|c: char| c.is_ascii_alphabetic())
        || folded.split(' ').any(|word| GENERIC.iter().any(|generic| word.starts_with(generic)))
}
