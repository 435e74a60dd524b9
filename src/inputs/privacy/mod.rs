//! Personal data in texts that will be published: found and told, never changed.
//!
//! Guaranteed: a person's tax code counts with its check character, an IBAN with its check digits; a finding
//! names the cell and the kind of datum and never repeats it whole (D.Lgs. 33/2013 art. 7-bis c. 4; GDPR
//! art. 5 c. 1 lett. c). Deliberately absent: names of persons, which no rule can tell from other words.

mod contact;
mod grouped;
mod iban;
pub mod privacy_codes;
mod published;
mod tax_code;

use std::ops::Range;

use crate::domain::Place;
use crate::finding::{Code, Finding, Severity};
use privacy_codes as codes;
pub use published::{check_plan, check_reasons, check_register, check_supplements};
pub use tax_code::has_shape as has_shape_of_tax_code;

/// A kind of personal datum.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Datum {
    /// A person's *codice fiscale*.
    TaxCode,
    /// An account of a bank.
    Iban,
    /// A mailbox.
    Email,
    /// A telephone number.
    Telephone,
}

/// A datum in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sign {
    /// What it is.
    pub datum: Datum,
    /// Where it stands, in bytes.
    pub span: Range<usize>,
}

/// Who writes a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Author {
    /// An office, in a cell: no mailbox belongs there.
    Cell,
    /// The entity, in a section of the document, where its own mailbox may be an offer to citizens.
    Narrative,
}

impl Datum {
    const fn code(self) -> Code {
        match self {
            Self::TaxCode => codes::TAX_CODE,
            Self::Iban => codes::IBAN,
            Self::Email => codes::EMAIL,
            Self::Telephone => codes::TELEPHONE,
        }
    }

    const fn words(self) -> &'static str {
        match self {
            Self::TaxCode => "un codice fiscale",
            Self::Iban => "un IBAN",
            Self::Email => "un indirizzo e-mail",
            Self::Telephone => "un numero di telefono",
        }
    }
}

/// Finds where data of one kind stand in a text.
type Finder = fn(&str) -> Vec<Range<usize>>;

/// The personal data of a text, in their order; none lies in another.
pub fn signs(text: &str) -> Vec<Sign> {
    let mut found: Vec<Sign> = Vec::new();
    let finders: [(Datum, Finder); 4] = [
        (Datum::Email, contact::emails),
        (Datum::Iban, iban::find),
        (Datum::TaxCode, tax_code::find),
        (Datum::Telephone, contact::telephones),
    ];
    for (datum, find) in finders {
        for span in find(text) {
            let free = found.iter().all(|sign| span.end <= sign.span.start || span.start >= sign.span.end);
            if free {
                found.push(Sign { datum, span });
            }
        }
    }
    found.sort_by_key(|sign| sign.span.start);
    found
}

/// One finding for each datum of a text that stands at `place`; `what` names the text, as «La causa …».
pub fn check(text: &str, what: &str, author: Author, place: &Place) -> Vec<Finding> {
    signs(text)
        .into_iter()
        .map(|Sign { datum, span }| {
            let code = match (datum, author) {
                (Datum::Email, Author::Narrative) => datum.code().with_severity(Severity::Note),
                _ => datum.code(),
            };
            let message = format!("{what} contiene {}: il testo sarà pubblicato così com’è.", datum.words());
            Finding::new(code, message)
                .at(place.clone())
                .found(masked(&text[span]))
                .expected("il testo senza dati personali; un recapito dell’ufficio può restare")
        })
        .collect()
}

/// The ends of a datum, enough to find it again.
fn masked(datum: &str) -> String {
    let characters: Vec<char> = datum.chars().collect();
    let [first, second, .., last] = characters.as_slice() else { return "…".to_owned() };
    format!("{first}{second}…{last}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(Datum, &str)> {
        signs(text).into_iter().map(|sign| (sign.datum, &text[sign.span])).collect()
    }

    #[test]
    fn every_kind_is_found_in_a_sentence_and_none_twice() {
        let text = "Pratica di RSSMRA80A01F205X, IBAN IT60 X054 2811 1010 0000 0123 456, tel. 0297 123456 oppure \
                    mario.rossi@esempio.it.";
        let expected = [
            (Datum::TaxCode, "RSSMRA80A01F205X"),
            (Datum::Iban, "IT60 X054 2811 1010 0000 0123 456"),
            (Datum::Telephone, "0297 123456"),
            (Datum::Email, "mario.rossi@esempio.it"),
        ];
        assert_eq!(found(text), expected);
    }

    #[test]
    fn what_offices_write_every_day_is_none() {
        for text in [
            "Delibera n. 3401234567 del 03/05/2024, prot. 0012345/2024, CIG Z1234567AB, CUP B12C34567890001.",
            "Spesa di 3.471.234.567,89 euro, 0,85 %, € 331.123.456 su 347.123.456.",
            "Dal 01/01/2024 al 31/12/2024, orario 09.30-12.30 e 08:30, anni 2024-2026, CAP 20010.",
            "Partita IVA 01234567897, art. 10 c. 1-bis D.Lgs. 150/2009, ANAC 495/2024, 12 su 15.",
            "Ritardo per lavori in corso @ufficio, codice RSSMRA80A01F205Y, IBAN IT60X0542811101000000123457.",
            "https://www.comune.esempio.it/atti/0331123456/allegato e obiettivo 01.02-03.1",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }

    #[test]
    fn the_finding_says_where_and_never_what() {
        let place = Place::sheet("misurazioni/2024/a.xlsx", "Missione 01").at_cell(4, 12);
        let text = "Assenza di RSSMRA80A01F205X, scrivere a m.rossi@esempio.it";
        let findings = check(text, "La causa dell’indicatore 01.01-01.1", Author::Cell, &place);
        let told: Vec<_> = findings.iter().map(|finding| (finding.code.id, finding.found.clone().unwrap())).collect();
        assert_eq!(told, [("G001", "RS…X".to_owned()), ("G003", "m.…t".to_owned())]);
        assert!(findings.iter().all(|finding| finding.place.as_ref() == Some(&place)));
        assert!(findings.iter().all(|finding| finding.code.severity == Severity::Warning));
        let narrative = check("Scrivere a urp@esempio.it", "Il testo", Author::Narrative, &place);
        assert_eq!(narrative[0].code.severity, Severity::Note);
    }
}
