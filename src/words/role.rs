//! Roles of those who answer for something, told apart from the names of persons.
//!
//! A public document says who answers by role. Guaranteed: a word that is neither of a role, nor of the office's own name, nor
//! one that joins words never comes through; so no name of a person does, but one that the office itself is called by.
//! Deliberately absent: knowledge of names.

use std::collections::HashSet;

use super::fold;

/// What a role begins with, folded.
#[rustfmt::skip]
const HEADS: &[&str] = &[
    "CAPO", "CAPOAREA", "CAPOSERVIZIO", "CAPOSETTORE", "CAPOUFFICIO", "COMANDANTE", "COORDINATORE", "COORDINATRICE",
    "DIRETTORE", "DIRETTRICE", "DIRIGENTE", "DIRIGENTI", "ELEVATA", "EQ", "FUNZIONARIO", "INCARICATO", "PO",
    "POSIZIONE", "REFERENTE", "RESP", "RESPONSABILE", "RESPONSABILI", "SEGRETARIA", "SEGRETARIO", "TITOLARE", "VICE",
    "VICECOMANDANTE", "VICESEGRETARIA", "VICESEGRETARIO",
];

/// What offices are called, folded: what a role may say beside its head and the office's own name.
#[rustfmt::skip]
const PARTS: &[&str] = &[
    "AFFARI", "AMBIENTE", "ANAGRAFE", "AREA", "BILANCIO", "COMANDO", "COMUNALE", "COMUNE", "CULTURA", "DEMANIO",
    "DIPARTIMENTO", "DIREZIONE", "EDILIZIA", "ENTE", "GENERALE", "GENERALI", "INCARICO", "INTERIM", "ISTRUZIONE",
    "LAVORI", "LOCALE", "MUNICIPALE", "OPERATIVA", "ORGANIZZATIVA", "PATRIMONIO", "PERSONALE", "POLIZIA", "PUBBLICA",
    "PUBBLICHE", "PUBBLICI", "QUALIFICAZIONE", "RAGIONERIA", "RISORSE", "SEGRETERIA", "SERVIZI", "SERVIZIO",
    "SETTORE", "SETTORI", "SOCIALE", "SOCIALI", "SPORTELLO", "SUAP", "SUE", "TECNICA", "TECNICO", "TERRITORIO",
    "TRIBUTI", "UFFICI", "UFFICIO", "UMANE", "UNICO", "UNITA", "UO", "URBANISTICA", "VIGILANZA",
];

/// Beginnings of the adjectives of offices, whose endings agree, folded.
#[rustfmt::skip]
const ADJECTIVES: &[&str] = &[
    "AMMINISTRATIV", "CONTABIL", "CULTURAL", "DEMOGRAFIC", "ECONOMIC", "EDUCATIV", "FINANZIARI", "LEGAL", "SCOLASTIC",
];

/// What joins the words of a role, folded.
#[rustfmt::skip]
const JOINING: &[&str] = &[
    "A", "AD", "AI", "AL", "ALL", "ALLA", "ALLE", "D", "DEGLI", "DEI", "DEL", "DELL", "DELLA", "DELLE", "DI", "E",
    "ED", "IL", "LA", "PER",
];

/// What of a text says a role: each of its parts between brackets, dashes, slashes, commas, colons and semicolons that does.
///
/// `offices` are the names of the offices that answer, whose words a role may repeat. `None` where nothing says one, or
/// nothing but the head, as «Responsabile» does.
pub fn of(text: &str, offices: &[&str]) -> Option<String> {
    let own: HashSet<String> = offices.iter().flat_map(|office| words(office)).map(fold).collect();
    let parts = text
        .split(['(', ')', ',', ';', ':', '/'])
        .flat_map(|part| part.split(" - "))
        .flat_map(|part| part.split(" – "));
    let roles: Vec<&str> = parts.map(str::trim).filter(|part| is_role(part, &own)).collect();
    Some(roles.join(", ")).filter(|role| !role.is_empty())
}

/// A role without the name of the office at its end, which stands beside it: «Responsabile del Settore», or its head alone.
pub fn beside<'a>(role: &'a str, office: &str) -> &'a str {
    let between = |c: char| !c.is_alphanumeric();
    let Some(mut rest) = role.strip_suffix(office).map(|rest| rest.trim_end_matches(between)) else { return role };
    while let Some(last) = words(rest).next_back().filter(|last| JOINING.contains(&fold(last).as_str())) {
        rest = rest[..rest.len() - last.len()].trim_end_matches(between);
    }
    if rest.is_empty() { role } else { rest }
}

fn words(text: &str) -> impl DoubleEndedIterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// Whether a text is a role and nothing else, and says more than its head.
fn is_role(text: &str, own: &HashSet<String>) -> bool {
    let folded: Vec<String> = words(text).map(fold).collect();
    let known = |word: &String| {
        let plain = word.as_str();
        own.contains(word)
            || [HEADS, PARTS, JOINING].iter().any(|list| list.contains(&plain))
            || ADJECTIVES.iter().any(|stem| plain.starts_with(stem))
            || plain.chars().all(|c| c.is_ascii_digit())
            || is_roman(plain)
    };
    folded.first().is_some_and(|head| HEADS.contains(&head.as_str())) && folded.len() > 1 && folded.iter().all(known)
}

/// Whether a word is a number as settori have them: «Settore IV».
fn is_roman(word: &str) -> bool {
    word.chars().all(|c| matches!(c, 'I' | 'V' | 'X'))
}

#[cfg(test)]
mod tests {
    use super::{beside, of};

    #[test]
    fn a_role_is_told_and_a_name_is_not() {
        let cases = [
            ("Responsabile del Settore Affari generali", Some("Responsabile del Settore Affari generali")),
            ("Dott.ssa Maria Rossi – Dirigente Settore II", Some("Dirigente Settore II")),
            ("Segretario comunale (dott. Bianchi)", Some("Segretario comunale")),
            ("Comandante della Polizia locale", Some("Comandante della Polizia locale")),
            ("Responsabile dell’Area Economico-finanziaria", Some("Responsabile dell’Area Economico-finanziaria")),
            ("Responsabile Museo civico", None),
            ("Responsabile Rossi", None),
            ("Rossi Maria", None),
            ("Responsabile", None),
            ("", None),
        ];
        for (text, role) in cases {
            assert_eq!(of(text, &["Affari generali"]).as_deref(), role, "{text}");
        }
        assert_eq!(of("Responsabile Museo civico", &["Museo civico"]).as_deref(), Some("Responsabile Museo civico"));
    }

    #[test]
    fn beside_its_office_a_role_does_not_repeat_it() {
        assert_eq!(beside("Responsabile del Settore Tributi", "Tributi"), "Responsabile del Settore");
        assert_eq!(beside("Comandante della Polizia locale", "Polizia locale"), "Comandante");
        assert_eq!(beside("Responsabile dei Servizi alla persona", "Servizi alla persona"), "Responsabile");
        assert_eq!(beside("Responsabile dell’Ufficio tecnico", "Ufficio tecnico"), "Responsabile");
        assert_eq!(beside("Segretario comunale", "Segreteria"), "Segretario comunale");
    }
}
