//! Tables whose objectives stand side by side, one in each column, with the labels in the first.

use super::{blocking, import, lines, read, workbook};

const EXPECTED: [&str; 6] = [
    "04.06 Appalto della mensa; anni 2026",
    "- Gara; target 2026 sì",
    "04.06 Scuolabus; anni 2026",
    "- Linee; target 2026 12",
    "04.07 Borse; anni 2026",
    "- Borse di studio; target 2026 20",
];

#[test]
fn every_column_is_an_objective() {
    let rows = "Obiettivo|Appalto della mensa|Scuolabus|Borse\nProgramma|'04.06|'04.06|'04.07\nIndicatore|Gara|Linee|Borse di studio\nTarget|sì|12|20";
    for (above, below) in [
        ("QUADRO SINOTTICO DEGLI OBIETTIVI 2026\n", ""),
        ("PEG 2026\n\n", "\n\nApprovato con delibera n. 3"),
        ("Comune di Prova\nObiettivi di performance – anno 2026\n", ""),
    ] {
        let (plan, findings) = import(&workbook(&[("Quadro", &format!("{above}{rows}{below}"))]));
        assert_eq!(lines(&plan), EXPECTED, "{above}");
        assert_eq!(blocking(&findings), Vec::<&str>::new(), "{findings:#?}");
    }
}

#[test]
fn labels_may_stand_above_the_titles_and_be_several_of_one_kind() {
    let read = read(
        "Obiettivi 2026",
        "Cod.|A.1|A.2
         Settore|Scuola|Cultura
         Obiettivo operativo|Nidi aperti|Museo in rete
         Missione/Programma|12.01|05.01
         Responsabile|Rossi|Verdi
         Peso|40|60
         Indicatore 1|Ore|Visite
         Target 1|10|900
         Indicatore 2|Iscritti|Opere
         Target 2|35|120",
    );
    assert_eq!(
        read,
        [
            "05.01 Museo in rete; codice A.2; ufficio Cultura; responsabile Verdi; peso 60; anni 2026",
            "- Visite; target 2026 900",
            "- Opere; target 2026 120",
            "12.01 Nidi aperti; codice A.1; ufficio Scuola; responsabile Rossi; peso 40; anni 2026",
            "- Ore; target 2026 10",
            "- Iscritti; target 2026 35",
        ]
    );
}

#[test]
fn years_are_rows_of_such_a_table_and_a_merged_programme_is_of_all() {
    use rust_xlsxwriter::{Format, Workbook};
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet().set_name("Piano").unwrap();
    let rows =
        ["Obiettivo|Piste|Asfalti", "Programma|", "Indicatore|Km|Metri", "Target 2026|3|400", "Target 2027|5|700"];
    for (row, line) in (0u32..).zip(rows) {
        for (column, text) in (0u16..).zip(line.split('|')).filter(|(_, text)| !text.is_empty()) {
            super::put(sheet, row, column, text);
        }
    }
    sheet.merge_range(1, 1, 1, 2, "10.05", &Format::new()).unwrap();
    let (plan, _) = import(&workbook.save_to_buffer().unwrap());
    assert_eq!(
        lines(&plan),
        [
            "10.05 Piste; anni 2026 2027",
            "- Km; target 2026 3; target 2027 5",
            "10.05 Asfalti; anni 2026 2027",
            "- Metri; target 2026 400; target 2027 700",
        ]
    );
}

#[test]
fn a_text_beside_the_value_of_a_card_is_told() {
    let rows = "Obiettivo|Piste|da rivedere\nProgramma|'10.05\nIndicatore|Km\nTarget 2026|3";
    let (plan, findings) = import(&workbook(&[("Scheda", rows)]));
    assert_eq!(lines(&plan), ["10.05 Piste; anni 2026", "- Km; target 2026 3"]);
    let told = findings.iter().any(|one| one.code.id == "P026" && one.found.as_deref() == Some("da rivedere"));
    assert!(told, "{findings:#?}");
    let (_, objective) = plan.objectives().next().unwrap();
    assert!(objective.details.others.iter().any(|(_, text)| text.value == "da rivedere"));
}
