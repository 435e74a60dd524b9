//! `risorse/` as accounting programs export them: below the programma, with totals, with columns of their own.

use relazione_performance::domain::{ProgrammeCode, Resources};
use relazione_performance::finding::Finding;
use relazione_performance::inputs::resources::read;
use relazione_performance::workbook::Limits;

fn csv(text: &str) -> (Resources, Vec<Finding>) {
    read(text.as_bytes(), "risorse/2025.csv", &Limits::default()).unwrap()
}

fn ids(findings: &[Finding]) -> Vec<&str> {
    let mut ids: Vec<&str> = findings.iter().map(|finding| finding.code.id).collect();
    ids.sort_unstable();
    ids.dedup();
    ids
}

/// Stanziato, impegnato, FPV and pagato of a programma, as printed.
fn figures(resources: &Resources, mission: u8, number: u8) -> [String; 4] {
    let row = resources.of_programme(ProgrammeCode::new(mission, number)).unwrap();
    [&row.appropriated, &row.committed, &row.carried_forward, &row.paid]
        .map(|amount| amount.as_ref().map_or("–".to_owned(), |amount| amount.value.to_string()))
}

#[test]
fn an_export_to_the_macroaggregato_is_summed_and_its_totals_are_checked() {
    let text = include_str!("../cases/anno/risorse_macroaggregati.csv");
    let (resources, findings) = csv(text);
    assert_eq!(figures(&resources, 1, 2), ["261800.00", "245131.25", "6400.00", "211911.54"]);
    assert_eq!(figures(&resources, 1, 3), ["139250.50", "96260.20", "0.00", "92000.00"]);
    // A column that is not there, a negative amount, two listings, and nothing that blocks.
    assert_eq!(ids(&findings), ["R011", "R019", "R021"], "{findings:?}");
    let negative = findings.iter().find(|finding| finding.code.id == "R011").unwrap();
    assert_eq!(negative.found.as_deref(), Some("−150,00"));
    let listing = findings.iter().find(|finding| finding.code.id == "R021").unwrap();
    assert!(
        listing.found.as_deref().unwrap().starts_with("01.02.1.01 (A4), 01.02.1.03 (A5), 01.02.2.02"),
        "{listing:?}"
    );
    // Each kind of total is compared.
    for (from, to) in [
        ("TOTALE PROGRAMMA 02;261.800,00", "TOTALE PROGRAMMA 02;261.800,01"),
        ("TOTALE MISSIONE 01;401.050,50", "TOTALE MISSIONE 01;401.050,51"),
        ("TOTALE GENERALE;401.050,50", "TOTALE GENERALE;400.050,50"),
    ] {
        assert!(text.contains(from));
        assert!(ids(&csv(&text.replace(from, to)).1).contains(&"R007"), "{from}");
    }
}

#[test]
fn the_same_export_in_other_forms() {
    for text in [
        "CODICE;STANZIATO;IMPEGNATO;FPV;PAGATO\n01.02.101;10,00;9;0;8\n01.02.103;5,00;4;1;3\n",
        "MISSIONE;PROGRAMMA;TITOLO;STANZIATO;IMPEGNATO;FPV;PAGATO\n1;2;1;10,00;9;0;8\n1;2;2;5,00;4;1;3\n",
        "MISSIONE;PROGRAMMA;TITOLO;MACROAGGREGATO;STANZIATO;IMPEGNATO;FPV;PAGATO\n\
         01 - Servizi;02 - Segreteria;Titolo I;101;10,00;9;0;8\n01 - Servizi;02 - Segreteria;Titolo I;103;5,00;4;1;3\n",
        // Levels above others are checked and not added.
        "Codice;Descrizione;Stanziato;Impegnato;F.P.V.;Pagato\n01.02;Segreteria;15;13;1;11\n\
         01.02.1;Spese correnti;15;13;1;11\n01.02.1.01;Redditi;10,00;9;0;8\n01.02.1.03;Beni;5,00;4;1;3\n",
        "PROGRAMMA;CODICE;STANZIATO;IMPEGNATO;FPV;PAGATO\nSegreteria;01.02.1.01;10,00;9;0;8\nSegreteria;01.02.1.03;5,00;4;1;3\n",
    ] {
        let (resources, findings) = csv(text);
        assert_eq!(figures(&resources, 1, 2), ["15.00", "13", "1", "11"], "{text}{findings:?}");
        assert_eq!(ids(&findings), ["R019", "R021"], "{text}{findings:?}");
    }
}

#[test]
fn what_contradicts_or_repeats_is_not_added() {
    let head = "Codice;Stanziato;Impegnato;FPV;Pagato\n";
    let (_, findings) = csv(&format!("{head}01.02;16;13;1;11\n01.02.1.01;10;9;0;8\n01.02.1.03;5;4;1;3\n"));
    assert!(ids(&findings).contains(&"R007"), "{findings:?}");
    let (resources, findings) = csv(&format!("{head}01.02.1.01;10;9;0;8\n01.02.1.01;10;9;0;8\n01.02.1.03;5;4;1;3\n"));
    assert!(ids(&findings).contains(&"R004"), "{findings:?}");
    assert_eq!(figures(&resources, 1, 2)[0], "15");
    // Two chapters of one macroaggregato are two rows; an amount that one lacks makes no smaller sum.
    let (resources, findings) = csv(&format!("{head}01.02.1.01;10;9;0;8\n01.02.1.01;7;6;;5\n"));
    assert_eq!(figures(&resources, 1, 2), ["17", "15", "–", "13"]);
    assert!(ids(&findings).contains(&"R012"), "{findings:?}");
}

#[test]
fn a_column_that_nobody_knows_is_named_with_what_would_be_lost() {
    let (resources, findings) = csv(include_str!("../cases/anno/risorse_fpv.csv"));
    assert_eq!(figures(&resources, 1, 2), ["1000.00", "900.00", "50.00", "800.00"]);
    assert_eq!(ids(&findings), ["R019"], "{findings:?}");
    let text = "PROGRAMMA;DESCRIZIONE;CAPITOLO;STANZIATO;IMPEGNATO;FPV;PAGATO;Economie;Pagato %\n\
                01.02;Segreteria;1020;10;9;0;8;1.250,50;80\n01.03;Ragioneria;1030;10;9;0;8;;80\nTotale;;;20;18;0;16;1.250,50;80\n";
    let (_, findings) = csv(text);
    let told: Vec<&Finding> = findings.iter().filter(|finding| finding.code.id == "R020").collect();
    assert_eq!(told.len(), 1, "{findings:?}");
    assert!(told[0].message.contains("«Economie»") && told[0].message.contains("1 importo per 1.250,50 €"), "{told:?}");
    assert!(!told[0].blocks());
}

#[test]
fn missione_and_programma_written_once_for_a_block_are_those_of_its_rows() {
    let (resources, findings) = csv("Miss.;Progr.;Tit.;Macroagg.;Stanziato;Impegnato;FPV;Pagato\n\
         01;02;1;101;100,00;90,00;0,00;80,00\n\
         ;;1;103;50,00;40,00;0,00;30,00\n\
         ;03;1;101;20,00;10,00;0,00;5,00\n\
         04;01;1;104;7,00;6,00;0,00;5,00\n\
         ;;2;202;3,00;2,00;0,00;1,00\n\
         Totale;;;;180,00;148,00;0,00;121,00\n");
    assert_eq!(figures(&resources, 1, 2), ["150.00", "130.00", "0.00", "110.00"], "{findings:?}");
    assert_eq!(figures(&resources, 1, 3)[0], "20.00");
    assert_eq!(figures(&resources, 4, 1), ["10.00", "8.00", "0.00", "6.00"]);
    // Told once; the codes of the macroaggregato are no amounts that would be lost.
    assert!(ids(&findings).contains(&"R023") && !ids(&findings).contains(&"R020"), "{findings:?}");
    assert!(!findings.iter().any(Finding::blocks), "{findings:?}");
}

/// The word may stand in any column, also in one that would make the row go on with the programme above.
#[test]
fn a_total_in_the_column_of_the_titolo_is_a_total() {
    let text =
        "MISSIONE;PROGRAMMA;TITOLO;STANZIATO;IMPEGNATO;FPV;PAGATO\n01;02;1;100,00;9;0;8\n;;Totale;100,00;9;0;8\n";
    let (resources, findings) = csv(text);
    assert_eq!(figures(&resources, 1, 2)[0], "100.00");
    assert!(!ids(&findings).contains(&"R023"), "{findings:?}");
}
