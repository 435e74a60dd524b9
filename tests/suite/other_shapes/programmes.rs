//! The programme of an objective however it is written, or not at all: no objective is lost.

use super::{blocking, import, lines, read, workbook};

const DUP: &str = "MISSIONE 1 - SERVIZI ISTITUZIONALI, GENERALI E DI GESTIONE
    Programma|Obiettivi operativi|Finalità|2025|2026";

#[test]
fn under_a_missione_a_programme_is_named_in_short() {
    for short in ["P02", "Programma 2", "02 Segreteria generale", "Segreteria generale", "2"] {
        let read = read("DUP", &format!("{DUP}\n{short}|Orari certi|Servizi|X|"));
        assert_eq!(read, ["01.02 Orari certi; anni 2025; finalità Servizi"], "{short}");
    }
}

#[test]
fn an_objective_without_a_readable_programme_waits_for_one() {
    let rows = format!(
        "{DUP}\n'01.02|Orari certi|Servizi|X|\n|Dati uniti|Banche|X|X\nn.d.|Sito|Web||X\ntutti|Etica|Legalità|X|"
    );
    let (plan, findings) = import(&workbook(&[("DUP", &rows)]));
    assert_eq!(
        lines(&plan),
        [
            "01.02 Orari certi; anni 2025; finalità Servizi",
            "senza programma Dati uniti; anni 2025 2026; finalità Banche",
            "senza programma Sito; anni 2026; finalità Web",
            "senza programma Etica; anni 2025; finalità Legalità",
        ]
    );
    assert_eq!(blocking(&findings), ["P009"; 3]);
}

#[test]
fn a_missione_is_written_once_for_the_programmes_below_it() {
    let read = read(
        "PEG 2025",
        "Miss.|Progr.|Obiettivo|Indicatore|Target
         1|2|Archivio|Inventari|3
         |11|Privacy|Registri|1
         12|1|Nidi|Posti|30
         |7|Piano di zona|Incontri|3",
    );
    let heads: Vec<&String> = read.iter().step_by(2).collect();
    assert_eq!(
        heads,
        [
            "01.02 Archivio; anni 2025",
            "01.11 Privacy; anni 2025",
            "12.01 Nidi; anni 2025",
            "12.07 Piano di zona; anni 2025"
        ]
    );
}

#[test]
fn several_programmes_in_one_cell_are_none() {
    let rows = "Programma|Obiettivo|Target\n01.02 - 01.11|Privacy|12\nMP0301|Vigili|2\n12 - Diritti sociali / 07 - Programmazione|Piano|1";
    let (plan, findings) = import(&workbook(&[("2025", rows)]));
    assert_eq!(
        lines(&plan),
        [
            "03.01 Vigili; anni 2025",
            "- ; target 2025 2",
            "12.07 Piano; anni 2025",
            "- ; target 2025 1",
            "senza programma Privacy; anni 2025",
            "- ; target 2025 12",
        ]
    );
    assert!(findings.iter().any(|finding| finding.code.id == "P044"), "{findings:#?}");
}

#[test]
fn a_code_of_four_digits_and_a_number_begins_with_the_programme() {
    let read = read(
        "PDO 2025",
        "Codice|Obiettivo|Indicatore|Target\n'0102.01|Archivi|Faldoni|350\n'1206.01|Affitti|Domande|90",
    );
    assert_eq!(read[0], "01.02 Archivi; codice 0102.01; anni 2025");
    assert_eq!(read[2], "12.06 Affitti; codice 1206.01; anni 2025");
}

#[test]
fn codes_under_no_known_heading_are_programmes_where_nothing_else_is() {
    let read = read("2025", "Obiettivo|Voce|Indicatore|Target\nParcheggi|'10.05|Posti|120\nCorsi|'12.03|Iscritti|8");
    assert_eq!(read[0], "10.05 Parcheggi; anni 2025");
}
