//! What a plan says twice: two values for one indicator, the same row again, one code of the office for two objectives.

use rust_xlsxwriter::{Format, Workbook};

use super::{import, lines, read, workbook};

#[track_caller]
fn told(bytes: &[u8], code: &str) -> Vec<String> {
    let (_, findings) = import(bytes);
    let own = findings.iter().filter(|finding| finding.code.id == code);
    own.map(|finding| format!("{} {}", finding.place.as_ref().unwrap(), finding.found.as_deref().unwrap_or("-")))
        .collect()
}

/// One name merged over two rows of values.
fn merged_name() -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("PEG 2025").unwrap();
    for (column, heading) in (0u16..).zip(["Obiettivo", "Programma", "Indicatore", "Unità", "Target 2025", "Fonte"]) {
        sheet.write_string(0, column, heading).unwrap();
    }
    let format = Format::new();
    for (column, text) in [(0, "Albi"), (1, "01.02")] {
        sheet.merge_range(1, column, 3, column, text, &format).unwrap();
    }
    for (column, text) in [(2, "Atti"), (3, "n.")] {
        sheet.merge_range(1, column, 2, column, text, &format).unwrap();
    }
    sheet.write_string(3, 2, "Giorni").unwrap();
    for (row, target, source) in [(1, 5.0, "Albo"), (2, 7.0, "Sito"), (3, 9.0, "PCC")] {
        sheet.write_number(row, 4, target).unwrap();
        sheet.write_string(row, 5, source).unwrap();
    }
    book.save_to_buffer().unwrap()
}

#[test]
fn two_values_under_one_name_are_two_indicators() {
    let bytes = merged_name();
    assert_eq!(
        lines(&import(&bytes).0),
        [
            "01.02 Albi; anni 2025",
            "- Atti; unità n.; fonte Albo; target 2025 5",
            "- Atti; unità n.; fonte Sito; target 2025 7",
            "- Giorni; fonte PCC; target 2025 9",
        ]
    );
    assert_eq!(told(&bytes, "P048"), ["piano.xlsx, foglio «PEG 2025», cella E3 7"]);
    // A blank name over a second value, and a label that stands twice in a card, are the same.
    assert_eq!(
        read("PEG 2025", "Obiettivo|Programma|Indicatore|Baseline 2024|Target 2025\nAlbi|'01.02|Atti|1|5\n|||2|7"),
        ["01.02 Albi; anni 2025", "- Atti; base 1; del 2024; target 2025 5", "- Atti; base 2; del 2024; target 2025 7"]
    );
    let card = "Obiettivo|Albi\nProgramma|'01.02\nPeso|50\nIndicatore|Atti\nTarget 2025|5\nTarget 2025|7";
    assert_eq!(read("S1", card)[1..], ["- Atti; target 2025 5", "- Atti; target 2025 7"]);
    // The values of several years are of one.
    let years = "Obiettivo|Programma|Indicatore|Anno|Target\nAlbi|'01.02|Atti|2025|5\n|||2026|7";
    assert_eq!(read("PEG", years).len(), 2);
}

#[test]
fn a_second_text_of_an_indicator_stands_beside_the_first() {
    let rows = "Obiettivo|Programma|Indicatore|Target 2025|Fonte\nAlbi|'01.02|Atti|5|Albo\n||||Sito";
    let (plan, _) = import(&workbook(&[("PEG", rows)]));
    let (_, objective) = plan.objectives().next().unwrap();
    assert_eq!(objective.details.indicators[0].source.as_ref().map(|source| source.value.as_str()), Some("Albo"));
    assert_eq!(objective.details.others[0].1.value, "Sito");
}

#[test]
fn a_row_again_is_read_once_and_told() {
    let rows = "Cod.|Obiettivo|Programma|Indicatore|Target 2025|Peso\nA1|Albo|'01.02|Atti|4|30\nA1|Albo|'01.02|Atti|4|30\n\
                A1|Albo|'01.02|Giorni|4|30\nA1|Albo|'01.02|Atti|4|30";
    let bytes = workbook(&[("PEG 2025", rows)]);
    assert_eq!(
        lines(&import(&bytes).0),
        ["01.02 Albo; codice A1; peso 30; anni 2025", "- Atti; target 2025 4", "- Giorni; target 2025 4"]
    );
    assert_eq!(told(&bytes, "P049").len(), 2);
    // Without an indicator as well.
    let bare = workbook(&[("PEG 2025", "Cod.|Obiettivo|Programma|Peso\nA1|Albo|'01.02|5\nA1|Albo|'01.02|5")]);
    assert_eq!((lines(&import(&bare).0).len(), told(&bare, "P049").len()), (1, 1));
    // Another value is something new.
    let other = workbook(&[("PEG 2025", &rows.replace("Giorni|4", "Atti|6"))]);
    assert_eq!(told(&other, "P049").len(), 2);
}

#[test]
fn one_code_of_the_office_for_two_objectives_is_told() {
    let rows = "Dipartimento|Cod. obiettivo|Obiettivo|Programma|Indicatore|Target 2025\nA|OB.1|Energia|'01.05|kWh|5\n\
                A|OB.2|Formazione|'01.10|Ore|40\nB|OB.1|Energia|'04.02|kWh|8\nB|OB.2|Saldo|'01.03|Saldo|0";
    let bytes = workbook(&[("PEG", rows)]);
    assert_eq!(told(&bytes, "P050").len(), 2);
    assert_eq!(import(&bytes).0.objectives().count(), 4);
}

/// What only the index says of an objective goes over to its card.
#[test]
fn an_index_of_cards_gives_no_second_objective_and_loses_nothing() {
    let card = |number: u32, title: &str, programme: &str| {
        format!(
            "Obiettivo n.|{number}\nDenominazione|{title}\nMissione/Programma|'{programme}\n\nINDICATORE|TARGET 2027\nDomande|150"
        )
    };
    let (first, second) = (card(1, "Bonus asilo", "12.01"), card(2, "Campo estivo", "06.02"));
    let index = "Elenco degli obiettivi 2027\nN.|Titolo|Foglio|Peso\n1|Bonus asilo|Ob_1|40\n2|Campo estivo|Ob_2|60";
    let (plan, findings) = import(&workbook(&[("Indice", index), ("Ob_1", &first), ("Ob_2", &second)]));
    assert_eq!(
        lines(&plan),
        [
            "06.02 Campo estivo; codice 2; peso 60; anni 2027",
            "- Domande; target 2027 150",
            "12.01 Bonus asilo; codice 1; peso 40; anni 2027",
            "- Domande; target 2027 150",
        ]
    );
    assert!(
        findings.iter().any(|finding| finding.code.id == "P014" && finding.message.contains("Indice")),
        "{findings:#?}"
    );
}

/// Cards of one title are told apart by their codes; what a list says of none of them for sure, or otherwise than the
/// card, is told, and an objective that only the list has stays one.
#[test]
fn what_an_index_says_of_no_card_for_sure_is_told() {
    let card = |number: u32, title: &str, programme: &str, more: &str| {
        format!(
            "Obiettivo n.|{number}\nDenominazione|{title}\nMissione/Programma|'{programme}\n{more}\nINDICATORE|TARGET 2027\nCorsi|9"
        )
    };
    let cards = [
        card(1, "Formazione", "01.10", ""),
        card(2, "Formazione", "03.01", ""),
        card(3, "Campo", "06.02", "Peso|25\n"),
    ];
    let with =
        |index: &str| workbook(&[("Indice", index), ("Ob_1", &cards[0]), ("Ob_2", &cards[1]), ("Ob_3", &cards[2])]);
    let weights = |bytes: &[u8]| -> Vec<String> {
        lines(&import(bytes).0).into_iter().filter(|line| !line.starts_with('-')).collect()
    };
    let by_code =
        with("Obiettivi 2027\nN.|Titolo|Peso\n1|Formazione|40\n2|Formazione|60\n3|Campo|20\n4|Nuovo parco|10");
    assert_eq!(
        weights(&by_code),
        [
            "01.10 Formazione; codice 1; peso 40; anni 2027",
            "03.01 Formazione; codice 2; peso 60; anni 2027",
            "06.02 Campo; codice 3; peso 25; anni 2027",
            "senza programma Nuovo parco; codice 4; peso 10; anni 2027",
        ]
    );
    assert_eq!(told(&by_code, "P026"), ["piano.xlsx, foglio «Indice», cella C5 20"]);
    let by_title = with("Obiettivi 2027\nTitolo|Peso\nFormazione|40\nFormazione|60\nCampo|25");
    assert_eq!(weights(&by_title).len(), 3);
    assert_eq!(
        told(&by_title, "P026"),
        ["piano.xlsx, foglio «Indice», cella B3 40", "piano.xlsx, foglio «Indice», cella B4 60"]
    );
}
