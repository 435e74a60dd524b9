//! The commands that look at a year and publish nothing.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::shared::{ListFormat, Scope};

/// `controlla`.
#[derive(Debug, Args)]
#[command(next_help_heading = "Opzioni")]
pub struct Check {
    /// Entity, year and reference date.
    #[command(flatten)]
    pub scope: Scope,
    /// Elenca anche ciò che serve prima della definitiva: atti, versione che c’è già, scadenze; esce con 3 se manca un atto
    #[arg(long)]
    pub definitiva: bool,
    /// Scrive anche un foglio delle correzioni per ogni ufficio, con le sue celle da correggere o da compilare e il giorno
    /// nel nome [predefinita: «correzioni/ANNO» nella cartella dell’ente]
    #[arg(long, alias = "ritorno", value_name = "CARTELLA", num_args = 0..=1)]
    pub correzioni: Option<Option<PathBuf>>,
    /// Cartella in cui si pubblica, dove si cercano le definitive già emesse [predefinita: come per «genera»]
    #[arg(long, value_name = "CARTELLA")]
    pub output: Option<PathBuf>,
    /// Come elencare le anomalie: testo, xlsx (un foglio da filtrare e stampare) oppure json (per programmi)
    /// [predefinito: testo, con -o xlsx]
    #[arg(long, value_enum, value_name = "FORMATO", hide_possible_values = true)]
    pub formato: Option<FindingsFormat>,
    /// Foglio da scrivere con --formato xlsx [predefinito: `anomalie_ANNO.xlsx` nella cartella dell’ente]
    #[arg(short = 'o', long = "file", value_name = "FILE")]
    pub file: Option<PathBuf>,
    /// Sostituisce il foglio che c’è già, che resta accanto con un altro nome
    #[arg(long)]
    pub sostituisci: bool,
}

/// Output of `controlla`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum FindingsFormat {
    /// Testo per persone
    Testo,
    /// Un foglio di calcolo
    Xlsx,
    /// JSON per programmi
    Json,
}

/// `spiega`.
#[derive(Debug, Args)]
#[command(next_help_heading = "Opzioni")]
pub struct Explain {
    /// Che cosa spiegare: 01.02-03, 01.02-03.1, programma 01.02, missione 04, ufficio …, indirizzo …, ente
    #[arg(value_name = "COSA", required_unless_present = "pagina", num_args = 1.., help_heading = "Argomenti")]
    pub cosa: Vec<String>,
    /// Le cifre di una pagina del documento (il numero stampato: 7, iv, Copertina), dall’ultimo pacchetto: la bozza,
    /// o con --definitiva l’ultima definitiva
    #[arg(long, value_name = "PAGINA", conflicts_with = "cosa")]
    pub pagina: Option<String>,
    /// Entity, year and reference date.
    #[command(flatten)]
    pub scope: Scope,
    /// Come nella definitiva, alla data di riferimento
    #[arg(long)]
    pub definitiva: bool,
    /// Cartella in cui si pubblica, dove si cercano le definitive già emesse [predefinita: come per «genera»]
    #[arg(long, value_name = "CARTELLA")]
    pub output: Option<PathBuf>,
    /// Come mostrare la spiegazione: testo (per persone) oppure json (per programmi)
    #[arg(long, value_enum, value_name = "FORMATO", default_value_t = ListFormat::Testo, hide_default_value = true)]
    #[arg(hide_possible_values = true)]
    pub formato: ListFormat,
}

/// `stato`.
#[derive(Debug, Args)]
#[command(next_help_heading = "Opzioni")]
pub struct Status {
    /// Entity, year and reference date.
    #[command(flatten)]
    pub scope: Scope,
    /// Cartella in cui si pubblica, dove si cercano le definitive già emesse [predefinita: come per «genera»]
    #[arg(long, value_name = "CARTELLA")]
    pub output: Option<PathBuf>,
    /// Scrive una pagina da aprire o da spedire, senza dati personali [predefinita: `stato_ANNO.html` nella cartella
    /// dell’ente]
    #[arg(long, value_name = "FILE", num_args = 0..=1)]
    pub html: Option<Option<PathBuf>>,
    /// Scrive il termine come calendario (iCalendar), con i promemoria, da aggiungere al proprio [predefinito:
    /// `stato_ANNO.ics` nella cartella dell’ente]
    #[arg(long, value_name = "FILE", num_args = 0..=1)]
    pub ics: Option<Option<PathBuf>>,
    /// Come mostrare lo stato: testo (per persone) oppure json (per programmi)
    #[arg(long, value_enum, value_name = "FORMATO", default_value_t = ListFormat::Testo, hide_default_value = true)]
    #[arg(hide_possible_values = true)]
    pub formato: ListFormat,
}
