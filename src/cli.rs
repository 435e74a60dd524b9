//! The command line: arguments only, in Italian.

mod usage;

use std::path::PathBuf;

use chrono::{Datelike as _, NaiveDate};
use clap::{Args, Parser, Subcommand, ValueEnum};
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

const HELP: &str = "{about}\n\nUso: {usage}\n\n{all-args}\n";

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
    /// Scrive i fogli pronti da compilare per risorse, variazioni, performance individuale e contesto
    #[command(help_template = HELP, override_usage = "relazione prepara [OPZIONI]")]
    Prepara(Prepare),
    /// Mostra da dove viene una cifra: dati, cella, regola, calcolo, arrotondamento
    #[command(help_template = HELP, override_usage = "relazione spiega COSA [OPZIONI]")]
    Spiega(Explain),
    /// Annota un atto del ciclo: approvazione del piano, e di una definitiva adozione, validazione, pubblicazione, protocollo
    #[command(subcommand, help_template = HELP, override_usage = "relazione registra ATTO [OPZIONI]")]
    #[command(subcommand_help_heading = "Atti", disable_help_subcommand = true)]
    Registra(Register),
    /// Estrae da un pacchetto un campione di obiettivi, con un numero scelto da chi controlla
    #[command(help_template = HELP, override_usage = "relazione campione PACCHETTO --seme NUMERO [OPZIONI]")]
    Campione(Sample),
    /// Fa di una definitiva un solo file zip: per il revisore, per la conservazione (BagIt e metadati AgID), per il sito
    #[command(help_template = HELP, override_usage = "relazione esporta --per DESTINAZIONE --anno ANNO [OPZIONI]")]
    Esporta(Export),
    /// Dice quanto manca al termine e quali dati mancano, per ufficio e missione
    #[command(help_template = HELP, override_usage = "relazione stato [OPZIONI]")]
    Stato(Status),
    /// Verifica un pacchetto pubblicato: file, cifre, ricalcolo e ristampa; non scrive nulla
    #[command(help_template = HELP, override_usage = "relazione verifica PACCHETTO [OPZIONI]")]
    Verifica(Verify),
}

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
fn day(text: &str) -> Result<NaiveDate, String> {
    let read = ["%Y-%m-%d", "%d/%m/%Y"].iter().find_map(|form| NaiveDate::parse_from_str(text, form).ok());
    // A year of two digits is none.
    read.filter(|day| day.year() >= 1990).ok_or_else(|| "un giorno come 2025-06-20 oppure 20/06/2025".to_owned())
}

const DATE_HELP: &str = "Data di riferimento, come 2025-06-20 [predefinita: SOURCE_DATE_EPOCH, altrimenti oggi]";

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
}

/// Output of `importa`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ImportFormat {
    /// Il foglio canonico
    Xlsx,
    /// JSON sull’uscita standard
    Json,
}

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
    /// Scrive anche un foglio delle correzioni per ogni ufficio, con le sue celle da correggere o da compilare
    /// [predefinita: «ritorno/ANNO» nella cartella dell’ente]
    #[arg(long, value_name = "CARTELLA", num_args = 0..=1)]
    pub ritorno: Option<Option<PathBuf>>,
    /// Cartella in cui si pubblica, dove si cercano le definitive già emesse [predefinita: come per «genera»]
    #[arg(long, value_name = "CARTELLA")]
    pub output: Option<PathBuf>,
    /// Come elencare le anomalie: testo (per persone) oppure json (per programmi)
    #[arg(long, value_enum, value_name = "FORMATO", default_value_t = ListFormat::Testo, hide_default_value = true)]
    #[arg(hide_possible_values = true)]
    pub formato: ListFormat,
}

/// `prepara`.
#[derive(Debug, Args)]
#[command(next_help_heading = "Opzioni")]
pub struct Prepare {
    /// Entity, year and reference date.
    #[command(flatten)]
    pub scope: Scope,
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
}

/// `registra adozione`, `validazione`, `pubblicazione`, `protocollo`.
#[derive(Debug, Args)]
#[command(next_help_heading = "Opzioni")]
pub struct NotedAct {
    /// Cartella dell’ente [predefinita: quella corrente se contiene relazione.toml, altrimenti «seeds»]
    #[arg(long, value_name = "CARTELLA")]
    pub ente: Option<PathBuf>,
    /// Anno misurato dalla relazione
    #[arg(long, value_name = "ANNO", value_parser = clap::value_parser!(u16).range(1990..=2200))]
    pub anno: u16,
    /// Versione definitiva a cui l’atto si riferisce, come 1 per «v1» [predefinita: l’ultima]
    #[arg(long, value_name = "VERSIONE", value_parser = version)]
    pub versione: Option<u32>,
    /// Numero dell’atto, come "G.C. 62"
    #[arg(long, value_name = "NUMERO")]
    pub numero: String,
    /// Giorno dell’atto, come 2025-06-25 oppure 25/06/2025
    #[arg(long, value_name = "GIORNO", value_parser = day)]
    pub data: NaiveDate,
    /// Pagina in cui l’atto si legge, come https://…
    #[arg(long, value_name = "INDIRIZZO")]
    pub link: Option<String>,
    /// Cartella in cui si pubblica [predefinita: come per «genera»]
    #[arg(long, value_name = "CARTELLA")]
    pub output: Option<PathBuf>,
    /// Sostituisce l’atto già registrato della stessa versione; il file di prima resta accanto con un altro nome
    #[arg(long)]
    pub sostituisci: bool,
}

/// A version, `1` or as its folder is called, `v1`.
fn version(text: &str) -> Result<u32, String> {
    let number = text.strip_prefix('v').unwrap_or(text).parse().ok().filter(|number| *number > 0);
    number.ok_or_else(|| "il numero di una versione definitiva, come 1".to_owned())
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
    /// Cartella dell’ente [predefinita: quella corrente se contiene relazione.toml, altrimenti «seeds»]
    #[arg(long, value_name = "CARTELLA")]
    pub ente: Option<PathBuf>,
    /// Anno misurato dalla relazione
    #[arg(long, value_name = "ANNO", value_parser = clap::value_parser!(u16).range(1990..=2200))]
    pub anno: u16,
    /// Versione definitiva, come 1 per «v1» [predefinita: l’ultima]
    #[arg(long, value_name = "VERSIONE", value_parser = version)]
    pub versione: Option<u32>,
    /// File da scrivere, fuori dal pacchetto [predefinito: `Relazione_performance_ANNO_vVERSIONE_DESTINAZIONE.zip` nella
    /// cartella corrente]
    #[arg(short = 'o', long = "file", value_name = "FILE")]
    pub file: Option<PathBuf>,
    /// Cartella in cui si pubblica, dove si cerca la definitiva [predefinita: come per «genera»]
    #[arg(long, value_name = "CARTELLA")]
    pub output: Option<PathBuf>,
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
    /// Verifica soltanto la parte pubblicata, senza «riservato»
    #[arg(long)]
    pub pubblico: bool,
    /// Come dire l’esito: testo (per persone) oppure json (per programmi)
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

/// Output of lists of findings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ListFormat {
    /// Testo per persone
    Testo,
    /// JSON per programmi
    Json,
}
