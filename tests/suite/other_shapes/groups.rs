//! What belongs together: titles that hold below, objectives that are two, indicators that are several.

use super::{import, lines, read, workbook};

#[test]
fn an_office_named_between_tables_or_rows_holds_for_what_follows() {
    let table = |title: &str| format!("Cod.|Obiettivo|Programma|Indicatore|Target\n1|{title}|'01.02|Pratiche|3");
    for line in ["Settore: Tecnico", "Settore|Tecnico", "Settore: Tecnico||Responsabile: EQ Due"] {
        let rows = format!(
            "PEG 2025\nSettore: Segreteria\nResponsabile: EQ Uno\n{}\n\n{line}\n{}",
            table("Uno"),
            table("Due")
        );
        let read = read("PEG", &rows);
        let manager = if line.contains("EQ") { "; responsabile EQ Due" } else { "" };
        assert_eq!(read[0], "01.02 Uno; codice 1; ufficio Segreteria; responsabile EQ Uno; anni 2025", "{line}");
        assert_eq!(read[2], format!("01.02 Due; codice 1; ufficio Tecnico{manager}; anni 2025"), "{line}");
    }
    let within =
        "N.|Obiettivo|Programma|2025\nSETTORE AFFARI GENERALI\n1|Sito|'01.08|x\nSETTORE TECNICO\n1|Palestra|'06.01|x";
    assert_eq!(
        read("PEG", within),
        [
            "01.08 Sito; codice 1; ufficio SETTORE AFFARI GENERALI; anni 2025",
            "06.01 Palestra; codice 1; ufficio SETTORE TECNICO; anni 2025",
        ]
    );
}

#[test]
fn lines_of_linea_and_obiettivo_strategico_hold_below() {
    let read = read(
        "DUP",
        "Obiettivo operativo|Programma|2025|2026
         LINEA STRATEGICA 1 – LA CITTÀ CHE CRESCE
         OBIETTIVO STRATEGICO 1.1 – Lavoro
         Sportello|'15.01|x|x",
    );
    assert_eq!(read, ["15.01 Sportello; anni 2025 2026; strategico Lavoro"]);
}

#[test]
fn the_same_title_of_another_office_is_another_objective() {
    let read = read(
        "2025",
        "Settore|Obiettivo|Programma|Indicatore|Target
         Finanze|Anticorruzione|'01.03|Misure|4
         Tecnico|Anticorruzione|'01.06|Misure|8
         Tecnico|Anticorruzione|'01.06|Verbali|2",
    );
    assert_eq!(
        read,
        [
            "01.03 Anticorruzione; ufficio Finanze; anni 2025",
            "- Misure; target 2025 4",
            "01.06 Anticorruzione; ufficio Tecnico; anni 2025",
            "- Misure; target 2025 8",
            "- Verbali; target 2025 2",
        ]
    );
}

#[test]
fn a_blank_title_under_another_programme_is_the_title_above() {
    let (plan, findings) = import(&workbook(&[(
        "2025",
        "Programma|Obiettivo|Indicatore|Target\n'01.02|Archivio|Inventari|3\n'01.11||Registri|4",
    )]));
    assert_eq!(lines(&plan)[2], "01.11 Archivio; anni 2025");
    assert!(findings.iter().any(|finding| finding.code.id == "P005"));
}

#[test]
fn groups_of_columns_are_indicators_of_one_objective() {
    for headings in ["Indicatore 1|Target 1|Indicatore 2|Target 2", "Indicatore|Target|Indicatore|Target"] {
        let rows =
            format!("Programma|Obiettivo|{headings}\n'01.04|Equità|Avvisi|300|Somme|90000\n'12.01|Nidi|Posti|30");
        assert_eq!(
            read("PDO 2025", &rows),
            [
                "01.04 Equità; anni 2025",
                "- Avvisi; target 2025 300",
                "- Somme; target 2025 90000",
                "12.01 Nidi; anni 2025",
                "- Posti; target 2025 30",
            ],
            "{headings}"
        );
    }
}

#[test]
fn lists_in_cells_are_indicators_with_their_targets() {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let sheet = workbook.add_worksheet().set_name("2025").unwrap();
    let rows: [[&str; 4]; 4] = [
        ["Programma", "Obiettivo", "Indicatori", "Target"],
        ["01.02", "Sportello", "1. Pratiche\n2. Giudizi", "1. 4.000\n2. 85%"],
        ["12.05", "Affido", "Famiglie\nAffidi", "10\n3"],
        ["10.02", "Bici", "Bici\nin strada", "2025: 30 - 2026: 50"],
    ];
    for (row, cells) in (0..).zip(rows) {
        sheet.write_row(row, 0, cells).unwrap();
    }
    assert_eq!(
        lines(&import(&workbook.save_to_buffer().unwrap()).0),
        [
            "01.02 Sportello; anni 2025",
            "- Pratiche; target 2025 4000",
            "- Giudizi; unità %; target 2025 85",
            "10.02 Bici; anni 2025 2026",
            "- Bici in strada; target 2025 30; target 2026 50",
            "12.05 Affido; anni 2025",
            "- Famiglie; target 2025 10",
            "- Affidi; target 2025 3",
        ]
    );
}

#[test]
fn indicators_on_a_sheet_of_their_own_go_to_their_objective() {
    let objectives =
        "Cod. obiettivo|Obiettivo|Settore|Programma|Peso\nOB1|Atti|Segreteria|'01.02|60\nOB2|Sedi|Tecnico|'01.06|40";
    let by_code = "Cod. obiettivo|Indicatore|U.M.|Valore 2024|Target 2025\nOB1|Digitali|n.|50|70\nOB1|Giorni|gg|12|10\nOB2|Lavori|n.|30|40";
    let by_title = "Obiettivo|Indicatore|U.M.|Valore 2024|Target 2025\nAtti|Digitali|n.|50|70\n|Giorni|gg|12|10\nSedi|Lavori|n.|30|40";
    for indicators in [by_code, by_title] {
        let (plan, findings) = import(&workbook(&[("Obiettivi", objectives), ("Indicatori", indicators)]));
        assert_eq!(
            lines(&plan),
            [
                "01.02 Atti; codice OB1; ufficio Segreteria; peso 60; anni 2025",
                "- Digitali; unità n.; base 50; del 2024; target 2025 70",
                "- Giorni; unità gg; base 12; del 2024; target 2025 10",
                "01.06 Sedi; codice OB2; ufficio Tecnico; peso 40; anni 2025",
                "- Lavori; unità n.; base 30; del 2024; target 2025 40",
            ]
        );
        assert!(super::blocking(&findings).is_empty(), "{findings:#?}");
    }
}

#[test]
fn rows_of_years_are_values_of_one_indicator() {
    let expected = ["10.05 Piste; anni 2025 2026", "- Km; target 2025 3; target 2026 5; risultato 2025 2"];
    for second in ["||", "Piste|'10.05|Km"] {
        let rows =
            format!("Obiettivo|Programma|Indicatore|Anno|Target|Risultato\nPiste|'10.05|Km|2025|3|2\n{second}|2026|5");
        assert_eq!(read("Foglio1", &rows), expected, "{second}");
    }
}

#[test]
fn missione_and_programma_have_cells_for_word_number_and_name() {
    let block = |mission: &str, programme: &str, title: &str| {
        format!("Missione|{mission}\nProgramma|{programme}\nCod.|Obiettivo|Indicatore|Target\n1|{title}|Numero|5\n\n")
    };
    let rows = block("'01|Servizi istituzionali", "'04|Entrate tributarie", "Evasione")
        + &block("'04|Istruzione", "'06|Servizi ausiliari", "Mensa");
    let read = read("PEG 2025", &rows);
    assert_eq!(
        (read[0].as_str(), read[2].as_str()),
        ("01.04 Evasione; codice 1; anni 2025", "04.06 Mensa; codice 1; anni 2025")
    );
}

/// What a sheet's name says holds for all of it, whatever titles and missioni stand between.
#[test]
fn a_sheet_named_after_an_office_is_the_office_below_titles_and_missioni() {
    let rows = "\n|PEG 2025 - SETTORE IV\n\n|N.|Obiettivo|Indicatore|Target 2025\n\
                |MISSIONE 12 - Diritti sociali, politiche sociali e famiglia\n|Programma 02 - Interventi per la disabilità\n\
                |1|Laboratori diurni|Utenti|14\n|MISSIONE 01 - Servizi istituzionali, generali e di gestione\n\
                |Programma 02 - Segreteria generale\n|2|Albo|Atti|3";
    let read = read("SETTORE IV - Welfare", rows);
    assert_eq!(
        read,
        [
            "01.02 Albo; codice 2; ufficio SETTORE IV - Welfare; anni 2025",
            "- Atti; target 2025 3",
            "12.02 Laboratori diurni; codice 1; ufficio SETTORE IV - Welfare; anni 2025",
            "- Utenti; target 2025 14",
        ]
    );
}

/// «Perf. organizzativa» and «Perf. individuale» are kinds of objectives, and no offices.
#[test]
fn sheets_named_for_kinds_of_objectives_are_no_offices() {
    let rows = |title: &str| format!("Obiettivo|Programma|Indicatore|Target 2026\n{title}|'01.02|Atti|5");
    for names in
        [["Perf. organizzativa", "Perf. individuale"], ["Monitoraggio", "Cronoprogramma"], ["Strategici", "Gestionali"]]
    {
        let (plan, _) = import(&workbook(&[(names[0], &rows("Albo")), (names[1], &rows("Archivio"))]));
        assert!(plan.objectives().all(|(_, objective)| objective.office.is_none()), "{names:?}");
    }
}
