//! `lotto`, and which share of it the environment says.

#![expect(clippy::disallowed_methods, reason = "the scheduler says in the environment which task this is")]

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::Args;

use super::shared::{DATE_HELP, day};
use crate::batch::{BadShare, Share};

const RESULTS_HELP: &str =
    "Cartella di esiti e riassunto [predefinita: «lotto_ANNO» in --output, altrimenti in quella corrente]";

/// `lotto`.
#[derive(Debug, Args)]
#[command(next_help_heading = "Opzioni")]
pub struct Batch {
    /// Cartelle degli enti, una per ente
    #[arg(value_name = "CARTELLA")]
    pub folders: Vec<PathBuf>,
    /// File con altre cartelle, una per riga; le righe che cominciano con # non contano
    #[arg(long, value_name = "FILE")]
    pub elenco: Option<PathBuf>,
    /// Anno misurato [predefinito: quello prima della data di riferimento]
    #[arg(long, value_name = "ANNO", value_parser = clap::value_parser!(u16).range(1990..=2200))]
    pub anno: Option<u16>,
    /// The day the documents speak from.
    #[arg(long, value_name = "GIORNO", help = DATE_HELP, value_parser = day)]
    pub data: Option<NaiveDate>,
    /// Emette le relazioni definitive; ogni ente con anomalie che la impediscono è rifiutato, gli altri vanno avanti
    #[arg(long)]
    pub definitiva: bool,
    /// Cartella in cui ogni ente pubblica, sotto il nome della sua cartella [predefinita: come per «genera», ognuno la sua]
    #[arg(long, value_name = "CARTELLA")]
    pub output: Option<PathBuf>,
    /// The folder of results and summary.
    #[arg(long, value_name = "CARTELLA", help = RESULTS_HELP)]
    pub esiti: Option<PathBuf>,
    /// Soltanto la quota I di N, come 2/3, per dividere il lotto fra più macchine [predefinita: quella che dicono Slurm o Kubernetes, altrimenti tutto]
    #[arg(long, value_name = "I/N")]
    pub quota: Option<Share>,
    /// Non produce nulla: mette insieme gli esiti delle quote e scrive il riassunto
    #[arg(long, conflicts_with = "quota")]
    pub riassunto: bool,
}

/// The share of the task in which a scheduler runs the program, where one does.
///
/// # Errors
/// Variables that are there and name no share.
pub fn scheduled_share() -> Result<Option<Share>, BadShare> {
    Share::of_scheduler(|name| std::env::var(name).ok())
}
