//! The demonstration entity with every section filled, as one document.

use std::collections::BTreeMap;

use crate::assessment::{Assessment, Basis, Indices, Inputs, Trend, TrendYear, assess};
use crate::digest::hex_digest;
use crate::domain::{
    ActWindow, ActsByYear, Change, ChangeEffect, Edition, Few, Indicator, Measurement, Place, Plan, PlanIndicator,
    Predecessor, Reasons, Sourced, Status, Supplements, Theme, Year,
};
use crate::dossier::{Dossier, Making, Previous, Sections, Tally};
use crate::finding::Finding;
use crate::inputs::acts::Adoption;
use crate::inputs::catalogue::Catalogue;
use crate::inputs::config::Config;
use crate::inputs::deadline::{self, Deadline};
use crate::inputs::entity::InputFile;
use crate::inputs::measurements;
use crate::inputs::plan;
use crate::outputs::report::{Document, Templates, document};
use crate::workbook::{self, Limits};

const PLAN: &[u8] = include_bytes!("../../../../seeds/piano/piano_2024-2026.xlsx");
const REGISTER: &[u8] = include_bytes!("../../../../seeds/indicatori/2024.xlsx");
const SHEETS: [(&str, &[u8]); 6] = [
    ("affari_generali.xlsx", include_bytes!("../../../../seeds/misurazioni/2024/affari_generali.xlsx")),
    ("polizia_locale.xlsx", include_bytes!("../../../../seeds/misurazioni/2024/polizia_locale.xlsx")),
    ("servizi_alla_persona.xlsx", include_bytes!("../../../../seeds/misurazioni/2024/servizi_alla_persona.xlsx")),
    ("servizi_demografici.xlsx", include_bytes!("../../../../seeds/misurazioni/2024/servizi_demografici.xlsx")),
    ("servizi_finanziari.xlsx", include_bytes!("../../../../seeds/misurazioni/2024/servizi_finanziari.xlsx")),
    ("ufficio_tecnico.xlsx", include_bytes!("../../../../seeds/misurazioni/2024/ufficio_tecnico.xlsx")),
];

/// What a document is made from, owned.
pub(crate) struct Seed {
    pub plan: Plan,
    pub config: Config,
    pub indicators: Vec<Indicator>,
    pub measurements: Vec<Measurement>,
    pub supplements: Supplements,
    pub findings: Vec<Finding>,
    pub deadline: Deadline,
    pub input: InputFile,
    pub has_emblem: bool,
    /// The acts noted beside its finals.
    pub acts: ActsByYear,
    pub reasons: Reasons<'static>,
    pub status: Status,
    /// The final that it follows.
    pub previous: Option<(Previous, Predecessor)>,
}

impl Seed {
    /// The demonstration entity in 2024, without supplements.
    pub fn bare() -> Self {
        let limits = Limits::default();
        let path = "piano/piano_2024-2026.xlsx";
        let (plan, mut findings) = plan::read(PLAN, path, Catalogue::embedded(), &limits).unwrap();
        let register = workbook::read(REGISTER, "indicatori/2024.xlsx", &limits).unwrap();
        let (indicators, found) = measurements::read_register(&register);
        findings.extend(found);
        let sheets: Vec<_> = SHEETS
            .iter()
            .map(|(name, bytes)| workbook::read(bytes, &format!("misurazioni/2024/{name}"), &limits).unwrap())
            .collect();
        let (measurements, found) = measurements::read_measurements(&sheets, &indicators);
        findings.extend(found);
        let config = Config::parse(include_str!("../../../../seeds/relazione.toml")).unwrap();
        let (deadline, found) = deadline::find(&plan, Year(2024), None);
        findings.extend(found);
        let input = InputFile { path: path.to_owned(), bytes: PLAN.to_vec(), sha256: hex_digest(PLAN) };
        let supplements = Supplements::default();
        Self {
            plan,
            config,
            indicators,
            measurements,
            supplements,
            findings,
            deadline,
            input,
            has_emblem: false,
            acts: ActsByYear::new(),
            reasons: Reasons::default(),
            status: Status::Draft,
            previous: None,
        }
    }

    /// The demonstration entity in 2024 with every section filled.
    pub fn full() -> Self {
        let mut seed = Self::bare();
        seed.supplements = super::supplements::filled();
        seed.indicators.iter_mut().for_each(|indicator| indicator.themes.clear());
        seed.indicators[0].themes = vec![Theme::EqualOpportunities, Theme::Digital];
        seed.with_targets("01.01-01", &[(2024, "6"), (2025, "7"), (2026, "8")]);
        seed
    }

    /// An indicator of the plan with a target for each of these years.
    fn with_targets(&mut self, code: &str, targets: &[(u16, &str)]) {
        let place = || Place::file("piano/piano_2024-2026.xlsx");
        let target = |(year, words): &(u16, &str)| (Year(*year), Sourced::new((*words).to_owned(), place()));
        let indicator = PlanIndicator {
            name: "Incontri pubblici".to_owned(),
            formula: None,
            unit: None,
            base: None,
            base_year: None,
            targets: targets.iter().map(target).collect(),
            actuals: Few::new(),
            weight: None,
            source: None,
            due: None,
            bound: None,
            as_written: None,
            place: place(),
        };
        let rows = self.plan.missions.iter_mut().flat_map(|mission| &mut mission.objectives);
        let row = rows.into_iter().find(|row| row.code.as_str() == code).expect("an objective of the plan");
        row.details.indicators.push(indicator);
    }

    /// Changes that take objectives out of the year or bring them in, by an act.
    pub fn moved(&mut self, moves: &[(&str, ChangeEffect)]) {
        let sample = self.supplements.changes.iter().find(|change| change.applied).cloned();
        let sample = sample.expect("the full seed has a change that stands");
        for (code, effect) in moves {
            let objective = code.parse().unwrap();
            let rows = self.plan.missions.iter_mut().flat_map(|mission| &mut mission.objectives);
            let row = rows.into_iter().find(|row| row.code == objective).expect("an objective of the plan");
            if *effect == ChangeEffect::Cancels {
                row.years.remove(&Year(2024));
            }
            self.supplements.changes.push(Change { objective, indicator: None, effect: *effect, ..sample.clone() });
        }
    }

    /// What the configuration says of the adoption on 20 June 2025.
    fn adoption(&self) -> Adoption<'_> {
        let act = self.config.acts.get(&Year(2024)).and_then(|acts| acts.resolution.as_ref());
        Adoption::of(act, &self.deadline, "2025-06-20".parse().unwrap())
    }

    /// Gives the seed's dossier, as a draft of 20 June 2025, to `using`.
    pub fn with_dossier<T>(
        &self,
        trend: impl FnOnce(&Assessment<'_>) -> Trend,
        using: impl FnOnce(&Dossier<'_>) -> T,
    ) -> T {
        let inputs = Inputs {
            plan: &self.plan,
            year: Year(2024),
            indicators: &self.indicators,
            unread: &[],
            measurements: &self.measurements,
            changes: &self.supplements.changes,
            rules: &self.config.rules,
            catalogue: Catalogue::embedded(),
            report_objective: self.deadline.objective.as_ref(),
            published_on: None,
            own_report: None,
            exclusions: ActWindow::of_exclusions(Year(2024), None, "2025-06-20".parse().unwrap()),
        };
        let (assessment, _) = assess(&inputs);
        let edition = Edition {
            entity: self.config.entity.name.clone(),
            year: Year(2024),
            reference_date: "2025-06-20".parse().unwrap(),
            status: self.status,
            demonstration: true,
        };
        let trend = trend(&assessment);
        using(&Dossier {
            assessment: &assessment,
            supplements: &self.supplements,
            trend: &trend,
            edition: &edition,
            config: &self.config,
            deadline: &self.deadline,
            predecessor: self.previous.as_ref().map(|(_, before)| before),
            first_final: None,
            adoption: self.adoption(),
            reasons: self.reasons,
            findings: &self.findings,
            signals: &[],
            inputs: &[&self.input],
            fingerprint: "0123-4567-89ab-cdef",
            has_emblem: self.has_emblem,
            sections: &Sections::default(),
            tally: Tally::default(),
            previous: self.previous.as_ref().map(|(previous, _)| previous),
            making: &Making { acts: self.acts.clone(), ..Making::default() },
            approved: None,
        })
    }

    /// The view of the document, with a trend of two years.
    pub fn document(&self) -> Document {
        self.with_dossier(two_years, document)
    }

    /// The XHTML of the document, by the built-in templates.
    pub fn xhtml(&self) -> String {
        Templates::new(&BTreeMap::new()).unwrap().render(&self.document()).unwrap()
    }
}

/// The year measured alone, as when no other has data.
pub(crate) fn one_year(assessment: &Assessment<'_>) -> Trend {
    Trend { years: vec![TrendYear::of(assessment, Basis::Measured)] }
}

/// The year measured and, five points lower, the one before; the first of the three has no data.
pub(crate) fn two_years(assessment: &Assessment<'_>) -> Trend {
    let year = TrendYear::of(assessment, Basis::Measured);
    let lower = |value: rust_decimal::Decimal| (value - rust_decimal::Decimal::from(5)).max(0.into());
    let indices = |own: Indices| Indices { prudent: own.prudent.map(lower), ..own };
    let mut before = year.clone();
    before.basis = Basis::Recomputed;
    before.year = Year(2023);
    before.entity = indices(before.entity);
    for mission in before.missions.values_mut() {
        *mission = indices(*mission);
    }
    for point in before.objectives.values_mut() {
        point.prudent = point.prudent.map(lower);
    }
    before.objectives.pop_first();
    Trend { years: vec![before, year] }
}
