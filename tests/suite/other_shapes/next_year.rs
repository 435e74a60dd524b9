//! A second plan in an entity's folder: its codes go on, nothing of the first is lost, and each year finds its own.

use std::fs;

use super::into_entity::Office;
use super::workbook;

fn peg(year: &str, rows: &str) -> Vec<u8> {
    let headings = format!("PEG {year}\nCod.|Programma|Obiettivo|Indicatore|Target {year}\n");
    workbook(&[(&format!("PEG {year}"), &(headings + rows))])
}

#[test]
fn the_next_years_plan_is_refused_unless_it_goes_on_from_the_last() {
    let office = Office::new();
    office.write("2025.xlsx", &peg("2025", "OB.1|'01.02|Carta dei servizi|Carte|2\nOB.2|'01.02|Archivio|Faldoni|9"));
    // The same titles would get the same numbers, and their indicators the codes of others.
    office.write("stesso.xlsx", &peg("2026", "OB.7|'01.02|Carta dei servizi|Carte pubblicate|4"));
    office.write(
        "altro.xlsx",
        &peg("2026", "OB.1|'01.02|Sportello unico|Pratiche|4\nOB.2|'01.02|Carta dei servizi|Carte|4"),
    );
    office.run(&["importa", "2025.xlsx", "--ente", "ente"], 0);
    for plan in ["stesso.xlsx", "altro.xlsx"] {
        let refused = office.run(&["importa", plan, "--ente", "ente"], 1).stderr;
        let command = format!("relazione importa {plan} --ente ente --aggiorna ente/piano/piano_2025.xlsx");
        assert!(refused.contains(&command), "{refused}");
        assert!(
            !office.path("ente/piano/piano_2026.xlsx").exists() && !office.path("ente/indicatori/2026.xlsx").exists()
        );
        let beside = ["importa", plan, "-o", "ente/piano/nuovo.xlsx"];
        assert!(office.run(&beside, 1).stderr.contains("--aggiorna"));
    }
    let refused = office.run(&["importa", "altro.xlsx", "--ente", "ente"], 1).stderr;
    assert!(refused.contains("01.02-01 è di «Carta dei servizi» e passerebbe a «Sportello unico»"), "{refused}");
    // Reading alone writes nothing and is not refused.
    office.run(&["importa", "altro.xlsx", "--ente", "ente", "--formato", "json"], 0);
    let goes_on = ["importa", "altro.xlsx", "--ente", "ente", "--aggiorna", "ente/piano/piano_2025.xlsx"];
    let said = office.run(&goes_on, 0).stdout;
    assert_eq!(office.register("2026"), ["01.02-03.1 Pratiche: crescente 4", "01.02-01.1 Carte: crescente 4"]);
    // Each year finds its own plan.
    assert!(said.contains("[piano.2025] file = \"piano/piano_2025.xlsx\""), "{said}");
    for year in ["2025", "2026"] {
        let file = format!("piano_{year}.xlsx");
        let settings = fs::read_to_string(office.path("ente/relazione.toml")).unwrap();
        assert!(settings.contains(&format!("\n[piano.{year}]\nfile = \"piano/{file}\"\n")), "{settings}");
        office.run(&["schede", "--ente", "ente", "--anno", year], 0);
    }
    assert!(office.path("ente/relazione.precedente-1.toml").is_file());
}

#[test]
fn a_plan_of_the_same_year_is_refused_only_where_a_code_would_change_its_meaning() {
    let office = Office::new();
    let first = "A|'01.02|Carta dei servizi|Carte|2\nB|'01.02|Archivio storico|Faldoni|9";
    office.write("primo.xlsx", &peg("2025", first));
    office.write("secondo.xlsx", &peg("2025", &first.replace("|9", "|11")));
    office.write("terzo.xlsx", &peg("2025", "B|'01.02|Archivio storico|Faldoni|9"));
    office.run(&["importa", "primo.xlsx", "--ente", "ente"], 0);
    office.run(&["importa", "secondo.xlsx", "--ente", "ente", "--sostituisci"], 0);
    let refused = office.run(&["importa", "terzo.xlsx", "--ente", "ente", "--sostituisci"], 1).stderr;
    assert!(refused.contains("passerebbe a «Archivio storico»"), "{refused}");
    office.run(&["importa", "terzo.xlsx", "--ente", "ente", "--aggiorna", "ente/piano/piano_2025.xlsx"], 0);
    // Every file of the office is kept, and every canonical workbook that gave way.
    for kept in
        ["originali/primo.xlsx", "originali/secondo.xlsx", "originali/terzo.xlsx", "piano_2025.precedente-2.xlsx"]
    {
        assert!(office.path(&format!("ente/piano/{kept}")).is_file(), "{kept}");
    }
}

/// Two files of the same name are two originals.
#[test]
fn an_original_never_replaces_another() {
    let office = Office::new();
    office.write("peg.xlsx", &peg("2025", "A|'01.02|Carta dei servizi|Carte|2"));
    office.run(&["importa", "peg.xlsx", "--ente", "ente"], 0);
    office.write("peg.xlsx", &peg("2025", "A|'01.02|Carta dei servizi|Carte|3"));
    office.run(&["importa", "peg.xlsx", "--ente", "ente", "--aggiorna", "ente/piano/piano_2025.xlsx"], 0);
    assert!(office.path("ente/piano/originali/peg_2.xlsx").is_file());
}
