//! The state of the cycle for programs.

use serde::Serialize;

use super::completeness::Completeness;
use super::cycle::Progress;
use super::text::today;
use crate::domain::{RegisteredAct, SignedCopy};
use crate::finding::listing::PlaceView;
use crate::inputs::acts::Adoption;

impl Progress {
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

/// The groups for the JSON of `controlla`.
pub(crate) fn groups(groups: &[Completeness]) -> Vec<GroupView<'_>> {
    groups.iter().map(GroupView::from).collect()
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
