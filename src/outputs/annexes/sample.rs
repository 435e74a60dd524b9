//! Invented plans of any size, with every kind of indicator and every state, always the same.

mod dice;
mod draw;
mod money;
mod plain;

use rust_decimal::Decimal;

use crate::assessment::{Assessment, Basis, Inputs, Trend, TrendYear, assess};
use crate::domain::{
    ActWindow, Edition, Indicator, IndicatorCode, Kind, Measurement, MissionCode, Place, Plan, ProgrammeCode, Quantity,
    ReportMeasure, Rules, Sourced, Status, Supplements, Year,
};
use crate::dossier::{Dossier, Making, Sections, Tally};
use crate::finding::Finding;
use crate::inputs::catalogue::Catalogue;
use crate::inputs::config::Config;
use crate::inputs::deadline::{Deadline, DeadlineSource};
use crate::inputs::entity::InputFile;
use crate::inputs::plan;
use crate::outputs::typeset::Source;
use crate::workbook::Limits;
use draw::Drawn;
pub(crate) use plain::YEAR;
use plain::{day, plain_indicator, plain_measurement, plain_mission, plain_objective};

/// Everything an assessment borrows.
pub(crate) struct Sample {
    pub plan: Plan,
    pub indicators: Vec<Indicator>,
    pub measurements: Vec<Measurement>,
    pub rules: Rules,
    pub supplements: Supplements,
}

impl Sample {
    /// A plan of so many objectives in four missioni.
    pub fn of(objectives: usize) -> Self {
        let Drawn { plan, indicators, measurements } = draw::plan(objectives);
        let supplements = Supplements { resources: Some(money::resources()), ..Supplements::default() };
        Self { plan, indicators, measurements, rules: Rules::standard(Place::file("relazione.toml")), supplements }
    }

    /// The real plan, for which nothing has been measured yet.
    pub fn real_plan() -> Self {
        let bytes = include_bytes!("../../../seeds/piano/piano_dup_2024-2026.txt");
        let (plan, _) = plan::read(bytes, "piano/piano.txt", Catalogue::embedded(), &Limits::default())
            .expect("the plan of the demonstration entity is tested");
        let rules = Rules::standard(Place::file("relazione.toml"));
        let supplements = Supplements::default();
        Self { plan, indicators: Vec::new(), measurements: Vec::new(), rules, supplements }
    }

    /// One planned objective with these indicators: kind, target, actual, weight.
    pub fn with_indicators(rows: &[(Kind, Option<&str>, Option<&str>, u32)]) -> Self {
        let objective = plain_objective(ProgrammeCode::new(1, 2), 1);
        let number = |text: &str| Quantity::Number(text.parse().expect("a number"));
        let (mut indicators, mut measurements) = (Vec::new(), Vec::new());
        for (running, (kind, target, actual, weight)) in (1..).zip(rows) {
            let code = IndicatorCode::numbered(&objective.code, running);
            let cell = |column| Place::sheet("prova.xlsx", "Foglio").at_cell(running, column);
            indicators.push(Indicator {
                target: target.map(|target| Sourced::new(number(target), cell(10))),
                weight: Some(Sourced::new(Decimal::from(*weight), cell(11))),
                ..plain_indicator(code.clone(), &objective.code, *kind, cell(0))
            });
            measurements.push(Measurement {
                actual: actual.map(|actual| Sourced::new(number(actual), cell(13))),
                ..plain_measurement(code, cell(0))
            });
        }
        let mission = plain_mission(MissionCode(1), vec![objective]);
        let plan = Plan { years: vec![YEAR], missions: vec![mission], unplaced: Vec::new(), name: None };
        let rules = Rules::standard(Place::file("relazione.toml"));
        Self { plan, indicators, measurements, rules, supplements: Supplements::default() }
    }

    /// Assesses the sample as a draft and hands over the result.
    pub fn assessed<T>(&self, look: impl FnOnce(&Dossier<'_>, &[Finding]) -> T) -> T {
        let inputs = Inputs {
            plan: &self.plan,
            year: YEAR,
            indicators: &self.indicators,
            unread: &[],
            measurements: &self.measurements,
            changes: &[],
            rules: &self.rules,
            catalogue: Catalogue::embedded(),
            report_objective: None,
            published_on: None,
            own_report: None,
            exclusions: ActWindow::of_exclusions(YEAR, None, day(2025, 6, 30)),
        };
        let (assessment, findings) = assess(&inputs);
        let trend = Trend { years: vec![year_before(&assessment), TrendYear::of(&assessment, Basis::Measured)] };
        let edition = edition();
        let date = day(2025, 6, 30);
        look(
            &Dossier {
                assessment: &assessment,
                supplements: &self.supplements,
                trend: &trend,
                edition: &edition,
                config: &Config::parse(include_str!("../../../seeds/relazione.toml")).expect("a configuration"),
                deadline: &Deadline {
                    date,
                    source: DeadlineSource::Law,
                    objective: None,
                    measure: ReportMeasure::Preparation,
                },
                predecessor: None,
                first_final: None,
                adoption: crate::inputs::acts::Adoption::Unknown,
                reasons: crate::domain::Reasons::default(),
                findings: &findings,
                signals: &[],
                inputs: &[&InputFile { path: "prova.xlsx".to_owned(), bytes: Vec::new(), sha256: "5f16a7".to_owned() }],
                fingerprint: "0000-seme",
                has_emblem: false,
                sections: &sections(),
                tally: Tally::default(),
                previous: None,
                making: &Making::default(),
                approved: None,
            },
            &findings,
        )
    }
}

/// Sections that the report numbers as the built-in templates do.
fn sections() -> Sections {
    let titles = [
        ("sintesi", "Sintesi"),
        ("contesto", "Contesto e risorse"),
        ("albero", "Albero della performance"),
        ("risultati", "Risultati per missione"),
        ("risorse", "Risorse per missione e programma"),
    ];
    let section = |(id, title)| format!("<section id=\"{id}\"><h1 class=\"numerato\">{title}</h1></section>");
    let body: String = titles.map(section).concat();
    Source::parse(&format!("<html><body>{body}</body></html>")).expect("a source").sections().clone()
}

/// The year before as if all had gone a little worse; its first missione was not in the plan.
fn year_before(assessment: &Assessment<'_>) -> TrendYear {
    let mut before = TrendYear::of(assessment, Basis::Measured);
    before.basis = Basis::Recomputed;
    before.year = Year(YEAR.0 - 1);
    let _ = before.missions.pop_first();
    let worse =
        |value: &mut Option<Decimal>| *value = value.map(|value| (value - Decimal::new(125, 2)).max(Decimal::ZERO));
    worse(&mut before.entity.prudent);
    before.missions.values_mut().for_each(|indices| worse(&mut indices.prudent));
    before.objectives.values_mut().for_each(|point| worse(&mut point.prudent));
    before
}

/// A draft with invented data.
pub(crate) fn edition() -> Edition {
    Edition {
        entity: "Comune di Prova & Esempio".to_owned(),
        year: YEAR,
        reference_date: day(2025, 6, 20),
        status: Status::Draft,
        demonstration: true,
    }
}
