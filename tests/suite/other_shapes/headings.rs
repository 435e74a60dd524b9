//! Headings whose meaning the ones beside them, or the cells below, decide.

use super::{blocking, import, lines, read, workbook};

/// A value with a sign says by how much to change, unless that is what the indicator measures: it is never a level.
#[test]
fn a_change_is_no_level_to_be_reached() {
    let rows = "Obiettivo|Programma|Indicatore|Unità|Base|Target 2026
        Musei|'05.01|Visitatori|n.|200|'+10%
        Sport|'06.01|Iscritti|n.|1800|'+5
        Energia|'17.01|Consumi|kWh|900|'-20%
        Conti|'01.03|Variazione della spesa||'+4%|'+3%
        Margini|'01.05|Incremento degli incassi|||'+2,5%";
    let (plan, findings) = import(&workbook(&[("PEG 2026", rows)]));
    let read: Vec<String> = lines(&plan).into_iter().filter(|line| line.starts_with('-')).collect();
    assert_eq!(
        read,
        [
            "- Variazione della spesa; unità %; base 4; target 2026 3",
            "- Incremento degli incassi; unità %; target 2026 2.5",
            "- Visitatori; unità n.; base 200; target 2026 +10%",
            "- Iscritti; unità n.; base 1800; target 2026 +5",
            "- Consumi; unità kWh; base 900; target 2026 -20%",
        ]
    );
    let told = findings.iter().filter(|finding| finding.code.id == "P052");
    let wanted: Vec<&str> = told.filter_map(|finding| finding.expected.as_deref()).collect();
    assert_eq!(
        wanted,
        [
            "il valore da raggiungere (da 200, con +10%, sarebbe 220)",
            "il valore da raggiungere (da 1.800, con +5, sarebbe 1.805)",
            "il valore da raggiungere (da 900, con -20%, sarebbe 720)",
        ]
    );
}

#[test]
fn the_year_of_a_heading_is_the_plans_where_nothing_else_says_it() {
    for headings in ["Obiettivo 2026|Programma|Indicatore|Target", "Obiettivo|Programma|Indicatore 2026|Target"] {
        let rows = format!("{headings}\nConcerti nelle piazze|'05.02|Concerti|8");
        let (plan, findings) = import(&workbook(&[("Foglio1", &rows)]));
        assert_eq!(lines(&plan), ["05.02 Concerti nelle piazze; anni 2026", "- Concerti; target 2026 8"], "{headings}");
        assert!(blocking(&findings).is_empty(), "{findings:#?}");
    }
}

#[test]
fn objectives_of_years_that_hold_numbers_are_targets() {
    let rows = "Area|Programma|Obiettivo|Indicatore|Dato 2025|Obiettivo 2026|Obiettivo 2027
        Tributi|'01.04|Sportello telefonico|Chiamate|950|1100|1200";
    let expected = [
        "01.04 Sportello telefonico; ufficio Tributi; anni 2026 2027",
        "- Chiamate; base 950; del 2025; target 2026 1100; target 2027 1200",
    ];
    assert_eq!(read("Piano 2026-2027", rows), expected);
}

#[test]
fn two_groups_of_headings_are_two_indicators() {
    for (first, second) in [
        ("Indicatore di efficacia", "Indicatore di efficienza"),
        ("Primo indicatore", "Secondo indicatore"),
        ("Indicatore A", "Indicatore B"),
        ("Indicatore di output", "Indicatore di outcome"),
    ] {
        let rows = format!(
            "Programma|Obiettivo|{first}|||{second}||\n||Descrizione|Base|Target|Descrizione|Base|Target
             '03.01|Ronde nei parchi|Uscite|20|40|Segnalazioni chiuse|6|8"
        );
        let expected = [
            "03.01 Ronde nei parchi; anni 2026",
            "- Uscite; base 20; target 2026 40",
            "- Segnalazioni chiuse; base 6; target 2026 8",
        ];
        assert_eq!(read("Obiettivi 2026", &rows), expected, "{first}");
    }
}

#[test]
fn reasons_beside_results_are_no_purpose() {
    let rows = |beside: &str| {
        format!(
            "Programma|Obiettivo|Indicatore|Target 2025|{beside}|Motivazioni\n'06.02|Spazio giovani|Presenze|35|28|Apertura ritardata"
        )
    };
    assert_eq!(read("2025", &rows("Consuntivo 2025"))[0], "06.02 Spazio giovani; anni 2025");
    // Without results they say why an objective is one.
    let purpose = "06.02 Spazio giovani; anni 2025; finalità Apertura ritardata";
    assert_eq!(read("2025", &rows("Valore di partenza"))[0], purpose);
}

#[test]
fn programmes_are_known_under_short_headings() {
    for (heading, cell) in
        [("Mis./Prog.", "1/4"), ("Miss. / Pr.", "01/04"), ("Cod. bil.", "0104"), ("Cod. bil.", "01.04-1.03")]
    {
        let rows = format!("{heading}|Rif.|Obiettivo|Indicatore|Target\n'{cell}|OB/1|Rateizzazioni|Domande|5");
        assert_eq!(read("PDO 2026", &rows)[0], "01.04 Rateizzazioni; codice OB/1; anni 2026", "{heading} {cell}");
    }
    let rows = "Mis.|Pr.|Obiettivo|Indicatore|Target\n'01|'10|Piano assunzioni|Assunzioni|4";
    assert_eq!(read("PDO 2026", rows)[0], "01.10 Piano assunzioni; anni 2026");
}

/// A title that ends with its classification, under a header that stands above all objectives.
#[test]
fn the_classification_at_the_end_of_a_title_is_its_programme() {
    let rows = "PEG 2026\nIndicatore|Unità|Target 2026|Peso ind.
        Obiettivo n. 1: Nidi aperti fino alle 18 (Miss. 12 Progr. 1)\nFamiglie iscritte|n.|55|100
        Obiettivo n. 2: Sportello badanti (Miss. 12 Progr. 3)\nContratti|n.|30|100";
    let expected = [
        "12.01 Nidi aperti fino alle 18; codice 1; ufficio Area 3; anni 2026",
        "- Famiglie iscritte; unità n.; peso 100; target 2026 55",
        "12.03 Sportello badanti; codice 2; ufficio Area 3; anni 2026",
        "- Contratti; unità n.; peso 100; target 2026 30",
    ];
    assert_eq!(read("Area 3", rows), expected);
}

#[test]
fn what_is_to_be_reached_is_a_target_and_no_result() {
    for heading in
        ["Risultato da raggiungere al 31.12.2027", "Risultato da ottenere 2027", "Risultato da conseguire 2027"]
    {
        let rows = format!(
            "Obiettivo e responsabile|Programma|Servizio proponente|Indicatore|{heading}\nVie pulite|'09.03|Ambiente|Vie|800"
        );
        let expected = ["09.03 Vie pulite; ufficio Ambiente; anni 2027", "- Vie; target 2027 800"];
        assert_eq!(read("PEG 2027", &rows), expected, "{heading}");
    }
}

#[test]
fn a_colon_in_the_brackets_of_a_title_makes_no_card_of_the_table() {
    let rows = "Obiettivi operativi 2027-2029 (codifica: missione, programma, progressivo)
        Codice|Descrizione obiettivo|Indicatore|Target 2027
        M03P02_01|Controllo di vicinato|Gruppi attivi|7
        M10P05_01|Zona 30 nel centro|Strade|22";
    assert_eq!(
        lines(&import(&workbook(&[("Elenco", rows)])).0),
        [
            "03.02 Controllo di vicinato; codice M03P02_01; anni 2027",
            "- Gruppi attivi; target 2027 7",
            "10.05 Zona 30 nel centro; codice M10P05_01; anni 2027",
            "- Strade; target 2027 22",
        ]
    );
}

#[test]
fn the_abbreviation_of_an_objective_beside_its_title_is_its_code() {
    let rows = "PEG 2027\nOb.|Titolo|Programma|Indicatore|Target\nT1|Museo aperto|'05.01|Ore|20\nT2|Museo di notte|'05.01|Ore|30";
    let said = lines(&import(&workbook(&[("PEG", rows)])).0);
    assert_eq!(said[0], "05.01 Museo aperto; codice T1; anni 2027");
    assert_eq!(said[2], "05.01 Museo di notte; codice T2; anni 2027");
}

/// «Da raggiungere» alone is the value to be reached; behind other words it says nothing of its own.
#[test]
fn what_is_to_be_reached_is_the_target() {
    let rows = "Obiettivo da raggiungere|Programma|Indicatore|Da raggiungere\nBeni comuni|'01.02|Patti firmati|6";
    let expected = ["01.02 Beni comuni; anni 2026", "- Patti firmati; target 2026 6"];
    assert_eq!(read("PEG 2026", rows), expected);
    // Where nothing else is measured, «Misura» is the indicator; beside one it is its unit.
    assert_eq!(read("PEG 2026", &rows.replace("Indicatore", "Misura")), expected);
    let with_unit = "Obiettivo|Programma|Misura|U.M.|Target\nBeni comuni|'01.02|Patti firmati|n.|6";
    assert_eq!(read("PEG 2026", with_unit)[1], "- Patti firmati; unità n.; target 2026 6");
    let beside = "Obiettivo|Programma|Indicatore|Misura|Target\nBeni comuni|'01.02|Patti firmati|n.|6";
    assert_eq!(read("PEG 2026", beside)[1], "- Patti firmati; unità n.; target 2026 6");
}
