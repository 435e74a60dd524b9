//! `edizione.json` of a package.

use crate::domain::{RegisteredActs, Status};
use crate::dossier::{Dossier, Previous};
use crate::inputs::edition::{
    EditionRecord, FORMAT, FindingRecord, RecordedActOfVersion, RecordedActs, RecordedDay, RecordedFinal,
    RecordedStatus, RecordedYearActs,
};
use crate::trace::published;

/// What the package says of its making; `built_in` are the files that the program puts in beside the inputs.
pub(super) fn record(dossier: &Dossier<'_>, built_in: Vec<String>) -> EditionRecord {
    let Dossier { edition, making, .. } = *dossier;
    let (stato, versione) = match edition.status {
        Status::Draft => (RecordedStatus::Draft, None),
        Status::Final { version } => (RecordedStatus::Final, Some(version)),
    };
    EditionRecord {
        formato: FORMAT,
        anno: edition.year.0,
        stato,
        versione,
        data_riferimento: RecordedDay(edition.reference_date),
        motivo_ritardo: dossier.reasons.delay.map(str::to_owned),
        motivo_rettifica: dossier.reasons.correction.map(str::to_owned),
        atti: dossier.config.acts.get(&edition.year).map(RecordedActs::of).unwrap_or_default(),
        del_programma: built_in,
        anomalie_della_cartella: making.of_the_folder.iter().map(FindingRecord::from).collect(),
        individuale_non_conservato: making
            .of_withheld
            .as_ref()
            .map(|findings| findings.iter().map(FindingRecord::from).collect()),
        versione_precedente: dossier.previous.map(whole),
        versione_precedente_illeggibile: making.unread,
        anni_precedenti: making.earlier.iter().map(figures).collect(),
        atti_registrati: making.acts.iter().map(|(year, acts)| noted(year.0, acts)).collect(),
    }
}

/// The acts of a year.
fn noted(anno: u16, acts: &RegisteredActs) -> RecordedYearActs {
    RecordedYearActs { anno, atti: acts.0.iter().map(RecordedActOfVersion::from).collect() }
}

/// The final that this one follows, with every derivation: a second version says what changed since, and why.
fn whole(previous: &Previous) -> RecordedFinal {
    let mut provenance: serde_json::Value = serde_json::from_slice(&previous.bytes).unwrap_or_default();
    if let Some(keys) = provenance.as_object_mut() {
        // What built it does not matter any more.
        keys.remove("costruzione");
    }
    recorded(previous, provenance)
}

/// A final of an earlier year, as far as the trend needs it.
fn figures(previous: &Previous) -> RecordedFinal {
    recorded(previous, published::figures(&previous.bytes))
}

fn recorded(previous: &Previous, provenienza: serde_json::Value) -> RecordedFinal {
    RecordedFinal { anno: previous.year.0, versione: previous.version, sha256: previous.sha256.clone(), provenienza }
}
