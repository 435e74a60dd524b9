//! Paragraphs that are titles though neither a style nor bold letters say so: the plan's with its year, an office's.
//!
//! Deliberately absent: sentences, items of lists, and anything that goes on over lines.

use super::parts::DocumentParagraph;
use crate::words::fold;

/// Longest title of a plan and longest name of an office, in words.
const LONGEST_PLAN: usize = 14;
const LONGEST_OFFICE: usize = 9;
/// Words with which titles of plans begin, folded.
const OF_PLANS: [&str; 11] = [
    "PIANO",
    "PEG",
    "PDO",
    "PIAO",
    "DUP",
    "PERFORMANCE",
    "OBIETTIVI",
    "PROGRAMMAZIONE",
    "ANNO",
    "TRIENNIO",
    "ESERCIZIO",
];
/// Words with which names of offices begin, folded.
const OF_OFFICES: [&str; 7] = ["SETTORE", "AREA", "SERVIZIO", "UFFICIO", "DIPARTIMENTO", "DIREZIONE", "RIPARTIZIONE"];
/// Words of sentences, folded, each with the blanks around it.
#[rustfmt::skip]
const OF_SENTENCES: [&str; 20] = [
    " SONO ", " HA ", " HANNO ", " VIENE ", " VENGONO ", " PREVEDE ", " PREVEDONO ", " CONTIENE ", " INDIVIDUA ", " DEFINISCE ",
    " SI ", " CHE ", " GESTISCE ", " CURA ", " COMPRENDE ", " RIPORTA ", " APPROVATO ", " APPROVATA ", " ADOTTATO ", " SEGUE ",
];

/// «PIANO DELLA PERFORMANCE 2026», «Comune di Prova – PEG 2026», «Anno 2026».
pub(super) fn names_plan(paragraph: &DocumentParagraph) -> bool {
    let text = paragraph.text();
    let folded = fold(&text);
    let is_year = |word: &str| word.len() == 4 && word.starts_with("20") && word.bytes().all(|b| b.is_ascii_digit());
    let begins = |part: &str| fold(part).split(' ').next().is_some_and(|first| OF_PLANS.contains(&first));
    is_title(paragraph, &text, LONGEST_PLAN)
        && folded.split(|c: char| !c.is_ascii_alphanumeric()).any(is_year)
        && text.replace(" - ", " – ").split([':', '–', '—']).any(begins)
}

/// «Settore Affari generali».
pub(super) fn names_office(paragraph: &DocumentParagraph) -> bool {
    let text = paragraph.text();
    let folded = fold(&text);
    let mut words = folded.split(' ');
    let first = words.next().unwrap_or_default();
    OF_OFFICES.contains(&first) && words.next().is_some() && is_title(paragraph, &text, LONGEST_OFFICE)
}

/// Whether a title names an office in one of its parts: «Piano degli obiettivi 2026 – Settore Tecnico».
pub(super) fn says_office(paragraph: &DocumentParagraph) -> bool {
    let begins = |part: &str| fold(part).split(' ').next().is_some_and(|first| OF_OFFICES.contains(&first));
    paragraph.text().replace(" - ", " – ").split([':', '–', '—']).any(begins)
}

fn is_title(paragraph: &DocumentParagraph, text: &str, most_words: usize) -> bool {
    let text = text.trim();
    let sentence = format!(" {} ", fold(text));
    paragraph.item.is_none()
        && !text.contains('\n')
        && text.starts_with(char::is_uppercase)
        && !text.ends_with(['.', ';', ':', ',', '!', '?'])
        && !text.to_lowercase().contains(" è ")
        && text.split_whitespace().count() <= most_words
        && !OF_SENTENCES.iter().any(|word| sentence.contains(word))
}

#[cfg(test)]
mod tests {
    use super::super::parts::{Item, Look, Run};
    use super::*;

    fn paragraph(text: &str) -> DocumentParagraph {
        DocumentParagraph {
            runs: vec![Run { text: text.to_owned(), look: Look::default(), link: None }],
            ..Default::default()
        }
    }

    #[test]
    fn titles_are_told_from_sentences() {
        for title in [
            "PIANO DELLA PERFORMANCE 2026",
            "Piano esecutivo di gestione 2026",
            "Comune di Prova – PEG 2026",
            "Obiettivi di performance: triennio 2026-2028",
            "Anno 2026",
        ] {
            assert!(names_plan(&paragraph(title)), "{title}");
        }
        for text in [
            "Il Piano della performance 2026 è coerente con il DUP",
            "Piano 2026 approvato con delibera n. 3 del 2/12/2025",
            "Piano esecutivo di gestione",
            "Anno 2026.",
            "Nel 2026 il Comune ha avviato i lavori",
        ] {
            assert!(!names_plan(&paragraph(text)), "{text}");
        }
        for office in ["Settore Affari generali", "AREA TECNICA", "Servizio II – Cultura e sport"] {
            assert!(names_office(&paragraph(office)), "{office}");
        }
        for text in ["Servizio", "Il Settore Tecnico", "Il settore si occupa di strade", "Settore Tecnico:"] {
            assert!(!names_office(&paragraph(text)), "{text}");
        }
        let item = DocumentParagraph { item: Some(Item { level: 0, ordered: false }), ..paragraph("Settore Tecnico") };
        assert!(!names_office(&item));
    }
}
