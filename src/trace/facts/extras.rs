//! What stands beside the results: rules, deadline, sources, changes, findings.

use rust_decimal::Decimal;

use super::derived::read;
use super::fact::{Fact, FactValue, Form};
use super::inputs::{FactInput, Inputs};
use super::names;
use crate::assessment::{Measure, Subject};
use crate::domain::{Change, ChangeEffect, MissionCode, Rules, SourceKind};
use crate::dossier::Dossier;
use crate::finding::Severity;
use crate::inputs::deadline::DeadlineSource;
use crate::trace::attention::SourceShare;

pub(super) fn of(dossier: &Dossier<'_>) -> Vec<Fact<'static>> {
    let mut facts = vec![deadline(dossier), reference_date(dossier), missions(dossier), fully_achieved(dossier)];
    facts.extend(measured(dossier));
    facts.extend(days(dossier));
    facts.extend(changes(dossier));
    facts.extend(sources(dossier));
    facts.extend(rules(dossier.assessment.rules));
    facts.extend(findings(dossier));
    facts
}

fn deadline(dossier: &Dossier<'_>) -> Fact<'static> {
    let (rule, origin) = match &dossier.deadline.source {
        DeadlineSource::Plan { place, .. } => ("termine scritto nel piano", place.to_string()),
        DeadlineSource::Configuration => {
            ("termine della configurazione", "relazione.toml, chiave «scadenza»".to_owned())
        }
        DeadlineSource::Law => ("termine di legge", "D.Lgs. 150/2009, art. 10, c. 1, lett. b)".to_owned()),
    };
    read(names::deadline(), FactValue::Day(dossier.deadline.date), rule, origin)
}

fn reference_date(dossier: &Dossier<'_>) -> Fact<'static> {
    let day = FactValue::Day(dossier.edition.reference_date);
    read(names::reference_date(), day, "giorno a cui si riferisce il documento", "opzione --data".to_owned())
}

fn fully_achieved(dossier: &Dossier<'_>) -> Fact<'static> {
    let number = dossier.assessment.fully_achieved();
    let value = FactValue::Number(number.into(), Form::Plain);
    read(names::fully_achieved(), value, "obiettivi della prima classe con C da 100", "gli obiettivi, C".to_owned())
}

/// How much of the entity is measured, in objectives and in weight.
fn measured(dossier: &Dossier<'_>) -> Vec<Fact<'static>> {
    let assessment = dossier.assessment;
    let coverage = Subject::Entity.result(Measure::Coverage);
    let count = |name, number: usize, rule| {
        read(name, FactValue::Number(number.into(), Form::Plain), rule, "gli obiettivi, stato".to_owned())
    };
    let mut facts = vec![
        count(names::counting(), assessment.counting(), "numero degli obiettivi che contano negli indici"),
        count(names::measured_whole(), assessment.measured_whole(), "numero degli obiettivi a cui non manca nulla"),
    ];
    facts.extend(assessment.entity.coverage.value.map(|covered| {
        let value = FactValue::Number(Decimal::ONE_HUNDRED - covered, Form::PerCent);
        read(names::unmeasured(), value, "100 meno la copertura", coverage)
    }));
    facts
}

/// How far from the deadline the report was adopted, or may still be.
fn days(dossier: &Dossier<'_>) -> Option<Fact<'static>> {
    let days = dossier.adoption.days(dossier.deadline, dossier.edition.reference_date)?;
    let value = FactValue::Number(days.into(), Form::Plain);
    Some(read(names::days_from_deadline(), value, "giorni fra le due date", names::deadline()))
}

/// The plan before the year's changes, and what they did to it, row by row.
fn changes(dossier: &Dossier<'_>) -> [Fact<'static>; 3] {
    let perimeter = dossier.perimeter();
    let count = |name, number: u32, rule, effects: &[ChangeEffect]| {
        let rows = dossier.supplements.changes.iter().filter(|row| row.applied && row.indicator.is_none());
        let rows = rows.filter(|row| effects.contains(&row.effect));
        let input = |row: &Change| FactInput {
            name: "variazione".into(),
            value: Some(row.objective.to_string()),
            origin: row.place.to_string(),
        };
        let fact = read(name, FactValue::Number(number.into(), Form::Plain), rule, "nessuna variazione".to_owned());
        let inputs: Vec<FactInput> = rows.map(input).collect();
        if inputs.is_empty() { fact } else { Fact { inputs: Inputs::Listed(inputs), ..fact } }
    };
    let (cancels, adds) = (ChangeEffect::Cancels, ChangeEffect::Adds);
    [
        count(
            names::before_changes(),
            perimeter.before(),
            "previsti, più gli annullamenti, meno le aggiunte",
            &[cancels, adds],
        ),
        count(names::cancellations(), perimeter.cancelled, "variazioni che tolgono un obiettivo dall’anno", &[cancels]),
        count(names::additions(), perimeter.added, "variazioni che lo aggiungono", &[adds]),
    ]
}

/// On whose word the measured indicators rest.
fn sources(dossier: &Dossier<'_>) -> [Fact<'static>; 2] {
    let share = SourceShare::of(dossier.assessment);
    let declared = FactValue::number(share.per_cent(SourceKind::SelfDeclared), Form::PerCent);
    let unsaid = FactValue::Number(share.unsaid.into(), Form::Plain);
    let origin = || "FONTE delle schede di misurazione".to_owned();
    [
        read(names::self_declared(), declared, "indicatori misurati con fonte autodichiarata, su tutti", origin()),
        read(names::without_source(), unsaid, "indicatori misurati senza fonte", origin()),
    ]
}

fn missions(dossier: &Dossier<'_>) -> Fact<'static> {
    let missions = dossier.assessment.missions.iter().filter_map(|mission| mission.code.mission());
    let input = |code: MissionCode| FactInput {
        name: "missione".into(),
        value: Some("1".to_owned()),
        origin: Subject::Mission(code).to_string(),
    };
    Fact {
        name: names::missions(),
        value: FactValue::Number(dossier.assessment.mission_count().into(), Form::Plain),
        exact: None,
        class: None,
        rule: "numero delle missioni con obiettivi".into(),
        inputs: Inputs::Listed(missions.map(input).collect()),
    }
}

/// The rules as the configuration or the method gives them.
fn rules(rules: &Rules) -> Vec<Fact<'static>> {
    let share = |key: &str, value: Decimal| {
        let origin = format!("relazione.toml, chiave «{key}», o valore predefinito del metodo");
        read(names::rule(key), FactValue::Number(value, Form::PerCent), "regola dello SMVP", origin)
    };
    let mut facts = vec![
        share("soglie.raggiunto", rules.thresholds.achieved),
        share("soglie.parziale", rules.thresholds.partly),
        share("tolleranza_mantenimento", rules.maintenance_tolerance * Decimal::ONE_HUNDRED),
        share("tetto", rules.ceiling),
    ];
    let delay = |band: &crate::domain::DelayBand| {
        share(&format!("ritardi fino a {} giorni", band.up_to_days), band.achievement)
    };
    facts.extend(rules.delays.iter().map(delay));
    facts.push(share("ritardi oltre l’ultimo", Decimal::ZERO));
    facts
}

fn findings(dossier: &Dossier<'_>) -> Vec<Fact<'static>> {
    let count = |severity: Severity| {
        let number = dossier.findings.iter().filter(|finding| finding.code.severity == severity).count();
        Fact {
            name: names::findings(severity),
            value: FactValue::Number(number.into(), Form::Plain),
            exact: None,
            class: None,
            rule: "numero delle anomalie di questa gravità".into(),
            inputs: Inputs::Listed(vec![FactInput {
                name: "anomalie".into(),
                value: Some(number.to_string()),
                origin: "Allegato B (riservato), foglio Anomalie".to_owned(),
            }]),
        }
    };
    [Severity::Blocking, Severity::Warning, Severity::Note].map(count).to_vec()
}
