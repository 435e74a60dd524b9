//! The office and who answers for it in one text: «Settore Tecnico — Responsabile arch. Verdi».

use super::label_text::at_colon;
use super::vocabulary::Meaning;
use crate::words::fold;

/// What parts the two.
const PARTING: [&str; 5] = [" — ", " – ", " - ", ", ", "; "];
/// Words with which the second begins.
#[rustfmt::skip]
const MANAGERS: [&str; 9] =
    ["RESPONSABILE", "RESP", "DIRIGENTE", "DIRETTORE", "DIRETTRICE", "REFERENTE", "TITOLARE", "COMANDANTE", "COORDINATORE"];

/// Parts the manager from the office that a title names with it.
pub fn parted(held: Vec<(Meaning, String)>) -> Vec<(Meaning, String)> {
    let mut all = Vec::new();
    for (meaning, text) in held {
        match behind_office(&text).filter(|_| meaning == Meaning::Office) {
            Some((office, manager)) => {
                all.push((Meaning::Office, office.to_owned()));
                all.push((Meaning::Manager, manager.to_owned()));
            }
            None => all.push((meaning, text)),
        }
    }
    all
}

fn behind_office(text: &str) -> Option<(&str, &str)> {
    let begins = |part: &str| fold(part).split(' ').next().is_some_and(|first| MANAGERS.contains(&first));
    let parted = PARTING.iter().filter_map(|parting| text.split_once(parting));
    let (office, manager) = parted.into_iter().find(|(_, manager)| begins(manager))?;
    let manager = at_colon(manager).map_or(manager, |(_, name)| name).trim();
    (!office.trim().is_empty() && !manager.is_empty()).then(|| (office.trim(), manager))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_answers_for_an_office_is_no_part_of_its_name() {
        let read = |text: &str| parted(vec![(Meaning::Office, text.to_owned())]);
        let both = |office: &str, manager: &str| {
            vec![(Meaning::Office, office.to_owned()), (Meaning::Manager, manager.to_owned())]
        };
        assert_eq!(
            read("Settore Finanze — Responsabile Ragioneria"),
            both("Settore Finanze", "Responsabile Ragioneria")
        );
        assert_eq!(read("Area Tecnica - Dirigente: arch. Verdi"), both("Area Tecnica", "arch. Verdi"));
        assert_eq!(read("Settore I - Affari generali").len(), 1);
        assert_eq!(read("Ufficio del responsabile").len(), 1);
    }
}
