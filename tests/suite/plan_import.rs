//! The real plan of Boffalora sopra Ticino, worked out by hand from its text.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use relazione_performance::domain::{Field, FieldOrigin, Objective, Plan, Year};
use relazione_performance::finding::Finding;
use relazione_performance::inputs::catalogue::Catalogue;
use relazione_performance::inputs::plan;
use relazione_performance::workbook::Limits;

const SEED: &str = include_str!("../../seeds/piano/piano_dup_2024-2026.txt");
const FILE: &str = "piano/piano_dup_2024-2026.txt";

fn seed() -> (Plan, Vec<Finding>) {
    plan::read(SEED.as_bytes(), FILE, Catalogue::embedded(), &Limits::default()).unwrap()
}

#[track_caller]
fn objective<'p>(plan: &'p Plan, code: &str) -> &'p Objective {
    plan.objective(&code.parse().unwrap()).unwrap_or_else(|| panic!("{code} manca"))
}

fn with_code<'f>(findings: &'f [Finding], id: &str) -> Vec<&'f Finding> {
    findings.iter().filter(|finding| finding.code.id == id).collect()
}

#[expect(clippy::unnecessary_wraps, reason = "compared with fields that may be absent")]
fn own(text: &str) -> Option<Field> {
    Some(Field { text: text.to_owned(), origin: FieldOrigin::Cell })
}

#[expect(clippy::unnecessary_wraps, reason = "compared with fields that may be absent")]
fn inherited(text: &str) -> Option<Field> {
    Some(Field { text: text.to_owned(), origin: FieldOrigin::Inherited })
}

#[test]
fn totals_by_missione_and_year() {
    let (plan, _) = seed();
    let counts: BTreeMap<u8, usize> =
        plan.missions.iter().map(|mission| (mission.code.mission().unwrap().0, mission.objectives.len())).collect();
    let expected = [(1, 21), (3, 5), (4, 6), (5, 2), (6, 2), (8, 3), (9, 5), (10, 5), (11, 2), (12, 17)];
    assert_eq!(counts, BTreeMap::from(expected));
    assert_eq!(plan.years, [Year(2024), Year(2025), Year(2026)]);
    let planned = |year| plan.objectives().filter(|(_, objective)| objective.is_planned_for(Year(year))).count();
    assert_eq!([planned(2024), planned(2025), planned(2026)], [66, 65, 64]);
    assert_eq!(plan.missions[0].title, "Servizi istituzionali, generali e di gestione");
    assert_eq!(plan.missions[6].title, "Sviluppo sostenibile e tutela del territorio e dell'ambiente");
}

#[test]
fn the_nine_split_words() {
    let (plan, findings) = seed();
    let splits: Vec<(String, &str)> = with_code(&findings, "P002")
        .iter()
        .map(|finding| (finding.place.as_ref().unwrap().position.to_string(), finding.found.as_deref().unwrap()))
        .collect();
    let expected = [
        ("riga 11", "INNOVA ZIONE"),
        ("riga 12", "INNOVA ZIONE"),
        ("riga 13", "INNOVA ZIONE"),
        ("riga 23", "INNOVA ZIONE"),
        ("riga 24", "INNOVA ZIONE"),
        ("riga 44", "amministrativ i"),
        ("riga 44", "SEMPLIFICAZIO NE"),
        ("riga 72", "residenzial e"),
        ("riga 75", "residenzial e"),
    ];
    assert_eq!(splits, expected.map(|(line, found)| (line.to_owned(), found)));
    assert_eq!(
        objective(&plan, "03.01-05").strategic,
        own("SEMPLIFICAZIONE Supportare le imprese negli adempimenti amministrativi")
    );
    assert!(objective(&plan, "03.01-04").indicator.value.starts_with("Tevisione del sistema"));
}

#[test]
fn codes_are_rewritten_and_numbered_within_the_programme() {
    let (plan, findings) = seed();
    let rewritten = with_code(&findings, "P003");
    assert_eq!(rewritten.len(), 1);
    assert_eq!((rewritten[0].found.as_deref(), rewritten[0].expected.as_deref()), (Some("1.08"), Some("01.08")));
    assert!(objective(&plan, "01.08-01").title.text.starts_with("Adeguamento dei procedimenti"));
    assert!(objective(&plan, "01.08-02").title.text.starts_with("Implementare e migliorare la navigabilità"));
    assert!(objective(&plan, "01.10-01").title.text.starts_with("Misurare e valutare le performance."));
    let first: Vec<&str> =
        plan.missions[0].objectives.iter().take(6).map(|objective| objective.code.as_str()).collect();
    assert_eq!(first, ["01.01-01", "01.01-02", "01.02-01", "01.02-02", "01.10-01", "01.02-03"]);
}

#[test]
fn blank_directions_follow_their_strategic_objective() {
    let (plan, _) = seed();
    let legality = "LEGALITA' & TRASPARENZA Garantire la legalità";
    // The same strategic objective as the row above: the direction is inherited.
    let same = objective(&plan, "01.03-01");
    assert_eq!((same.direction.clone(), same.strategic.clone()), (inherited("CITTA' DELL'INNOVAZIONE"), own(legality)));
    // Another strategic objective: the direction stays unknown.
    for code in ["01.08-01", "01.06-01", "01.06-04", "03.01-01"] {
        assert_eq!(objective(&plan, code).direction, None, "{code}");
    }
}

#[test]
fn the_short_rows_of_missione_04_are_indirizzi() {
    let (plan, findings) = seed();
    let education =
        "EDUCAZIONE Sostenere l'educazione come diritto all'apprendimento, alla partecipazione, al benessere";
    assert_eq!(objective(&plan, "04.01-01").strategic, own(education));
    for code in ["04.06-01", "04.06-02"] {
        let objective = objective(&plan, code);
        assert_eq!(objective.direction, own("CITTA' SOLIDALE"));
        assert_eq!(objective.strategic, inherited(education));
        assert_eq!(objective.years.len(), 3);
    }
    assert!(objective(&plan, "04.06-02").indicator.value.starts_with("Attivare nuova gara"));
    // 04: two rows; 10: one with a blank cell too many, one with two cells to join.
    let lines: Vec<String> = with_code(&findings, "P004")
        .iter()
        .map(|finding| finding.place.as_ref().unwrap().position.to_string())
        .collect();
    assert_eq!(lines, ["riga 54", "riga 55", "riga 97", "riga 98"]);
}

#[test]
fn extra_and_missing_columns_do_not_shift_a_row() {
    let (plan, _) = seed();
    let nine = objective(&plan, "09.02-01");
    assert_eq!(nine.title.text, "Rinnovare il servizio di manutenzione del verde");
    assert_eq!(nine.strategic, inherited("AMBIENTE Garantire un ambiente sano, funzionale e sostenibile"));
    assert_eq!(nine.direction, None);
    let joined = objective(&plan, "10.05-04");
    assert_eq!(
        joined.strategic,
        own("VALORIZZAZIONE E RAZIONALIZZAZIONE Aumentare le risorse economiche a disposizione della comunità")
    );
    assert_eq!(joined.title.text, "Migliorare l'illuminazione stradale con attenzione al contenimento energetico");
    let blank = objective(&plan, "10.05-03");
    assert!(blank.strategic.as_ref().is_some_and(|field| field.origin == FieldOrigin::Inherited));
    assert_eq!(blank.stakeholders, "Polizia Locale, UTC");
    assert!(objective(&plan, "10.04-01").years.is_empty());
    assert_eq!(objective(&plan, "08.02-01").placement.to_string(), "08.02");
}

#[test]
fn a_continuation_row_inherits_its_title_and_has_its_own_code() {
    let (plan, _) = seed();
    let (first, second) = (objective(&plan, "12.09-01"), objective(&plan, "12.09-02"));
    assert_eq!(second.title, inherited(&first.title.text).unwrap());
    assert_eq!(second.indicator.value, "n. di interventi effettuati");
    assert!(second.purpose.starts_with("Assicurare la manutenzione"));
    assert!(second.strategic.as_ref().is_some_and(|field| field.origin == FieldOrigin::Inherited));
}

#[test]
fn nothing_blocks_and_every_left_out_line_is_told() {
    let (_, findings) = seed();
    assert!(findings.iter().all(|finding| !finding.blocks()), "{:?}", findings.iter().find(|finding| finding.blocks()));
    let ignored = with_code(&findings, "P013");
    assert_eq!(ignored.len(), 1);
    assert_eq!(ignored[0].place.as_ref().unwrap().position.to_string(), "riga 76");
    assert_eq!(with_code(&findings, "P028").len(), 2, "03.01-05 and 10.04-01 have no year");
    for finding in &findings {
        assert!(finding.place.is_some(), "{finding}");
    }
}

#[test]
fn the_canonical_workbook_reads_back_as_the_same_plan() {
    let (plan, findings) = seed();
    let day = NaiveDate::from_ymd_opt(2025, 6, 20).unwrap();
    let bytes = plan::canonical_workbook(&plan, &findings, Catalogue::embedded(), day).unwrap();
    assert_eq!(
        bytes,
        plan::canonical_workbook(&plan, &findings, Catalogue::embedded(), day).unwrap(),
        "the same bytes"
    );
    let (again, notes) = plan::read(&bytes, "piano.xlsx", Catalogue::embedded(), &Limits::default()).unwrap();
    assert_eq!(without_places(&again), without_places(&plan));
    let kinds: Vec<&str> = notes.iter().map(|finding| finding.code.id).filter(|&id| id != "P028").collect();
    assert!(kinds.is_empty(), "{notes:?}");
    let second = plan::canonical_workbook(&again, &findings, Catalogue::embedded(), day).unwrap();
    assert_eq!(second, bytes, "importing the canonical workbook changes nothing");
}

/// The plan as JSON, which has all its values, with the places blanked.
fn without_places(plan: &Plan) -> serde_json::Value {
    let mut json: serde_json::Value = serde_json::from_str(&plan::to_json(plan, &[])).unwrap();
    for mission in json["missioni"].as_array_mut().unwrap() {
        for objective in mission["obiettivi"].as_array_mut().unwrap() {
            objective["posizione"] = serde_json::Value::Null;
        }
    }
    json
}

#[test]
fn json_has_the_agreed_keys_in_order() {
    let (plan, findings) = seed();
    let json = plan::to_json(&plan, &findings);
    let position = |key: &str| json.find(&format!("\"{key}\":")).unwrap_or_else(|| panic!("{key}"));
    let keys = [
        "anni",
        "missioni",
        "titolo",
        "obiettivi",
        "programma",
        "indirizzo",
        "indirizzo_origine",
        "obiettivo_strategico",
        "obiettivo_strategico_origine",
        "obiettivo_operativo",
        "obiettivo_operativo_origine",
        "finalita",
        "stakeholder",
        "indicatore",
        "posizione",
        "file",
        "foglio",
        "cella",
        "anomalie",
        "gravita",
        "messaggio",
        "trovato",
        "atteso",
    ];
    let positions: Vec<usize> = keys.iter().map(|key| position(key)).collect();
    assert!(positions.is_sorted(), "{positions:?}");
    let value: serde_json::Value = serde_json::from_str(&json).unwrap();
    let first = &value["missioni"][0]["obiettivi"][0];
    assert_eq!(first["posizione"], serde_json::json!({"file": FILE, "foglio": null, "cella": "riga 6"}));
    assert_eq!(value["missioni"][1]["obiettivi"][0]["indirizzo"], serde_json::Value::Null);
}
