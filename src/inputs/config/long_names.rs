//! Names that are too long to stand on every page: cut, and told with their line.

use super::{Config, FILE_NAME};
use crate::domain::Place;
use crate::finding::{Code, Finding};
use crate::inputs::keys::KeyError;
use crate::words::italian;
use crate::words::shorten::within;

/// Most letters of a name, in UTF-16 units: those of the longest real ones many times over.
const LONGEST_NAME: usize = 300;

impl Config {
    /// Cuts the names and numbers that pass the limit; a finding under `code` for each, with the line in `text`.
    pub fn shorten(&mut self, text: &str, code: Code) -> Vec<Finding> {
        let mut findings = Vec::new();
        for (path, name) in self.names() {
            let (shorter, letters) = (within(name, LONGEST_NAME).into_owned(), name.chars().count());
            if shorter.len() == name.len() {
                continue;
            }
            let keys: Vec<&str> = path.iter().map(String::as_str).collect();
            let line = KeyError::impossible(text, &keys, "").line;
            let message = format!(
                "Il testo di {} è troppo lungo: {}.",
                path.join("."),
                italian::count_of(i64::try_from(letters).unwrap_or(i64::MAX), "carattere", "caratteri")
            );
            let place = Place::file(FILE_NAME).at_line(u32::try_from(line).unwrap_or(u32::MAX));
            let expected = format!("al più {LONGEST_NAME} caratteri");
            findings.push(Finding::new(code, message).at(place).found(within(name, 80)).expected(expected));
            *name = shorter;
        }
        findings
    }

    /// The names and numbers of the configuration, each under its key.
    fn names(&mut self) -> Vec<(Vec<String>, &mut String)> {
        let path = |keys: &[&str]| keys.iter().map(ToString::to_string).collect::<Vec<_>>();
        let entity = &mut self.entity;
        let mut names = vec![
            (path(&["ente", "nome"]), &mut entity.name),
            (path(&["ente", "provincia"]), &mut entity.province),
            (path(&["ente", "codice_istat"]), &mut entity.istat_code),
            (path(&["ente", "codice_ipa"]), &mut entity.ipa_code),
            (path(&["ente", "codice_fiscale"]), &mut entity.tax_code),
            (path(&["organi", "giunta"]), &mut self.bodies.executive),
            (path(&["organi", "nucleo"]), &mut self.bodies.board),
            (path(&["organi", "revisore"]), &mut self.bodies.auditor),
        ];
        let (protocol, archive, publishing) = (&mut entity.protocol, &mut entity.archive, &mut self.publishing);
        let optional = [
            (path(&["ente", "protocollo", "aoo"]), &mut protocol.aoo),
            (path(&["ente", "protocollo", "codice_aoo"]), &mut protocol.aoo_code),
            (path(&["ente", "protocollo", "registro"]), &mut protocol.register),
            (path(&["ente", "protocollo", "pec"]), &mut protocol.pec),
            (path(&["ente", "conservazione", "classificazione"]), &mut archive.class),
            (path(&["ente", "conservazione", "descrizione_classificazione"]), &mut archive.class_name),
            (path(&["ente", "conservazione", "piano_classificazione"]), &mut archive.plan),
            (path(&["ente", "conservazione", "fascicolo"]), &mut archive.file),
            (path(&["pubblicazione", "contatto"]), &mut publishing.contact),
            (path(&["pubblicazione", "accessibilita"]), &mut publishing.accessibility),
            (path(&["pubblicazione", "indirizzo"]), &mut publishing.site),
        ];
        names.extend(optional.into_iter().filter_map(|(path, name)| Some((path, name.as_mut()?))));
        names.extend(self.smvp.as_mut().map(|act| (path(&["smvp", "atto"]), &mut act.number)));
        for (year, acts) in &mut self.acts {
            let year = year.to_string();
            names.extend(
                acts.by_key()
                    .into_iter()
                    .filter_map(|(key, act)| Some((path(&["atti", &year, key]), &mut act.as_mut()?.number))),
            );
        }
        names
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_beyond_the_limit_is_cut_and_told_with_its_line() {
        let long = "Comune di lungo ".repeat(100);
        let text = format!(
            "[ente]\nnome = \"{long}\"\n[organi]\ngiunta = \"{}\"\n[atti.2024]\n\
             piano = {{ numero = \"{}\", data = 2024-01-31 }}\n",
            "g".repeat(301),
            "7".repeat(300)
        );
        let mut config = Config::parse(&text).unwrap();
        let code = Code::blocking("X001", "troppo lungo");
        let told: Vec<String> = config
            .shorten(&text, code)
            .iter()
            .map(|finding| format!("{} {}", finding.place.as_ref().unwrap(), finding.message))
            .collect();
        assert_eq!(told.len(), 2, "{told:?}");
        assert!(told[0].contains("riga 2") && told[0].contains("ente.nome") && told[0].contains("1.600"), "{told:?}");
        assert!(told[1].contains("riga 4") && told[1].contains("organi.giunta"), "{told:?}");
        assert!(config.entity.name.chars().count() <= LONGEST_NAME && config.entity.name.ends_with('…'));
        assert_eq!(config.shorten(&text, code), []);
    }
}
