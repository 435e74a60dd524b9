//! `provenienza.json`: inputs, configuration, tool and every figure back to its cells.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::assessment::{
    Assessment, Figure, FigureId, IndicatorResult, Input, InputValue, Measure, RollUp, Source, Subject,
};
use crate::domain::{Place, Quantity};
use crate::dossier::Dossier;
use crate::entity::InputFile;
use crate::italian;

/// Path of the file within a package.
pub const PROVENANCE_FILE: &str = "riservato/provenienza.json";

/// What the provenance of a package starts with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Provenance<'a> {
    /// Fingerprint of inputs and tool.
    pub impronta: &'a str,
    /// Version of this program.
    pub versione_programma: &'a str,
    /// The reference date of the run.
    pub data_riferimento: String,
    /// The year measured.
    pub anno: u16,
    /// Inputs by path.
    pub ingressi: Vec<InputView<'a>>,
    /// Figures, from the indicators up to the entity.
    pub cifre: Vec<FigureView>,
}

/// An input file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct InputView<'a> {
    file: &'a str,
    sha256: &'a str,
    byte: usize,
}

/// A figure with its derivation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FigureView {
    cifra: String,
    valore: Option<String>,
    esatto: Option<String>,
    regola: &'static str,
    ingressi: Vec<FigureInputView>,
}

/// An input of a figure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct FigureInputView {
    nome: &'static str,
    valore: Option<String>,
    origine: String,
}

/// What decides whether a package is still up to date.
pub(super) struct Recorded {
    pub fingerprint: String,
    pub date: NaiveDate,
}

impl Recorded {
    /// Reads it from a package's provenance, if the file is one.
    pub fn parse(bytes: &[u8]) -> Option<Self> {
        #[derive(Deserialize)]
        struct Keys {
            impronta: String,
            data_riferimento: String,
        }
        let keys: Keys = serde_json::from_slice(bytes).ok()?;
        Some(Self { fingerprint: keys.impronta, date: keys.data_riferimento.parse().ok()? })
    }
}

/// Writes the provenance of a package.
pub fn provenance(dossier: &Dossier<'_>, inputs: &[&InputFile], fingerprint: &str) -> Vec<u8> {
    let assessment = dossier.assessment;
    let view = Provenance {
        impronta: fingerprint,
        versione_programma: env!("CARGO_PKG_VERSION"),
        data_riferimento: dossier.edition.reference_date.to_string(),
        anno: assessment.year.0,
        ingressi: inputs
            .iter()
            .map(|file| InputView { file: &file.path, sha256: &file.sha256, byte: file.bytes.len() })
            .collect(),
        cifre: figures(assessment),
    };
    let mut bytes = serde_json::to_vec_pretty(&view).expect("strings and numbers always serialise");
    bytes.push(b'\n');
    bytes
}

fn figures(assessment: &Assessment<'_>) -> Vec<FigureView> {
    let mut views = Vec::new();
    for mission in &assessment.missions {
        for programme in &mission.programmes {
            for row in &programme.objectives {
                views.extend(row.indicators.iter().map(indicator_view));
                let subject = Subject::Objective(row.objective.code.clone());
                let measures = [
                    (Measure::Measured, &row.measured),
                    (Measure::Coverage, &row.coverage),
                    (Measure::Prudent, &row.prudent),
                ];
                views.extend(measures.map(|(measure, figure)| view(&subject, measure, figure)));
            }
            views.extend(roll_up_views(&Subject::Programme(programme.code), &programme.total));
        }
        views.extend(roll_up_views(&Subject::Mission(mission.code), &mission.total));
    }
    for group in &assessment.directions {
        views.extend(roll_up_views(&Subject::Direction(group.name.clone()), &group.total));
    }
    for group in &assessment.offices {
        views.extend(roll_up_views(&Subject::Office(group.name.clone()), &group.total));
    }
    views.extend(roll_up_views(&Subject::Entity, &assessment.entity));
    views
}

fn indicator_view(row: &IndicatorResult<'_>) -> FigureView {
    view(&Subject::Indicator(row.indicator.code.clone()), Measure::Achievement, &row.achievement)
}

fn roll_up_views(subject: &Subject, total: &RollUp) -> [FigureView; 3] {
    [
        view(subject, Measure::Prudent, &total.prudent),
        view(subject, Measure::Measured, &total.measured),
        view(subject, Measure::Coverage, &total.coverage),
    ]
}

fn view(subject: &Subject, measure: Measure, figure: &Figure) -> FigureView {
    let id = FigureId { subject: subject.clone(), measure };
    FigureView {
        cifra: id.to_string(),
        valore: figure.value.map(|value| format!("{value:.2}")),
        esatto: figure.exact.map(|value| value.normalize().to_string()),
        regola: figure.rule.formula(),
        ingressi: figure.inputs.iter().map(input_view).collect(),
    }
}

fn input_view(input: &Input) -> FigureInputView {
    let valore = match input.value {
        InputValue::Quantity(Quantity::Number(value)) | InputValue::Number(value) => {
            Some(value.normalize().to_string())
        }
        InputValue::Quantity(Quantity::Date(day)) => Some(day.to_string()),
        InputValue::Quantity(quantity) => Some(italian::quantity(quantity)),
        InputValue::Missing => None,
    };
    FigureInputView { nome: input.name, valore, origine: origin(&input.source) }
}

fn origin(source: &Source) -> String {
    let placed = |place: &Place| place.to_string();
    match source {
        Source::Cell(place) | Source::Rules(place) => placed(place),
        Source::Figure(id) => id.to_string(),
        Source::Default => "valore predefinito del metodo".to_owned(),
        Source::ReferenceDate => "data di riferimento della definitiva".to_owned(),
    }
}
