//! `campione`: the auditor's own sample of objectives, drawn from a finished package.

use std::path::{Path, PathBuf};

use super::outcome::{Outcome, failure, not_in_a_package, recorded, said_kept};
use crate::cli::{Sample, Scope};
use crate::domain::Year;
use crate::dossier::RESERVED;
use crate::package::{self, Overwriting, Reserved};
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
    let job = Job::again(&inputs, package, &record);
    let seed = arguments.seme.to_string();
    let workbook = pipeline::sample(&job, &seed).map_err(|error| failure(&error, year))?;
    let target = arguments.output.clone().unwrap_or_else(|| PathBuf::from(&workbook.path));
    not_in_a_package(&target, "-o")?;
    let overwriting = if arguments.sostituisci { Overwriting::KeepingOld } else { Overwriting::Refused };
    let kept = package::write(&target, &workbook.bytes, overwriting)
        .map_err(|error| failure(&PipelineError::from(error), year))?;
    let stdout = format!("Campione con il seme {seed}: {}\n{}", target.display(), said_kept(kept.as_deref()));
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
