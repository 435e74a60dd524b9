//! The commands around a final: the acts that are noted, the copies for others, the checks of those who doubt.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Args, Subcommand, ValueEnum};

use super::shared::{HELP, ListFormat, day, version};

/// `registra`.
#[derive(Debug, Subcommand)]
pub enum Register {
    /// Fissa piano e registro dell’anno come l’atto li ha approvati, in approvazioni/ANNO.json
    #[command(help_template = HELP)]
    #[command(override_usage = "relazione registra approvazione --anno ANNO --numero NUMERO --data GIORNO [OPZIONI]")]
    Approvazione(Approval),
    /// Annota l’atto con cui la Giunta ha adottato una versione definitiva; una rettifica ha il suo
    #[command(help_template = HELP)]
    #[command(override_usage = "relazione registra adozione --anno ANNO --numero NUMERO --data GIORNO [OPZIONI]")]
    Adozione(NotedAct),
    /// Annota la validazione di una versione definitiva da parte del Nucleo
    #[command(help_template = HELP)]
    #[command(override_usage = "relazione registra validazione --anno ANNO --numero NUMERO --data GIORNO [OPZIONI]")]
    Validazione(NotedAct),
    /// Annota la pubblicazione di una versione definitiva in Amministrazione trasparente
    #[command(help_template = HELP)]
    #[command(override_usage = "relazione registra pubblicazione --anno ANNO --numero NUMERO --data GIORNO [OPZIONI]")]
    Pubblicazione(NotedAct),
    /// Annota la registrazione di una versione definitiva al protocollo
    #[command(help_template = HELP)]
    #[command(override_usage = "relazione registra protocollo --anno ANNO --numero NUMERO --data GIORNO [OPZIONI]")]
    Protocollo(NotedAct),
    /// Annota una copia firmata (PDF con firma PAdES, oppure p7m) di un file di una versione definitiva, dopo averla verificata
    #[command(help_template = HELP, override_usage = "relazione registra firma FILE --anno ANNO [OPZIONI]")]
    Firma(NotedSignature),
}

/// A published final: whose, of which year, which one, and where.
#[derive(Debug, Args)]
#[command(next_help_heading = "Opzioni")]
pub struct Final {
    /// Cartella dell’ente [predefinita: quella corrente se contiene relazione.toml, altrimenti «seeds»]
    #[arg(long, value_name = "CARTELLA")]
    pub ente: Option<PathBuf>,
    /// Anno misurato dalla relazione
    #[arg(long, value_name = "ANNO", value_parser = clap::value_parser!(u16).range(1990..=2200))]
    pub anno: u16,
    /// Versione definitiva, come 1 per «v1» [predefinita: l’ultima]
    #[arg(long, value_name = "VERSIONE", value_parser = version)]
    pub versione: Option<u32>,
    /// Cartella in cui si pubblica, dove si cerca la definitiva [predefinita: come per «genera»]
    #[arg(long, value_name = "CARTELLA")]
    pub output: Option<PathBuf>,
}

/// `registra firma`.
#[derive(Debug, Args)]
#[command(next_help_heading = "Opzioni")]
pub struct NotedSignature {
    /// Copia firmata: resta dov’è, se ne annotano nome, SHA-256 e firmatari
    #[arg(value_name = "FILE", help_heading = "Argomenti")]
    pub file: PathBuf,
    /// La versione che è firmata
    #[command(flatten)]
    pub of: Final,
    /// Sostituisce la copia già registrata con lo stesso nome; il file di prima resta accanto con un altro nome
    #[arg(long)]
    pub sostituisci: bool,
}

/// `registra adozione`, `validazione`, `pubblicazione`, `protocollo`.
#[derive(Debug, Args)]
#[command(next_help_heading = "Opzioni")]
pub struct NotedAct {
    /// La versione a cui l’atto si riferisce
    #[command(flatten)]
    pub of: Final,
    /// Numero dell’atto, come "G.C. 62"
    #[arg(long, value_name = "NUMERO")]
    pub numero: String,
    /// Giorno dell’atto, come 2025-06-25 oppure 25/06/2025
    #[arg(long, value_name = "GIORNO", value_parser = day)]
    pub data: NaiveDate,
    /// Pagina in cui l’atto si legge, come https://…
    #[arg(long, value_name = "INDIRIZZO")]
    pub link: Option<String>,
    /// Sostituisce l’atto già registrato della stessa versione; il file di prima resta accanto con un altro nome
    #[arg(long)]
    pub sostituisci: bool,
}

/// `registra approvazione`.
#[derive(Debug, Args)]
#[command(next_help_heading = "Opzioni")]
pub struct Approval {
    /// Cartella dell’ente [predefinita: quella corrente se contiene relazione.toml, altrimenti «seeds»]
    #[arg(long, value_name = "CARTELLA")]
    pub ente: Option<PathBuf>,
    /// Anno del piano e del registro
    #[arg(long, value_name = "ANNO", value_parser = clap::value_parser!(u16).range(1990..=2200))]
    pub anno: u16,
    /// Numero dell’atto che li approva, come "C.C. 45"
    #[arg(long, value_name = "NUMERO")]
    pub numero: String,
    /// Giorno dell’atto, come 2023-12-21
    #[arg(long, value_name = "GIORNO", value_parser = day)]
    pub data: NaiveDate,
    /// Sostituisce un’approvazione già registrata, che altrimenti non si tocca, e la conserva con un altro nome
    #[arg(long)]
    pub sostituisci: bool,
}

/// `campione`.
#[derive(Debug, Args)]
#[command(next_help_heading = "Opzioni")]
pub struct Sample {
    /// Cartella del pacchetto, come output/2024/v1: non è mai modificata
    #[arg(value_name = "PACCHETTO", help_heading = "Argomenti")]
    pub pacchetto: PathBuf,
    /// Numero intero scelto da chi controlla: lo stesso numero estrae sempre gli stessi obiettivi
    #[arg(long, value_name = "NUMERO")]
    pub seme: u64,
    /// Foglio da scrivere, fuori dal pacchetto [predefinito: `Campione_ANNO_seme_NUMERO.xlsx` nella cartella corrente]
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Sostituisce il foglio che c’è già, che resta accanto con un altro nome
    #[arg(long)]
    pub sostituisci: bool,
}

/// `esporta`.
#[derive(Debug, Args)]
#[command(next_help_heading = "Opzioni")]
pub struct Export {
    /// Per chi: revisore (tutto), conservazione (tutto, in una sacca BagIt con i metadati), portale (ciò che si pubblica)
    #[arg(long, value_enum, value_name = "DESTINAZIONE", hide_possible_values = true)]
    pub per: Recipient,
    /// La versione da esportare
    #[command(flatten)]
    pub of: Final,
    /// File da scrivere, fuori dal pacchetto [predefinito: `Relazione_performance_ANNO_vVERSIONE_DESTINAZIONE.zip` nella
    /// cartella corrente]
    #[arg(short = 'o', long = "file", value_name = "FILE")]
    pub file: Option<PathBuf>,
    /// Sostituisce il file che c’è già, che resta accanto con un altro nome
    #[arg(long)]
    pub sostituisci: bool,
}

/// Whom a file is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Recipient {
    /// Tutto, con gli atti e il registro
    Revisore,
    /// Tutto, in una sacca BagIt con i metadati AgID
    Conservazione,
    /// Ciò che si pubblica, con la pagina dell’anno
    Portale,
}

/// `verifica`.
#[derive(Debug, Args)]
#[command(next_help_heading = "Opzioni")]
pub struct Verify {
    /// Pacchetto: la cartella, come output/2024/v1, oppure un file zip o una sacca BagIt che la contiene
    #[arg(value_name = "PACCHETTO", help_heading = "Argomenti")]
    pub pacchetto: PathBuf,
    /// Impronta stampata sulla copertina, con cui confrontare quella ricalcolata dai file di partenza
    #[arg(long, value_name = "IMPRONTA")]
    pub impronta: Option<String>,
    /// SHA-256 del file SHA256SUMS, come lo riporta la delibera
    #[arg(long, value_name = "SHA256")]
    pub somme: Option<String>,
    /// Copia firmata di un file del pacchetto (PDF con firma PAdES, oppure p7m): che cosa è firmato, da chi, se torna; si può
    /// ripetere
    #[arg(long, value_name = "FILE")]
    pub firmato: Vec<PathBuf>,
    /// Verifica soltanto la parte pubblicata, senza «riservato»
    #[arg(long)]
    pub pubblico: bool,
    /// Come dire l’esito: testo (per persone) oppure json (per programmi)
    #[arg(long, value_enum, value_name = "FORMATO", default_value_t = ListFormat::Testo, hide_default_value = true)]
    #[arg(hide_possible_values = true)]
    pub formato: ListFormat,
}
