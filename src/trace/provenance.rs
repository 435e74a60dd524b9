//! `provenienza.json`: inputs, configuration, tool and every figure back to its cells.
//!
//! The figures are made in [`figures`]; what a package says of its own making is read in [`recorded`].

mod figures;
mod recorded;

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::io::{self, Write};

use serde::{Deserialize, Serialize};

use crate::assessment::{Assessment, IndicatorResult};
use crate::domain::{Act, FirstFinal, Objective, Place};
use crate::dossier::Dossier;
use crate::inputs::entity::InputFile;
use crate::inputs::measurements::plan_results;
use crate::program;
use crate::trace::facts::Facts;
use crate::trace::measured_by::{ObjectiveView, RulesView};
use figures::OneByOne;
pub use figures::{FigureInputView, FigureView};
pub use recorded::{BuildView, Recorded, without_build};

/// The format that is written.
pub const FORMAT: u8 = 2;

/// The format of version 0.1.0, whose files name none.
pub const FIRST_FORMAT: u8 = 1;

const fn first_format() -> u8 {
    FIRST_FORMAT
}

/// Path of the file within a package.
pub const PROVENANCE_FILE: &str = "riservato/provenienza.json";

/// Everything that `provenienza.json` says; read back, the figures of an earlier version.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Provenance<F = Vec<FigureView>> {
    /// Number of this format; 1, which does not say it, is that of version 0.1.0.
    #[serde(default = "first_format")]
    pub formato: u8,
    /// Fingerprint of inputs and options.
    pub impronta: String,
    /// Version of the program.
    pub versione_programma: String,
    /// The build that made the package: the only key by which packages of two machines may differ.
    /// Of an earlier final it says nothing here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub costruzione: Option<BuildView>,
    /// The reference date of the run.
    pub data_riferimento: String,
    /// The year measured.
    pub anno: u16,
    /// The first final of the year, this one included; absent in the drafts before it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prima_definitiva: Option<FirstFinalView>,
    /// Inputs by path.
    pub ingressi: Vec<InputView>,
    /// The rules applied; absent in format 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub regole: Option<RulesView>,
    /// The objectives with the indicators that they were measured by; absent in format 1.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub obiettivi: Vec<ObjectiveView>,
    /// Cells of the file from which an office's plan was imported; absent where nothing was.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub file_dell_ufficio: Vec<OfficeFileView>,
    /// Figures, from the indicators up to the entity.
    pub cifre: F,
}

/// Where what the register says of an indicator stands in the office's own file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfficeFileView {
    /// Its code.
    pub indicatore: String,
    /// One for each cell of the register that still says what that file does.
    pub celle: Vec<OfficeCellView>,
}

/// A cell of the office's own file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfficeCellView {
    /// What stands there, as the register calls it.
    pub dato: Cow<'static, str>,
    /// File, sheet and cell.
    pub origine: String,
}

impl OfficeFileView {
    fn all(assessment: &Assessment<'_>) -> Vec<Self> {
        let rows =
            assessment.objectives().flat_map(|(_, row)| row.indicators.iter().map(move |one| (row.objective, one)));
        let view = |(objective, row): (&Objective, &IndicatorResult<'_>)| {
            let actual = row.measurement.and_then(|own| own.actual.as_ref()).map(|actual| actual.value);
            let own = plan_results::of_office(objective, row.indicator, actual, assessment.year);
            let cell = |(what, place): (&'static str, &Place)| OfficeCellView {
                dato: what.into(),
                origine: place.to_string(),
            };
            Self { indicatore: row.indicator.code.to_string(), celle: own.cells().map(cell).collect() }
        };
        rows.map(view).filter(|view| !view.celle.is_empty()).collect()
    }
}

/// What later versions need to know of the first: a correction is not a late adoption.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FirstFinalView {
    /// Its reference date.
    pub data_riferimento: String,
    /// The act of adoption that was known, then or since.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub adozione: Option<ActView>,
}

/// An act.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActView {
    /// Its number.
    pub numero: String,
    /// Its day, as `2025-06-19`.
    pub data: String,
}

impl FirstFinalView {
    fn of(first: &FirstFinal) -> Self {
        let adozione =
            first.adoption.as_ref().map(|act| ActView { numero: act.number.clone(), data: act.date.to_string() });
        Self { data_riferimento: first.date.to_string(), adozione }
    }

    /// The same, typed; `None` where a day is none.
    pub fn typed(&self) -> Option<FirstFinal> {
        let act = |view: &ActView| Some(Act { number: view.numero.clone(), date: view.data.parse().ok()? });
        let adoption = match &self.adozione {
            Some(view) => Some(act(view)?),
            None => None,
        };
        Some(FirstFinal { date: self.data_riferimento.parse().ok()?, adoption })
    }
}

/// An input file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InputView {
    /// Its path in the entity's folder.
    pub file: String,
    /// SHA-256 of its bytes.
    pub sha256: String,
    /// Its length in bytes.
    pub byte: usize,
}

impl Provenance {
    /// The provenance of a run.
    pub fn of(dossier: &Dossier<'_>) -> Self {
        Self::with_figures(dossier, figures::results(dossier.assessment))
    }

    /// With every other published figure too: weights, counts, values, amounts, years before, dates.
    #[must_use]
    pub fn with(mut self, facts: &Facts<'_>) -> Self {
        let known: BTreeSet<String> = self.cifre.iter().map(|view| view.cifra.clone()).collect();
        self.cifre.extend(figures::beside(facts, &known));
        self
    }

    /// Reads the provenance of a package; `None` if the bytes are none.
    pub fn parse(bytes: &[u8]) -> Option<Self> {
        serde_json::from_slice(bytes).ok()
    }
}

impl<F> Provenance<F> {
    fn with_figures(dossier: &Dossier<'_>, cifre: F) -> Self {
        let assessment = dossier.assessment;
        let input = |file: &&InputFile| InputView {
            file: file.path.clone(),
            sha256: file.sha256.clone(),
            byte: file.bytes.len(),
        };
        Self {
            formato: FORMAT,
            impronta: dossier.fingerprint.to_owned(),
            versione_programma: program::VERSION.to_owned(),
            costruzione: Some(BuildView::own()),
            data_riferimento: dossier.edition.reference_date.to_string(),
            anno: assessment.year.0,
            prima_definitiva: dossier.first_final.map(FirstFinalView::of),
            ingressi: dossier.inputs.iter().map(input).collect(),
            regole: Some(RulesView::of(assessment.rules)),
            obiettivi: assessment.objectives().map(|(mission, row)| ObjectiveView::of(mission, row)).collect(),
            file_dell_ufficio: OfficeFileView::all(assessment),
            cifre,
        }
    }
}

impl<F: Serialize> Provenance<F> {
    /// Writes the file.
    ///
    /// # Errors
    /// What the writer says.
    pub fn write(&self, to: &mut dyn Write) -> io::Result<()> {
        serde_json::to_writer_pretty(&mut *to, self)?;
        to.write_all(b"\n")
    }

    /// The bytes of the file.
    #[cfg(test)]
    pub fn json(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        self.write(&mut bytes).expect("memory takes every byte");
        bytes
    }
}

/// Writes the file of the package, with every published figure.
///
/// # Errors
/// What the writer says.
pub fn write(dossier: &Dossier<'_>, facts: &Facts<'_>, to: &mut dyn Write) -> io::Result<()> {
    let figures = OneByOne { assessment: dossier.assessment, facts };
    Provenance::with_figures(dossier, figures).write(to)
}
