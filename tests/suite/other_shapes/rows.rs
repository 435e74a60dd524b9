//! What a row is: data, a heading, a line that holds for what stands below it.

use relazione_performance::inputs::catalogue::Catalogue;
use relazione_performance::inputs::plan;
use relazione_performance::workbook::Limits;

use super::{lines, read};

#[test]
fn a_row_whose_words_could_be_headings_is_a_row_all_the_same() {
    let rows = "Obiettivo|Programma|Indicatore|Target 2025
                Carta dei servizi|'01.02|Carte approvate|3
                Obiettivo zero carta|'01.02|Indicatore di tempestività|entro il 30/06/2025
                Albo pretorio|'01.02|Giorni medi|< 30 giorni
                Obiettivo|Programma|Indicatore|Target 2025
                Messi|'01.02|Notifiche|<60%";
    assert_eq!(
        read("PEG 2025", rows),
        [
            "01.02 Carta dei servizi; anni 2025",
            "- Carte approvate; target 2025 3",
            "01.02 Obiettivo zero carta; anni 2025",
            "- Indicatore di tempestività; entro 2025-06-30; target 2025 entro il 30/06/2025",
            "01.02 Albo pretorio; anni 2025",
            "- Giorni medi; unità giorni; target 2025 30",
            "01.02 Messi; anni 2025",
            "- Notifiche; unità %; target 2025 60",
        ]
    );
}

#[test]
fn a_programme_alone_on_its_line_holds_for_the_rows_below() {
    for line in ["P02", "P.02 - Segreteria generale", "Programma 01.02 - Segreteria generale", "Segreteria generale"] {
        let rows = format!("Obiettivo|Indicatore|Target 2025\nMissione 1\n{line}\nRiordino albo|Atti riordinati|5");
        assert_eq!(
            read("PEG 2025", &rows),
            ["01.02 Riordino albo; anni 2025", "- Atti riordinati; target 2025 5"],
            "{line}"
        );
    }
}

#[test]
fn two_programmes_in_a_cell_and_a_code_beside_another_name_are_left_to_the_office() {
    for cell in ["01.02 e 01.11", "01.02 Organi istituzionali"] {
        let rows = format!("Obiettivo|Programma|Indicatore|Target 2025\nMessi|{cell}|Notifiche|5");
        assert_eq!(read("PEG 2025", &rows)[0], "senza programma Messi; anni 2025", "{cell}");
    }
}

#[test]
fn a_code_is_ours_only_in_our_form() {
    let rows = "Codice|Obiettivo|Programma|Indicatore|Target 2025
                1.2-1|Albi|'01.02|Atti|4
                2.1-2025|Nidi|'01.02|Atti|4
                01.02-07|Laghi|'01.02|Atti|4";
    let read = read("PEG 2025", rows);
    assert_eq!(read[0], "01.02 Albi; codice 1.2-1; anni 2025");
    assert_eq!(read[2], "01.02 Nidi; codice 2.1-2025; anni 2025");
    assert_eq!(read[4], "01.02 Laghi; anni 2025");
}

#[test]
fn a_card_of_two_labels_is_one_where_its_indicators_follow() {
    let rows = "Obiettivo|Catasto del verde\nProgramma|'09.02\nIndicatore||Target 2025\nAlberi censiti||500";
    assert_eq!(read("S1 2025", rows), ["09.02 Catasto del verde; anni 2025", "- Alberi censiti; target 2025 500"]);
}

#[test]
fn a_table_of_any_shape_may_be_separated_by_tabs() {
    let text = "Obiettivo di struttura\tProgramma\tKPI\tTarget 2025\nSportello telematico\t08.01\tPratiche\t90%\n\
                \t\tTempo medio\t45\n";
    let wide: Vec<u8> = format!("\u{feff}{text}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    for bytes in [text.as_bytes().to_vec(), wide] {
        let (plan, _) = plan::read(&bytes, "piano.txt", Catalogue::embedded(), &Limits::default()).unwrap();
        assert_eq!(
            lines(&plan),
            [
                "08.01 Sportello telematico; anni 2025",
                "- Pratiche; unità %; target 2025 90",
                "- Tempo medio; target 2025 45"
            ]
        );
    }
}
