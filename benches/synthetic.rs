//! An invented entity of any size: a plan, a register and measurements in memory.

use std::collections::{BTreeMap, BTreeSet};

use relazione_performance::assessment;
use relazione_performance::assessment::{Basis, Inputs, Trend, TrendYear};
use relazione_performance::domain::{
    ActWindow, Details, Edition, EntryCells, Field, FieldOrigin, Indicator, IndicatorCode, Measurement, Mission,
    MissionCode, Objective, ObjectiveCode, Place, Plan, ProgrammeCode, Quantity, Sourced, Status, Supplements, Year,
};
use relazione_performance::dossier::{Dossier, Making, Sections, Tally};
use relazione_performance::inputs::catalogue::Catalogue;
use relazione_performance::inputs::config::Config;
use relazione_performance::inputs::deadline;
use relazione_performance::kinds;
use relazione_performance::outputs::pdf;
use relazione_performance::outputs::report::{Templates, document};
use relazione_performance::outputs::typeset::{Layout, embedded_faces};

const YEAR: Year = Year(2024);
const WORDS: &str = "Garantire il funzionamento e il miglioramento dei servizi rivolti ai cittadini, alle famiglie e \
                     alle imprese del territorio, con attenzione alla semplificazione e all’efficienza dei procedimenti.";

/// An entity with everything that an assessment needs.
pub struct World {
    /// The plan.
    pub plan: Plan,
    /// A draft of 2024.
    pub edition: Edition,
    /// One or two an objective.
    pub indicators: Vec<Indicator>,
    /// One an indicator.
    pub measurements: Vec<Measurement>,
    config: Config,
}

impl World {
    /// An entity with so many objectives, spread over ten missioni, with one or two indicators each.
    pub fn new(objectives: u32) -> Self {
        let mut world = Self {
            plan: Plan { years: vec![YEAR], missions: Vec::new(), unplaced: Vec::new(), name: None },
            edition: Edition {
                entity: "Comune di Prova".to_owned(),
                year: YEAR,
                reference_date: "2025-06-20".parse().expect("a date"),
                status: Status::Draft,
                demonstration: true,
            },
            indicators: Vec::new(),
            measurements: Vec::new(),
            config: Config::parse("[ente]\nnome = \"Comune di Prova\"\n").expect("a configuration"),
        };
        for code in 1..=10u8 {
            let share = objectives / 10 + u32::from(u32::from(code) <= objectives % 10);
            world.add_mission(code, share);
        }
        world
    }

    fn add_mission(&mut self, code: u8, objectives: u32) {
        let title = Catalogue::embedded().mission(MissionCode(code)).unwrap_or("Missione").to_owned();
        let mut mission = Mission { code: MissionCode(code).into(), title, place: place(0, 0), objectives: Vec::new() };
        for index in 0..objectives {
            let programme = ProgrammeCode::new(code, u8::try_from(index % 3).expect("small") + 1);
            let objective = objective(programme, index / 3 + 1, index);
            for running in 1..=1 + index % 2 {
                self.add_indicator(&objective.code, running, index);
            }
            mission.objectives.push(objective);
        }
        self.plan.missions.push(mission);
    }

    fn add_indicator(&mut self, objective: &ObjectiveCode, running: u32, row: u32) {
        let code = IndicatorCode::numbered(objective, running);
        let number = |value: u32| Some(Sourced::new(Quantity::Number(value.into()), place(row, 9)));
        let kinds =
            [kinds::increasing::KIND, kinds::decreasing::KIND, kinds::maintain_minimum::KIND, kinds::progress::KIND];
        self.indicators.push(Indicator {
            code: code.clone(),
            objective: objective.clone(),
            plan_text: WORDS.to_owned(),
            name: "Interventi conclusi nei termini sul totale degli interventi previsti".to_owned(),
            kind: Sourced::new(kinds[row as usize % kinds.len()], place(row, 5)),
            unit: "n.".to_owned(),
            baseline: None,
            baseline_year: None,
            target: number(100 + row % 7),
            weight: None,
            office: Some(format!("Ufficio {}", row % 6)),
            manager: None,
            expected_source: None,
            themes: Vec::new(),
            cancelled_by: None,
            place: place(row, 0),
            cells: relazione_performance::domain::RegisterCells::default(),
        });
        self.measurements.push(Measurement {
            indicator: code,
            state: None,
            actual: number(60 + row % 50),
            unreadable: None,
            observed_on: None,
            source: None,
            evidence: None,
            cause: Some("Ritardo nella fornitura delle attrezzature necessarie al servizio.".to_owned()),
            corrective_action: None,
            compiler: None,
            act: None,
            board_score: None,
            minutes: None,
            notes: None,
            entry: EntryCells::at(&place(row, 0)),
            place: place(row, 0),
            repeats: Vec::new(),
            is_outdated: false,
        });
    }

    /// Assesses the entity and hands the result to `use_it`.
    pub fn assess<T>(&self, use_it: impl FnOnce(&Dossier<'_>) -> T) -> T {
        let inputs = Inputs {
            plan: &self.plan,
            year: YEAR,
            indicators: &self.indicators,
            unread: &[],
            measurements: &self.measurements,
            changes: &[],
            rules: &self.config.rules,
            catalogue: Catalogue::embedded(),
            report_objective: None,
            published_on: None,
            own_report: None,
            exclusions: ActWindow::of_exclusions(YEAR, None, self.edition.reference_date),
        };
        let (assessment, _) = assessment::assess(&inputs);
        let trend = Trend { years: vec![TrendYear::of(&assessment, Basis::Measured)] };
        let (deadline, _) = deadline::find(&self.plan, YEAR, None);
        use_it(&Dossier {
            assessment: &assessment,
            supplements: &Supplements::default(),
            trend: &trend,
            edition: &self.edition,
            config: &self.config,
            deadline: &deadline,
            predecessor: None,
            first_final: None,
            adoption: relazione_performance::inputs::acts::Adoption::Unknown,
            reasons: relazione_performance::domain::Reasons::default(),
            findings: &[],
            signals: &[],
            inputs: &[],
            fingerprint: "0123-4567",
            has_emblem: false,
            sections: &Sections::default(),
            tally: Tally::default(),
            previous: None,
            making: &Making::default(),
            approved: None,
        })
    }

    /// The composed document.
    pub fn xhtml(&self) -> String {
        let templates = Templates::new(&BTreeMap::new()).expect("the built-in templates are sound");
        self.assess(|dossier| templates.render(&document(dossier)).expect("a document"))
    }
}

fn objective(programme: ProgrammeCode, running: u32, row: u32) -> Objective {
    let field = |text: String| Field { text, origin: FieldOrigin::Cell };
    Objective {
        code: ObjectiveCode::numbered(programme, running),
        placement: programme.into(),
        direction: Some(field(format!("Indirizzo {}", row % 4))),
        strategic: Some(field(format!("Obiettivo strategico {}", row % 9))),
        title: field(format!("Obiettivo numero {row} del programma {programme}")),
        purpose: WORDS.to_owned(),
        stakeholders: "Cittadini, imprese, associazioni".to_owned(),
        years: BTreeSet::from([YEAR]),
        indicator: Sourced::new(WORDS.to_owned(), place(row, 8)),
        weight: None,
        weight_cell: None,
        office: None,
        manager: None,
        details: Details::default(),
        place: place(row, 4),
    }
}

fn place(row: u32, column: u32) -> Place {
    Place::sheet("piano/piano.xlsx", "Missione").at_cell(row, column)
}

/// Writes and checks the PDF of a layout.
pub fn write_pdf(layout: &Layout) -> Vec<u8> {
    let faces = embedded_faces();
    let fonts: Vec<pdf::FontFile<'_>> = faces
        .ids()
        .map(|id| pdf::FontFile { bytes: faces.bytes(id), postscript_name: faces.postscript_name(id) })
        .collect();
    let metadata = pdf::Metadata {
        title: layout.title.clone(),
        subject: "Prova".to_owned(),
        keywords: Vec::new(),
        author: "Comune di Prova".to_owned(),
        creator_tool: "relazione".to_owned(),
        date: "2025-06-20".parse().expect("a date"),
        language: "it-IT".to_owned(),
    };
    pdf::write(layout, &fonts, &metadata, &pdf::Profile::A2A_UA1).expect("a sound PDF")
}
