//! One entity of a batch: `genera` on it, and what became of it.

use std::path::Path;
use std::time::Instant;

use super::super::genera::{self, Stopped};
use super::super::outcome::Outcome;
use crate::batch::{Counts, Member, PackageRecord, Record, State};
use crate::cli::{Batch, Generate, Scope};
use crate::clock::Watch;
use crate::inputs::entity;
use crate::package::Published;
use crate::pipeline::{Generated, PipelineError};

/// Makes the package of an entity, as `genera` would.
pub(super) fn made(member: &Member, arguments: &Batch) -> Record {
    let started = Instant::now();
    let generate = Generate {
        scope: Scope { ente: Some(member.folder.clone()), anno: arguments.anno, data: arguments.data },
        definitiva: arguments.definitiva,
        motivo_ritardo: None,
        motivo_rettifica: None,
        output: arguments.output.as_ref().map(|_| member.output.clone()),
        quiet: true,
        mostra: None,
        vista: None,
    };
    let folder = member.said();
    let record = match genera::made(&generate, &Watch::silent()) {
        Ok(made) => published(&folder, &made.generated),
        Err(stopped) => unpublished(&folder, &member.folder, stopped),
    };
    Record { durata_ms: u64::try_from(started.elapsed().as_millis()).unwrap_or(u64::MAX), ..record }
}

/// The record of an entity on which the program itself failed.
pub(super) fn broken(member: &Member) -> Record {
    let told = message(&Outcome::internal_error());
    Record { messaggio: Some(told), ..Record::of(&member.said(), State::Failed) }
}

fn published(folder: &str, generated: &Generated) -> Record {
    let state = match generated.published {
        Published::Written { .. } => State::Made,
        Published::Unchanged(_) => State::Unchanged,
    };
    let package = generated.published.path();
    Record {
        ente: Some(generated.entity.clone()),
        dimostrativo: generated.demonstration,
        obiettivi: Some(generated.objectives),
        indice_cautelativo: generated.indices.prudent,
        indice_misurati: generated.indices.measured,
        copertura: generated.indices.coverage,
        anomalie: Some(Counts::of(&generated.findings)),
        segnali: Some(generated.signals),
        pacchetto: generated
            .published
            .digest()
            .map(|sha256| PackageRecord { cartella: package.display().to_string(), sha256 }),
        ..Record::of(folder, state)
    }
}

fn unpublished(folder: &str, root: &Path, stopped: Stopped) -> Record {
    let (state, counts) = match &stopped {
        Stopped::Job(PipelineError::Blocked { findings }, _) => (State::Refused, Some(Counts::of(findings))),
        Stopped::Job(PipelineError::MissingActs { .. }, _) => (State::Refused, None),
        _ => (State::Failed, None),
    };
    let told = message(&stopped.told());
    let configuration = entity::configuration(root).map(|config| config.entity);
    Record {
        dimostrativo: configuration.as_ref().is_some_and(|own| own.demonstration),
        ente: configuration.map(|own| own.name),
        messaggio: Some(told),
        anomalie: counts,
        ..Record::of(folder, state)
    }
}

/// What the user is told, without the list that may follow.
fn message(told: &Outcome) -> String {
    let text = told.stderr.trim_end();
    let text = text.strip_prefix("errore: ").unwrap_or(text);
    text.split("\n\n").next().unwrap_or(text).to_owned()
}
