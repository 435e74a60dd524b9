//! The state of the cycle for people and for programs.

use std::fmt::Write as _;

use serde::Serialize;

use super::completeness::Completeness;
use super::cycle::Progress;
use super::wording::{name, of_others, to_correct};
use crate::domain::{ActKind, RegisteredAct, SignedCopy};
use crate::finding::listing::PlaceView;
use crate::inputs::acts::Adoption;
use crate::words::italian;

/// Codes listed for a group before the rest is counted.
const CODES_SHOWN: usize = 8;

impl Progress {
    /// Adoption or countdown, and the working days that are left, in one line.
    pub fn today(&self) -> String {
        format!("{}{}", today(self), working_days(self))
    }

    /// For the terminal.
    pub fn text(&self) -> String {
        let mut text = format!("Relazione sulla performance {}\n", self.year);
        let _ = writeln!(text, "{}", self.today());
        let _ = match self.last_final {
            Some(version) => writeln!(text, "Definitiva pubblicata: versione {version}."),
            None => writeln!(text, "Nessuna definitiva pubblicata."),
        };
        for line in acts(self) {
            let _ = writeln!(text, "  {line}");
        }
        let _ = match self.blocking {
            0 => writeln!(text, "Nessuna anomalia impedisce la definitiva."),
            1 => writeln!(text, "1 anomalia impedisce la definitiva: «relazione controlla» la mostra."),
            many => writeln!(text, "{many} anomalie impediscono la definitiva: «relazione controlla» le elenca."),
        };
        let _ = writeln!(text, "Il piano prevedeva {}.", self.objectives.written());
        write_groups(&mut text, "Completezza", std::slice::from_ref(&self.entity));
        write_groups(&mut text, "Per ufficio", &self.offices);
        write_groups(&mut text, "Per missione", &self.missions);
        text
    }

    /// For programs, ending with a newline.
    pub fn json(&self) -> String {
        let view = ProgressView {
            anno: self.year.0,
            data_riferimento: self.reference_date.to_string(),
            termine: DeadlineView::of(self),
            definitiva: self.last_final,
            atti: self.acts.0.iter().map(ActView::of).collect(),
            firme: self.signed.0.iter().map(SignedView::of).collect(),
            anomalie_che_impediscono: self.blocking,
            obiettivi: PerimeterView {
                previsti_dal_piano: self.objectives.before(),
                annullati: self.objectives.cancelled,
                aggiunti: self.objectives.added,
                previsti: self.objectives.planned,
            },
            ente: GroupView::from(&self.entity),
            uffici: self.offices.iter().map(GroupView::from).collect(),
            missioni: self.missions.iter().map(GroupView::from).collect(),
        };
        let mut text = serde_json::to_string_pretty(&view).expect("strings and numbers always serialise");
        text.push('\n');
        text
    }
}

/// Adoption or countdown, from the day looked from.
pub(super) fn today(progress: &Progress) -> String {
    progress.adoption().today(&progress.deadline, progress.reference_date)
}

/// The acts of the last final, one line each, and those that are not noted yet.
pub(super) fn acts(progress: &Progress) -> Vec<String> {
    let Some(last) = progress.last_final else { return Vec::new() };
    let mut lines = Vec::new();
    if let Some(first) = progress.acts.first_adoption().filter(|_| last > 1) {
        lines.push(format!("prima adozione: {}", first.written()));
    }
    let link = |link: Option<&String>| link.map_or_else(String::new, |link| format!(" – {link}"));
    lines.extend(
        progress
            .acts
            .of_version(last)
            .map(|own| format!("{}: {}{}", own.kind.word(), own.act.written(), link(own.link.as_ref()))),
    );
    lines.extend(progress.signed.of_version(last).map(|own| format!("copia firmata {}: {}", own.file, own.written())));
    let missing: Vec<&str> =
        ActKind::ALL.into_iter().filter(|kind| progress.acts.find(*kind, last).is_none()).map(ActKind::word).collect();
    if !missing.is_empty() {
        lines.push(format!("da registrare con «relazione registra»: {}", missing.join(", ")));
    }
    lines
}

/// How many working days are left to adopt the report.
pub(super) fn working_days(progress: &Progress) -> String {
    match (progress.adoption(), progress.deadline.working_days_left(progress.reference_date)) {
        (Adoption::InTime(_) | Adoption::Late(..), _) | (Adoption::Unknown | Adoption::Issued(_), ..=0) => {
            String::new()
        }
        (Adoption::Unknown | Adoption::Issued(_), left) => format!(" Giorni lavorativi: {left}."),
    }
}

fn write_groups(text: &mut String, title: &str, groups: &[Completeness]) {
    let _ = writeln!(text, "\n{title}");
    let names: Vec<&str> = groups.iter().map(name).collect();
    let width = names.iter().map(|name| name.chars().count()).max().unwrap_or(0);
    for (group, name) in groups.iter().zip(names) {
        let done = group.planned - group.missing.len();
        let share = group.per_cent().map_or_else(|| "n.d.".to_owned(), |share| format!("{share} %"));
        let _ = write!(text, "  {name:<width$}  {done:>4} di {:<4} {share:>6}", group.planned);
        if !group.missing.is_empty() {
            let codes = italian::first_of(group.missing.iter().map(|row| row.code.as_str()), CODES_SHOWN);
            let _ = write!(text, "  mancano: {codes}{}", of_others(group.of_others(), group.missing.len()));
        }
        text.push_str(&to_correct(group));
        text.push('\n');
    }
}

#[derive(Debug, Serialize)]
struct ProgressView<'a> {
    anno: u16,
    data_riferimento: String,
    termine: DeadlineView,
    definitiva: Option<u32>,
    atti: Vec<ActView<'a>>,
    firme: Vec<SignedView<'a>>,
    anomalie_che_impediscono: usize,
    obiettivi: PerimeterView,
    ente: GroupView<'a>,
    uffici: Vec<GroupView<'a>>,
    missioni: Vec<GroupView<'a>>,
}

/// An act about a version as programs read it.
#[derive(Debug, Serialize)]
struct ActView<'a> {
    tipo: &'static str,
    versione: u32,
    numero: &'a str,
    data: String,
    link: Option<&'a str>,
}

impl<'a> ActView<'a> {
    fn of(own: &'a RegisteredAct) -> Self {
        Self {
            tipo: own.kind.word(),
            versione: own.version,
            numero: &own.act.number,
            data: own.act.date.to_string(),
            link: own.link.as_deref(),
        }
    }
}

/// A signed copy as programs read it.
#[derive(Debug, Serialize)]
struct SignedView<'a> {
    versione: u32,
    file: &'a str,
    sha256: &'a str,
    firmato: &'a str,
    firmatari: Vec<&'a str>,
}

impl<'a> SignedView<'a> {
    fn of(own: &'a SignedCopy) -> Self {
        Self {
            versione: own.version,
            file: &own.file,
            sha256: &own.sha256,
            firmato: &own.signed_file,
            firmatari: own.signers.iter().map(|signer| signer.name.as_str()).collect(),
        }
    }
}

/// How many objectives there are, before the year's changes and after.
#[derive(Debug, Serialize)]
struct PerimeterView {
    previsti_dal_piano: u32,
    annullati: u32,
    aggiunti: u32,
    previsti: u32,
}

/// The deadline as programs read it.
#[derive(Debug, Serialize)]
pub(crate) struct DeadlineView {
    data: String,
    giorni: i64,
    giorni_lavorativi: i64,
    frase: String,
    /// `null` while no act is known.
    adozione: Option<AdoptionView>,
}

/// The act of adoption as programs read it.
#[derive(Debug, Serialize)]
struct AdoptionView {
    numero: String,
    data: String,
    giorni_di_ritardo: i64,
}

impl AdoptionView {
    fn of(adoption: Adoption<'_>) -> Option<Self> {
        let (act, giorni_di_ritardo) = match adoption {
            Adoption::Unknown | Adoption::Issued(_) => return None,
            Adoption::InTime(act) => (act, 0),
            Adoption::Late(act, days) => (act, days),
        };
        Some(Self { numero: act.number.clone(), data: act.date.to_string(), giorni_di_ritardo })
    }
}

impl DeadlineView {
    /// The deadline seen from the reference date.
    pub fn of(progress: &Progress) -> Self {
        let deadline = &progress.deadline;
        Self {
            data: deadline.date.to_string(),
            giorni: deadline.days_left(progress.reference_date),
            giorni_lavorativi: deadline.working_days_left(progress.reference_date),
            frase: today(progress),
            adozione: AdoptionView::of(progress.adoption()),
        }
    }
}

/// A group's completeness as programs read it.
#[derive(Debug, Serialize)]
pub(crate) struct GroupView<'a> {
    nome: Option<&'a str>,
    previsti: usize,
    misurati: usize,
    esclusi: usize,
    in_corso: usize,
    percento: Option<usize>,
    mancanti: Vec<MissingView<'a>>,
}

#[derive(Debug, Serialize)]
struct MissingView<'a> {
    codice: &'a str,
    nome: &'a str,
    stato: &'a str,
    /// `ufficio`, `nucleo` or `registro`.
    tocca_a: &'static str,
    posizione: PlaceView<'a>,
}

impl<'a> From<&'a Completeness> for GroupView<'a> {
    fn from(group: &'a Completeness) -> Self {
        let missing = group.missing.iter().map(|row| MissingView {
            codice: &row.code,
            nome: &row.name,
            stato: row.state,
            tocca_a: row.owing.word(),
            posizione: PlaceView::from(&row.place),
        });
        Self {
            nome: group.name.as_deref(),
            previsti: group.planned,
            misurati: group.measured,
            esclusi: group.excluded,
            in_corso: group.in_progress,
            percento: group.per_cent(),
            mancanti: missing.collect(),
        }
    }
}

/// The groups for the JSON of `controlla`.
pub(crate) fn groups(groups: &[Completeness]) -> Vec<GroupView<'_>> {
    groups.iter().map(GroupView::from).collect()
}

/// The lines on completeness and deadline that `controlla` prints below the findings.
pub(crate) fn brief(progress: &Progress) -> String {
    let mut text = format!("{}{}\n", today(progress), working_days(progress));
    write_groups(&mut text, "Completezza per ufficio", &progress.offices);
    write_groups(&mut text, "Completezza per missione", &progress.missions);
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::outputs::annexes::sample::Sample;
    use crate::trace::progress::completeness::{Missing, by_mission, by_office, whole};

    #[test]
    fn every_planned_indicator_is_in_one_office_and_one_missione() {
        Sample::of(200).assessed(|dossier, _| {
            let assessment = dossier.assessment;
            let entity = whole(assessment);
            assert_eq!(entity.planned, entity.measured + entity.excluded + entity.in_progress + entity.missing.len());
            assert!(entity.missing.len() > 5 && entity.measured > 100);
            for groups in [by_office(assessment), by_mission(assessment)] {
                assert_eq!(groups.iter().map(|group| group.planned).sum::<usize>(), entity.planned);
                assert_eq!(groups.iter().map(|group| group.missing.len()).sum::<usize>(), entity.missing.len());
            }
        });
    }

    #[test]
    fn a_hundred_per_cent_means_all() {
        let almost = Completeness {
            planned: 1000,
            measured: 999,
            missing: vec![Missing {
                code: "01.01-01.1".to_owned(),
                name: "x".to_owned(),
                state: "non misurato",
                place: crate::domain::Place::file("f"),
                has_row: true,
                is_unreadable: false,
                owing: crate::trace::progress::Owing::Office,
            }],
            ..Completeness::default()
        };
        assert_eq!(almost.per_cent(), Some(99));
        assert_eq!(Completeness::default().per_cent(), None);
    }
}
