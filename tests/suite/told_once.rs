//! One fault in one file of an entity: it is read as a person sees it, or told once, where it stands.
//!
//! Each file of `tests/cases/lettura/ente/` stands in the place of its namesake of the demonstration entity.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use relazione_performance::domain::Year;
use relazione_performance::finding::Finding;
use relazione_performance::inputs::catalogue::Catalogue;
use relazione_performance::inputs::plan;
use relazione_performance::workbook::Limits;

use crate::entity::Entity;

const CHECK: &str = "controlla --anno 2024 --data 2025-06-20 --formato json";
const PLAN: &str = "piano/piano_2024-2026.xlsx";
const REGISTER: &str = "indicatori/2024.xlsx";
const SHEET: &str = "misurazioni/2024/ufficio_tecnico.xlsx";
const CHANGES: &str = "variazioni/2024.xlsx";
const BUDGET: &str = "risorse/2024.xlsx";

/// A finding: code, cell, value found, and all that it says.
type Told = (String, String, String, String);

fn told(entity: &Entity) -> Vec<Told> {
    let run = entity.run(CHECK);
    let listed: serde_json::Value = serde_json::from_str(&run.stdout).unwrap_or_else(|_| panic!("{}", run.stderr));
    let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
    let all = listed["anomalie"].as_array().unwrap().iter();
    all.map(|one| {
        let file = text(&one["posizione"]["file"]);
        let words = [file, text(&one["messaggio"]), text(&one["trovato"]), text(&one["atteso"])].join(" | ");
        (text(&one["codice"]), text(&one["posizione"]["cella"]), text(&one["trovato"]), words)
    })
    .collect()
}

/// A file, the one whose place it takes, and what is told of it: code, cell, and a word that is said.
type Case<'c> = (&'c str, &'c str, &'c [(&'c str, &'c str, &'c str)]);

/// What is told beyond what the entity without the fault is told of.
fn more_than(known: &[Told], found: Vec<Told>) -> Vec<Told> {
    let mut counts: BTreeMap<(String, String), usize> = BTreeMap::new();
    for (code, cell, ..) in known {
        *counts.entry((code.clone(), cell.clone())).or_default() += 1;
    }
    let mut is_known = |(code, cell, ..): &Told| {
        let left = counts.get_mut(&(code.clone(), cell.clone())).filter(|left| **left > 0);
        left.map(|left| *left -= 1).is_some()
    };
    found.into_iter().filter(|one| !is_known(one)).collect()
}

/// The entity with a file in the place of another.
fn with(case: &str, replaced: &str) -> Entity {
    let entity = Entity::new();
    fs::remove_file(entity.path(replaced)).unwrap();
    put(&entity, case, replaced);
    entity
}

fn put(entity: &Entity, case: &str, replaced: &str) {
    let ending = case.rsplit_once('.').unwrap().1;
    let target = format!("{}.{ending}", replaced.rsplit_once('.').unwrap().0);
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/lettura/ente").join(case);
    fs::copy(from, entity.path(&target)).unwrap();
}

/// Holds each file against what is told of it.
#[track_caller]
fn assert_each(cases: &[Case<'_>]) {
    let known = told(&Entity::new());
    let mut wrong = Vec::new();
    for (case, replaced, expected) in cases {
        let found = more_than(&known, told(&with(case, replaced)));
        let says = |(code, cell, word): &(&str, &str, &str)| {
            found.iter().any(|(own, at, _, words)| own == code && at == cell && words.contains(word))
        };
        if found.len() != expected.len() || !expected.iter().all(says) {
            wrong.push(format!("{case}: {found:#?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_a_person_reads_without_doubt_is_read() {
    assert_each(&[
        ("piano_anno_20_letterale.xlsx", PLAN, &[]),
        ("piano_anno_parentesi.xlsx", PLAN, &[]),
        ("risorse_uguale_virgolette.csv", BUDGET, &[]),
        ("scheda_causa_se_sotto_il_target.xlsx", SHEET, &[]),
        ("scheda_data_formato.xlsx", SHEET, &[("M011", "G4", "29/11/2024")]),
        ("variazioni_atto_formato.xlsx", CHANGES, &[]),
        ("variazioni_codice_formato.xlsx", CHANGES, &[]),
        ("variazioni_dopo_parentesi.xlsx", CHANGES, &[]),
    ]);
}

#[test]
fn what_a_format_or_a_program_made_of_a_cell_is_told() {
    assert_each(&[
        ("piano_codice_01-ott.xlsx", PLAN, &[("P008", "D7", "01-ott")]),
        ("piano_segno_nascosto_formato.xlsx", PLAN, &[("P011", "H5", "la cella non lo mostra")]),
        (
            "scheda_letterali_cifre.xlsx",
            SHEET,
            &[("M010", "G4", "84-90"), ("M010", "G6", ">84"), ("M010", "G7", "84 ½"), ("M010", "G10", "84 mila")],
        ),
        ("scheda_segno_perso.ods", "misurazioni/2024/servizi_finanziari.xlsx", &[("M010", "G8", "mostra «3»")]),
        ("individuale_6_4.xlsx", "individuale/2024.xlsx", &[("C006", "C4", "6,4 (la cella mostra «6»)")]),
        ("scheda_altro_file_accento.xlsx", SHEET, &[("F003", "G4", "«contabilità 2024.xlsx»")]),
        ("scheda_altro_file_relativo.ods", SHEET, &[("F003", "G4", "«dati 2024.ods»")]),
    ]);
}

#[test]
fn one_fact_is_one_finding() {
    assert_each(&[
        ("indicatori_target_errore.xlsx", REGISTER, &[("I006", "L13", "#VALUE!")]),
        ("indicatori_target_2025.xlsx", REGISTER, &[("I002", "L3", "TARGET 2025")]),
        ("risorse_importo_errore.csv", BUDGET, &[("R005", "D5", "#VALORE!")]),
        ("risorse_codice_ambiguo.csv", BUDGET, &[("R003", "A5", "01.02 oppure 01.20")]),
        ("risorse_notazione_scientifica.csv", BUDGET, &[("R005", "D5", "notazione scientifica")]),
        ("scheda_codice_errore.xlsx", SHEET, &[("M004", "A4", "formula")]),
        ("scheda_senza_sharedStrings.xlsx", SHEET, &[("E005", "", "danneggiato")]),
        ("scheda_word_senza_tabelle.xlsx", SHEET, &[("M020", "", SHEET), ("F006", "", ".xlsx")]),
    ]);
}

#[test]
fn a_table_in_a_document_is_never_left_aside_on_our_own_advice() {
    let entity = with("scheda_word_con_tabella.xlsx", SHEET);
    let found = told(&entity);
    let advice = found.iter().find(|(code, ..)| code == "F006").expect("the file is not what its name says");
    assert!(advice.3.contains("come .xlsx") && !advice.3.contains(".docx."), "{advice:?}");
    fs::rename(entity.path(SHEET), entity.path("misurazioni/2024/ufficio_tecnico.docx")).unwrap();
    let found = told(&entity);
    let meant = found.iter().find(|(code, ..)| code == "E019").unwrap_or_else(|| panic!("{found:?}"));
    assert!(meant.3.contains("misurazioni/2024/ufficio_tecnico.xlsx"), "{meant:?}");
}

#[test]
fn a_contradiction_names_the_two_cells_of_its_field() {
    let known = told(&Entity::new());
    let entity = Entity::new();
    put(&entity, "scheda_causa_diversa.xlsx", "misurazioni/2024/aggiunta.xlsx");
    let found = more_than(&known, told(&entity));
    let conflict = found.iter().find(|(code, ..)| code == "M009").unwrap_or_else(|| panic!("{found:#?}"));
    assert!(conflict.1 == "H4" && conflict.3.contains("cella C2, l’altro"), "{conflict:?}");
}

#[test]
fn a_heading_that_only_looks_like_a_year_blocks_at_its_cell_and_drops_nothing() {
    let read = |heading: &str| {
        let text = format!(
            "Missione 01 Servizi istituzionali;;;;\nPROGRAMMI;OBIETTIVI OPERATIVI;{heading};2025;Note\n\
             01.01;Sedute in diretta;x;x;x\n01.02;Protocollo informatico;x;;\n"
        );
        plan::read(text.as_bytes(), "piano.csv", Catalogue::embedded(), &Limits::default()).unwrap()
    };
    for heading in ["2O24", "24"] {
        let (plan, findings) = read(heading);
        assert!(plan.objectives().all(|(_, objective)| objective.years.contains(&Year(2024))), "{heading}");
        let blocking: Vec<_> = findings.iter().filter(|finding| finding.blocks()).collect();
        assert!(blocking.len() == 1 && blocking[0].code.id == "P054", "{heading}: {blocking:?}");
        assert_eq!(blocking[0].place.as_ref().unwrap().position.to_string(), "C2", "{heading}");
    }
    for heading in ["2024 (x)", "2024 si/no", "2024,00", "２０２４"] {
        let (plan, findings) = read(heading);
        assert!(plan.objectives().all(|(_, objective)| objective.years.contains(&Year(2024))), "{heading}");
        assert!(!findings.iter().any(Finding::blocks), "{heading}: {findings:?}");
    }
}
