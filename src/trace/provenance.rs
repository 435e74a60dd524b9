//! `provenienza.json`: inputs, configuration, tool and every figure back to its cells.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::convert::Infallible;

use chrono::NaiveDate;
use serde::ser::SerializeSeq as _;
use serde::{Deserialize, Serialize, Serializer};

use crate::assessment::{
    Assessment, Figure, FigureId, IndicatorResult, Input, Measure, ObjectiveResult, RollUp, Subject,
};
use crate::domain::{Act, FirstFinal, Objective, Place, Rules};
use crate::dossier::{Dossier, PackageFile};
use crate::inputs::entity::InputFile;
use crate::inputs::measurements::plan_results;
use crate::program;
use crate::trace::explain::{origin, plain_value};
use crate::trace::facts::{Fact, FactInput, Facts};
use crate::trace::measured_by::{ObjectiveView, RulesView};

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

/// What the program was built from.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct BuildView {
    /// SHA-256 of the list of its sources.
    pub sorgenti: String,
    /// Its compiler.
    pub compilatore: String,
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

/// A figure with its derivation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FigureView {
    /// Its name, such as `obiettivo 01.02-03, C`.
    pub cifra: String,
    /// The printed value with a decimal point; absent for «n.d.».
    pub valore: Option<String>,
    /// The value before clamping and rounding.
    pub esatto: Option<String>,
    /// The class, for figures that have one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub classe: Option<String>,
    /// The rule's formula.
    pub regola: Cow<'static, str>,
    /// What it was computed from.
    pub ingressi: Vec<FigureInputView>,
}

/// An input of a figure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FigureInputView {
    /// Its letter in the rule.
    pub nome: Cow<'static, str>,
    /// Its value with a decimal point; absent where nothing was measured.
    pub valore: Option<String>,
    /// A cell, another figure, or a default.
    pub origine: String,
}

/// What decides whether a package is still up to date.
pub struct Recorded {
    /// Of inputs and options.
    pub fingerprint: String,
    /// The reference date.
    pub date: NaiveDate,
    build: BuildView,
}

impl Recorded {
    /// Reads it from a package's provenance, if the file is one.
    pub fn parse(bytes: &[u8]) -> Option<Self> {
        #[derive(Deserialize)]
        struct Keys {
            impronta: String,
            data_riferimento: String,
            #[serde(default)]
            costruzione: BuildView,
        }
        let keys: Keys = serde_json::from_slice(bytes).ok()?;
        let date = keys.data_riferimento.parse().ok()?;
        Some(Self { fingerprint: keys.impronta, date, build: keys.costruzione })
    }

    /// Whether this very build of the program made the package.
    pub fn is_of_this_build(&self) -> bool {
        self.build == BuildView::own()
    }
}

/// A `provenienza.json` without the lines of the key `costruzione`, as `sed '/"costruzione": {/,/}/d'` gives it: what
/// a package says is the same whatever build made it.
pub fn without_build(bytes: &[u8]) -> Vec<u8> {
    let mut inside = false;
    let kept = bytes.split_inclusive(|byte| *byte == b'\n').filter(|line| {
        let begins = !inside && line.trim_ascii_start().starts_with(b"\"costruzione\": {");
        let ends = inside && line.contains(&b'}');
        let drop = inside || begins;
        inside = (inside || begins) && !ends;
        !drop
    });
    kept.flatten().copied().collect()
}

impl BuildView {
    fn own() -> Self {
        Self { sorgenti: program::SOURCES.to_owned(), compilatore: program::COMPILER.to_owned() }
    }
}

impl Provenance {
    /// The provenance of a run.
    pub fn of(dossier: &Dossier<'_>) -> Self {
        let mut cifre = Vec::new();
        let Ok(()) = each_figure(dossier.assessment, &mut |view| -> Result<(), Infallible> {
            cifre.push(view);
            Ok(())
        });
        Self::with_figures(dossier, cifre)
    }

    /// With every other published figure too: weights, counts, values, amounts, years before, dates.
    #[must_use]
    pub fn with(mut self, facts: &Facts) -> Self {
        let known: BTreeSet<String> = self.cifre.iter().map(|view| view.cifra.clone()).collect();
        self.cifre.extend(facts.iter().filter(|fact| !known.contains(&fact.name)).map(fact_view));
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
    /// The bytes of the file.
    pub fn json(&self) -> Vec<u8> {
        let mut bytes = serde_json::to_vec_pretty(self).expect("strings and numbers always serialise");
        bytes.push(b'\n');
        bytes
    }
}

/// The file of the package, with every published figure.
pub fn file(dossier: &Dossier<'_>, facts: &Facts) -> PackageFile {
    let figures = OneByOne { assessment: dossier.assessment, facts };
    PackageFile::new(PROVENANCE_FILE, Provenance::with_figures(dossier, figures).json())
}

/// The figures of [`Provenance::of`] and [`Provenance::with`], made while they are written: of a large entity all of
/// them take as much memory as the rest of the job.
struct OneByOne<'f> {
    assessment: &'f Assessment<'f>,
    facts: &'f Facts,
}

impl Serialize for OneByOne<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut sequence = serializer.serialize_seq(None)?;
        let mut known = BTreeSet::new();
        each_figure(self.assessment, &mut |view| {
            sequence.serialize_element(&view)?;
            known.insert(view.cifra);
            Ok(())
        })?;
        for fact in self.facts.iter().filter(|fact| !known.contains(&fact.name)) {
            sequence.serialize_element(&fact_view(fact))?;
        }
        sequence.end()
    }
}

impl FigureView {
    /// Whether it is a result of the assessment: G, M, C, c or an index of a group.
    pub fn is_result(&self) -> bool {
        let measure = self.cifra.rsplit(", ").next().unwrap_or_default();
        ["G", "M", "C", "c", "indice cautelativo", "indice sui misurati", "copertura"].contains(&measure)
            && !(self.cifra.starts_with("obiettivo ") && measure == "copertura")
    }
}

fn fact_view(fact: &Fact) -> FigureView {
    let input = |input: &FactInput| FigureInputView {
        nome: input.name.clone(),
        valore: input.value.clone(),
        origine: input.origin.clone(),
    };
    FigureView {
        cifra: fact.name.clone(),
        valore: fact.value.plain(),
        esatto: fact.exact.clone(),
        classe: None,
        regola: fact.rule.clone(),
        ingressi: fact.inputs.iter().map(input).collect(),
    }
}

/// Hands over each figure of the assessment, from the indicators up to the entity.
fn each_figure<E>(assessment: &Assessment<'_>, take: &mut impl FnMut(FigureView) -> Result<(), E>) -> Result<(), E> {
    let rules = assessment.rules;
    for mission in &assessment.missions {
        for programme in &mission.programmes {
            for row in &programme.objectives {
                row.indicators.iter().map(|row| indicator_view(row, rules)).try_for_each(&mut *take)?;
                objective_views(row, rules).try_for_each(&mut *take)?;
            }
            if let Some(code) = programme.code.programme() {
                roll_up_views(&Subject::Programme(code), &programme.total, rules).try_for_each(&mut *take)?;
            }
        }
        roll_up_views(&mission.subject(), &mission.total, rules).try_for_each(&mut *take)?;
    }
    for group in &assessment.directions {
        roll_up_views(&Subject::Direction(group.name.clone()), &group.total, rules).try_for_each(&mut *take)?;
    }
    for group in &assessment.offices {
        roll_up_views(&Subject::Office(group.name.clone()), &group.total, rules).try_for_each(&mut *take)?;
    }
    roll_up_views(&Subject::Entity, &assessment.entity, rules).try_for_each(take)
}

fn objective_views(row: &ObjectiveResult<'_>, rules: &Rules) -> impl Iterator<Item = FigureView> {
    let subject = Subject::Objective(row.objective.code.clone());
    let class = row.class.map(|class| rules.label(class).to_owned());
    let prudent = FigureView { classe: class, ..view(&subject, Measure::Prudent, &row.prudent) };
    let others = [
        (Measure::Measured, &row.measured),
        (Measure::Coverage, &row.coverage),
        (Measure::Excluded, &row.excluded),
        (Measure::Highest, &row.highest),
        (Measure::WithoutLateActs, &row.without_late_acts),
    ];
    others.map(|(measure, figure)| view(&subject, measure, figure)).into_iter().chain([prudent])
}

fn indicator_view(row: &IndicatorResult<'_>, rules: &Rules) -> FigureView {
    let classe = row.class.map(|class| rules.label(class).to_owned());
    FigureView { classe, ..grade_view(row) }
}

fn roll_up_views(subject: &Subject, total: &RollUp, rules: &Rules) -> impl Iterator<Item = FigureView> + use<> {
    let classe = total.class.map(|class| rules.label(class).to_owned());
    let late = total.without_late_acts.as_ref();
    let figures = [
        FigureView { classe, ..view(subject, Measure::Prudent, &total.prudent) },
        view(subject, Measure::Measured, &total.measured),
        view(subject, Measure::Coverage, &total.coverage),
        view(subject, Measure::Excluded, &total.excluded),
        view(subject, Measure::Highest, &total.highest),
    ];
    figures.into_iter().chain(late.map(|figure| view(subject, Measure::WithoutLateActs, figure)))
}

fn view(subject: &Subject, measure: Measure, figure: &Figure) -> FigureView {
    let id = FigureId { subject: subject.clone(), measure };
    FigureView {
        cifra: id.to_string(),
        valore: figure.value.map(|value| format!("{value:.2}")),
        esatto: figure.exact_decimal().map(|value| value.to_string()),
        classe: None,
        regola: figure.formula().into(),
        ingressi: figure.inputs().iter().map(|input| input_view(input, "")).collect(),
    }
}

/// G of an indicator; what is not available names the cell that would make it so.
fn grade_view(row: &IndicatorResult<'_>) -> FigureView {
    let subject = Subject::Indicator(row.indicator.code.clone());
    let mut grade = view(&subject, Measure::Achievement, &row.achievement);
    let inputs = row.achievement.inputs();
    grade.ingressi = inputs.iter().map(|input| input_view(input, &row.indicator.unit)).collect();
    if grade.ingressi.is_empty() {
        let origine = row.owed_cell().to_string();
        grade.ingressi.push(FigureInputView { nome: "v".into(), valore: None, origine });
    }
    grade
}

fn input_view(input: &Input<'_>, unit: &str) -> FigureInputView {
    let valore = plain_value(input.value.as_ref(), unit);
    FigureInputView { nome: input.letter.into(), valore, origine: origin(&input.origin) }
}
