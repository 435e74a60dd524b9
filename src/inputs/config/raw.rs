//! The file as TOML has it: names in Italian, as the office writes them.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::domain::Act;
use crate::inputs::keys::{Day, Number};

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct File {
    pub ente: Entity,
    #[serde(default)]
    pub piano: BTreeMap<String, PlanKeys>,
    #[serde(default)]
    pub atti: BTreeMap<String, Acts>,
    pub smvp: Option<Smvp>,
    #[serde(default)]
    pub soglie: Thresholds,
    pub scadenza: Option<DeadlineKeys>,
    #[serde(default)]
    pub organi: Bodies,
    #[serde(default)]
    pub segnali: BTreeMap<String, String>,
    #[serde(default)]
    pub soglie_segnali: BTreeMap<String, Number>,
    #[serde(default)]
    pub limiti: Limits,
    #[serde(default)]
    pub uffici: BTreeMap<String, String>,
    pub uscita: Option<Output>,
    #[serde(default)]
    pub pubblicazione: Publishing,
    #[serde(default)]
    pub documento: DocumentKeys,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DocumentKeys {
    pub dettaglio: Option<String>,
    pub schema: Option<String>,
    pub pdf: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Output {
    pub cartella: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Limits {
    pub file_mib: Option<u32>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Entity {
    pub nome: String,
    #[serde(default)]
    pub provincia: String,
    #[serde(default)]
    pub codice_istat: String,
    #[serde(default)]
    pub codice_ipa: String,
    #[serde(default)]
    pub codice_fiscale: String,
    #[serde(default)]
    pub dimostrativo: bool,
    #[serde(default)]
    pub protocollo: ProtocolOffice,
    #[serde(default)]
    pub conservazione: Archive,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ProtocolOffice {
    pub aoo: Option<String>,
    pub codice_aoo: Option<String>,
    pub registro: Option<String>,
    pub pec: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Archive {
    pub classificazione: Option<String>,
    pub descrizione_classificazione: Option<String>,
    pub piano_classificazione: Option<String>,
    pub fascicolo: Option<String>,
    pub anni: Option<u16>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Publishing {
    pub licenza: Option<String>,
    pub contatto: Option<String>,
    pub accessibilita: Option<String>,
    pub indirizzo: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PlanKeys {
    pub file: Option<String>,
    pub nome: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Acts {
    pub piano: Option<ActKeys>,
    pub piao: Option<ActKeys>,
    pub peg: Option<ActKeys>,
    pub monitoraggio: Option<ActKeys>,
    pub delibera_giunta: Option<ActKeys>,
    pub validazione: Option<ActKeys>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ActKeys {
    numero: String,
    data: Day,
}

impl From<ActKeys> for Act {
    fn from(raw: ActKeys) -> Self {
        Self { number: raw.numero, date: raw.data.0 }
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Smvp {
    atto: String,
    data: Day,
}

impl From<Smvp> for Act {
    fn from(raw: Smvp) -> Self {
        Self { number: raw.atto, date: raw.data.0 }
    }
}

/// Numbers stay in their written form until they become exact decimals.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Thresholds {
    pub raggiunto: Option<Number>,
    pub parziale: Option<Number>,
    pub etichette: Option<Labels>,
    pub tolleranza_mantenimento: Option<Number>,
    pub ritardi: Option<Vec<Delay>>,
    pub tetto: Option<Number>,
    pub dati_mancanti: Option<String>,
    /// Least coverage for a class under `escludi`, in per cent.
    pub copertura_minima: Option<Number>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Labels {
    pub raggiunto: String,
    pub parziale: String,
    pub non_raggiunto: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Delay {
    pub giorni: u32,
    pub valore: Number,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DeadlineKeys {
    pub giorno: Option<u32>,
    pub mese: Option<u32>,
    pub misura: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Bodies {
    pub giunta: Option<String>,
    pub nucleo: Option<String>,
    pub revisore: Option<String>,
}
