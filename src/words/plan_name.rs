//! What a plan is called: the kinds of plan that municipalities have, as titles and names of files name them.

use super::fold;

/// A plan's name in a sentence and as a keyword.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanName {
    /// `Piano esecutivo di gestione`.
    pub full: String,
    /// `PEG`; the full name where there is no shorter one.
    pub short: String,
}

/// The kinds of plan: full name, short name, the words of titles that name them, folded.
const KINDS: [(&str, &str, &[&str]); 6] = [
    (
        "Documento unico di programmazione",
        "DUP",
        &["DUP", "DUPS", "DUP SEMPLIFICATO", "DOCUMENTO UNICO DI PROGRAMMAZIONE", "DOCUMENTO UNICO PROGRAMMAZIONE"],
    ),
    ("Piano esecutivo di gestione", "PEG", &["PEG", "PIANO ESECUTIVO DI GESTIONE", "PIANO ESECUTIVO GESTIONE"]),
    (
        "Piano dettagliato degli obiettivi",
        "PDO",
        &["PDO", "PIANO DETTAGLIATO DEGLI OBIETTIVI", "PIANO DETTAGLIATO OBIETTIVI"],
    ),
    (
        "Piano integrato di attività e organizzazione",
        "PIAO",
        &["PIAO", "PIANO INTEGRATO DI ATTIVITA E ORGANIZZAZIONE", "PIANO INTEGRATO ATTIVITA E ORGANIZZAZIONE"],
    ),
    (
        "Piano della performance",
        "Piano della performance",
        &[
            "PIANO DELLA PERFORMANCE",
            "PIANO DELLE PERFORMANCE",
            "PIANO PERFORMANCE",
            "PIANO TRIENNALE DELLA PERFORMANCE",
        ],
    ),
    ("Piano degli obiettivi", "Piano degli obiettivi", &["PIANO DEGLI OBIETTIVI", "PIANO OBIETTIVI"]),
];

impl Default for PlanName {
    /// The plan of which every municipality has one.
    fn default() -> Self {
        let (full, short, _) = KINDS[0];
        Self { full: full.to_owned(), short: short.to_owned() }
    }
}

impl PlanName {
    /// The plan that a title or the name of a file names first: «Comune di Prova – PEG 2026», `piao_2025-2027.xlsx`.
    pub fn in_title(title: &str) -> Option<Self> {
        let title = format!(" {} ", fold(&title.replace(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’', " ")));
        let at = |words: &&[&str]| words.iter().filter_map(|words| title.find(&format!(" {words} "))).min();
        let named = KINDS.iter().filter_map(|(full, short, words)| Some((at(words)?, full, short)));
        let (_, full, short) = named.min_by_key(|(at, ..)| *at)?;
        Some(Self { full: (*full).to_owned(), short: (*short).to_owned() })
    }

    /// The plan that an entity calls so; a short name alone stands for its full one.
    pub fn declared(words: &str) -> Self {
        let known = KINDS.iter().find(|(_, short, _)| fold(short) == fold(words));
        let short = Self::in_title(words).map_or_else(|| words.to_owned(), |known| known.short);
        Self { full: known.map_or(words, |(full, ..)| *full).to_owned(), short }
    }

    /// `del Piano esecutivo di gestione`.
    pub fn of_it(&self) -> String {
        let first = self.full.split(' ').next().unwrap_or_default();
        let is_plural = first.ends_with(['e', 'i']) && !first.ends_with("ione");
        let is_feminine = first.ends_with("ione") || first.ends_with('a') && !first.ends_with("ma");
        let is_vowel = |c: char| "AEIOU".contains(c);
        match fold(first) {
            _ if is_plural => format!("di «{}»", self.full),
            first if first.starts_with(is_vowel) => format!("dell’{}", self.full),
            _ if is_feminine => format!("della {}", self.full),
            first if first.starts_with('S') && !first[1..].starts_with(is_vowel) => format!("dello {}", self.full),
            _ => format!("del {}", self.full),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_and_files_name_their_plan() {
        for (title, short) in [
            ("Comune di Prova – PEG 2026", "PEG"),
            ("piano/piano_dup_2024-2026.txt", "DUP"),
            ("PIAO_2025-2027.xlsx", "PIAO"),
            ("Piano integrato di attività e organizzazione", "PIAO"),
            ("PIANO DELLA PERFORMANCE 2026", "Piano della performance"),
            ("Piano Dettagliato degli Obiettivi e PEG 2026", "PDO"),
            ("PEG – Piano della performance", "PEG"),
            ("Piano degli Obiettivi 2026", "Piano degli obiettivi"),
        ] {
            assert_eq!(PlanName::in_title(title).map(|name| name.short).as_deref(), Some(short), "{title}");
        }
        for title in ["piano/piano.xlsx", "Obiettivi 2026", "Ufficio pegni", "Piano strategico", ""] {
            assert_eq!(PlanName::in_title(title), None, "{title}");
        }
    }

    #[test]
    fn a_name_stands_in_a_sentence() {
        for (declared, full) in [
            ("peg", "del Piano esecutivo di gestione"),
            ("Piano triennale della performance 2025-2027", "del Piano triennale della performance 2025-2027"),
            ("Sezione performance del PIAO", "della Sezione performance del PIAO"),
            ("Agenda del mandato", "dell’Agenda del mandato"),
            ("Programma degli obiettivi", "del Programma degli obiettivi"),
            ("Obiettivi gestionali", "di «Obiettivi gestionali»"),
            ("Schema degli obiettivi", "dello Schema degli obiettivi"),
        ] {
            assert_eq!(PlanName::declared(declared).of_it(), full);
        }
        assert_eq!(PlanName::declared("Sezione performance del PIAO").short, "PIAO");
        assert_eq!(PlanName::declared("Agenda del mandato").short, "Agenda del mandato");
        assert_eq!(PlanName::default().of_it(), "del Documento unico di programmazione");
    }
}
