//! What earlier finals published: as much of their `provenienza.json` as later documents need.
//!
//! Format 1, made by version 0.1.0, names neither rules nor indicators: what can be told of them stands in the
//! derivations of its figures.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;
use serde_json::Value;

use super::measured_by::{DelayView, ObjectiveView, RulesView};
use super::provenance::{FIRST_FORMAT, FigureView, Provenance};
use crate::assessment::{
    Basis, Gap, IndicatorPoint, Indices, ObjectivePoint, ObjectiveState, Subject, TrendRules, TrendYear,
};
use crate::domain::{Class, DelayBand, GroupCode, IndicatorCode, Kind, ObjectiveCode};
use crate::dossier::Previous;
use crate::inputs::approval::IndicatorRecord;
use crate::kinds;

/// The part of a final's provenance that the trend of later years rests on; no JSON object where the bytes are none.
/// Of a part it is the same part.
pub fn figures(bytes: &[u8]) -> Value {
    let Some(mut provenance) = Provenance::parse(bytes) else { return Value::Null };
    let first_format = provenance.formato == FIRST_FORMAT;
    provenance.costruzione = None;
    provenance.file_dell_ufficio.clear();
    provenance.cifre.retain(|figure| {
        let about = |subject: &str| figure.cifra.starts_with(subject);
        let subject = about("ente,")
            || about("missione ")
            || about("trasversali,")
            || about("obiettivo ")
            || (first_format && about("indicatore "));
        subject && is_of_the_trend(figure)
    });
    for figure in &mut provenance.cifre {
        if !(first_format && tells_weights(figure)) {
            figure.ingressi.clear();
        }
    }
    serde_json::to_value(&provenance).expect("strings and numbers always serialise")
}

/// Whether a figure is one that later years compare with: a result, or the excluded weight of a group.
fn is_of_the_trend(figure: &FigureView) -> bool {
    let excluded = !figure.cifra.starts_with("obiettivo ") && figure.cifra.ends_with(", peso escluso");
    figure.is_result() || excluded
}

/// The results that a final published; `None` where its provenance cannot be read.
pub fn results(of: &Previous) -> Option<TrendYear> {
    let provenance = Provenance::parse(&of.bytes)?;
    let first_format = provenance.formato == FIRST_FORMAT;
    let figures = Figures::of(&provenance);
    let measured = if first_format { figures.measured_by() } else { measured_by(&provenance.obiettivi) };
    let objectives = figures.objectives().filter_map(|code| {
        let known = measured.get(&code);
        Some((code.clone(), figures.point(&code, known, provenance.regole.as_ref())?))
    });
    Some(TrendYear {
        year: of.year,
        basis: Basis::Published { version: of.version, first_format },
        entity: figures.indices("ente"),
        missions: figures.missions().map(|code| (code, figures.indices(&Subject::from(code).to_string()))).collect(),
        objectives: objectives.collect(),
        strangers: Vec::new(),
        rules: provenance.regole.as_ref().and_then(rules),
    })
}

/// The input files of a final with their hashes, by path.
pub fn inputs(of: &Previous) -> BTreeMap<String, String> {
    let inputs = Provenance::parse(&of.bytes).map(|provenance| provenance.ingressi).unwrap_or_default();
    inputs.into_iter().map(|input| (input.file, input.sha256)).collect()
}

/// Whether the derivation of a figure of format 1 is where weights can be told from.
fn tells_weights(figure: &FigureView) -> bool {
    figure.cifra == ENTITY || (figure.cifra.starts_with("obiettivo ") && figure.cifra.ends_with(", C"))
}

/// The figure in whose derivation every objective stands beside its weight.
pub(super) const ENTITY: &str = "ente, indice cautelativo";

/// What an objective was measured by, as far as it is known.
#[derive(Default)]
struct MeasuredBy {
    title: Option<String>,
    mission: Option<GroupCode>,
    state: Option<String>,
    weight: Option<Decimal>,
    indicators: Option<BTreeMap<IndicatorCode, IndicatorPoint>>,
}

fn measured_by(objectives: &[ObjectiveView]) -> BTreeMap<ObjectiveCode, MeasuredBy> {
    let weight = |text: Option<&String>| text.map_or(Some(Decimal::ONE), |text| text.parse().ok());
    let indicator = |row: &IndicatorRecord| {
        let kind = kinds::ALL.iter().find(|kind| kind.label() == row.tipo && kind.bound() == row.verso.as_deref());
        Some((row.codice.parse().ok()?, IndicatorPoint { kind, weight: weight(row.peso.as_ref())? }))
    };
    let known = |row: &ObjectiveView| {
        let measured = MeasuredBy {
            title: Some(row.contenuto.obiettivo.clone()),
            mission: row.missione.parse().ok(),
            state: Some(row.stato.clone()),
            weight: weight(row.contenuto.peso.as_ref()),
            indicators: row.contenuto.indicatori.iter().map(indicator).collect(),
        };
        Some((row.contenuto.codice.parse().ok()?, measured))
    };
    objectives.iter().filter_map(known).collect()
}

fn rules(view: &RulesView) -> Option<TrendRules> {
    let delay = |band: &DelayView| Some(DelayBand { up_to_days: band.giorni, achievement: band.valore.parse().ok()? });
    Some(TrendRules {
        tolerance: view.tolleranza_mantenimento.parse().ok()?,
        delays: view.ritardi.iter().map(delay).collect::<Option<_>>()?,
        ceiling: view.tetto.parse().ok()?,
        classes: TrendRules::classes(&view.soglie, &view.etichette, &view.dati_mancanti, &view.copertura_minima),
    })
}

/// The figures of a provenance by name.
struct Figures<'p> {
    by_name: BTreeMap<&'p str, &'p FigureView>,
    /// The coverage of what was measured whole: format 1 wrote it as a share, format 2 in per cent.
    full: Decimal,
}

impl<'p> Figures<'p> {
    fn of(provenance: &'p Provenance) -> Self {
        let figures = provenance.cifre.iter().filter(|figure| is_of_the_trend(figure));
        let full = if provenance.formato == FIRST_FORMAT { Decimal::ONE } else { Decimal::ONE_HUNDRED };
        Self { by_name: figures.map(|figure| (figure.cifra.as_str(), figure)).collect(), full }
    }

    fn value(&self, name: &str) -> Option<Decimal> {
        self.by_name.get(name)?.valore.as_deref()?.parse().ok()
    }

    fn indices(&self, of: &str) -> Indices {
        Indices {
            prudent: self.value(&format!("{of}, indice cautelativo")),
            measured: self.value(&format!("{of}, indice sui misurati")),
            coverage: self.value(&format!("{of}, copertura")),
            excluded: self.value(&format!("{of}, peso escluso")),
        }
    }

    fn missions(&self) -> impl Iterator<Item = GroupCode> {
        let cross_cutting = Subject::CrossCutting.to_string();
        let codes = move |name: &&str| match name.split(',').next()? {
            own if own == cross_cutting => Some(GroupCode::CrossCutting),
            own => own.strip_prefix("missione ")?.parse().ok().map(GroupCode::Mission),
        };
        self.by_name.keys().filter_map(codes).collect::<BTreeSet<_>>().into_iter()
    }

    fn objectives(&self) -> impl Iterator<Item = ObjectiveCode> {
        self.by_name.keys().filter_map(|name| name.strip_prefix("obiettivo ")?.strip_suffix(", C")?.parse().ok())
    }

    fn point(
        &self,
        code: &ObjectiveCode,
        known: Option<&MeasuredBy>,
        rules: Option<&RulesView>,
    ) -> Option<ObjectivePoint> {
        let prudent = self.by_name.get(format!("obiettivo {code}, C").as_str())?;
        let coverage = self.by_name.get(format!("obiettivo {code}, c").as_str());
        let coverage = coverage.and_then(|figure| figure.esatto.as_ref().or(figure.valore.as_ref())?.parse().ok());
        // Codes begin with the missione in which they were given.
        let first = || code.as_str().split('.').next()?.parse().ok();
        let mission = || code.parts().map(|(placement, _)| placement.group()).or_else(first);
        Some(ObjectivePoint {
            outcome: outcome(prudent, known, rules),
            prudent: prudent.valore.as_deref().and_then(|value| value.parse().ok()),
            gap: coverage.and_then(|coverage| Gap::of(coverage, self.full)),
            title: known.and_then(|known| known.title.clone()),
            former_title: None,
            mission: known.and_then(|known| known.mission).or_else(mission)?,
            weight: known.and_then(|known| known.weight),
            indicators: known.and_then(|known| known.indicators.clone()),
        })
    }

    /// Format 1: weights from the derivations, kinds from the formulas that were applied.
    fn measured_by(&self) -> BTreeMap<ObjectiveCode, MeasuredBy> {
        let of_entity = self.by_name.get(ENTITY).map(|figure| weights(figure)).unwrap_or_default();
        self.objectives()
            .map(|code| {
                let name = format!("obiettivo {code}, C");
                let weight = of_entity.get(name.as_str()).copied();
                let rows = self.by_name.get(name.as_str()).map(|figure| weights(figure)).unwrap_or_default();
                let indicators = rows.into_iter().filter_map(|(origin, weight)| {
                    let row = origin.strip_prefix("indicatore ")?.strip_suffix(", G")?.parse().ok()?;
                    Some((row, IndicatorPoint { kind: self.kind(origin), weight }))
                });
                let indicators = Some(indicators.collect());
                (code, MeasuredBy { weight, indicators, ..MeasuredBy::default() })
            })
            .collect()
    }

    /// The kind whose formula a figure names.
    fn kind(&self, figure: &str) -> Option<Kind> {
        let rule = &self.by_name.get(figure)?.regola;
        kinds::ALL.iter().find(|kind| kind.words().formula.method == rule)
    }
}

/// In a derivation each figure is followed by its weight.
pub(super) fn weights(figure: &FigureView) -> BTreeMap<&str, Decimal> {
    let pairs = figure.ingressi.windows(2).filter(|pair| pair[1].nome.eq_ignore_ascii_case("w"));
    pairs.filter_map(|pair| Some((pair[0].origine.as_str(), pair[1].valore.as_deref()?.parse().ok()?))).collect()
}

/// The class with its sign, or the state, as the final had it.
fn outcome(prudent: &FigureView, known: Option<&MeasuredBy>, rules: Option<&RulesView>) -> String {
    let Some(label) = &prudent.classe else {
        let state = known.and_then(|known| known.state.clone());
        return state.unwrap_or_else(|| "n.d.".to_owned());
    };
    let position = rules.and_then(|rules| rules.etichette.iter().position(|own| own == label));
    let beside =
        known.and_then(|known| known.state.as_deref()).filter(|state| *state != ObjectiveState::Measured.label());
    let words = beside.map_or_else(|| label.clone(), |state| format!("{label}, {state}"));
    position.map_or_else(|| words.clone(), |position| format!("{} {words}", Class::ALL[position].symbol()))
}
