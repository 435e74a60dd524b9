//! The package made again from the inputs that it keeps, and held against itself.

use std::collections::{BTreeMap, BTreeSet};

use super::checked::{Check, CheckOutcome, FINGERPRINT, RECOMPUTED, REPRINTED, check, judged, unverifiable};
use crate::disk::leads_below;
use crate::dossier::{PackageFile, RESERVED};
use crate::inputs::entity;
use crate::outputs::proof;
use crate::package;
use crate::pipeline::show::with_dossier;
use crate::pipeline::{Job, PipelineError, rounds};
use crate::trace::provenance::{PROVENANCE_FILE, Recorded};
use crate::words::italian;

/// Folder of the inputs within a package.
const INPUTS: &str = "ingressi/";
/// Figures and files that are named at most; their number is said in any case.
const MOST_NAMED: usize = 40;

/// What became of the attempt.
pub(super) enum Remade {
    /// The files, with the fingerprint that follows from the inputs.
    Files { files: Vec<PackageFile>, fingerprint: String },
    /// Why there are none.
    Impossible(String),
}

impl Remade {
    /// Makes the package again, from its inputs in a folder elsewhere.
    pub fn of(files: &[PackageFile]) -> Result<Self, PipelineError> {
        let elsewhere = package::scratch()?;
        let inputs = elsewhere.path().join("ingressi");
        let below = format!("{RESERVED}{INPUTS}");
        for file in files {
            if let Some(path) = file.path.strip_prefix(&below).filter(|path| leads_below(path)) {
                package::write_file(&inputs.join(path), &file.bytes)?;
            }
        }
        let record = match entity::recorded_edition(&inputs) {
            Ok(Some(record)) => record,
            Ok(None) => return Ok(Self::Impossible(format!("manca {below}edizione.json, che dice come rifarlo"))),
            Err(_) => return Ok(Self::Impossible(format!("{below}edizione.json non si può leggere"))),
        };
        let output = elsewhere.path().join("output");
        let job = Job::again(&inputs, &output, &record);
        let made = with_dossier(&job, |press, dossier| {
            rounds::package(press, dossier).map(|(files, _)| (files, dossier.fingerprint.to_owned()))
        });
        let folder = inputs.display().to_string();
        // The folder elsewhere is nobody’s business: the file is named as in the package.
        Ok(match made.and_then(|made| made) {
            Ok((files, fingerprint)) => Self::Files { files, fingerprint },
            Err(error) => Self::Impossible(error.to_string().replace(&folder, &format!("{RESERVED}ingressi"))),
        })
    }

    /// Figures, bytes and fingerprint against those of the package.
    pub fn checks(&self, files: &[PackageFile], printed: Option<&str>) -> Vec<Check> {
        let (made, own) = match self {
            Self::Files { files, fingerprint } => (files, fingerprint),
            Self::Impossible(reason) => {
                let failed = |name| {
                    judged(
                        name,
                        "dai file di partenza conservati".to_owned(),
                        vec![format!("non si può rifare: {reason}")],
                    )
                };
                let mut checks = vec![failed(RECOMPUTED), failed(REPRINTED)];
                checks.extend(printed.map(|_| failed(FINGERPRINT)));
                return checks;
            }
        };
        vec![recomputed(files, made), reprinted(files, made), fingerprint(files, own, printed)]
    }
}

fn recomputed(files: &[PackageFile], made: &[PackageFile]) -> Check {
    let figures = |files: &[PackageFile]| proof::read_again(files).map(|again| again.figures).unwrap_or_default();
    let (published, made) = (figures(files), figures(made));
    let said = format!("{} dai file di partenza conservati", italian::count(made.len(), "cifra", "cifre"));
    let shown = |values: Option<&Vec<Option<String>>>| {
        values.map_or_else(
            || "nessuna".to_owned(),
            |values| values.iter().map(|value| value.as_deref().unwrap_or("n.d.")).collect::<Vec<_>>().join("; "),
        )
    };
    let names: BTreeSet<&String> = published.keys().chain(made.keys()).collect();
    let differing = names.into_iter().filter(|name| published.get(*name) != made.get(*name));
    let told = differing.map(|name| {
        format!("«{name}»: pubblicata {}, ricalcolata {}", shown(published.get(name)), shown(made.get(name)))
    });
    judged(RECOMPUTED, said, limited(told.collect()))
}

fn reprinted(files: &[PackageFile], made: &[PackageFile]) -> Check {
    let provenance = files.iter().find(|file| file.path == PROVENANCE_FILE);
    let recorded = provenance.and_then(|file| Recorded::parse(&file.bytes));
    if recorded.is_some_and(|recorded| !recorded.is_of_this_build()) {
        let reason = "byte non confrontabili: il pacchetto è di un’altra costruzione del programma (provenienza.json, \
                      «costruzione»); contano le cifre ricalcolate";
        return unverifiable(REPRINTED, reason.to_owned());
    }
    let published: BTreeMap<&str, &PackageFile> = files.iter().map(|file| (file.path.as_str(), file)).collect();
    let mut differing = Vec::new();
    for file in made {
        match published.get(file.path.as_str()) {
            None => differing.push(format!("{}: rifatto dai file di partenza, ma nel pacchetto manca", file.path)),
            Some(other) if other.bytes != file.bytes => differing.push(format!("{}: rifatto viene diverso", file.path)),
            Some(_) => {}
        }
    }
    let made_again: BTreeSet<&str> = made.iter().map(|file| file.path.as_str()).collect();
    let strangers = files.iter().filter(|file| !made_again.contains(file.path.as_str()));
    differing.extend(strangers.map(|file| format!("{}: nel rifacimento non c’è", file.path)));
    let said = format!(
        "{} byte per byte",
        italian::count(made.len(), "file rifatto e confrontato", "file rifatti e confrontati")
    );
    judged(REPRINTED, said, limited(differing))
}

/// The fingerprint that follows from the inputs, against the package’s own and the printed one.
fn fingerprint(files: &[PackageFile], own: &str, printed: Option<&str>) -> Check {
    let recorded = files.iter().find(|file| file.path == PROVENANCE_FILE).and_then(|file| Recorded::parse(&file.bytes));
    let plain =
        |print: &str| print.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase();
    let mut differing = Vec::new();
    if recorded.as_ref().is_none_or(|recorded| recorded.fingerprint != own) {
        let recorded = recorded.map_or_else(|| "nessuna".to_owned(), |recorded| recorded.fingerprint);
        differing.push(format!("{PROVENANCE_FILE}: dice {recorded}, dai file di partenza risulta {own}"));
    }
    if let Some(printed) = printed.filter(|printed| plain(printed) != plain(own)) {
        differing.push(format!("quella stampata è {}, dai file di partenza risulta {own}", printed.trim()));
    }
    if printed.is_none() && differing.is_empty() {
        let said = format!("{own}: confrontarla con quella del colofone stampato, oppure indicarla con --impronta");
        return check(FINGERPRINT, CheckOutcome::Holds, said, differing);
    }
    judged(FINGERPRINT, format!("{own}, ricalcolata dai file di partenza"), differing)
}

/// The first of very many, and how many more there are.
fn limited(mut told: Vec<String>) -> Vec<String> {
    let more = told.len().saturating_sub(MOST_NAMED);
    told.truncate(MOST_NAMED);
    if more > 0 {
        told.push(format!("e {}", italian::count(more, "altro caso", "altri casi")));
    }
    told
}
