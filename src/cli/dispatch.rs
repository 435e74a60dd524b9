//! `spedisci`.

use std::path::PathBuf;

use clap::Args;

use super::shared::Scope;

/// `spedisci`.
#[derive(Debug, Args)]
#[command(next_help_heading = "Opzioni")]
pub struct Dispatch {
    /// Entity, year and reference date.
    #[command(flatten)]
    pub scope: Scope,
    /// Scrive soltanto agli uffici a cui manca ancora qualcosa
    #[arg(long)]
    pub sollecito: bool,
    /// Spedisce i messaggi con il server di posta.toml e lo annota in posta/registro.jsonl; ciò che è già partito non riparte
    #[arg(long)]
    pub invia: bool,
    /// Cartella in cui si pubblica, dove si cercano le definitive già emesse [predefinita: come per «genera»]
    #[arg(long, value_name = "CARTELLA")]
    pub output: Option<PathBuf>,
}
