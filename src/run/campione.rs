//! `campione`: the auditor's own sample of objectives, drawn from a finished package.

use std::path::{Path, PathBuf};

use super::outcome::{Outcome, failure, recorded};
use crate::cli::{Sample, Scope};
use crate::domain::{Reasons, Year};
use crate::dossier::RESERVED;
use crate::inputs::edition::RecordedStatus;
use crate::package::{self, PackageError, Reserved};
use crate::pipeline::{self, Job, PipelineError};

/// Draws the sample and writes the workbook outside the package.
pub(super) fn run(arguments: &Sample) -> Result<Outcome, Outcome> {
    let package = &arguments.pacchetto;
    check_package(package)?;
    let inputs = package.join(RESERVED).join("ingressi");
    let scope = Scope { ente: Some(inputs.clone()), anno: None, data: None };
    let Some(record) = recorded(&scope)? else {
        let message = "il pacchetto non ha riservato/ingressi/edizione.json: è di una versione precedente del programma, \
                       oppure manca la parte riservata";
        return Err(Outcome::failed(1, &format!("{}: {message}", package.display())));
    };
    let year = Year(record.anno);
    let job = Job {
        entity: Some(&inputs),
        output: package,
        year,
        reference_date: record.data_riferimento.0,
        given_by_hand: true,
        definitive: record.stato == RecordedStatus::Final,
        reasons: Reasons { delay: record.motivo_ritardo.as_deref(), correction: record.motivo_rettifica.as_deref() },
        recorded: Some(&record),
    };
    let seed = arguments.seme.to_string();
    let workbook = pipeline::sample(&job, &seed).map_err(|error| failure(&error, year))?;
    let target = arguments.output.clone().unwrap_or_else(|| PathBuf::from(&workbook.path));
    let folder = target.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    if package::is_inside_package(folder) {
        let message = "il pacchetto non si modifica: indicare con -o un file fuori dal pacchetto";
        return Err(Outcome::failed(2, &format!("{}: {message}", target.display())));
    }
    let write = if arguments.sostituisci { package::write_file } else { package::write_new };
    write(&target, &workbook.bytes).map_err(|error| match error {
        PackageError::Exists { path } => {
            let message = "il file c’è già: indicarne un altro con -o, oppure aggiungere --sostituisci";
            Outcome::failed(1, &format!("{}: {message}", path.display()))
        }
        other => failure(&PipelineError::from(other), year),
    })?;
    let stdout = format!("Campione con il seme {seed}: {}\n", target.display());
    Ok(Outcome { stdout, ..Outcome::default() })
}

/// A package whose reserved part is not what its own checksums say gives no sample.
fn check_package(package: &Path) -> Result<(), Outcome> {
    match package::reserved(package) {
        Reserved::Whole => Ok(()),
        Reserved::Absent => {
            let message = "non è un pacchetto con la sua parte riservata: manca riservato/SHA256SUMS";
            Err(Outcome::failed(1, &format!("{}: {message}", package.display())))
        }
        Reserved::Altered(files) => {
            let listed = files.join(", ");
            let message = format!("il pacchetto è stato modificato: non corrispondono a SHA256SUMS {listed}");
            Err(Outcome::failed(5, &format!("{}: {message}", package.display())))
        }
    }
}
