//! What the document says in sentences is so: counts add up, and no sentence denies a list below it.

use serde_json::Value;

use super::seed::Seed;
use crate::domain::{Act, Quantity};

fn view(seed: &Seed) -> Value {
    serde_json::to_value(seed.document()).unwrap()
}

/// A sentence of the view, its figures as they are printed.
fn prose(value: &Value) -> String {
    let piece = |piece: &Value| piece.as_str().or_else(|| piece["testo"].as_str()).unwrap_or_default().to_owned();
    value["pezzi"].as_array().unwrap().iter().map(piece).collect()
}

#[test]
fn a_draft_says_every_planned_objective_in_one_count() {
    let mut seed = Seed::full();
    seed.measurements.iter_mut().filter(|row| row.indicator.as_str().starts_with("12.")).for_each(|row| {
        row.actual = None;
    });
    let view = view(&seed);
    let indices = &view["sintesi"]["indici"];
    let count = |name: &str| indices[name]["testo"].as_str().unwrap().parse::<u32>().unwrap();
    let parts = ["raggiunti", "parziali", "non_raggiunti", "incompleti", "non_misurati", "esclusi", "in_corso"];
    assert_eq!(parts.map(count).iter().sum::<u32>(), count("previsti"));
    let (page, cover) = (prose(&view["sintesi"]["frase"]), prose(&view["sintesi"]["in_breve"]));
    assert!(count("non_misurati") > 0 && count("in_corso") == 1);
    assert!(page.contains("1 obiettivo è in corso: si misura con l’adozione di questa relazione."), "{page}");
    assert!(cover.contains(&format!("; {} non misurati; 1 in corso.", count("non_misurati"))), "{cover}");
    let open = prose(&view["sintesi"]["esito"]["intervallo"]);
    let with_class = ["raggiunti", "parziali", "non_raggiunti"].map(count).iter().sum::<u32>();
    assert!(open.contains(&format!("({with_class} obiettivi su {})", count("previsti"))), "{open}");
}

#[test]
fn the_partly_achieved_are_not_among_the_achieved() {
    let page = prose(&view(&Seed::full())["sintesi"]["frase"]);
    let after = page.split_once(" pienamente").unwrap().1;
    assert!(after.starts_with("; "), "{page}");
}

#[test]
fn nothing_is_said_to_be_all_measured_above_a_list_of_what_is_not() {
    let xhtml = Seed::full().xhtml();
    assert!(xhtml.contains("Indicatori rinviati o non valutabili"), "the seed has a postponed indicator");
    assert!(!xhtml.contains("Tutti gli indicatori previsti sono misurati"));
    assert!(!xhtml.contains("Nessun obiettivo è misurato solo in parte"));
    assert!(!xhtml.contains("tutto ciò che conta è misurato") && !xhtml.contains("Peso escluso con atto: 0,75"));
}

#[test]
fn a_deviation_that_rounds_to_nothing_has_neither_sign_nor_side() {
    let mut seed = Seed::full();
    let own = seed.indicators.iter_mut().find(|row| row.code.as_str() == "01.01-01.1").unwrap();
    own.unit = "€".to_owned();
    let target = own.target.as_mut().unwrap();
    target.value = Quantity::Number("100".parse().unwrap());
    let sheet = seed.measurements.iter_mut().find(|row| row.indicator.as_str() == "01.01-01.1").unwrap();
    sheet.actual.as_mut().unwrap().value = Quantity::Number("99.999".parse().unwrap());
    let view = view(&seed);
    let note = &view["missioni"][0]["programmi"][0]["obiettivi"][0]["indicatori"][0]["nota"]["scostamento"];
    assert_eq!(prose(note), "0,00\u{a0}€ (0,00\u{a0}%)");
}

#[test]
fn a_group_without_a_class_has_the_word_of_its_objectives() {
    let mut seed = Seed::full();
    let own = |code: &str| code.starts_with("12.");
    seed.measurements.iter_mut().filter(|row| own(row.indicator.as_str())).take(1).for_each(|row| row.actual = None);
    let class = |view: &Value, code: &str| {
        let missions = view["missioni"].as_array().unwrap();
        let mission = missions.iter().find(|mission| mission["codice"] == code).unwrap();
        mission["indici"]["classe"]["nome"].as_str().unwrap().to_owned()
    };
    assert_eq!(class(&view(&seed), "12"), "incompleto");
    for row in seed.measurements.iter_mut().filter(|row| own(row.indicator.as_str())) {
        (row.actual, row.board_score) = (None, None);
    }
    assert_eq!(class(&view(&seed), "12"), "non misurato");
}

#[test]
fn where_no_sheet_says_its_source_the_share_of_the_offices_own_word_is_not_zero() {
    let mut seed = Seed::full();
    seed.measurements.iter_mut().for_each(|row| row.source = None);
    let said = prose(&view(&seed)["sintesi"]["esito"]["fonti"]);
    assert!(said.starts_with("Dati dichiarati dagli stessi uffici: n.d. (indicatori senza fonte: "), "{said}");
}

#[test]
fn acts_that_came_late_say_by_how_many_days() {
    let mut seed = Seed::full();
    let act = |day: &str| Some(Act { number: "G.C. 88".to_owned(), date: day.parse().unwrap() });
    let acts = seed.config.acts.values_mut().next().unwrap();
    (acts.integrated_plan, acts.management_plan) = (act("2024-05-25"), act("2024-07-11"));
    let view = view(&seed);
    let phases = view["processo"]["fasi"].as_array().unwrap();
    let note = |name: &str| prose(&phases.iter().find(|phase| phase["nome"] == name).unwrap()["nota"]);
    assert_eq!(note("Approvazione del PIAO"), "115 giorni dopo il 31 gennaio");
    assert_eq!(note("Approvazione del PEG"), "173 giorni dopo il 20 gennaio");
    assert!(seed.xhtml().contains("sono i termini ordinari"));
}
