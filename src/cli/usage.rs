//! What is wrong with the arguments, said in Italian.

use std::ffi::OsString;

use crate::words::{harmless, likeness};
use clap::CommandFactory as _;
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
                    Some("--quota") => ": serve una quota come 2/3, la seconda di tre",
                    Some("--seme") => ": serve un numero intero, zero o più",
                    Some("--anno") => ": serve un anno dal 1990 al 2200",
                    _ => "",
                };
                format!("«{value}» non è un valore valido per {argument}{allowed}{expected}")
            }
        }
        ErrorKind::UnknownArgument if options().iter().any(|known| known == &argument) => {
            format!("questo comando non ha «{argument}», che altri hanno")
        }
        ErrorKind::UnknownArgument => format!("argomento sconosciuto: «{argument}»{}", perhaps(&argument, &options())),
        ErrorKind::InvalidSubcommand => {
            let command = context(ContextKind::InvalidSubcommand);
            format!("comando sconosciuto: «{command}»{}", perhaps(&command, &commands()))
        }
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

/// How alike a known word must be to be named.
const ALIKE: f64 = 0.6;

/// `: forse «--definitiva»?`, where a known word looks like the one that was typed.
fn perhaps(typed: &str, known: &[String]) -> String {
    let typed = typed.split('=').next().unwrap_or(typed).to_lowercase();
    // Of «registra adozione» the last word is what is typed.
    let last = |word: &str| word.rsplit(' ').next().map_or(0.0, |last| likeness(&typed, last));
    let alike = known.iter().map(|word| (last(word), word)).filter(|(alike, _)| *alike >= ALIKE);
    let nearest = alike.max_by(|left, right| left.0.total_cmp(&right.0));
    nearest.map_or_else(String::new, |(_, word)| format!(": forse «{word}»?"))
}

/// The long options of all commands.
fn options() -> Vec<String> {
    fn of(command: &clap::Command, into: &mut Vec<String>) {
        into.extend(command.get_arguments().filter_map(|argument| Some(format!("--{}", argument.get_long()?))));
        command.get_subcommands().for_each(|below| of(below, into));
    }
    let mut found = Vec::new();
    of(&super::Cli::command(), &mut found);
    found
}

/// All commands, those below another one with its name.
fn commands() -> Vec<String> {
    let below = |command: &clap::Command| -> Vec<String> {
        let name = command.get_name();
        let own = command.get_subcommands().map(|own| format!("{name} {}", own.get_name()));
        std::iter::once(name.to_owned()).chain(own).collect()
    };
    super::Cli::command().get_subcommands().flat_map(below).collect()
}

/// `relazione aiuto` and `relazione aiuto genera` ask for help as people do; other arguments stay as they are.
pub fn with_help_asked(arguments: impl IntoIterator<Item = OsString>) -> Vec<OsString> {
    let mut arguments: Vec<OsString> = arguments.into_iter().collect();
    if arguments.get(1).is_some_and(|word| word == "aiuto") {
        arguments.remove(1);
        arguments.push("--help".into());
    }
    arguments
}
