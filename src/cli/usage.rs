//! What is wrong with the arguments, said in Italian.

use crate::words::harmless;
use clap::error::{ContextKind, ContextValue, ErrorKind};

/// Says in Italian what is wrong with the arguments; help and version pass through.
pub fn usage_message(error: &clap::Error) -> String {
    let context = |kind: ContextKind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        _ => String::new(),
    };
    let argument = context(ContextKind::InvalidArg);
    let said = match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => return error.to_string(),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let value = context(ContextKind::InvalidValue);
            let allowed = context(ContextKind::ValidValue);
            let allowed = if allowed.is_empty() { allowed } else { format!(" (valori ammessi: {allowed})") };
            if value.is_empty() {
                format!("manca il valore di {argument}{allowed}")
            } else {
                let expected = match argument.split_whitespace().next() {
                    Some("--data") => ": serve un giorno come 2025-06-20 oppure 20/06/2025",
                    Some("--seme") => ": serve un numero intero, zero o più",
                    Some("--anno") => ": serve un anno dal 1990 al 2200",
                    _ => "",
                };
                format!("«{value}» non è un valore valido per {argument}{allowed}{expected}")
            }
        }
        ErrorKind::UnknownArgument => format!("argomento sconosciuto: «{argument}»"),
        ErrorKind::InvalidSubcommand => format!("comando sconosciuto: «{}»", context(ContextKind::InvalidSubcommand)),
        ErrorKind::MissingRequiredArgument => format!("manca un argomento obbligatorio: {argument}"),
        ErrorKind::ArgumentConflict => format!("{argument} non può essere usato due volte o insieme agli altri"),
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            "manca il comando".to_owned()
        }
        _ => "argomenti non validi".to_owned(),
    };
    let said = harmless(&said);
    format!("errore: {said}\n\nPer l’elenco dei comandi e delle opzioni: relazione --help\n")
}
