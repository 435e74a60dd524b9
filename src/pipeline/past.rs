//! What was published before: read from the folder of the packages, or as a package recorded it.

use std::path::{Path, PathBuf};

use super::PipelineError;
use super::noted::noted;
use crate::assessment::Assessment;
use crate::domain::{Act, ActsByYear, Change, FirstFinal, Predecessor, RegisteredActs, SignedCopies, Status, Year};
use crate::dossier::Previous;
use crate::finding::Finding;
use crate::inputs::edition::{EditionRecord, RecordedActOfVersion, RecordedFinal};
use crate::inputs::entity;
use crate::inputs::registered;
use crate::package::{PackageError, last_final, made, published};
use crate::trace::measured_by::RulesView;
use crate::trace::provenance::Provenance;
use crate::trace::revision;

/// The finals that a document follows or stands beside.
#[derive(Debug, Clone, Default)]
pub(super) struct Past {
    /// The last final of the same year.
    pub own: Option<Previous>,
    /// The last finals of the years before, ascending.
    pub earlier: Vec<Previous>,
    /// The last final of the same year, where what it says of itself is not there.
    pub unread: Option<u32>,
    /// Why the last final of the same year was late, where it says so.
    delay: Option<String>,
    /// The acts that were noted beside the finals of this year and of those before.
    pub acts: ActsByYear,
    /// The signed copies that were noted of the finals of this year.
    pub signed: SignedCopies,
    /// The folder of the year's packages; `None` where a package recorded its past.
    folder: Option<PathBuf>,
    /// What is there and cannot be read.
    unreadable: Vec<Finding>,
}

impl Past {
    /// What stands in the folder of the packages.
    pub fn published(output: &Path, year: Year) -> Self {
        let mut unreadable = Vec::new();
        let mut version = |year| {
            last_final(output, year).unwrap_or_else(|error| {
                unreadable.push(unread(output, year, &error));
                None
            })
        };
        let last = version(year);
        let before: Vec<(Year, u32)> =
            entity::earlier_years(year).filter_map(|year| Some((year, version(year)?))).collect();
        // One of this year that cannot be read is told where it is missed.
        let own = last.and_then(|last| published(output, year, last).ok().flatten());
        let delay = last.and_then(|last| made(output, year, last)?.motivo_ritardo);
        let mut earlier = Vec::new();
        for (year, last) in before {
            match published(output, year, last) {
                Ok(found) => earlier.extend(found),
                Err(error) => unreadable.push(unread(output, year, &error)),
            }
        }
        let folder = Some(output.join(year.to_string()));
        let mut acts = ActsByYear::new();
        let mut signed = SignedCopies::default();
        for own in entity::earlier_years(year).chain([year]) {
            match noted(&output.join(own.to_string()).join(registered::FILE_NAME), own) {
                Ok(noted) => {
                    if own == year {
                        signed = noted.signed;
                    }
                    if !noted.acts.0.is_empty() {
                        acts.insert(own, noted.acts);
                    }
                }
                Err(error) => unreadable.push(unnoted(output, own, &error)),
            }
        }
        Self { unread: last.filter(|_| own.is_none()), own, earlier, delay, acts, signed, folder, unreadable }
    }

    /// What a package recorded when it was made.
    pub fn recorded(record: &EditionRecord) -> Self {
        Self {
            own: record.versione_precedente.as_ref().map(previous),
            earlier: record.anni_precedenti.iter().map(previous).collect(),
            unread: record.versione_precedente_illeggibile,
            // It is among the reasons that the package recorded as its own.
            delay: None,
            acts: record
                .atti_registrati
                .iter()
                .map(|year| {
                    (Year(year.anno), RegisteredActs(year.atti.iter().map(RecordedActOfVersion::typed).collect()))
                })
                .collect(),
            signed: SignedCopies::default(),
            folder: None,
            unreadable: Vec::new(),
        }
    }

    /// Why the report is late, where it is: what was said when the first final was made is not asked again.
    pub fn delay(&self) -> Option<&str> {
        self.delay.as_deref()
    }

    /// The rules of the last final of an earlier year, where it names them.
    pub fn rules(&self, year: Year) -> Option<RulesView> {
        let last = self.earlier.iter().find(|last| last.year == year)?;
        Provenance::parse(&last.bytes)?.regole
    }

    /// The first final of an earlier year, as the last one of that year names it.
    pub fn first_final(&self, year: Year) -> Option<FirstFinal> {
        let last = self.earlier.iter().find(|last| last.year == year)?;
        Some(revision::predecessor(last)?.first)
    }

    /// What the last final of the same year says of itself; `None` where there is none.
    ///
    /// # Errors
    /// [`PackageError::BrokenFinal`] where one is there and does not say when it was made.
    pub fn predecessor(&self) -> Result<Option<Predecessor>, PackageError> {
        let folder = self.folder.clone().unwrap_or_default();
        let broken = |version: u32| PackageError::BrokenFinal { version, path: folder.join(format!("v{version}")) };
        match (&self.own, self.unread) {
            (Some(own), _) => revision::predecessor(own).map(Some).ok_or_else(|| broken(own.version)),
            (None, Some(version)) => Err(broken(version)),
            (None, None) => Ok(None),
        }
    }

    /// What was promised otherwise in the final that this document follows, without a change by an act.
    pub fn unexplained(&self, assessment: &Assessment<'_>, changes: &[Change]) -> Vec<Finding> {
        self.own.as_ref().map(|own| revision::unexplained(own, assessment, changes)).unwrap_or_default()
    }

    /// The past that the last final of the year had itself.
    pub fn of_the_last(&self, output: &Path) -> Option<Self> {
        let last = self.own.as_ref()?;
        let own = last.version.checked_sub(1).and_then(|before| published(output, last.year, before).ok()?);
        let past = Self { own, ..self.clone() };
        Some(past.seen_from(last.year, Status::Final { version: last.version }))
    }

    /// Without what was noted of the document itself: an act that follows a final is none of it.
    #[must_use]
    pub fn seen_from(mut self, year: Year, status: Status) -> Self {
        if let (Status::Final { version }, Some(own)) = (status, self.acts.get(&year)) {
            let before = own.before(version);
            if before.0.is_empty() {
                self.acts.remove(&year)
            } else {
                self.acts.insert(year, before)
            };
        }
        self
    }

    /// The first adoption of a year's report, where one was noted.
    pub fn first_adoption(&self, year: Year) -> Option<&Act> {
        self.acts.get(&year)?.first_adoption()
    }

    /// The file beside the finals in which acts are noted, as the user finds it.
    pub fn acts_file(&self) -> Option<String> {
        Some(self.folder.as_ref()?.join(registered::FILE_NAME).display().to_string())
    }

    /// What of the past cannot be read, before what was found elsewhere.
    pub fn and(&self, findings: &[Finding]) -> Vec<Finding> {
        self.unreadable.iter().chain(findings).cloned().collect()
    }

    /// The finals by name and the acts noted of them, for the fingerprint.
    pub fn options(&self) -> impl Iterator<Item = (&'static str, String)> {
        let finals = self.earlier.iter().chain(&self.own);
        let finals = finals.map(|past| ("definitiva", format!("{} v{} {}", past.year, past.version, past.sha256)));
        let acts = self.acts.iter().flat_map(|(year, acts)| acts.0.iter().map(move |act| (year, act)));
        let acts = acts.map(|(year, own)| {
            let (kind, act) = (own.kind.word(), &own.act);
            let link = own.link.as_ref().map_or_else(String::new, |link| format!(" {link}"));
            ("atto", format!("{year} v{} {kind} {} {}{link}", own.version, act.date, act.number))
        });
        finals.chain(acts)
    }
}

/// What is noted beside the finals of a year and cannot be read.
fn unnoted(output: &Path, year: Year, error: &PipelineError) -> Finding {
    if let PipelineError::Package(error) = error {
        return unread(output, year, error);
    }
    let name = registered::FILE_NAME;
    let message = format!(
        "Gli atti e le copie firmate registrati per il {year} non si possono leggere: nella cartella di uscita {year}/{name} \
         non è come il programma l’ha scritto."
    );
    let expected =
        "il file di allora, da una copia di sicurezza; oppure toglierlo e registrare di nuovo atti e copie firmate";
    Finding::new(revision::revision_codes::UNREADABLE_PAST, message).expected(expected)
}

/// The folder of this machine is none of the finding's business.
fn unread(output: &Path, year: Year, error: &PackageError) -> Finding {
    let what = match error {
        PackageError::Read { path, source } => {
            format!("{} ({source})", path.strip_prefix(output).unwrap_or(path).display())
        }
        other => other.to_string(),
    };
    let message = format!("Ciò che fu pubblicato per il {year} non si può leggere: nella cartella di uscita {what}.");
    let expected = "una cartella leggibile: controllare i permessi";
    Finding::new(revision::revision_codes::UNREADABLE_PAST, message).expected(expected)
}

fn previous(recorded: &RecordedFinal) -> Previous {
    Previous {
        year: Year(recorded.anno),
        version: recorded.versione,
        sha256: recorded.sha256.clone(),
        bytes: serde_json::to_vec(&recorded.provenienza).expect("what was JSON is JSON"),
    }
}
