//! The package made again from the inputs that it keeps, and held against itself.

use std::collections::{BTreeMap, BTreeSet};

use super::checked::{Check, CheckOutcome, FINGERPRINT, RECOMPUTED, REPRINTED, check, judged, limited, unverifiable};
use crate::disk::leads_below;
use crate::dossier::{PackageFile, RESERVED};
use crate::inputs::entity;
use crate::outputs::opendata::{FOLDER, KEY};
use crate::outputs::proof;
use crate::package::{self, Staging};
use crate::pipeline::show::with_dossier;
use crate::pipeline::{Job, PipelineError, rounds};
use crate::trace::provenance::{PROVENANCE_FILE, Recorded};
use crate::words::italian;

/// Folder of the inputs within a package.
const INPUTS: &str = "ingressi/";
/// The list whose digest is the fingerprint.
const FINGERPRINT_LIST: &str = "impronta.txt";

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
            let mut staging = Staging::elsewhere()?;
            rounds::package(press, dossier, &mut staging)?;
            Ok::<_, PipelineError>((staging.contents()?, dossier.fingerprint.to_owned()))
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
        vec![recomputed(files, made), reprinted(files, made), fingerprint((files, made), own, printed)]
    }
}

fn recomputed(files: &[PackageFile], made_files: &[PackageFile]) -> Check {
    let figures = |files: &[PackageFile]| proof::read_again(files).map(|again| again.figures).unwrap_or_default();
    let (published, made) = (figures(files), figures(made_files));
    let said = format!(
        "{} e le tabelle dei dati, dai file di partenza conservati",
        italian::count(made.len(), "cifra", "cifre")
    );
    let shown = |values: Option<&Vec<Option<String>>>| {
        values.map_or_else(
            || "nessuna".to_owned(),
            |values| values.iter().map(|value| value.as_deref().unwrap_or("n.d.")).collect::<Vec<_>>().join("; "),
        )
    };
    let names: BTreeSet<&String> = published.keys().chain(made.keys()).collect();
    // Another build may publish more figures, and name more of what it was made with.
    let is_ours = is_of_this_build(files);
    let may_lack = |name: &String| !is_ours && !published.contains_key(name);
    let differing = names.into_iter().filter(|name| published.get(*name) != made.get(*name) && !may_lack(name));
    let told = differing.map(|name| {
        format!("«{name}»: pubblicata {}, ricalcolata {}", shown(published.get(name)), shown(made.get(name)))
    });
    let told = told.chain(inputs_apart(files, made_files, is_ours)).chain(tables_apart(files, made_files, is_ours));
    judged(RECOMPUTED, said, limited(told.collect()))
}

/// Whether this very build made a package.
fn is_of_this_build(files: &[PackageFile]) -> bool {
    let provenance = files.iter().find(|file| file.path == PROVENANCE_FILE);
    provenance.and_then(|file| Recorded::parse(&file.bytes)).is_some_and(|recorded| recorded.is_of_this_build())
}

/// Inputs that the package keeps and that its making does not, or the other way round; of another build the templates apart.
fn inputs_apart(files: &[PackageFile], made: &[PackageFile], is_ours: bool) -> Vec<String> {
    let inputs = format!("{RESERVED}{INPUTS}");
    // The templates that every build brings are kept too.
    let templates = format!("{inputs}templates/");
    let paths = |files: &[PackageFile]| -> BTreeSet<String> {
        let kept = files.iter().map(|file| file.path.clone()).filter(|path| path.starts_with(&inputs));
        kept.filter(|path| is_ours || !path.starts_with(&templates)).collect()
    };
    let (kept, used) = (paths(files), paths(made));
    let strangers = kept.difference(&used).map(|path| format!("{path}: non è fra i file di partenza"));
    let lost = used.difference(&kept).map(|path| format!("{path}: manca fra i file di partenza"));
    strangers.chain(lost).collect()
}

/// Fields of the open data that are made otherwise: rows by their key, columns by their name.
fn tables_apart(files: &[PackageFile], made: &[PackageFile], is_ours: bool) -> Vec<String> {
    let mut told = Vec::new();
    for own in made.iter().filter(|file| file.path.starts_with(FOLDER) && file.is_a("csv")) {
        let Some(published) = files.iter().find(|file| file.path == own.path) else {
            // A table that another build makes beside is no loss: the description says which there are.
            told.extend(is_ours.then(|| format!("{}: rifatta dai file di partenza, ma nel pacchetto manca", own.path)));
            continue;
        };
        let (before, now) = (rows_of(&published.bytes), rows_of(&own.bytes));
        for key in before.keys().chain(now.keys()).collect::<BTreeSet<_>>() {
            match (before.get(key), now.get(key)) {
                (Some(before), Some(now)) => {
                    let apart =
                        now.iter().filter(|(column, field)| before.get(*column).is_some_and(|own| own != *field));
                    told.extend(apart.map(|(column, field)| {
                        format!(
                            "{}, riga «{key}», colonna {column}: pubblicato «{}», rifatto «{field}»",
                            own.path, before[column]
                        )
                    }));
                }
                (Some(_), None) => told.push(format!("{}: la riga «{key}» nel rifacimento non c’è", own.path)),
                _ => told.push(format!("{}: la riga «{key}» del rifacimento non c’è", own.path)),
            }
        }
    }
    told
}

/// The rows of a table by their key, each with its fields by their column; rows of one key are told apart by number.
fn rows_of(bytes: &[u8]) -> BTreeMap<String, BTreeMap<String, String>> {
    let mut reader = csv::Reader::from_reader(bytes);
    let columns: Vec<String> = reader.headers().map(|row| row.iter().map(str::to_owned).collect()).unwrap_or_default();
    let key = columns.iter().position(|column| column == KEY).unwrap_or(0);
    let (mut rows, mut seen) = (BTreeMap::new(), BTreeMap::<String, usize>::new());
    for record in reader.records().filter_map(Result::ok) {
        let name = record.get(key).unwrap_or_default().to_owned();
        let fields = columns.iter().cloned().zip(record.iter().map(str::to_owned)).collect();
        let number = seen.entry(name.clone()).or_default();
        *number += 1;
        rows.insert(if *number > 1 { format!("{name} ({number})") } else { name }, fields);
    }
    rows
}

fn reprinted(files: &[PackageFile], made: &[PackageFile]) -> Check {
    let provenance = files.iter().find(|file| file.path == PROVENANCE_FILE);
    if provenance.is_some_and(|file| Recorded::parse(&file.bytes).is_some()) && !is_of_this_build(files) {
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
fn fingerprint((files, made): (&[PackageFile], &[PackageFile]), own: &str, printed: Option<&str>) -> Check {
    let recorded = files.iter().find(|file| file.path == PROVENANCE_FILE).and_then(|file| Recorded::parse(&file.bytes));
    let plain =
        |print: &str| print.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase();
    let mut differing = Vec::new();
    let list = |files: &[PackageFile]| {
        let path = format!("{RESERVED}{INPUTS}{FINGERPRINT_LIST}");
        files.iter().find(|file| file.path == path).map(|file| file.bytes.clone())
    };
    if list(files) != list(made) {
        differing.push(format!("{RESERVED}{INPUTS}{FINGERPRINT_LIST}: non è l’elenco da cui viene l’impronta"));
    }
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
