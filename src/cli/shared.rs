//! What several commands take: the entity and its year, days, versions, forms of lists.

use std::path::PathBuf;

use chrono::{Datelike as _, NaiveDate};
use clap::{Args, ValueEnum};

/// How every help page is laid out.
pub(super) const HELP: &str = "{about}\n\nUso: {usage}\n\n{all-args}\n";

/// Where the entity is and which year is meant.
#[derive(Debug, Args)]
#[command(next_help_heading = "Opzioni")]
pub struct Scope {
    /// Cartella dell’ente [predefinita: quella corrente se contiene relazione.toml, altrimenti «seeds»]
    #[arg(long, value_name = "CARTELLA")]
    pub ente: Option<PathBuf>,
    /// Anno misurato [predefinito: quello prima della data di riferimento]
    #[arg(long, value_name = "ANNO", value_parser = clap::value_parser!(u16).range(1990..=2200))]
    pub anno: Option<u16>,
    /// The day the document speaks from.
    #[arg(long, value_name = "GIORNO", help = DATE_HELP, value_parser = day)]
    pub data: Option<NaiveDate>,
}

/// A day as programs write it, `2025-06-20`, or as offices do, `20/06/2025`.
pub(super) fn day(text: &str) -> Result<NaiveDate, String> {
    let read = ["%Y-%m-%d", "%d/%m/%Y"].iter().find_map(|form| NaiveDate::parse_from_str(text, form).ok());
    // A year of two digits is none.
    read.filter(|day| day.year() >= 1990).ok_or_else(|| "un giorno come 2025-06-20 oppure 20/06/2025".to_owned())
}

pub(super) const DATE_HELP: &str =
    "Data di riferimento, come 2025-06-20 [predefinita: SOURCE_DATE_EPOCH, altrimenti oggi]";

/// A version, `1` or as its folder is called, `v1`.
pub(super) fn version(text: &str) -> Result<u32, String> {
    let number = text.strip_prefix('v').unwrap_or(text).parse().ok().filter(|number| *number > 0);
    number.ok_or_else(|| "il numero di una versione definitiva, come 1".to_owned())
}

/// Output of lists of findings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ListFormat {
    /// Testo per persone
    Testo,
    /// JSON per programmi
    Json,
}
