//! The command line: arguments only, in Italian.

mod batch;
mod dispatch;
mod looking;
mod publication;
mod shared;
mod usage;

use std::path::PathBuf;

pub use batch::{Batch, scheduled_share};
use clap::{Args, Parser, Subcommand, ValueEnum};
pub use dispatch::Dispatch;
pub use looking::{Check, Explain, FindingsFormat, Status};
pub use publication::{Approval, Export, Final, NotedAct, NotedSignature, Recipient, Register, Sample, Verify};
use shared::HELP;
pub use shared::{ListFormat, Scope};
pub use usage::{usage_message, with_help_asked};

/// Relazione annuale sulla performance di un Comune: dal piano e dalle schede al PDF e agli allegati.
#[derive(Debug, Parser)]
#[command(
    name = "relazione",
    version = crate::program::DESCRIPTION,
    about,
    disable_help_subcommand = true,
    override_usage = "relazione COMANDO [OPZIONI]"
)]
#[command(help_template = HELP, subcommand_help_heading = "Comandi", disable_help_flag = true, disable_version_flag = true)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
    /// Scrive sull’uscita degli errori un diario per programmi, una riga JSON per tappa: identificativo, conteggi, durate
    #[arg(
        long,
        value_enum,
        value_name = "FORMATO",
        global = true,
        help_heading = "Opzioni",
        hide_possible_values = true
    )]
    pub log: Option<LogFormat>,
    /// Mostra questo aiuto
    #[arg(short = 'h', long = "help", global = true, action = clap::ArgAction::Help, help_heading = "Opzioni")]
    help: Option<bool>,
    /// Mostra la versione
    #[arg(short = 'V', long = "version", action = clap::ArgAction::Version, help_heading = "Opzioni")]
    version: Option<bool>,
}

/// How a run is told to programs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum LogFormat {
    /// Una riga JSON per tappa
    Json,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Produce la relazione: PDF, allegati Excel, dati aperti
    #[command(help_template = HELP, override_usage = "relazione genera [OPZIONI]")]
    Genera(Generate),
    /// Produce le relazioni di molti enti, tutti i processori insieme, con un riassunto; ciò che è già pubblicato e invariato è saltato
    #[command(help_template = HELP, override_usage = "relazione lotto CARTELLA… [OPZIONI]")]
    Lotto(Batch),
    /// Legge un piano di qualsiasi forma e ne fa il foglio canonico (o JSON)
    #[command(help_template = HELP, override_usage = "relazione importa FILE [OPZIONI]")]
    Importa(Import),
    /// Prepara la cartella di un nuovo ente, con configurazione commentata e istruzioni
    #[command(help_template = HELP, override_usage = "relazione nuovo CARTELLA [OPZIONI]")]
    Nuovo(New),
    /// Elenca le anomalie dei dati senza produrre nulla
    #[command(help_template = HELP, override_usage = "relazione controlla [OPZIONI]")]
    Controlla(Check),
    /// Prepara il registro degli indicatori e le schede di misurazione dell’anno, senza toccare i file che ci sono
    #[command(help_template = HELP, override_usage = "relazione schede [OPZIONI]")]
    Schede(Sheets),
    /// Scrive, pronti da compilare, i fogli per risorse, variazioni, performance individuale e contesto, e i testi in Word
    #[command(help_template = HELP, override_usage = "relazione prepara [OPZIONI]")]
    Prepara(Prepare),
    /// Mostra da dove viene una cifra: dati, cella, regola, calcolo, arrotondamento
    #[command(help_template = HELP, override_usage = "relazione spiega COSA [OPZIONI]")]
    Spiega(Explain),
    /// Annota un atto del ciclo: approvazione del piano, e di una definitiva adozione, validazione, pubblicazione, protocollo, firma
    #[command(subcommand, help_template = HELP, override_usage = "relazione registra ATTO [OPZIONI]")]
    #[command(subcommand_help_heading = "Atti", disable_help_subcommand = true)]
    Registra(Register),
    /// Estrae da un pacchetto un campione di obiettivi, con un numero scelto da chi controlla
    #[command(help_template = HELP, override_usage = "relazione campione PACCHETTO --seme NUMERO [OPZIONI]")]
    Campione(Sample),
    /// Fa di una definitiva un solo file zip: per il revisore, per la conservazione (BagIt e metadati AgID), per il sito
    #[command(help_template = HELP, override_usage = "relazione esporta --per DESTINAZIONE --anno ANNO [OPZIONI]")]
    Esporta(Export),
    /// Prepara in «posta» un messaggio per ogni ufficio, con le schede o le correzioni, e a richiesta lo spedisce
    #[command(help_template = HELP, override_usage = "relazione spedisci [OPZIONI]")]
    Spedisci(Dispatch),
    /// Dice quanto manca al termine e quali dati mancano, per ufficio e missione
    #[command(help_template = HELP, override_usage = "relazione stato [OPZIONI]")]
    Stato(Status),
    /// Verifica un pacchetto pubblicato: file, cifre, ricalcolo e ristampa; non scrive nulla
    #[command(help_template = HELP, override_usage = "relazione verifica PACCHETTO [OPZIONI]")]
    Verifica(Verify),
}

/// `genera`.
#[derive(Debug, Args)]
#[command(next_help_heading = "Opzioni")]
pub struct Generate {
    /// Entity, year and reference date.
    #[command(flatten)]
    pub scope: Scope,
    /// Emette la relazione definitiva; rifiuta se restano anomalie che la impediscono
    #[arg(long)]
    pub definitiva: bool,
    /// Motivi del ritardo, obbligatori per una definitiva oltre il termine
    #[arg(long, value_name = "TESTO")]
    pub motivo_ritardo: Option<String>,
    /// Motivi della rettifica, obbligatori dalla seconda versione definitiva in poi
    #[arg(long, value_name = "TESTO")]
    pub motivo_rettifica: Option<String>,
    /// Cartella in cui pubblicare [predefinita: [uscita] cartella di relazione.toml, altrimenti «output» nella cartella
    /// dell’ente; dentro un pacchetto va indicata]
    #[arg(long, value_name = "CARTELLA")]
    pub output: Option<PathBuf>,
    /// Scrive soltanto gli errori
    #[arg(long)]
    pub quiet: bool,
    /// Stampa una tappa del documento e non pubblica nulla: serve a chi lavora ai modelli
    #[arg(long, value_enum, value_name = "TAPPA", hide = true)]
    pub mostra: Option<Show>,
    /// Vista salvata da cui ricomporre il documento, al posto dei dati
    #[arg(long, value_name = "FILE", hide = true, requires = "mostra")]
    pub vista: Option<PathBuf>,
}

/// A stage of the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Show {
    /// I campi dei modelli, in JSON
    Vista,
    /// Il documento composto
    Xhtml,
    /// Il testo delle pagine
    Pagine,
}

/// `importa`.
#[derive(Debug, Args)]
#[command(next_help_heading = "Opzioni")]
pub struct Import {
    /// Piano da leggere: xlsx, ods, xls, docx, odt o esportazione di testo
    #[arg(value_name = "FILE", help_heading = "Argomenti")]
    pub file: PathBuf,
    /// Foglio canonico da scrivere [predefinito: accanto al piano, con nome «…_canonico.xlsx»]
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Sostituisce il foglio che c’è già, che resta accanto con un altro nome
    #[arg(long)]
    pub sostituisci: bool,
    /// Che cosa produrre: xlsx (il foglio canonico) oppure json (sull’uscita standard)
    #[arg(long, value_enum, value_name = "FORMATO", default_value_t = ImportFormat::Xlsx, hide_default_value = true)]
    #[arg(hide_possible_values = true)]
    pub formato: ImportFormat,
    /// Piano dell’anno prima: i codici degli obiettivi che continuano passano al piano nuovo
    #[arg(long, value_name = "PIANO_PRECEDENTE")]
    pub aggiorna: Option<PathBuf>,
    /// Catalogo di missioni e programmi da usare al posto di quello ufficiale (CSV)
    #[arg(long, value_name = "FILE")]
    pub catalogo: Option<PathBuf>,
    /// Cartella dell’ente: vale il suo catalogo, e senza --output tutto va al suo posto (piano/, indicatori/)
    #[arg(long, value_name = "CARTELLA")]
    pub ente: Option<PathBuf>,
    /// Anno del piano, se niente in esso lo dice
    #[arg(long, value_name = "ANNO", value_parser = clap::value_parser!(u16).range(2000..2100))]
    pub anno: Option<u16>,
    /// Mappa delle colonne, dove le loro parole non bastano [predefinita: quella conservata con l’ente]
    #[arg(long, value_name = "MAPPA")]
    pub mappa: Option<PathBuf>,
    /// Scrive una mappa commentata di ciò che è riconosciuto, da correggere; non importa nulla
    #[arg(long, value_name = "MAPPA", conflicts_with_all = ["mappa", "output", "aggiorna", "consuntivi"])]
    pub proponi_mappa: Option<PathBuf>,
    /// Con --ente, scrive anche le schede di misurazione con i risultati che il piano contiene
    #[arg(long, requires = "ente", conflicts_with = "output")]
    pub consuntivi: bool,
}

/// `nuovo`.
#[derive(Debug, Args)]
#[command(next_help_heading = "Opzioni")]
pub struct New {
    /// Cartella da creare, o vuota
    #[arg(value_name = "CARTELLA", help_heading = "Argomenti")]
    pub cartella: PathBuf,
    /// Nome dell’ente, come «Comune di Prova»
    #[arg(long, value_name = "NOME")]
    pub nome: Option<String>,
    /// Anno dei testi pronti da compilare in «testi» [predefinito: quello prima di oggi]
    #[arg(long, value_name = "ANNO", value_parser = clap::value_parser!(u16).range(1990..=2200))]
    pub anno: Option<u16>,
}

/// Output of `importa`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ImportFormat {
    /// Il foglio canonico
    Xlsx,
    /// JSON sull’uscita standard
    Json,
}

/// `prepara`.
#[derive(Debug, Args)]
#[command(next_help_heading = "Opzioni")]
pub struct Prepare {
    /// Entity, year and reference date.
    #[command(flatten)]
    pub scope: Scope,
}

/// `schede`.
#[derive(Debug, Args)]
#[command(next_help_heading = "Opzioni")]
pub struct Sheets {
    /// Entity, year and reference date.
    #[command(flatten)]
    pub scope: Scope,
    /// Come dividere le schede: un file per «missione» o per «ufficio» (colonna UFFICIO del registro); vale anche per le
    /// volte dopo [predefinito: come la volta prima, altrimenti missione]
    #[arg(long, value_enum, value_name = "DIVISIONE", hide_possible_values = true)]
    pub per: Option<Divide>,
    /// Cartella in cui scrivere «indicatori» e «misurazioni» [predefinita: quella dell’ente]
    #[arg(long, value_name = "CARTELLA")]
    pub output: Option<PathBuf>,
}

/// How measurement sheets are divided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Divide {
    /// Un file per missione
    Missione,
    /// Un file per ufficio, secondo la colonna UFFICIO del registro
    Ufficio,
}
