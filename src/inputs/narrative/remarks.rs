//! What was changed in a text: one finding a kind, with its first occurrence.

use std::collections::BTreeMap;

use super::text_codes as codes;
use crate::domain::Place;
use crate::finding::{Code, Finding};

/// Longest excerpt shown in a finding, in characters.
const EXCERPT: usize = 80;

/// Remarks on one text.
#[derive(Debug, Default)]
pub(super) struct Remarks {
    seen: BTreeMap<Code, Remark>,
}

#[derive(Debug)]
struct Remark {
    line: Option<u32>,
    excerpt: String,
    count: usize,
}

impl Remarks {
    /// Notes one occurrence: its line, from one, where it is known, and an excerpt. They are asked
    /// for the first time only: finding the line of each of very many would take long.
    pub fn note<'t>(&mut self, code: Code, occurrence: impl FnOnce() -> (Option<u32>, &'t str)) {
        let first = || {
            let (line, excerpt) = occurrence();
            Remark { line, excerpt: excerpt.trim().chars().take(EXCERPT).collect(), count: 0 }
        };
        self.seen.entry(code).or_insert_with(first).count += 1;
    }

    /// The findings, in the order of codes.
    pub fn into_findings(self, place: &Place) -> impl Iterator<Item = Finding> {
        self.seen.into_iter().map(move |(code, remark)| {
            let times = if remark.count == 1 { String::new() } else { format!(" ({} volte)", remark.count) };
            let finding = Finding::new(code, format!("{}{times}.", sentence(code)))
                .at(remark.line.map_or_else(|| place.clone(), |line| place.at_line(line)));
            let finding = if remark.excerpt.is_empty() { finding } else { finding.found(remark.excerpt) };
            finding.expected(advice(code))
        })
    }
}

fn sentence(code: Code) -> &'static str {
    match code {
        codes::HTML => "Il testo contiene HTML: i marcatori sono tolti e le parole restano",
        codes::IMAGE => "Il testo contiene un’immagine: resta la sua descrizione",
        codes::BAD_LINK => "Il testo contiene un collegamento non ammesso: restano le sue parole",
        codes::HEADING_LEVEL => "Un titolo salta un livello: è stampato al livello successivo",
        codes::LONG_ROW => "Una riga di tabella ha più celle dell’intestazione: le ultime non sono stampate",
        _ => "Il testo contiene un elemento non previsto: restano le parole",
    }
}

fn advice(code: Code) -> &'static str {
    match code {
        codes::HTML => "soltanto titoli, elenchi, tabelle, corsivo, grassetto e collegamenti in Markdown",
        codes::IMAGE => "nessuna immagine: i grafici li fa il programma",
        codes::BAD_LINK => "un indirizzo che comincia con https://, http:// o mailto:",
        codes::HEADING_LEVEL => "titoli che scendono di un livello alla volta: #, ##, ###",
        codes::LONG_ROW => "tante celle quante ne ha l’intestazione",
        _ => "soltanto titoli, paragrafi, elenchi, tabelle, corsivo, grassetto e collegamenti",
    }
}
