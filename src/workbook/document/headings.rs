//! What stands above a table: the headings in force, and paragraphs that name a missione or a programme.

use super::parts::{DocumentParagraph, Role};
use super::plain_titles;

/// Longest text that is a heading though no style says so.
const LONGEST_HEADING: usize = 160;

/// How far down a heading stands: titles, then levels, then paragraphs that are only bold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    Title,
    Level(u8),
    Bold,
    BoldProgramme,
    /// «Responsabile: Dirigente tecnico».
    Label,
}

/// What a heading names, by its first word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Named {
    Mission,
    Programme,
    Other,
}

/// The headings in force at a point of the document.
#[derive(Debug, Default)]
pub(super) struct Headings {
    open: Vec<(Rank, Named, DocumentParagraph)>,
    /// Names of offices in plain letters: headings if nothing but headings stands between them and a table.
    plain: Vec<DocumentParagraph>,
}

impl Headings {
    /// The headings of a text whose pages have this title at their head.
    pub fn below(running_title: Option<&DocumentParagraph>) -> Self {
        let mut headings = Self::default();
        if let Some(title) = running_title {
            headings.take(title);
        }
        headings
    }

    /// Takes a paragraph of the text; true if it is a heading.
    pub fn take(&mut self, paragraph: &DocumentParagraph) -> bool {
        let text = paragraph.text();
        let named = named(&text);
        let Some(rank) = rank(paragraph, text.trim(), named) else {
            if paragraph.role == Role::Body && plain_titles::names_office(paragraph) {
                self.plain.push(paragraph.clone());
            } else if !text.trim().is_empty() {
                self.plain.clear();
            }
            return false;
        };
        self.open_plain();
        self.open(rank, named, paragraph);
        true
    }

    /// What stands in plain letters was a heading.
    fn open_plain(&mut self) {
        for office in std::mem::take(&mut self.plain) {
            self.open(Rank::Bold, Named::Other, &office);
        }
    }

    fn open(&mut self, rank: Rank, named: Named, paragraph: &DocumentParagraph) {
        let text = paragraph.text();
        // A missione ends the one before and its programmes, however either is written.
        self.open.retain(|(other_rank, other_named, other)| {
            let is_below = match (rank, *other_rank) {
                (Rank::Title, _) => false,
                // Several labels stand side by side.
                (Rank::Label, Rank::Label) => label(&text) == label(&other.text()),
                (rank, other) => other >= rank,
            };
            let is_ended = named != Named::Other && *other_named != Named::Other && *other_named >= named;
            !is_below && !is_ended
        });
        self.open.push((rank, named, paragraph.clone()));
    }

    /// The headings above a table, from the highest. A document’s title stands above its first table only, unless it
    /// says whose all of it is: «Piano degli obiettivi 2026 – Settore Tecnico».
    pub fn above_table(&mut self) -> Vec<DocumentParagraph> {
        self.open_plain();
        let above = self.open.iter().map(|(_, _, paragraph)| paragraph.clone()).collect();
        self.open.retain(|(rank, _, paragraph)| *rank != Rank::Title || plain_titles::says_office(paragraph));
        above
    }
}

fn rank(paragraph: &DocumentParagraph, text: &str, named: Named) -> Option<Rank> {
    if text.is_empty() {
        return None;
    }
    let is_short = text.len() <= LONGEST_HEADING && !text.contains('\n');
    match paragraph.role {
        Role::Title => Some(Rank::Title),
        Role::Heading(level) => Some(Rank::Level(level)),
        Role::Index => None,
        Role::Body if named == Named::Other && plain_titles::names_plan(paragraph) => Some(Rank::Title),
        Role::Body => match named {
            Named::Other if is_short && paragraph.is_bold() && is_an_office(text) => Some(Rank::Bold),
            Named::Other => (is_short && is_labelled(text)).then_some(Rank::Label),
            Named::Mission if is_short && (paragraph.is_bold() || is_numbered(text)) => Some(Rank::Bold),
            Named::Programme if is_short && (paragraph.is_bold() || is_numbered(text)) => Some(Rank::BoldProgramme),
            Named::Mission | Named::Programme => None,
        },
    }
}

fn first_word(text: &str) -> String {
    text.split(|letter: char| !letter.is_alphabetic()).find(|word| !word.is_empty()).unwrap_or_default().to_lowercase()
}

fn named(text: &str) -> Named {
    match first_word(text).as_str() {
        "missione" => Named::Mission,
        "programma" => Named::Programme,
        _ => Named::Other,
    }
}

fn is_an_office(text: &str) -> bool {
    let words =
        ["settore", "area", "servizio", "ufficio", "dipartimento", "direzione", "centro", "obiettivo", "indirizzo"];
    words.contains(&first_word(text).as_str())
}

/// The label of «Responsabile: Dirigente tecnico».
fn label(text: &str) -> Option<&str> {
    text.split_once(':').map(|(label, _)| label.trim())
}

/// «Responsabile: Dirigente tecnico», «Centro di costo: Biblioteca»: who or what all of the table below is of.
fn is_labelled(text: &str) -> bool {
    const MOST_WORDS: usize = 4;
    #[rustfmt::skip]
    let words = [
        "settore", "area", "servizio", "ufficio", "dipartimento", "direzione", "centro", "struttura", "responsabile",
        "dirigente", "referente", "titolare", "linea", "asse", "indirizzo",
    ];
    let value = text.split_once(':').map_or("", |(_, value)| value.trim());
    let is_short = label(text).is_some_and(|label| label.split_whitespace().count() <= MOST_WORDS);
    is_short && words.contains(&first_word(text).as_str()) && !value.is_empty() && !value.ends_with(['.', ';', ':'])
}

/// `Missione 01 – Servizi istituzionali`, and no sentence about it.
fn is_numbered(text: &str) -> bool {
    let rest = text.split_once(char::is_whitespace).map_or("", |(_, rest)| rest).trim_start();
    let rest = rest.trim_start_matches(['n', 'N', '.', '°', 'º', ' ']);
    rest.starts_with(|letter: char| letter.is_ascii_digit()) && !text.ends_with(['.', ';', ':', ','])
}

#[cfg(test)]
mod tests {
    use super::super::parts::{Look, Run};
    use super::*;

    fn paragraph(text: &str, role: Role, bold: bool) -> DocumentParagraph {
        let look = Look { bold, ..Look::default() };
        DocumentParagraph { runs: vec![Run { text: text.to_owned(), look, link: None }], role, ..Default::default() }
    }

    fn above(paragraphs: &[(&str, Role, bool)]) -> Vec<String> {
        let mut headings = Headings::default();
        for (text, role, bold) in paragraphs {
            headings.take(&paragraph(text, *role, *bold));
        }
        headings.above_table().iter().map(DocumentParagraph::text).collect()
    }

    #[test]
    fn headings_end_those_of_their_level_and_below() {
        let read = above(&[
            ("Sezione operativa", Role::Heading(1), false),
            ("Missione 01 – Servizi", Role::Heading(2), false),
            ("Programma 02", Role::Heading(3), false),
            ("Missione 04 – Istruzione", Role::Heading(2), false),
            ("Di seguito gli obiettivi.", Role::Body, false),
        ]);
        assert_eq!(read, ["Sezione operativa", "Missione 04 – Istruzione"]);
    }

    #[test]
    fn short_bold_and_numbered_paragraphs_name_a_missione_and_sentences_do_not() {
        let body = |text, bold| above(&[(text, Role::Body, bold)]);
        assert_eq!(body("MISSIONE 01 - Servizi", true).len(), 1);
        assert_eq!(body("Missione 01 – Servizi", false).len(), 1);
        assert_eq!(body("Programma n. 2: Segreteria", false).len(), 1);
        assert_eq!(body("Missione 01 comprende i servizi seguenti.", false).len(), 0);
        assert_eq!(body("Missione e visione", false).len(), 0);
        assert_eq!(body("Nota importante", true).len(), 0);
        let read = above(&[
            ("Missione 01 – A", Role::Body, true),
            ("Programma 01 – B", Role::Body, true),
            ("Programma 02 – C", Role::Body, true),
        ]);
        assert_eq!(read, ["Missione 01 – A", "Programma 02 – C"]);
        let read = above(&[("Programma 02 – C", Role::Body, true), ("Missione 04", Role::Heading(2), false)]);
        assert_eq!(read, ["Missione 04"]);
    }

    #[test]
    fn labels_stand_side_by_side_below_a_heading_and_end_with_it() {
        let body = |text| (text, Role::Body, false);
        let read = above(&[
            ("Settore Tecnico", Role::Heading(2), false),
            body("Responsabile: Dirigente tecnico"),
            body("Linea strategica: Una città verde"),
            body("Responsabile del settore: da nominare."),
        ]);
        assert_eq!(read, ["Settore Tecnico", "Responsabile: Dirigente tecnico", "Linea strategica: Una città verde"]);
        let read =
            above(&[body("Responsabile: A"), body("Responsabile: B"), ("Settore Scuola", Role::Heading(2), false)]);
        assert_eq!(read, ["Settore Scuola"]);
    }

    #[test]
    fn a_name_of_an_office_in_plain_letters_heads_the_table_right_below_it() {
        let body = |text| (text, Role::Body, false);
        let read = above(&[body("PIANO DELLA PERFORMANCE 2026"), body("Settore Affari generali")]);
        assert_eq!(read, ["PIANO DELLA PERFORMANCE 2026", "Settore Affari generali"]);
        let read = above(&[body("Settore Scuola"), body("Settore Cultura"), body("Responsabile: Dirigente")]);
        assert_eq!(read, ["Settore Cultura", "Responsabile: Dirigente"]);
        let read = above(&[body("Settore Scuola"), body("Gli obiettivi che seguono sono di tutti.")]);
        assert_eq!(read, Vec::<&str>::new());
        let read = above(&[("Settore Tecnico", Role::Body, true), body("Servizio Strade"), body("Nulla da dire.")]);
        assert_eq!(read, ["Settore Tecnico"]);
    }

    #[test]
    fn a_title_stands_above_the_first_table_only() {
        let mut headings = Headings::default();
        headings.take(&paragraph("DUP 2025-2027", Role::Title, false));
        headings.take(&paragraph("Missione 01", Role::Heading(2), false));
        assert_eq!((headings.above_table().len(), headings.above_table().len()), (2, 1));
        let mut headings = Headings::default();
        headings.take(&paragraph("Piano degli obiettivi 2026 – Settore Risorse umane", Role::Body, false));
        headings.take(&paragraph("Scheda n. 1", Role::Body, false));
        assert_eq!((headings.above_table().len(), headings.above_table().len()), (1, 1));
    }
}
