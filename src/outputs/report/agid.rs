//! What the archive must know of the document: the metadata that `AgID`'s guidelines on
//! electronic documents ask for (*Linee guida sulla formazione, gestione e conservazione dei
//! documenti informatici*, allegato 5), as JSON beside the PDF.
//!
//! Guaranteed: only what is known when the package is made; what the protocol office adds
//! (registration, classification, retention) is an explicit `null`. Deliberately absent:
//! names of persons.

use serde::Serialize;

use super::title;
use crate::domain::Status;
use crate::dossier::{Dossier, PackageFile};

/// Allegato 5 allows five key words.
const MOST_KEYWORDS: usize = 5;

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
    impronta: &'a str,
    algoritmo: &'static str,
    codifica: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    descrizione: Option<&'a str>,
}

impl<'a> DocumentId<'a> {
    fn of(file: &'a PackageFile, descrizione: Option<&'a str>) -> Self {
        Self { impronta: file.sha256(), algoritmo: "SHA-256", codifica: "esadecimale", descrizione }
    }
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

/// The record of the report among the files made so far, with its annexes and tables, as JSON.
pub fn record(dossier: &Dossier<'_>, made: &[PackageFile]) -> Vec<PackageFile> {
    let name = title::file_name(dossier, "pdf");
    let record_name = name.replace(".pdf", ".json");
    let (reports, attachments): (Vec<_>, Vec<_>) = made.iter().partition(|file| file.path == name);
    reports.iter().map(|report| PackageFile::new(record_name.as_str(), json(dossier, report, &attachments))).collect()
}

fn json(dossier: &Dossier<'_>, report: &PackageFile, attachments: &[&PackageFile]) -> Vec<u8> {
    let (subject, keywords) = (title::subject(dossier), title::keywords(dossier));
    let ipa_code = dossier.config.entity.ipa_code.as_str();
    let elenco: Vec<DocumentId<'_>> = attachments.iter().map(|file| DocumentId::of(file, Some(&file.path))).collect();
    let record = Record {
        norma: "AgID, Linee guida sulla formazione, gestione e conservazione dei documenti informatici, allegato 5",
        id_doc: DocumentId::of(report, None),
        modalita_di_formazione: "generazione in via automatica di un insieme di dati secondo una struttura logica \
                                 predeterminata, memorizzato in forma statica",
        tipologia_documentale: "Relazione sulla performance",
        dati_di_registrazione: Registration::default(),
        soggetti: [Party {
            ruolo: "autore",
            kind: "PAI",
            denominazione: &dossier.edition.entity,
            ipa_code: Some(ipa_code).filter(|code| !code.is_empty()),
        }],
        chiave_descrittiva: Description {
            oggetto: &subject,
            parole_chiave: &keywords[..keywords.len().min(MOST_KEYWORDS)],
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
        nome_del_documento: &report.path,
        versione_del_documento: match dossier.edition.status {
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
