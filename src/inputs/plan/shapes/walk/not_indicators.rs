//! Rows of people and money below a card's indicators, where no heading parts them: «Rossi Mario | Istruttore | 30%»,
//! «Spesa corrente | 12.000,00».
//!
//! Guaranteed: what is taken for one of them is told, and stays among the objective's other texts. Deliberately absent:
//! any guess on a name that no first name, no position at work and no bare share below indicators named otherwise shows to
//! be a person's.

use rust_decimal::Decimal;

use super::super::super::plan_codes;
use super::super::super::source::SourceRow;
use super::super::super::source_cell::SourceCell;
use super::super::figures;
use super::super::table::Table;
use super::super::vocabulary::Meaning;
use super::Walk;
use crate::finding::Finding;
use crate::words::{fold, italian};
use crate::workbook::Value;

/// Beginnings of what people are at work.
#[rustfmt::skip]
const POSITIONS: [&str; 22] = [
    "ISTRUTTOR", "ISTR", "FUNZIONAR", "OPERATOR", "COLLABORATOR", "ESECUTOR", "OPERAI", "AGENT", "ASSISTENT", "SPECIALIST",
    "DIRIGENT", "IMPIEGAT", "AUSILIAR", "EDUCAT", "GEOMETR", "BIBLIOTECAR", "MESSO", "USCIER", "CAT", "CATEGORIA", "AREA DE",
    "SEGRETARI",
];
/// The first names that most people in Italy have.
#[rustfmt::skip]
const FIRST_NAMES: [&str; 84] = [
    "ALBERTO", "ALDO", "ALESSANDRA", "ALESSANDRO", "ALESSIA", "ALESSIO", "ANDREA", "ANGELA", "ANGELO", "ANNA", "ANTONELLA",
    "ANTONIO", "BARBARA", "BRUNO", "CARLA", "CARLO", "CARMELA", "CATERINA", "CHIARA", "CLAUDIA", "CLAUDIO", "CRISTINA",
    "DANIELA", "DANIELE", "DAVIDE", "DOMENICO", "ELENA", "ELISA", "ELISABETTA", "EMANUELA", "ENRICO", "ENZO", "FABIO",
    "FEDERICA", "FEDERICO", "FILIPPO", "FRANCESCA", "FRANCESCO", "FRANCO", "GABRIELE", "GIACOMO", "GIANNI", "GIORGIO",
    "GIOVANNA", "GIOVANNI", "GIULIA", "GIULIO", "GIUSEPPE", "GIUSEPPINA", "ILARIA", "LAURA", "LORENZO", "LUCA", "LUCIA",
    "LUCIANO", "LUIGI", "MARCELLO", "MARCO", "MARIA", "MARINA", "MARIO", "MARTA", "MASSIMO", "MATTEO", "MAURIZIO", "MAURO",
    "MICHELA", "MICHELE", "MONICA", "NICOLA", "PAOLA", "PAOLO", "PATRIZIA", "PIETRO", "RAFFAELE", "ROBERTA", "ROBERTO",
    "ROSA", "SALVATORE", "SARA", "SERGIO", "SILVIA", "STEFANO", "VALENTINA",
];
/// Words of which people's names have this many.
const WORDS_OF_NAMES: std::ops::RangeInclusive<usize> = 1..=4;
/// Beginnings of the words of which the names of parts of a budget are made.
#[rustfmt::skip]
const OF_BUDGETS: [&str; 25] = [
    "SPES", "ENTRAT", "CORRENT", "CONTO", "CAPITAL", "INVESTIMENT", "CAP", "ART", "TITOL", "MACROAGGREGAT", "BILANCI",
    "STANZIAMENT", "BUDGET", "RISORS", "FINANZIARI", "TOTAL", "PERSONAL", "BENI", "SERVIZI", "ACQUIST", "PRESTAZION",
    "TRASFERIMENT", "PARTE", "COMPETENZ", "CASSA",
];
/// Small words between those.
const BETWEEN: [&str; 12] = ["DI", "E", "IN", "C", "PER", "DEL", "DELLA", "DELLE", "I", "II", "A", "DA"];
/// A number this large beside the name of a part of a budget is an amount.
const LEAST_AMOUNT: Decimal = Decimal::ONE_THOUSAND;

impl Walk<'_> {
    /// Whether the card's indicators are named as sentences are, «Pratiche evase»: names of people stand out from them.
    fn has_named_in_sentences(&self) -> bool {
        let is_sentence = |name: &str| {
            name.split_whitespace().skip(1).any(|word| word.len() > 3 && word.starts_with(char::is_lowercase))
        };
        self.current.as_ref().is_some_and(|found| {
            !found.indicators.is_empty() && found.indicators.iter().all(|indicator| is_sentence(&indicator.name))
        })
    }

    /// Takes a row of people or money below a card's indicators as another text of the objective, and tells it.
    pub(super) fn take_beside_indicators(&mut self, part: &Table, row: &SourceRow) -> bool {
        let what = if is_of_person(part, row) || self.has_named_in_sentences() && is_name_with_share(row) {
            "una persona"
        } else if is_of_money(part, row) {
            "una somma del bilancio"
        } else {
            return false;
        };
        let texts: Vec<String> = row.beginning().map(|(_, cell)| cell.words().to_owned()).collect();
        let message =
            format!("Riga letta come {what} e non come indicatore: resta tra le altre notizie dell’obiettivo");
        let note = Finding::new(plan_codes::STRAY_CELL, message).at(row.place.clone()).found(texts.join(" | "));
        self.into.notes.push(note.expected("nulla, se è così; altrimenti un nome che dica che cosa si misura"));
        self.take_loose(row);
        self.last_row = row.place.row();
        true
    }
}

/// «Bianchi Ugo | 20%»: two or three words that each begin as a name does, a share and nothing else.
fn is_name_with_share(row: &SourceRow) -> bool {
    const WORDS: std::ops::RangeInclusive<usize> = 2..=3;
    /// Ends of words of which no name is made.
    const ENDS_OF_NOUNS: [&str; 11] =
        ["zione", "zioni", "sione", "sioni", "mento", "menti", "tion", "tà", "anza", "enza", "ata"];
    let cells: Vec<&SourceCell> = own_cells(row).map(|(_, cell)| cell).collect();
    let [name, share] = cells.as_slice() else { return false };
    let is_share = figures::figure(share).is_some_and(|figure| figure.is_number && figure.unit.as_deref() == Some("%"));
    let is_noun = |word: &str| ENDS_OF_NOUNS.iter().any(|end| word.to_lowercase().ends_with(end));
    let mut words = name.words().split_whitespace();
    is_share && may_be_person(name.words()) && WORDS.contains(&words.clone().count()) && !words.any(is_noun)
}

fn own_cells(row: &SourceRow) -> impl Iterator<Item = (u32, &SourceCell)> {
    row.beginning().filter(|(_, cell)| !cell.is_from_above).map(|(column, cell)| (*column, cell))
}

/// A person's name with a first name in it, or with a position at work beside it.
fn is_of_person(part: &Table, row: &SourceRow) -> bool {
    let mut cells = own_cells(row);
    let Some((_, first)) = cells.next().filter(|(_, first)| may_be_person(first.words())) else { return false };
    let has_first_name = fold(first.words()).split(' ').any(|word| FIRST_NAMES.contains(&word));
    // Who answers for an indicator may stand in a column of its own.
    let names_people = |column: u32| {
        part.roles.get(&column).is_some_and(|role| matches!(role.meaning, Meaning::Manager | Meaning::Office))
    };
    let has_position = cells.any(|(column, cell)| !names_people(column) && is_position(cell.words()));
    let is_full_name = first.words().split_whitespace().count() > 1;
    has_position || has_first_name && is_full_name
}

/// «Rossi Mario», «dott.ssa Verdi»: few words, each with a capital, no digit.
fn may_be_person(text: &str) -> bool {
    const BEFORE_NAMES: [&str; 7] = ["dott.", "dott.ssa", "dr.", "ing.", "arch.", "geom.", "sig.ra"];
    const WITHIN_NAMES: [&str; 6] = ["di", "de", "del", "della", "dei", "lo"];
    let lower = text.to_lowercase();
    let words = text.split_whitespace().zip(lower.split_whitespace());
    let names = words.filter(|(_, lower)| !BEFORE_NAMES.contains(lower) && !WITHIN_NAMES.contains(lower));
    let is_name = |word: &str| {
        word.starts_with(char::is_uppercase)
            && word.chars().all(|c| c.is_alphabetic() || matches!(c, '\'' | '’' | '.' | '-'))
    };
    let names: Vec<&str> = names.map(|(word, _)| word).collect();
    WORDS_OF_NAMES.contains(&names.len()) && names.iter().all(|word| is_name(word))
}

fn is_position(text: &str) -> bool {
    let folded = fold(text);
    let first = folded.split(' ').next().unwrap_or_default();
    // What is short is a whole word: «cat. C».
    POSITIONS.iter().any(|start| if start.len() > 4 { folded.starts_with(start) } else { first == *start })
}

/// The name of a part of a budget with its amount, and no unit: «Spesa corrente | 12.000,00».
fn is_of_money(part: &Table, row: &SourceRow) -> bool {
    let mut cells = own_cells(row);
    let Some((_, first)) = cells.next() else { return false };
    let is_unit = |(column, cell): &(u32, &SourceCell)| {
        part.roles.get(column).is_some_and(|role| role.meaning == Meaning::Unit) && amount(cell).is_none()
    };
    let others: Vec<(u32, &SourceCell)> = cells.collect();
    is_of_budget(first.words()) && !others.iter().any(is_unit) && others.iter().any(|(_, cell)| amount(cell).is_some())
}

fn is_of_budget(text: &str) -> bool {
    let folded = fold(text);
    let is_number = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
    let is_its = |word: &str| OF_BUDGETS.iter().any(|start| word.starts_with(start));
    let mut words = folded.split(' ').filter(|word| !BETWEEN.contains(word) && !is_number(word)).peekable();
    words.peek().is_some() && words.all(is_its)
}

/// A sum of money: with its sign, with cents, or of a thousand and more.
fn amount(cell: &SourceCell) -> Option<Decimal> {
    let figure = figures::figure(cell).filter(|figure| figure.is_number)?;
    let number: Decimal = figure.text.parse().ok()?;
    let shown = match (&cell.value, &cell.shown) {
        (Value::Number(_), Some(shown)) => shown.italian.clone(),
        (Value::Number(number), None) => italian::number(*number),
        _ => cell.words().to_owned(),
    };
    let has_cents = shown.trim().rsplit_once(',').is_some_and(|(_, cents)| cents.len() == 2);
    (figure.unit.as_deref() == Some("€") || figure.unit.is_none() && (has_cents || number >= LEAST_AMOUNT))
        .then_some(number)
}
