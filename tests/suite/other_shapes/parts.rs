//! Parts of cards: what stands beside the indicators of an objective is none of them, and none of it is lost.

use super::{blocking, import, lines, read, workbook};

const CARD: &str = "Codice obiettivo|A1
    Titolo obiettivo|Rinnovare lo statuto
    Programma|01.02 Segreteria generale
    Peso|40
";
const INDICATORS: &str = "
    Indicatore|Valore atteso
    Articoli rivisti|35
    Sedute di commissione|6
";
const READ: [&str; 3] = [
    "01.02 Rinnovare lo statuto; codice A1; peso 40; anni 2025",
    "- Articoli rivisti; target 2025 35",
    "- Sedute di commissione; target 2025 6",
];

/// A card of these parts is the objective above, and keeps the texts among its others.
#[track_caller]
fn keeps(parts: &str, kept: &[&str]) {
    let (plan, findings) = import(&workbook(&[("PEG 2025", &format!("{CARD}{parts}"))]));
    assert_eq!(lines(&plan), READ, "{parts}");
    assert_eq!(blocking(&findings), Vec::<&str>::new(), "{parts}");
    let others: Vec<&str> = plan
        .objectives()
        .flat_map(|(_, objective)| &objective.details.others)
        .map(|(_, text)| text.value.as_str())
        .collect();
    for text in kept {
        assert!(others.iter().any(|other| other.contains(text)), "{text}: {others:?}");
    }
}

#[test]
fn phases_before_and_after_the_indicators_are_no_labels() {
    let phases = "\nN.|Descrizione attività|Responsabile|Entro il\n1|Analisi del testo|Affari generali|31/03/2025\n\
                  2|Stesura|Affari generali|30/06/2025\n";
    keeps(&format!("{phases}{INDICATORS}"), &["Analisi del testo", "Stesura", "30/06/2025"]);
    keeps(&format!("{INDICATORS}{phases}"), &["Analisi del testo", "Stesura"]);
    // Right below the indicators as well.
    keeps(&format!("{INDICATORS}{}", phases.trim_start()), &["Analisi del testo", "Stesura"]);
    let months = "\nN.|FASI E TEMPI|G|F|M|A|M|G|L|A|S|O|N|D\n1|Analisi|X|X\n2|Redazione|||X|X|X\n";
    keeps(&format!("{months}{INDICATORS}"), &["Analisi", "Redazione"]);
}

#[test]
fn people_money_notes_and_signatures_are_no_indicators() {
    let below = "\nPERSONALE COINVOLTO\nProfilo|Categoria\nIstruttore amministrativo|C\nOperaio|B\n\
                 \nRisorse finanziarie\nCapitolo|Stanziamento\n1010/3|5000\n\
                 \nNote\nCondiviso con la Giunta\nFirma del responsabile\n";
    let kept = ["Istruttore amministrativo", "Operaio", "1010/3", "Condiviso con la Giunta"];
    keeps(&format!("{INDICATORS}{below}"), &kept);
    // A list under the same heading of numbers, and a later state of the same indicators.
    keeps(&format!("{INDICATORS}\nMonitoraggio al 30/06\nIndicatore|Valore al 30/06\nArticoli rivisti|12\n"), &["12"]);
    let numbered = "N.|Indicatore|Valore atteso\n1|Articoli rivisti|35\n2|Sedute di commissione|6\nN.|Nominativo|Ore\n1|Bianchi|30\n";
    keeps(numbered, &["Nominativo", "Bianchi"]);
    keeps(&format!("{INDICATORS}Personale coinvolto\nProfilo|Categoria\nOperaio|B\n"), &["Operaio"]);
}

/// The words of the vocabulary may name an indicator.
#[test]
fn an_indicator_may_be_called_by_any_word() {
    for word in ["Beneficiari", "Servizi", "Struttura", "Obiettivi", "Programmi", "Tempi medi", "Valore", "Peso"] {
        let rows = format!("{CARD}\nIndicatore|U.M.|Valore atteso\n{word}|n.|85\nGiornate|n.|4");
        let expected = [READ[0], &format!("- {word}; unità n.; target 2025 85"), "- Giornate; unità n.; target 2025 4"];
        assert_eq!(read("PEG 2025", &rows), expected, "{word}");
    }
    // A label after the indicators is still one where its value fits it.
    let rows = "Obiettivo|Rinnovare lo statuto\nCodice|A1\nProgramma|01.02 Segreteria generale\n\
                Indicatore|Valore atteso\nArticoli rivisti|35\nSedute di commissione|6\nPeso|40";
    assert_eq!(read("PEG 2025", rows), READ);
}

#[test]
fn a_label_beside_a_table_is_none_of_its_columns() {
    let table =
        "Indicatori|Descrizione|U.M.|Target|Fonte\n|Articoli rivisti|n.|35|Atti\n|Sedute di commissione|%|6%|Atti";
    let expected = [
        READ[0],
        "- Articoli rivisti; unità n.; fonte Atti; target 2025 35",
        "- Sedute di commissione; unità %; fonte Atti; target 2025 6",
    ];
    assert_eq!(read("PEG 2025", &format!("{CARD}{table}")), expected);
    let twice = table.replace("Descrizione", "Indicatore");
    assert_eq!(read("PEG 2025", &format!("{CARD}{twice}\nVincoli|Personale in part time")), expected);
}

#[test]
fn a_card_takes_its_code_from_the_line_above_it() {
    let rows = "SCHEDA OBIETTIVO A.1\nObiettivo|Catalogo\nProgramma|'01.08\nIndicatore|Target 2025\nAccessi|5\n\n\
                SCHEDA OBIETTIVO A.2\nObiettivo|Vigili\nProgramma|'03.01\nIndicatore|Target 2025\nQuartieri|4";
    let expected = [
        "01.08 Catalogo; codice A.1; anni 2025",
        "- Accessi; target 2025 5",
        "03.01 Vigili; codice A.2; anni 2025",
        "- Quartieri; target 2025 4",
    ];
    assert_eq!(read("Schede", rows), expected);
}

#[test]
fn one_header_holds_for_every_objective_in_a_title_line() {
    let header = "Indicatore|Unità di misura|Valore iniziale|Target 2025\n";
    let first = "Obiettivo 1: Navetta per la stazione\nCorse|n.|6|8\n";
    let (programme, second) = (
        "Programma 10.05 Viabilità e infrastrutture stradali\n",
        "Obiettivo 2: Abbattere le barriere\nAttraversamenti|n.|2|10",
    );
    let above = format!("{header}Programma 10.02 Trasporto pubblico locale\n{first}{programme}{second}");
    let within = first.split_once('\n').unwrap();
    let below =
        format!("Programma 10.02 Trasporto pubblico locale\n{}\n{header}{}{programme}{second}", within.0, within.1);
    for rows in [above, below] {
        let expected = [
            "10.02 Navetta per la stazione; codice 1; anni 2025",
            "- Corse; unità n.; base 6; target 2025 8",
            "10.05 Abbattere le barriere; codice 2; anni 2025",
            "- Attraversamenti; unità n.; base 2; target 2025 10",
        ];
        assert_eq!(read("PEG 2025", &rows), expected, "{rows}");
    }
}

/// «Obiettivo: …» without a number is a title as well, and a text below it is no indicator of the header before.
#[test]
fn a_title_without_a_number_stands_under_the_common_header() {
    let rows = "Indicatore|Target 2025\nObiettivo: Navetta\nCorse|8\nObiettivo: Barriere\nDescrizione libera\n\
                Attraversamenti|10";
    let expected = [
        "senza programma Navetta; anni 2025",
        "- Corse; target 2025 8",
        "senza programma Barriere; anni 2025",
        "- Attraversamenti; target 2025 10",
    ];
    assert_eq!(read("PEG 2025", rows), expected);
}

/// The digits of a target stand in the year of its heading, and make no repeated header.
#[test]
fn targets_of_few_digits_are_no_header_again() {
    let rows = format!("{CARD}Indicatore|Target 2025|Target 2026|Target 2027\nTempestività|-5|-6|-7");
    let expected = [
        "01.02 Rinnovare lo statuto; codice A1; peso 40; anni 2025 2026 2027",
        "- Tempestività; target 2025 -5; target 2026 -6; target 2027 -7",
    ];
    assert_eq!(read("PEG 2025-2027", &rows), expected);
}
