//! What a plan says where nobody looks for it is read, or told.

use relazione_performance::inputs::catalogue::Catalogue;
use relazione_performance::inputs::plan::{self, ColumnMap, Told};
use relazione_performance::workbook::Limits;

use super::{import, lines, read, workbook};

#[test]
fn a_missione_that_nobody_can_read_is_told_beside_a_programme() {
    for (cell, told) in [("Affari vari", 1), ("01", 0), ("Istruzione e diritto allo studio", 0), ("n.d.", 0)] {
        let rows = format!("Obiettivo|Programma|Indicatore|Target 2026|Missione DUP\nNido|'12.01|Posti|30|'{cell}");
        let (plan, findings) = import(&workbook(&[("PEG", &rows)]));
        assert_eq!(lines(&plan)[0], "12.01 Nido; anni 2026");
        let of_mission = |finding: &&_| is_unread(finding, cell);
        assert_eq!(findings.iter().filter(of_mission).count(), told, "{cell}: {findings:#?}");
    }
}

fn is_unread(finding: &relazione_performance::finding::Finding, cell: &str) -> bool {
    finding.code.id == "P044" && finding.found.as_deref() == Some(cell)
}

#[test]
fn a_value_that_is_not_known_stays_among_the_other_texts() {
    let rows = "Obiettivo|Indicatore|Target 2026|Risultato 2026\nNido|Posti|30|n.d.\nFiera|Banchi|-|12";
    let (plan, _) = import(&workbook(&[("PEG", rows)]));
    let others = |index: usize| -> Vec<(&str, &str)> {
        let others = plan.unplaced[index].details.others.iter();
        others.map(|(column, text)| (column.as_str(), text.value.as_str())).collect()
    };
    assert_eq!(others(0), [("Risultato 2026", "n.d.")]);
    assert_eq!(others(1), []);
}

#[test]
fn a_row_that_a_map_leaves_out_is_told_with_all_that_stands_in_it() {
    let rows = "Obiettivo|Indicatore|Target 2026\nNido|Posti|30\nRiepilogo del settore|Giochi sostituiti|10";
    let map = ColumnMap::parse("righe_escluse = [\"Riepilogo\"]", "mappa.toml").unwrap();
    let told = Told { map: Some(&map), ..Told::default() };
    let bytes = workbook(&[("PEG", rows)]);
    let (_, findings) = plan::read_told(&bytes, "p.xlsx", told, Catalogue::embedded(), &Limits::default()).unwrap();
    let left_out: Vec<&str> = findings.iter().filter_map(|finding| finding.found.as_deref()).collect();
    assert!(left_out.contains(&"Riepilogo del settore | Giochi sostituiti | 10"), "{left_out:?}");
}

#[test]
fn a_heading_that_a_map_names_is_told_as_the_file_writes_it() {
    let rows = "Obiettivo|Cosa si conta|Target 2026\nNido|Posti|30";
    let map = ColumnMap::parse("[colonne]\n\"Cosa si conta\" = \"indicatore\"", "mappa.toml").unwrap();
    let told = Told { map: Some(&map), ..Told::default() };
    let bytes = workbook(&[("PEG", rows)]);
    let (_, findings) = plan::read_told(&bytes, "p.xlsx", told, Catalogue::embedded(), &Limits::default()).unwrap();
    let read = findings.iter().find(|finding| finding.code.id == "P042").and_then(|finding| finding.found.as_deref());
    assert!(read.is_some_and(|read| read.contains("B «Cosa si conta»: indicatore")), "{read:?}");
}

#[test]
fn another_reading_of_a_heading_is_told_in_words() {
    let (_, findings) =
        import(&workbook(&[("PEG", "Obiettivo|Mis./Prg.|Indicatore|Target 2026\nNido|'12.01|Posti|30")]));
    let read =
        findings.iter().filter(|finding| finding.code.id == "P042").filter_map(|finding| finding.found.as_deref());
    let read: Vec<&str> = read.collect();
    assert!(read.iter().any(|read| read.contains("leggibile anche come ")), "{read:?}");
}

#[test]
fn a_name_with_a_bare_share_below_indicators_named_otherwise_is_a_person() {
    let card = "Obiettivo|Nido\nResponsabile|Dirigente\nIndicatore|Target 2026\nPosti disponibili|30\n";
    for (row, indicators) in
        [("Bianchi Ugo|20%", 1), ("Bianchi Ugo|20", 2), ("Soddisfazione Utenti|80%", 2), ("Domande accolte|80%", 2)]
    {
        let (plan, findings) = import(&workbook(&[("PEG", &format!("{card}{row}"))]));
        assert_eq!(lines(&plan).len(), 1 + indicators, "{row}: {:?}", lines(&plan));
        let is_told = findings.iter().any(|finding| finding.code.id == "P026");
        assert_eq!(is_told, indicators == 1, "{row}");
    }
}

#[test]
fn a_line_that_a_tab_is_short_for_names_the_office_of_its_sheet() {
    let rows = |head: &str| format!("{head}\nObiettivo|Indicatore|Target 2026\nControlli|Posti di controllo|48");
    let office = |tab: &str, head: &str| read(tab, &rows(head))[0].clone();
    let with = |office: &str| format!("senza programma Controlli; ufficio {office}; anni 2026");
    assert_eq!(office("P.L.", "POLIZIA LOCALE"), with("POLIZIA LOCALE"));
    assert_eq!(office("AA.GG.", "Affari generali"), with("Affari generali"));
    assert_eq!(office("PEG", "Piano esecutivo gestionale"), "senza programma Controlli; anni 2026");
    assert_eq!(office("L.P.", "Polizia locale"), "senza programma Controlli; anni 2026");
    let (_, findings) = import(&workbook(&[("P.L.", &rows("POLIZIA LOCALE"))]));
    assert!(findings.iter().all(|finding| finding.code.id != "P013"), "{findings:#?}");
}

#[test]
fn a_title_of_an_office_gives_who_answers_for_it() {
    let rows =
        "CdR: Settore Finanze — Responsabile Ragioneria\nObiettivo|Indicatore|Target 2026\nPagare prima|Giorni|30";
    assert_eq!(
        read("PEG", rows)[0],
        "senza programma Pagare prima; ufficio Settore Finanze; responsabile Responsabile Ragioneria; anni 2026"
    );
}
