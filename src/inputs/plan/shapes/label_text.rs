//! A label and its value within one text, and several of them behind each other.

use super::heading::{Heading, SURE_LABEL};
use super::vocabulary::Meaning;

/// What may stand between one label with its value and the next.
const BETWEEN: [&str; 8] = [" – ", " - ", " — ", " | ", "; ", ", ", " / ", "\n"];

/// «Responsabile: Dirigente» at its colon; one within brackets, «Obiettivi (codifica: missione)», explains the label.
pub fn at_colon(text: &str) -> Option<(&str, &str)> {
    let mut open = 0usize;
    for (at, c) in text.char_indices() {
        match c {
            '(' | '[' => open += 1,
            ')' | ']' => open = open.saturating_sub(1),
            ':' if open == 0 => return Some((&text[..at], &text[at + 1..])),
            _ => {}
        }
    }
    // A bracket that stays open encloses nothing.
    if open > 0 { text.split_once(':') } else { None }
}

/// «Settore Ambiente – Responsabile: Dirigente»: the parts of a text, each but the first with an office’s or a
/// manager’s label and its value; the text alone where no such label stands behind a separator.
pub fn parts(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut from = 0;
    if text.contains(':') {
        let ends = BETWEEN.iter().flat_map(|between| text.match_indices(between));
        let mut ends: Vec<(usize, usize)> = ends.map(|(at, between)| (at, at + between.len())).collect();
        // «Area Tecnica (Responsabile: Dirigente)».
        let closed = text.strip_suffix(')').and_then(|open| open.rfind(" (").map(|at| (at, at + " (".len())));
        ends.extend(closed);
        ends.sort_unstable();
        for (end, next) in ends {
            if end > from && begins_label(&text[next..]) {
                parts.push(text[from..end].trim());
                from = next;
            }
        }
    }
    let last = &text[from..];
    let is_in_brackets = from > 0 && text[..from].ends_with('(');
    parts.push(last.strip_suffix(')').filter(|_| is_in_brackets).unwrap_or(last).trim());
    parts
}

/// Whether a text begins with a label of what holds below: «Dirigente: …».
fn begins_label(text: &str) -> bool {
    let Some((label, value)) = at_colon(text) else { return false };
    let heading = Heading::of(label);
    let holds = heading.best().is_some_and(|best| matches!(best.meaning, Meaning::Office | Meaning::Manager));
    holds
        && heading.strength() >= SURE_LABEL
        && !value.trim().is_empty()
        && !BETWEEN.iter().any(|own| label.contains(own))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_colon_in_brackets_ends_no_label() {
        assert_eq!(at_colon("Obiettivi (codifica: missione)"), None);
        assert_eq!(at_colon("Obiettivo (titolo: breve): Nido"), Some(("Obiettivo (titolo: breve)", " Nido")));
        assert_eq!(at_colon("Settore (Tecnico: Lavori"), Some(("Settore (Tecnico", " Lavori")));
        assert_eq!(at_colon("a) Peso: 5"), Some(("a) Peso", " 5")));
        assert_eq!(at_colon("Peso: 5"), Some(("Peso", " 5")));
    }

    #[test]
    fn labels_behind_a_separator_begin_a_part() {
        for between in [" - ", " – ", "; ", ", ", " | ", " / "] {
            let text = format!("Settore Ambiente{between}Responsabile: Funzionario Verde");
            assert_eq!(parts(&text), ["Settore Ambiente", "Responsabile: Funzionario Verde"], "{between}");
        }
        assert_eq!(
            parts("Area: Tecnica - Servizio: Strade - Dirigente: Ingegnere"),
            ["Area: Tecnica", "Servizio: Strade", "Dirigente: Ingegnere"]
        );
        assert_eq!(parts("Area Tecnica (Responsabile: Ing. Verdi)"), ["Area Tecnica", "Responsabile: Ing. Verdi"]);
        for whole in [
            "Area Tecnica (ex Lavori pubblici)",
            "Settore Ambiente - Verde e parchi",
            "Settore: Ambiente, territorio",
            "Ora - tempo: due ore",
        ] {
            assert_eq!(parts(whole), [whole]);
        }
    }
}
