//! What the archive must know of the document: the metadata that `AgID`'s guidelines on
//! electronic documents ask for (*Linee guida sulla formazione, gestione e conservazione dei
//! documenti informatici*, allegato 5), as JSON beside the PDF.
//!
//! Guaranteed: only what is known when the package is made; what the protocol office adds
//! (registration, classification, retention) is an explicit `null`. Deliberately absent:
//! names of persons.

use serde::Serialize;

use crate::digest::hex_digest;
use crate::domain::{Edition, Status};

/// Allegato 5 allows five key words.
const MOST_KEYWORDS: usize = 5;

/// What the record says of the document beside its bytes.
#[derive(Debug, Clone, Copy)]
pub struct Subject<'a> {
    /// Whose document it is, which and how final.
    pub edition: &'a Edition,
    /// Code of the entity in the *Indice delle pubbliche amministrazioni*, may be empty.
    pub ipa_code: &'a str,
    /// What the document is about, as in its metadata.
    pub subject: &'a str,
    /// Key words, as in its metadata.
    pub keywords: &'a [String],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Record<'a> {
    norma: &'static str,
    id_doc: DocumentId<'a>,
    modalita_di_formazione: &'static str,
    tipologia_documentale: &'static str,
    dati_di_registrazione: Registration,
    soggetti: [Party<'a>; 1],
    chiave_descrittiva: Description<'a>,
    allegati: Attachments<'a>,
    classificazione: Option<&'static str>,
    riservato: bool,
    identificativo_del_formato: Format,
    verifica: Verification,
    identificativo_aggregazione_documentale: Option<&'static str>,
    identificativo_documento_principale: Option<&'static str>,
    nome_del_documento: &'a str,
    versione_del_documento: String,
    tracciature_modifiche_documento: Option<&'static str>,
    tempo_di_conservazione: Option<&'static str>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct DocumentId<'a> {
    impronta: String,
    algoritmo: &'static str,
    codifica: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    descrizione: Option<&'a str>,
}

/// Filled in by the protocol office.
#[derive(Serialize, Default)]
#[serde(rename_all = "camelCase")]
struct Registration {
    tipologia_di_flusso: Option<&'static str>,
    tipo_registro: Option<&'static str>,
    codice_registro: Option<&'static str>,
    data_registrazione: Option<&'static str>,
    numero_documento: Option<&'static str>,
}

#[derive(Serialize)]
struct Party<'a> {
    ruolo: &'static str,
    #[serde(rename = "tipoSoggetto")]
    kind: &'static str,
    denominazione: &'a str,
    #[serde(rename = "codiceIPA")]
    ipa_code: Option<&'a str>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Description<'a> {
    oggetto: &'a str,
    parole_chiave: &'a [String],
}

#[derive(Serialize)]
struct Attachments<'a> {
    numero: usize,
    elenco: Vec<DocumentId<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Format {
    formato: &'static str,
    versione_formato: &'static str,
    prodotto_software: Product,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Product {
    nome_prodotto: &'static str,
    versione_prodotto: &'static str,
    produttore: Option<&'static str>,
}

/// The document as it leaves the program: nobody has signed it yet.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
#[expect(clippy::struct_excessive_bools, reason = "allegato 5 asks four questions, each with yes or no")]
struct Verification {
    firmato_digitalmente: bool,
    sigillato_elettronicamente: bool,
    marcatura_temporale: bool,
    conformita_copie_immagine_su_supporto_informatico: bool,
}

/// The record of a document (file name, bytes) and its attachments, as JSON.
pub fn record<'a>(
    subject: &Subject<'_>,
    (name, bytes): (&str, &[u8]),
    attachments: impl Iterator<Item = (&'a str, &'a [u8])>,
) -> Vec<u8> {
    let identified = |bytes: &[u8], descrizione: Option<&'a str>| DocumentId {
        impronta: hex_digest(bytes),
        algoritmo: "SHA-256",
        codifica: "esadecimale",
        descrizione,
    };
    let elenco: Vec<DocumentId<'_>> = attachments.map(|(path, bytes)| identified(bytes, Some(path))).collect();
    let record = Record {
        norma: "AgID, Linee guida sulla formazione, gestione e conservazione dei documenti informatici, allegato 5",
        id_doc: identified(bytes, None),
        modalita_di_formazione: "generazione in via automatica di un insieme di dati secondo una struttura logica \
                                 predeterminata, memorizzato in forma statica",
        tipologia_documentale: "Relazione sulla performance",
        dati_di_registrazione: Registration::default(),
        soggetti: [Party {
            ruolo: "autore",
            kind: "PAI",
            denominazione: &subject.edition.entity,
            ipa_code: Some(subject.ipa_code).filter(|code| !code.is_empty()),
        }],
        chiave_descrittiva: Description {
            oggetto: subject.subject,
            parole_chiave: &subject.keywords[..subject.keywords.len().min(MOST_KEYWORDS)],
        },
        allegati: Attachments { numero: elenco.len(), elenco },
        classificazione: None,
        riservato: false,
        identificativo_del_formato: Format {
            formato: "application/pdf",
            versione_formato: "PDF 1.7; PDF/A-2a (ISO 19005-2); PDF/UA-1 (ISO 14289-1)",
            prodotto_software: Product {
                nome_prodotto: "relazione",
                versione_prodotto: env!("CARGO_PKG_VERSION"),
                produttore: None,
            },
        },
        verifica: Verification {
            firmato_digitalmente: false,
            sigillato_elettronicamente: false,
            marcatura_temporale: false,
            conformita_copie_immagine_su_supporto_informatico: false,
        },
        identificativo_aggregazione_documentale: None,
        identificativo_documento_principale: None,
        nome_del_documento: name,
        versione_del_documento: match subject.edition.status {
            Status::Draft => "bozza".to_owned(),
            Status::Final { version } => version.to_string(),
        },
        tracciature_modifiche_documento: None,
        tempo_di_conservazione: None,
    };
    let mut json = serde_json::to_vec_pretty(&record).expect("texts and booleans can always be written");
    json.push(b'\n');
    json
}
