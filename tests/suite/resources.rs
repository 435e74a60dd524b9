//! `risorse/`: dialects, totals, checks.

use proptest::prelude::*;
use relazione_performance::domain::{MissionCode, Plan, ProgrammeCode, Resources, Year};
use relazione_performance::finding::Finding;
use relazione_performance::inputs::catalogue::Catalogue;
use relazione_performance::inputs::changes;
use relazione_performance::inputs::context::{read_context, read_individual};
use relazione_performance::inputs::resources::{check, read};
use relazione_performance::workbook::Limits;
use rust_decimal::Decimal;

use crate::entity::{Entity, seeds};

#[expect(dead_code, reason = "the program's own entry is not called here")]
#[path = "../../seeds/dimostrazione/corredo.rs"]
mod corredo;

const HEADER: &str = "PROGRAMMA;STANZIATO;IMPEGNATO;FPV;PAGATO;PAGATO RESIDUI;RESIDUI FINALI\n";

fn csv(rows: &str) -> (Resources, Vec<Finding>) {
    read(format!("{HEADER}{rows}").as_bytes(), "risorse/2024.csv", &Limits::default()).unwrap()
}

fn ids(findings: &[Finding]) -> Vec<&str> {
    findings.iter().map(|finding| finding.code.id).collect()
}

fn decimal(text: &str) -> Decimal {
    text.parse().unwrap()
}

fn committed(resources: &Resources, mission: u8, number: u8) -> Option<Decimal> {
    Some(resources.of_programme(ProgrammeCode::new(mission, number))?.committed.as_ref()?.value)
}

/// The same three programmi as every dialect writes them.
#[test]
fn one_table_in_every_dialect() {
    let latin: Vec<u8> =
        "Programma;Denominazione;Previsioni definitive di competenza (€);Impegni;FPV;Pagamenti in c/competenza\n\
         01.02;Attivit\u{e0};1.234.567,89;1.000.000,00;0,00;900.000,50\n1.10;;10,00;9,5;0;9\nM12 P09;;5;4;0;3\n"
            .chars()
            .map(|c| if c == '€' { 0x80 } else { u8::try_from(u32::from(c)).unwrap() })
            .collect();
    let quoted = "\u{feff}PROGRAMMA,STANZIATO,IMPEGNATO,FPV,PAGATO\n\
         01.02,\"1.234.567,89\",\"1.000.000,00\",\"0,00\",\"900.000,50\"\n01.10,\"10,00\",\"9,5\",0,9\n1209,5,4,0,3\n";
    let tabs = "Bilancio 2024\n\nPROGRAMMA\tSTANZIATO\tIMPEGNATO\tFPV\tPAGATO\n\
         01.02\t1234567.89\t1000000\t0\t900000,50 €\n01.10\t10\t9,50\t0\t9\n12.09\t5\t4\t0\t3\n";
    for bytes in [&latin[..], quoted.as_bytes(), tabs.as_bytes()] {
        let (resources, findings) = read(bytes, "risorse/2024.csv", &Limits::default()).unwrap();
        let encoding = if bytes == &latin[..] { vec!["F008"] } else { Vec::new() };
        assert_eq!(ids(&findings), [&encoding[..], &["R019", "R019"]].concat(), "{findings:?}");
        let totals = resources.totals();
        assert_eq!(totals.appropriated, Some(decimal("1234582.89")));
        assert_eq!(totals.paid, Some(decimal("900012.50")));
        assert_eq!(committed(&resources, 1, 10), Some(decimal("9.5")));
        assert_eq!(committed(&resources, 12, 9), Some(decimal("4")));
        assert_eq!(totals.arrears_left, None, "an absent column has no total");
    }
}

#[test]
fn every_amount_keeps_its_cell() {
    let (resources, _) = csv("\r\n\n\"01.02\";100;90;0;80;5;7\n");
    let row = resources.of_programme(ProgrammeCode::new(1, 2)).unwrap();
    assert_eq!(row.paid.as_ref().unwrap().place.to_string(), "risorse/2024.csv, cella E4");
    assert_eq!(row.place.to_string(), "risorse/2024.csv, cella A4");
}

#[test]
fn a_blank_is_absent_and_never_zero() {
    let (resources, findings) = csv("01.02;100;;0;0;;\n");
    assert_eq!(committed(&resources, 1, 2), None);
    assert_eq!(ids(&findings), ["R012"]);
    assert_eq!(resources.totals().committed, None);
    assert_eq!(resources.totals().paid, Some(Decimal::ZERO));
}

#[test]
fn totals_are_compared_to_the_cent_and_never_imported() {
    let rows = "01.02;100,10;90;0;80;5;7\n01.03;50,05;40;0;30;1;2\nTotale missione 01;150,15;130;0;110;6;9\n\
                03.01;10;9;0;8;1;1\nTotale missione;10;9;0;8;1;1\nTotale generale;160,15;139;0;118;7;10\n";
    let (resources, findings) = csv(rows);
    assert_eq!(findings, [], "{findings:?}");
    assert_eq!(resources.programmes.len(), 3);
    assert_eq!(resources.mission_totals(MissionCode(1)).appropriated, Some(decimal("150.15")));
    let (_, findings) = csv(&rows.replace("160,15", "160,16"));
    assert_eq!(ids(&findings), ["R007"]);
    assert_eq!(findings[0].found.as_deref(), Some("160,16"));
    assert!(findings[0].expected.as_deref().unwrap().starts_with("160,15"), "{findings:?}");
    assert!(findings[0].blocks());
    let (_, findings) = csv("01.02;1;1;0;1;0;0\nTotale titolo II;9;9;9;9;9;9\n");
    assert_eq!(ids(&findings), ["R017"]);
}

#[test]
fn a_row_that_cannot_be_placed_is_told_and_left_out() {
    for (row, code) in [
        (";5;4;0;3;0;0", "R003"),
        ("Varie;5;4;0;3;0;0", "R003"),
        ("1,2,3;5;4;0;3;0;0", "R003"),
        ("01.02;5;4;0;3;0;0", "R004"),
        ("01.03;cinque;4;0;3;0;0", "R005"),
        ("01.03;99999999999999999999999999;4;0;3;0;0", "R005"),
        ("01.03;5;4;0;3;0;0;99", "R006"),
        ("Nota a margine;;;;;;", "R018"),
    ] {
        let (resources, findings) = csv(&format!("01.02;10;9;0;8;0;0\n{row}\n"));
        assert!(ids(&findings).contains(&code), "{row}: {findings:?}");
        assert_eq!(committed(&resources, 1, 2), Some(decimal("9")), "{row}");
        assert_eq!(resources.programmes.len(), if code == "R005" { 2 } else { 1 }, "{row}");
    }
}

#[test]
fn a_decimal_comma_that_splits_its_cell_is_found() {
    let text = "PROGRAMMA,STANZIATO,IMPEGNATO,PAGATO\n01.02,1234,50,1000,25,900,00\n";
    let (resources, findings) = read(text.as_bytes(), "r.csv", &Limits::default()).unwrap();
    assert!(resources.programmes.is_empty());
    assert!(ids(&findings).contains(&"R006"), "{findings:?}");
}

#[test]
fn missione_and_programma_may_stand_in_two_columns() {
    let text = "MISSIONE;PROGRAMMA;STANZIATO;IMPEGNATO;PAGATO;FPV;PAGATO RESIDUI;RESIDUI FINALI\n\
                Missione 01 - Servizi istituzionali;02 Segreteria;10;9;8;0;0;0\n\
                Missione 12;9;5;4;3;0;0;0\nTotale missione 12;;5;4;3;0;0;0\n";
    let (resources, findings) = read(text.as_bytes(), "r.csv", &Limits::default()).unwrap();
    assert_eq!(findings, [], "{findings:?}");
    assert_eq!(committed(&resources, 1, 2), Some(decimal("9")));
    assert_eq!(committed(&resources, 12, 9), Some(decimal("4")));
}

#[test]
fn impossible_figures_and_strangers_are_warned_about() {
    let plan = Plan::default();
    for (row, codes) in [
        ("01.02;100;90;10;90;0;0", &[][..]),
        ("01.02;100;90;10,01;80;0;0", &["R009"]),
        ("01.02;100;101;;80;0;0", &["R009"]),
        ("01.02;100;90;0;90,01;0;0", &["R010"]),
        ("01.02;100;90;0;-1;0;0", &["R011"]),
        ("01.99;100;90;0;80;0;0", &["R008"]),
    ] {
        let (resources, _) = csv(&format!("{row}\n"));
        let findings = check(&resources, &plan, Year(2024), Catalogue::embedded(), "risorse/2024.csv");
        assert_eq!(ids(&findings), codes, "{row}");
        assert!(findings.iter().all(|finding| !finding.blocks() && finding.place.is_some()), "{row}");
    }
}

#[test]
fn columns_and_tables_that_are_missing_are_named() {
    let limits = Limits::default();
    let (_, findings) = read(b"PROGRAMMA;STANZIATO\n01.02;5\n", "r.csv", &limits).unwrap();
    assert_eq!(ids(&findings), ["R002", "R019", "R002", "R019", "R019"]);
    let (_, findings) = read(b"una lettera del sindaco\n", "r.csv", &limits).unwrap();
    assert_eq!(ids(&findings), ["R001"]);
    assert!(read(b"x\0y", "r.csv", &limits).is_err());
    assert!(read(b"", "r.csv", &limits).is_err());
}

#[test]
fn amounts_merged_over_two_rows_do_not_count_twice() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (column, heading) in (0u16..).zip(["PROGRAMMA", "STANZIATO", "IMPEGNATO", "PAGATO"]) {
        sheet.write_string(0, column, heading).unwrap();
    }
    for (row, code) in [(1, "01.02"), (2, "01.03")] {
        sheet.write_string(row, 0, code).unwrap();
        sheet.write_number(row, 2, 4).unwrap();
        sheet.write_number(row, 3, 3).unwrap();
    }
    sheet.merge_range(1, 1, 2, 1, "", &rust_xlsxwriter::Format::new()).unwrap();
    sheet.write_number(1, 1, 10).unwrap();
    let (resources, findings) = read(&book.save_to_buffer().unwrap(), "r.xlsx", &Limits::default()).unwrap();
    let appropriated: Vec<Decimal> =
        resources.programmes.iter().filter_map(|row| row.appropriated.as_ref()).map(|cell| cell.value).collect();
    assert_eq!(appropriated, [decimal("10")]);
    assert!(ids(&findings).contains(&"R012"), "{findings:?}");
}

proptest! {
    #[test]
    fn any_table_is_read_without_a_panic(text in "[0-9a-zA-Z;,.\\n\"€%/ -]{0,400}") {
        let table = format!("CODICE;CATEGORIA;FASCIA;NUMERO DIPENDENTI;CAMPO;PRIMA;DOPO;ATTO;DATA\n{text}");
        let limits = Limits::default();
        let table_of = |text: &str| read(format!("{HEADER}{text}").as_bytes(), "r.csv", &limits);
        if let Ok((resources, _)) = table_of(&text) {
            check(&resources, &Plan::default(), Year(2024), Catalogue::embedded(), "r.csv");
            resources.totals();
        }
        // Only a quote left open makes a text unreadable.
        let Ok((requests, _)) = changes::read(table.as_bytes(), "v.csv", Year(2024), &limits) else {
            prop_assert!(text.contains('"'));
            return Ok(());
        };
        let (mut plan, mut indicators) = (Plan::default(), Vec::new());
        let catalogue = Catalogue::embedded();
        changes::apply(
            requests,
            &mut changes::Base { year: Year(2024), window: relazione_performance::domain::ActWindow::ANY, plan: &mut plan, indicators: &mut indicators, catalogue },
        );
        read_individual(table.as_bytes(), "i.csv", &limits).unwrap();
        read_context(text.as_bytes(), "c.toml");
    }
}

#[test]
fn the_demonstration_ties_out() {
    for (name, total) in [("risorse/2024.xlsx", "4933666.29"), ("risorse/2025.csv", "5018631.35")] {
        let bytes = std::fs::read(seeds().join(name)).unwrap();
        let (resources, findings) = read(&bytes, name, &Limits::default()).unwrap();
        assert_eq!(findings, [], "{name}");
        assert_eq!(resources.programmes.len(), 40, "{name}");
        assert_eq!(resources.totals().committed, Some(decimal(total)), "{name}");
    }
}

#[test]
fn the_committed_workbooks_are_those_of_their_sources() {
    for (name, made) in corredo::workbooks(&seeds()).unwrap() {
        let committed = std::fs::read(seeds().join(&name)).unwrap();
        assert!(made == committed, "{name}: rigenerare con cargo run --example corredo");
    }
}

#[test]
fn a_wrong_total_stops_the_final_and_not_the_draft() {
    let entity = Entity::new();
    std::fs::remove_file(entity.path("risorse/2024.xlsx")).unwrap();
    entity.write("risorse/2024.csv", &format!("{HEADER}01.02;10;9;0;8;0;0\nTotale;11;9;0;8;0;0\n"));
    let run = entity.run("genera --anno 2024 --data 2025-06-20");
    assert!(run.code == 0 && run.stdout.contains("R007"), "{}{}", run.stdout, run.stderr);
    assert!(entity.output("2024/bozza/riservato/ingressi/risorse/2024.csv").is_file());
    assert_eq!(entity.run("genera --anno 2024 --definitiva --data 2025-06-20").code, 3);
}

#[test]
fn of_two_files_for_a_year_the_first_counts() {
    let entity = Entity::new();
    entity.write("risorse/2024.csv", "niente");
    let run = entity.run("controlla --anno 2024 --data 2025-06-20");
    assert!(run.code == 0 && run.stdout.contains("E006"), "{}", run.stdout);
}

#[test]
fn a_share_of_a_negative_sum_is_not_available_wherever_it_stands() {
    let entity = Entity::new();
    std::fs::remove_file(entity.path("risorse/2024.xlsx")).unwrap();
    entity.write("risorse/2024.csv", &format!("{HEADER}01.02;1000;900;0;800;0;0\n03.01;-1000;500;0;0;0;0\n"));
    let run = entity.run("genera --anno 2024 --data 2025-06-20");
    assert_eq!(run.code, 0, "{}", run.stderr);
    let facts = std::fs::read(entity.output("2024/bozza/fatti.json")).unwrap();
    let facts: serde_json::Value = serde_json::from_slice(&facts).unwrap();
    let fact = |id: &str| facts["fatti"].as_array().unwrap().iter().find(|fact| fact["id"] == id).unwrap().clone();
    let share = fact("programma 03.01, impegnato su stanziato");
    // What the PDF says; annexes, open data and the page were read and say the same, or nothing would be published.
    assert_eq!((&share["valore"], share["testo"].as_str()), (&serde_json::Value::Null, Some("n.d.")));
    assert!(["pdf", "allegati", "dati"].iter().all(|place| !share[place].as_array().unwrap().is_empty()), "{share}");
    assert!(share["html"].is_string(), "{share}");
    assert_eq!(fact("programma 03.01, stanziato")["testo"], "−1.000,00");
    let published = std::fs::read_to_string(entity.output("2024/bozza/dati/risorse.csv")).unwrap();
    let row = published.lines().find(|line| line.contains("\"03.01\"")).unwrap();
    assert!(row.contains("\"-1000.00\",\"500.00\",\"0.00\",\"\""), "{row}");
}
