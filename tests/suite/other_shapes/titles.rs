//! Titles above tables and between their rows: what they say, and what they do not change of the columns they cover.

use rust_xlsxwriter::{Format, Workbook};

use super::{blocking, import, lines, put, read, workbook};

/// A sheet whose lines that begin with `=` are one text merged over so many columns: `=6 MISSIONE 4`.
pub(super) fn with_merged_titles(rows: &str) -> Vec<u8> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    for (row, line) in (0u32..).zip(rows.lines().map(str::trim)) {
        if let Some((last, text)) = line.strip_prefix('=').and_then(|merged| merged.split_once(' ')) {
            let last: u16 = last.parse().unwrap();
            sheet.merge_range(row, 0, row, last - 1, text, &Format::new()).unwrap();
            continue;
        }
        for (column, text) in (0u16..).zip(line.split('|')).filter(|(_, text)| !text.is_empty()) {
            put(sheet, row, column, text);
        }
    }
    workbook.save_to_buffer().unwrap()
}

#[test]
fn titles_merged_over_the_marks_of_years_leave_them_marks() {
    for (mark, last) in [("X", "Valore atteso 2026"), ("■", "Risultato atteso 2026"), ("sì", "Target 2026")] {
        let rows = format!(
            "Obiettivo operativo|2026|2027|2028|Indicatore|{last}
             =6 MISSIONE 4 - ISTRUZIONE E DIRITTO ALLO STUDIO
             =6 Programma 1 - Istruzione prescolastica
             Materna a norma|{mark}|{mark}||Lavori|5
             =5 PROGRAMMA 6
             Pedibus|{mark}|{mark}|{mark}|Linee|6
             Mensa||{mark}|{mark}|Derrate"
        );
        assert_eq!(
            lines(&import(&with_merged_titles(&rows)).0),
            [
                "04.01 Materna a norma; anni 2026 2027",
                "- Lavori; target 2026 5",
                "04.06 Pedibus; anni 2026 2027 2028",
                "- Linee; target 2026 6",
                "04.06 Mensa; anni 2027 2028",
                "- Derrate",
            ],
            "{mark}"
        );
    }
}

#[test]
fn years_of_values_under_merged_titles_stay_targets() {
    let rows = "Obiettivo operativo|Indicatore|2026|2027
                =4 Settore Scuola
                =4 Missione 4 – Programma 6
                Pedibus|Linee|3|5";
    assert_eq!(
        lines(&import(&with_merged_titles(rows)).0),
        ["04.06 Pedibus; ufficio Settore Scuola; anni 2026 2027", "- Linee; target 2026 3; target 2027 5"]
    );
}

#[test]
fn the_office_over_a_table_holds_for_the_missioni_within() {
    let expected = [
        "06.01 Palestre; ufficio Settore Cultura; anni 2026",
        "- Ore; target 2026 300",
        "05.02 Concerti; ufficio Settore Cultura; anni 2026",
        "- Serate; target 2026 8",
    ];
    let header = "Obiettivo operativo|Indicatori|Valore atteso";
    let rows = "Missione 6 – Programma 1\nPalestre|Ore|300\nMissione 5 – Programma 2\nConcerti|Serate|8";
    let mut expected = expected.to_vec();
    for above in ["Settore Cultura\n", "\nSettore: Settore Cultura\n"] {
        let read = read("PEG 2026", &format!("PEG 2026\n{above}{header}\n{rows}"));
        expected.sort_unstable();
        let mut sorted = read.clone();
        sorted.sort_unstable();
        assert_eq!(sorted, expected, "{above}");
    }
}

#[test]
fn the_next_office_over_its_table_holds_as_the_first_did() {
    let read = read(
        "PEG 2026",
        "Settore Cultura
         Obiettivo|Indicatore|Target
         Missione 5 – Programma 2
         Concerti|Serate|8

         Settore Tecnico
         Obiettivo|Indicatore|Target
         Missione 10 – Programma 5
         Asfalti|Metri|400",
    );
    assert_eq!(
        read,
        [
            "05.02 Concerti; ufficio Settore Cultura; anni 2026",
            "- Serate; target 2026 8",
            "10.05 Asfalti; ufficio Settore Tecnico; anni 2026",
            "- Metri; target 2026 400",
        ]
    );
}

#[test]
fn a_title_with_a_colon_over_a_table_gives_year_and_office_and_is_no_objective() {
    for (title, office) in [
        ("Obiettivi 2026: Settore Tecnico", "; ufficio Settore Tecnico"),
        ("Settore Tecnico – Obiettivi 2026", "; ufficio Settore Tecnico"),
        ("Obiettivi 2026|Settore Tecnico", "; ufficio Settore Tecnico"),
        ("Obiettivi di performance: anno 2026", ""),
        ("Obiettivi: triennio 2026-2028", ""),
        ("Obiettivi 2026: tempi e fasi", ""),
        ("Obiettivi di performance|anno 2026", ""),
    ] {
        let rows = format!(
            "{title}\nProgramma|Obiettivo|Indicatore|Risultato atteso\n'11.01|Evacuazioni|Prove|3\n'11.01|Sirene|Numero|4"
        );
        assert_eq!(
            read("Foglio1", &rows),
            [
                format!("11.01 Evacuazioni{office}; anni 2026"),
                "- Prove; target 2026 3".to_owned(),
                format!("11.01 Sirene{office}; anni 2026"),
                "- Numero; target 2026 4".to_owned(),
            ],
            "{title}"
        );
    }
}

#[test]
fn a_card_may_call_its_objective_by_the_plural() {
    for title in
        ["Obiettivi: Tempi di pagamento", "Obiettivi|Tempi di pagamento", "Obiettivi anno 2026|Tempi di pagamento"]
    {
        let rows = format!("{title}\nProgramma|'01.03\nIndicatore|Giorni\nTarget 2026|30");
        assert_eq!(
            read("Scheda", &rows),
            ["01.03 Tempi di pagamento; anni 2026", "- Giorni; target 2026 30"],
            "{title}"
        );
    }
}

#[test]
fn an_index_or_a_cover_holds_no_objective() {
    let plan = "PEG 2026\nProgramma|Obiettivo|Indicatore|Target 2026\n'09.04|Casa dell’acqua|Litri|150000";
    for (name, first) in [
        ("Indice", "INDICE\nObiettivi|pag. 2\nIndicatori|pag. 3"),
        ("Foglio1", "Obiettivi|pag. 2\nIndicatori|pag. 3\nResponsabili|pag. 4"),
        ("Copertina", "Comune di Prova\nObiettivo|v. foglio successivo\nResponsabile|Segretario\nAnno|2026"),
        ("Foglio1", "Foglio|Contenuto\nObiettivi|Elenco degli obiettivi\nLegenda|Spiegazioni"),
        ("Sommario", "Obiettivi|2\nIndicatori|3\nPesi|4"),
        ("Guida ai fogli", "Sezione|Pagina\nObiettivi|Tabella degli obiettivi\nIndicatori|Tabella degli indicatori"),
    ] {
        let (read, findings) = import(&workbook(&[(name, first), ("Obiettivi", plan)]));
        assert_eq!(lines(&read), ["09.04 Casa dell’acqua; anni 2026", "- Litri; target 2026 150000"], "{first}");
        assert_eq!(blocking(&findings), Vec::<&str>::new(), "{first}");
        assert!(
            findings.iter().any(|one| one.place.as_ref().and_then(|place| place.sheet.as_deref()) == Some(name)),
            "{findings:#?}"
        );
    }
}
