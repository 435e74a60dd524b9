//! Cards that call the title of their objective otherwise: «Denominazione», «Oggetto», or a word that only a map knows.

use relazione_performance::inputs::catalogue::Catalogue;
use relazione_performance::inputs::plan::{self, ColumnMap, Told};
use relazione_performance::workbook::Limits;

use super::{blocking, import, lines, read, workbook};

const EXPECTED: [&str; 4] = [
    "12.09 Cimitero; responsabile Dirigente 1; anni 2026",
    "- Loculi; target 2026 100",
    "14.04 Farmacia; responsabile Dirigente 2; anni 2026",
    "- Consegne; target 2026 600",
];

fn cards(line: &str, label: &str) -> String {
    let card = |number: u32, title: &str, programme: &str, indicator: &str| {
        let line = line.replace('#', &number.to_string());
        format!(
            "{line}\n{label}|{title}\nProgramma|'{programme}\nDirigente|Dirigente {number}\nIndicatore|{indicator}\n"
        )
    };
    let first = card(1, "Cimitero", "12.09", "Loculi") + "Target 2026|100\n";
    format!("Piano 2026\n\n{first}\n{}Target 2026|600", card(2, "Farmacia", "14.04", "Consegne"))
}

#[test]
fn what_no_label_names_stands_beside_the_nearest() {
    for line in ["SCHEDA OBIETTIVO N. #", "OBIETTIVO DI PERFORMANCE", "Scheda #"] {
        for label in
            ["Denominazione", "Oggetto", "Descrizione obiettivo", "Denominazione:", "Descrizione dell’obiettivo"]
        {
            let (plan, findings) = import(&workbook(&[("Foglio1", &cards(line, label))]));
            assert_eq!(lines(&plan), EXPECTED, "{line} {label}");
            assert_eq!(blocking(&findings), Vec::<&str>::new());
        }
    }
}

#[test]
fn a_description_beside_a_title_stays_one() {
    let read = read(
        "Scheda 1",
        "SCHEDA OBIETTIVO N. 1
         Titolo|Cimitero
         Descrizione obiettivo|Censire i loculi
         Programma|'12.09
         Indicatore|Loculi
         Target 2026|100",
    );
    assert_eq!(read, ["12.09 Cimitero; anni 2026; finalità Censire i loculi", "- Loculi; target 2026 100"]);
}

#[test]
fn cards_side_by_side_are_known_by_their_labels() {
    for line in
        ["OBIETTIVO DI PERFORMANCE|||OBIETTIVO DI PERFORMANCE", "SCHEDA OBIETTIVO N. 1|||SCHEDA OBIETTIVO N. 2", ""]
    {
        let rows = format!(
            "Piano 2026\n\n{line}\nDenominazione|Cimitero||Denominazione|Farmacia\nProgramma|'12.09||Programma|'14.04\n\
             Dirigente|Dirigente 1||Dirigente|Dirigente 2\nIndicatore|Loculi||Indicatore|Consegne\nTarget 2026|100||Target 2026|600"
        );
        assert_eq!(read("S", &rows), EXPECTED, "{line}");
    }
}

#[test]
fn a_map_names_any_label_and_the_proposal_lists_them() {
    for label in ["Che cosa faremo", "Impegno", "Denominazione", "Oggetto"] {
        let bytes = workbook(&[("Foglio1", &cards("SCHEDA N. #", label))]);
        let proposed = plan::propose_map(&bytes, "piano.xlsx", Catalogue::embedded(), &Limits::default()).unwrap();
        for own in [label, "Programma", "Dirigente", "Indicatore", "Target 2026"] {
            assert!(
                proposed.contains(&format!("{own:?} = ")) || proposed.contains(&format!("'{own}' = ")),
                "{own}: {proposed}"
            );
        }
        let map = ColumnMap::parse(&format!("[colonne]\n{label:?} = \"obiettivo operativo\"\n"), "mappa.toml").unwrap();
        let told = Told { map: Some(&map), ..Told::default() };
        let read = plan::read_told(&bytes, "piano.xlsx", told, Catalogue::embedded(), &Limits::default());
        assert_eq!(lines(&read.unwrap().0), EXPECTED, "{label}");
    }
}

#[test]
fn the_word_of_a_table_of_indicators_stays_theirs() {
    let read = read(
        "Scheda 1",
        "SCHEDA OBIETTIVO N. 1
         Oggetto|Cimitero
         Programma|'12.09
         Denominazione|Unità di misura|Target 2026
         Loculi|n.|100",
    );
    assert_eq!(read, ["12.09 Cimitero; anni 2026", "- Loculi; unità n.; target 2026 100"]);
}
