//! Cards whose labels stand above their values.

use super::{blocking, import, lines, read, workbook};

fn cards(separator: &str) -> String {
    let card = |code: &str, title: &str, number: u32| {
        format!(
            "Codice obiettivo|Titolo|Direzione|Dirigente\n{code}|{title}|Direzione Generale|Segretario generale{separator}\n\
             Missione|Programma|Stakeholder|Peso\n1|{number}|Cittadini|25 punti{separator}\n\
             Indicatore|Baseline|Target 2026\nProcedimenti|30|80\nReport|2|4\n\n"
        )
    };
    format!("Piano performance 2026 - Schede\n\n{}{}", card("1", "Mappatura", 2), card("2", "Monitoraggio", 11))
}

#[test]
fn rows_of_labels_over_rows_of_values_are_cards() {
    for separator in ["", "\n"] {
        let (plan, findings) = import(&workbook(&[("Obiettivi 2026", &cards(separator))]));
        let objective = |programme: &str, title: &str, code: u32| {
            [
                format!(
                    "{programme} {title}; codice {code}; ufficio Direzione Generale; responsabile Segretario generale; \
                     peso 25; anni 2026"
                ),
                "- Procedimenti; base 30; target 2026 80".to_owned(),
                "- Report; base 2; target 2026 4".to_owned(),
            ]
        };
        let expected = [objective("01.02", "Mappatura", 1), objective("01.11", "Monitoraggio", 2)].concat();
        assert_eq!(lines(&plan), expected, "{separator:?}");
        assert_eq!(blocking(&findings), Vec::<&str>::new());
    }
}

#[test]
fn a_label_may_stand_alone_over_its_value() {
    let one = |title: &str, target: &str| {
        format!("OBIETTIVO\n{title}\nPROGRAMMA\n'12.09\nINDICATORE|TARGET\nLoculi|{target}\n\n")
    };
    let expected = [
        "12.09 Regolamento; anni 2026",
        "- Loculi; target 2026 3",
        "12.09 Lampade votive; anni 2026",
        "- Loculi; target 2026 5",
    ];
    assert_eq!(read("PEG 2026", &(one("Regolamento", "3") + &one("Lampade votive", "5"))), expected);
    let alone = |title: &str| format!("Obiettivo\n{title}\nServizio\nCimiteri\nIndicatore\nLoculi\nTarget\n40\n\n");
    let read = read("PEG 2026", &(alone("Regolamento") + &alone("Lampade votive")));
    let expected = ["Regolamento", "Lampade votive"].map(|title| {
        [format!("senza programma {title}; ufficio Cimiteri; anni 2026"), "- Loculi; target 2026 40".to_owned()]
    });
    assert_eq!(read, expected.concat());
}

#[test]
fn indicators_may_stand_beside_what_is_of_the_objective() {
    let rows = "Codice|Denominazione|Referente\nC-1|Guida del museo|Cultura\nProgramma|Indicatore|Target\n'05.01|Copie|2000\n\
                |Pagine|80\n\nCodice|Denominazione|Referente\nC-2|Rassegna d’estate|Cultura\nProgramma|Indicatore|Target\n\
                '05.02|Spettatori|1500";
    let expected = [
        "05.01 Guida del museo; codice C-1; responsabile Cultura; anni 2026",
        "- Copie; target 2026 2000",
        "- Pagine; target 2026 80",
        "05.02 Rassegna d’estate; codice C-2; responsabile Cultura; anni 2026",
        "- Spettatori; target 2026 1500",
    ];
    assert_eq!(read("PEG 2026", rows), expected);
}

/// A header again over each objective, and another table below, are no cards.
#[test]
fn headers_of_tables_stay_over_their_rows() {
    let rows = "Obiettivo|Indicatore|Target\nNido aperto|Posti|30\n\nObiettivo|Indicatore|Target\nMensa|Pasti|40";
    let expected = [
        "senza programma Nido aperto; anni 2026",
        "- Posti; target 2026 30",
        "senza programma Mensa; anni 2026",
        "- Pasti; target 2026 40",
    ];
    assert_eq!(read("PEG 2026", rows), expected);
}

#[test]
fn a_row_of_nothing_but_headings_is_no_objective() {
    let rows = "Obiettivo|Responsabile\nNido aperto|Rossi\nMensa|Bianchi\nPeso|Stakeholder\n30|Famiglie";
    let (plan, findings) = import(&workbook(&[("PEG 2026", rows)]));
    let expected = [
        "senza programma Nido aperto; responsabile Rossi; anni 2026",
        "senza programma Mensa; responsabile Bianchi; anni 2026",
    ];
    assert_eq!(lines(&plan), expected);
    assert!(findings.iter().any(|finding| finding.message.contains("sole intestazioni")));
}
