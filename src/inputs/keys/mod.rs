//! Files of keys and values (TOML) → typed values, or the first thing that is wrong with its line.
//!
//! Guaranteed: a key that is unknown, missing or of the wrong type is an error of ours, in Italian,
//! that says what is allowed; so is a file that is not TOML, judged by what it holds and never by
//! what the parser says. Deliberately absent: what the keys mean, and the name of the file.

mod broken;
mod error;
mod scalars;
mod values;

use serde::de::DeserializeOwned;
use toml::de::DeTable;

pub use error::KeyError;
pub use scalars::{Day, Number};

/// Reads a whole file.
///
/// # Errors
/// [`KeyError`] at the first key that does not fit, in the file's order.
pub fn read<T: DeserializeOwned>(text: &str) -> Result<T, KeyError> {
    let table = DeTable::parse(text).map_err(|error| broken::explain(text, error.span()))?;
    T::deserialize(values::Root(table.get_ref())).map_err(|fault| fault.in_text(text))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde::Deserialize;

    use super::*;

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct File {
        #[serde(default)]
        nome: String,
        #[serde(default)]
        vero: bool,
        persone: Option<u32>,
        #[serde(default)]
        anni: BTreeMap<String, Year>,
        #[serde(default)]
        lato: f32,
    }

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Year {
        giorno: Day,
        voti: Vec<Number>,
    }

    #[test]
    fn values_of_every_type_are_read() {
        let text =
            "nome = 'x'\nvero = true\npersone = 0x10\nlato = 3\n[anni.2024]\ngiorno = 2024-02-29\nvoti = [1, 2.50]\n";
        let file: File = read(text).unwrap();
        assert_eq!((file.nome.as_str(), file.vero, file.persone, file.lato), ("x", true, Some(16), 3.0));
        let year = &file.anni["2024"];
        assert_eq!(year.giorno.0.to_string(), "2024-02-29");
        let votes: Vec<String> = year.voti.iter().map(|vote| vote.exact().unwrap().to_string()).collect();
        assert_eq!(votes, ["1", "2.5"]);
    }

    #[test]
    fn what_does_not_fit_is_told_with_its_line_and_what_is_allowed() {
        let year = "[anni.2024]\ngiorno = 2024-01-31\n";
        for (text, line, column, message) in [
            ("nome = 3", 1, 8, "valore di tipo sbagliato: numero intero `3`; atteso un testo fra virgolette"),
            ("\nnome = [1]", 2, 8, "valore di tipo sbagliato: un elenco; atteso un testo fra virgolette"),
            ("vero = \"sì\"", 1, 8, "valore di tipo sbagliato: testo \"sì\"; atteso true oppure false"),
            ("vero = {}", 1, 8, "valore di tipo sbagliato: una tabella; atteso true oppure false"),
            ("nome = true", 1, 8, "valore di tipo sbagliato: true/false `true`; atteso un testo fra virgolette"),
            ("persone = -3", 1, 11, "valore non ammesso: numero intero `-3`; atteso un numero intero, zero o più"),
            (
                "persone = 4294967296",
                1,
                11,
                "valore non ammesso: numero intero `4294967296`; atteso un numero intero, zero o più",
            ),
            ("persone = 2.5", 1, 11, "valore di tipo sbagliato: numero `2.5`; atteso un numero intero, zero o più"),
            (
                "persone = 2024-01-31",
                1,
                11,
                "valore di tipo sbagliato: un giorno `2024-01-31`; atteso un numero intero, zero o più",
            ),
            ("lato = 'x'", 1, 8, "valore di tipo sbagliato: testo \"x\"; atteso un numero"),
            ("anni = 3", 1, 8, "valore di tipo sbagliato: numero intero `3`; atteso una tabella"),
            (
                "colore = 1\nnome = 3",
                1,
                1,
                "chiave sconosciuta `colore`; chiavi ammesse: `nome`, `vero`, `persone`, `anni`, `lato`",
            ),
            (
                "nome = 3\ncolore = 1",
                1,
                8,
                "valore di tipo sbagliato: numero intero `3`; atteso un testo fra virgolette",
            ),
            (&format!("{year}voto = 1"), 3, 1, "chiave sconosciuta `voto`; chiavi ammesse: `giorno` e `voti`"),
            (&format!("nome = ''\n{year}"), 2, 1, "manca la chiave `voti`"),
            (
                &format!("{year}voti = [1, ''"),
                3,
                14,
                "qui il file non si capisce (manca una virgoletta o una parentesi «]», oppure un numero ha la virgola al posto del punto?)",
            ),
            (&format!("{year}voti = [1, '']"), 3, 12, "serve un numero"),
            (
                "[anni.2024]\ngiorno = 'ieri'",
                2,
                10,
                "valore di tipo sbagliato: testo \"ieri\"; atteso un giorno senza virgolette, come 2025-06-30",
            ),
            ("[anni.2024]\ngiorno = 2024-01-31T10:00:00", 2, 10, "atteso un giorno nella forma 2025-06-30"),
        ] {
            let error = read::<File>(text).unwrap_err();
            assert_eq!((error.line, error.column, error.message.as_str()), (line, column, message), "{text}");
        }
    }
}
