//! The built-in templates on the real plan, down to the laid-out pages.

use std::collections::BTreeMap;

use super::{Context, Templates, document};
use crate::assessment::{Inputs, Trend, TrendYear, assess};
use crate::catalogue::Catalogue;
use crate::config::Config;
use crate::domain::{Edition, Status, Supplements, Year};
use crate::dossier::Dossier;
use crate::typeset::{Style, embedded_faces, lay_out};
use crate::workbook::Limits;
use crate::{deadline, plan};

const EXPORT: &[u8] = include_bytes!("../../seeds/piano/piano_dup_2024-2026.txt");

/// The XHTML of a report on the real plan before anything was measured.
fn unmeasured_report() -> String {
    let (plan, findings) = plan::read(EXPORT, "piano.txt", Catalogue::embedded(), &Limits::default()).unwrap();
    let config = Config::parse("[ente]\nnome = \"Comune di L'Esempio & C.\"\ndimostrativo = true\n").unwrap();
    let year = Year(2024);
    let (deadline, _) = deadline::find(&plan, year, None);
    let inputs = Inputs {
        plan: &plan,
        year,
        indicators: &[],
        measurements: &[],
        rules: &config.rules,
        catalogue: Catalogue::embedded(),
        report_objective: deadline.objective.as_ref(),
        published_on: None,
    };
    let (assessment, _) = assess(&inputs);
    let edition = Edition {
        entity: config.entity.name.clone(),
        year,
        reference_date: "2025-06-20".parse().unwrap(),
        status: Status::Draft,
        demonstration: true,
    };
    let trend = Trend { years: vec![TrendYear::of(&assessment)] };
    let supplements = Supplements::default();
    let dossier = Dossier { assessment: &assessment, supplements: &supplements, trend: &trend, edition: &edition };
    let context = Context {
        dossier,
        config: &config,
        deadline: &deadline,
        delay_reason: None,
        findings: &findings,
        inputs: &[],
        fingerprint: "0123-4567",
    };
    Templates::new(&BTreeMap::new()).unwrap().render(&document(&context)).unwrap()
}

#[test]
fn the_deadline_comes_from_the_plans_own_row_with_its_source() {
    let xhtml = unmeasured_report();
    assert!(xhtml.contains("Mancano 10 giorni al termine del 30 giugno 2025."));
    assert!(xhtml.contains("Predisposizione relazione performance entro il mese di giugno dell'anno successivo"));
    assert!(xhtml.contains("piano.txt, riga 11"));
}

#[test]
fn every_objective_of_the_plan_is_laid_out_and_no_character_is_lost() {
    let xhtml = unmeasured_report();
    let (layout, findings) = lay_out(&xhtml, &Style::embedded(), &embedded_faces()).unwrap();
    assert_eq!(findings, []);
    assert!(layout.pages.len() > 10);
    assert_eq!(layout.language, "it-IT");
    assert!(layout.outline.iter().any(|entry| entry.title.starts_with("Missione 12")));
}
