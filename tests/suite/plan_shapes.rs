//! Plans as offices really have them: other shapes, other headers, broken codes.

use relazione_performance::domain::{FieldOrigin, Plan, Year};
use relazione_performance::finding::Finding;
use relazione_performance::inputs::catalogue::Catalogue;
use relazione_performance::inputs::plan::{self, PlanError};
use relazione_performance::workbook::Limits;
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook, Worksheet};

const HEADERS: [&str; 10] = [
    "INDIRIZZI STRATEGICI",
    "OBIETTIVI STRATEGICI",
    "PROGRAMMI",
    "OBIETTIVI OPERATIVI",
    "FINALITA'",
    "STAKEHOLDER",
    "2024",
    "2025",
    "2026",
    "INDICATORI DI OUTPUT",
];

fn import(bytes: &[u8]) -> (Plan, Vec<Finding>) {
    plan::read(bytes, "piano.xlsx", Catalogue::embedded(), &Limits::default()).unwrap()
}

fn workbook(fill: impl FnOnce(&mut Worksheet)) -> Vec<u8> {
    let mut workbook = Workbook::new();
    fill(workbook.add_worksheet());
    workbook.save_to_buffer().unwrap()
}

fn write_row(sheet: &mut Worksheet, row: u32, cells: &[&str]) {
    for (column, text) in (0u16..).zip(cells).filter(|(_, text)| !text.is_empty()) {
        sheet.write_string(row, column, *text).unwrap();
    }
}

fn codes(plan: &Plan) -> Vec<&str> {
    plan.objectives().map(|(_, objective)| objective.code.as_str()).collect()
}

#[track_caller]
fn only<'f>(findings: &'f [Finding], id: &str) -> &'f Finding {
    let matching: Vec<&Finding> = findings.iter().filter(|finding| finding.code.id == id).collect();
    assert_eq!(matching.len(), 1, "{id}: {findings:#?}");
    matching[0]
}

fn cell(finding: &Finding) -> String {
    finding.place.as_ref().unwrap().position.to_string()
}

#[test]
fn one_sheet_with_title_rows_and_columns_in_any_order() {
    let bytes = workbook(|sheet| {
        write_row(sheet, 0, &["Comune di Prova – DUP 2024-2026"]);
        write_row(sheet, 2, &["", "Missione 4 - Istruzione e diritto allo studio"]);
        let headers = [
            "",
            "2026",
            "2025",
            "2024",
            "Indicatori",
            "Ob. operativo",
            "Progr.",
            "Finalità",
            "Note interne",
            "Ob. strategici",
        ];
        write_row(sheet, 3, &headers);
        write_row(
            sheet,
            4,
            &["", "", "-", "sì", "n. alunni", "Sostenere le scuole", "04.02", "Scopo", "mia nota", "EDUCAZIONE"],
        );
        write_row(sheet, 6, &["", "✓", "", "", "n. posti", "Asilo nido", "04.01", "Altro scopo", "", ""]);
        write_row(sheet, 8, &["", "Missione 01"]);
        write_row(sheet, 9, &headers);
        write_row(sheet, 10, &["", "", "", "X", "", "Trasparenza", "01.02", "", "", ""]);
        write_row(sheet, 12, &["", "Fonte: DUP approvato"]);
    });
    let (plan, findings) = import(&bytes);
    assert_eq!(codes(&plan), ["01.02-01", "04.02-01", "04.01-01"]);
    assert_eq!(plan.years, [Year(2024), Year(2025), Year(2026)]);
    let schools = plan.objective(&"04.02-01".parse().unwrap()).unwrap();
    assert_eq!(schools.years.iter().copied().collect::<Vec<_>>(), [Year(2024)]);
    assert_eq!((schools.indicator.value.as_str(), schools.purpose.as_str()), ("n. alunni", "Scopo"));
    assert_eq!(schools.place.to_string(), "piano.xlsx, foglio «Sheet1», cella F5");
    let nursery = plan.objective(&"04.01-01".parse().unwrap()).unwrap();
    assert_eq!(nursery.strategic.as_ref().unwrap().origin, FieldOrigin::Inherited);
    assert_eq!(nursery.years.iter().copied().collect::<Vec<_>>(), [Year(2026)]);
    let transparency = plan.objective(&"01.02-01".parse().unwrap()).unwrap();
    assert_eq!(transparency.strategic, None, "nothing is inherited across missioni");
    assert_eq!(plan.missions[0].title, "Servizi istituzionali, generali e di gestione");
    only(&findings, "P019");
    let ignored: Vec<String> = findings.iter().filter(|finding| finding.code.id == "P013").map(cell).collect();
    assert_eq!(ignored, ["A1", "B13"]);
}

#[test]
fn merged_cells_give_their_value_to_all_rows_even_when_the_first_is_empty() {
    let bytes = workbook(|sheet| {
        sheet.set_name("Missione 01").unwrap();
        sheet
            .merge_range(0, 0, 0, 9, "Missione 01 – Servizi istituzionali, generali e di gestione", &Format::new())
            .unwrap();
        write_row(sheet, 1, &HEADERS);
        sheet.merge_range(2, 0, 4, 0, "CITTA’", &Format::new()).unwrap();
        sheet.merge_range(2, 1, 3, 1, "PARTECIPAZIONE", &Format::new()).unwrap();
        for (row, title) in [(2, "Uno"), (3, "Due"), (4, "Tre")] {
            sheet.write(row, 2, "01.01").unwrap();
            sheet.write(row, 3, title).unwrap();
            sheet.write(row, 6, "x").unwrap();
        }
        sheet.write(4, 1, "ALTRO").unwrap();
    });
    let (plan, findings) = import(&bytes);
    for (_, objective) in plan.objectives() {
        assert_eq!(objective.direction.as_ref().unwrap().origin, FieldOrigin::Cell);
    }
    let second = plan.objective(&"01.01-02".parse().unwrap()).unwrap();
    assert_eq!(second.strategic.as_ref().unwrap().text, "PARTECIPAZIONE");
    assert!(findings.is_empty(), "{findings:#?}");
}

#[test]
fn codes_typed_in_all_ways_and_codes_that_nobody_can_know() {
    let code = Format::new().set_num_format("00.00");
    let day = Format::new().set_num_format("dd/mm/yyyy");
    let bytes = workbook(|sheet| {
        sheet.set_name("Missione 01").unwrap();
        write_row(sheet, 0, &HEADERS);
        for (row, title) in (1..=9).zip(["A", "B", "C", "D", "E", "F", "G", "H", "I"]) {
            sheet.write(row, 1, "S").unwrap();
            sheet.write(row, 3, title).unwrap();
            sheet.write(row, 6, "x").unwrap();
        }
        for (row, text) in [(1, "01,02"), (2, "0102"), (3, "M01 P02"), (4, "Missione 1 Programma 2")] {
            sheet.write(row, 2, text).unwrap();
        }
        sheet.write_with_format(5, 2, 1.1, &code).unwrap();
        sheet.write(6, 2, 1.1).unwrap();
        sheet.write_with_format(7, 2, ExcelDateTime::from_ymd(2024, 2, 1).unwrap(), &day).unwrap();
        sheet.write(8, 2, Formula::new("=A1")).unwrap();
    });
    let (plan, findings) = import(&bytes);
    assert_eq!(codes(&plan), ["01.02-01", "01.02-02", "01.02-03", "01.02-04", "01.10-01"]);
    let ambiguous = only(&findings, "P007");
    assert_eq!((cell(ambiguous), ambiguous.blocks()), ("C7".to_owned(), true));
    assert!(ambiguous.expected.as_ref().unwrap().contains("01.01 oppure 01.10"));
    assert_eq!(cell(only(&findings, "P008")), "C8");
    assert_eq!(cell(only(&findings, "P010")), "C9");
    assert_eq!(cell(only(&findings, "P009")), "C10");
}

#[test]
fn a_number_that_lost_its_last_zero_is_read_where_its_column_tells() {
    let table = |numbers: &[f64]| {
        workbook(|sheet| {
            sheet.set_name("Missione 01").unwrap();
            write_row(sheet, 0, &HEADERS);
            for (row, number) in (1..).zip(numbers) {
                sheet.write(row, 1, "S").unwrap();
                sheet.write(row, 2, *number).unwrap();
                sheet.write(row, 3, format!("Obiettivo {row}")).unwrap();
                sheet.write(row, 6, "x").unwrap();
            }
        })
    };
    let (plan, findings) = import(&table(&[1.01, 1.1, 1.02]));
    assert_eq!(codes(&plan), ["01.01-01", "01.10-01", "01.02-01"]);
    let told = only(&findings, "P040");
    assert_eq!((cell(told), told.expected.as_deref()), ("C3".to_owned(), Some("1.10")));
    // 1.01 is nowhere; 1.2 would be programma 01.20, which the catalogue does not have.
    for numbers in [&[1.02, 1.1][..], &[1.01, 1.1, 1.2]] {
        let (plan, findings) = import(&table(numbers));
        assert!(findings.iter().any(|finding| finding.code.id == "P007" && finding.blocks()), "{numbers:?}");
        assert!(!codes(&plan).contains(&"01.10-01"), "{numbers:?}");
    }
}

#[test]
fn a_title_merged_over_columns_and_lines_is_told_once() {
    let bytes = workbook(|sheet| {
        sheet.set_name("Missione 01").unwrap();
        sheet.merge_range(0, 0, 1, 6, "COMUNE DI PROVA", &Format::new()).unwrap();
        write_row(sheet, 2, &HEADERS);
        write_row(sheet, 3, &["", "S", "01.02", "Primo", "", "", "x"]);
    });
    let (_, findings) = import(&bytes);
    let told = only(&findings, "P013");
    assert_eq!((cell(told), told.found.as_deref()), ("A1".to_owned(), Some("COMUNE DI PROVA")));
}

#[test]
fn hidden_sheets_and_sheets_of_notes_are_told_not_imported() {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet().set_name("Missione 11").unwrap();
    write_row(sheet, 0, &HEADERS);
    write_row(sheet, 1, &["", "S", "11.01", "Uno", "", "", "x"]);
    let hidden = workbook.add_worksheet().set_name("Vecchio").unwrap().set_hidden(true);
    write_row(hidden, 0, &HEADERS);
    write_row(hidden, 1, &["", "S", "11.01", "Due", "", "", "x"]);
    write_row(workbook.add_worksheet().set_name("Note").unwrap(), 0, &["promemoria"]);
    workbook.add_worksheet().set_name("Vuoto").unwrap();
    let (plan, findings) = import(&workbook.save_to_buffer().unwrap());
    assert_eq!(codes(&plan), ["11.01-01"]);
    assert!(only(&findings, "P015").message.contains("Vecchio"));
    assert!(only(&findings, "P014").message.contains("Note"));
}

#[test]
fn a_missione_whose_header_nobody_knows_blocks_and_a_legend_does_not() {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet().set_name("Missione 11").unwrap();
    write_row(sheet, 0, &HEADERS);
    write_row(sheet, 1, &["", "S", "11.01", "Uno", "", "", "x"]);
    let sheet = workbook.add_worksheet().set_name("Missione 04").unwrap();
    write_row(sheet, 0, &["AREA", "SIGLA", "VOCE"]);
    write_row(sheet, 1, &["", "04.01", "Scuole"]);
    let legend = workbook.add_worksheet().set_name("Legenda").unwrap();
    write_row(legend, 0, &["04.01", "Istruzione prescolastica"]);
    let (plan, findings) = import(&workbook.save_to_buffer().unwrap());
    assert_eq!(codes(&plan), ["11.01-01"]);
    let blocking: Vec<&Finding> = findings.iter().filter(|finding| finding.blocks()).collect();
    assert_eq!(blocking.len(), 1, "{blocking:?}");
    assert!(blocking[0].message.contains("Missione 04"));
}

#[test]
fn titles_in_capitals_part_the_missioni_of_one_sheet() {
    let bytes = workbook(|sheet| {
        write_row(sheet, 0, &["", "Missione 3", "Ordine pubblico e sicurezza"]);
        write_row(sheet, 1, &HEADERS);
        write_row(sheet, 2, &["", "SICUREZZA", "03.01", "Presidio", "Fine", "Tutti", "x"]);
        write_row(sheet, 3, &["MISSIONE N. 1 - Servizi istituzionali, generali e di gestione"]);
        write_row(sheet, 4, &["", "", "01.02", "Segreteria", "Fine", "Tutti", "x"]);
    });
    let (plan, findings) = import(&bytes);
    assert_eq!(codes(&plan), ["01.02-01", "03.01-01"]);
    assert_eq!(plan.missions[0].objectives[0].strategic, None, "nothing is inherited across missioni");
    assert!(!findings.iter().any(Finding::blocks), "{findings:#?}");
}

#[test]
fn wrong_programmes_duplicates_and_unknown_marks_are_told() {
    let bytes = workbook(|sheet| {
        sheet.set_name("Missione 04").unwrap();
        let mut headers = HEADERS.to_vec();
        headers.extend(["CODICE", "PESO"]);
        write_row(sheet, 0, &headers);
        write_row(sheet, 1, &["", "S", "05.02", "Altra missione", "", "", "x", "", "", "", "05.02-07", "2,5"]);
        write_row(sheet, 2, &["", "S", "04.44", "Sconosciuto", "", "", "forse", "", "", "", "", "molto"]);
        write_row(sheet, 3, &["", "S", "05.02", "Doppione", "", "", "x", "", "", "", "05.02-07", ""]);
        write_row(sheet, 4, &["", "S", "04.01", "Garantire la mensa scolastica nei plessi", "", "", "x"]);
        write_row(sheet, 5, &["", "S", "04.01", "Garantire la mensa scolastica nei plesso", "", "", "x"]);
        write_row(sheet, 6, &["", "S", "04.02", "Garantire la mensa scolastica nei plessi", "", "", "x"]);
    });
    let (plan, findings) = import(&bytes);
    assert_eq!(codes(&plan), ["05.02-07", "04.44-01", "05.02-08", "04.01-01", "04.01-02", "04.02-01"]);
    assert_eq!(plan.missions[0].objectives[0].weight.as_ref().unwrap().value.to_string(), "2.5");
    let ids: Vec<&str> = findings.iter().map(|finding| finding.code.id).collect();
    for id in ["P011", "P016", "P020", "P022", "P023", "P025"] {
        only(&findings, id);
    }
    assert_eq!(ids.iter().filter(|&&id| id == "P017").count(), 2);
}

#[test]
fn a_file_without_a_plan_is_refused_with_what_is_missing() {
    let refused = |bytes: &[u8]| plan::read(bytes, "f", Catalogue::embedded(), &Limits::default()).unwrap_err();
    assert!(matches!(refused(&workbook(|sheet| write_row(sheet, 0, &["ciao"]))), PlanError::NoTable { .. }));
    assert!(matches!(refused(&workbook(|sheet| write_row(sheet, 0, &HEADERS))), PlanError::NoObjectives { .. }));
    assert!(matches!(refused(b"a\tb\n"), PlanError::NoTable { .. }));
    assert!(matches!(refused(b"solo testo"), PlanError::Workbook(_)));
}

#[test]
fn a_file_without_a_plan_is_told_which_headings_it_has_and_what_each_was_taken_for() {
    let refused = |bytes: &[u8]| {
        plan::read(bytes, "peg.xlsx", Catalogue::embedded(), &Limits::default()).unwrap_err().to_string()
    };
    let said = refused(&workbook(|sheet| {
        write_row(sheet, 0, &["Responsabile", "Area"]);
        write_row(sheet, 2, &["", "Cod.", "Voce", "Baseline", "Peso %", "Anno 2025"]);
        write_row(sheet, 3, &["", "OB.1", "Ridurre i tempi", "30", "10", "20"]);
    }));
    let expected = "la riga più vicina («Sheet1»): B3 «Cod.» è codice dell’obiettivo; C3 «Voce» non è riconosciuta; \
                    D3 «Baseline» è valore di partenza; E3 «Peso %» è peso; F3 «Anno 2025» è anno 2025; se il piano c’è";
    assert!(said.starts_with("peg.xlsx: nessuna tabella di piano") && said.contains(expected), "{said}");
    let neither = refused(b"Peso\tResponsabile\tSigla\n1\tDirigente\tA\n");
    assert!(neither.contains("riga 1 «Peso» è peso;"), "{neither}");
    let content = refused(&workbook(|sheet| write_row(sheet, 0, &["Obiettivo", "Ridurre i tempi", "30"])));
    assert!(
        content.contains("A1 «Obiettivo» è obiettivo operativo; B1 «Ridurre i tempi» non è riconosciuta"),
        "{content}"
    );
}

#[test]
fn a_latin_1_text_reads_like_its_utf_8_twin() {
    let text = "Missione 01 - Servizi istituzionali, generali e di gestione\n\
                OBIETTIVI STRATEGICI\tPROGRAMMI\tOBIETTIVI OPERATIVI\tFINALITA'\tSTAKEHOLDER\t2024\tINDICATORI DI OUTPUT\n\
                Città\t1.02\tPiù qualità\t=SOMMA(A1)\tcittadini\tx\tattività\n";
    let latin: Vec<u8> = text.chars().map(|character| u8::try_from(u32::from(character)).unwrap()).collect();
    let (plan, mut findings) = import(&latin);
    findings.retain(|finding| finding.code.id != "F008");
    assert_eq!((plan, findings), import(text.as_bytes()));
    let (plan, findings) = import(&latin);
    assert_eq!(only(&findings, "F008").place.as_ref().unwrap().position.to_string(), "riga 3");
    assert_eq!(plan.missions[0].objectives[0].title.text, "Più qualità");
    assert_eq!(plan.missions[0].objectives[0].purpose, "=SOMMA(A1)");
}

#[test]
fn an_edited_canonical_workbook_keeps_its_codes() {
    let (plan, _) = import(&workbook(|sheet| {
        sheet.set_name("Missione 01").unwrap();
        write_row(sheet, 0, &HEADERS);
        write_row(sheet, 1, &["", "S", "01.02", "Primo", "", "", "x"]);
        write_row(sheet, 2, &["", "S", "01.02", "Secondo", "", "", "x"]);
    }));
    assert_eq!(codes(&plan), ["01.02-01", "01.02-02"]);
    // The office sorts the rows, changes a title and adds an objective at the top.
    let (edited, _) = import(&workbook(|sheet| {
        sheet.set_name("Missione 01").unwrap();
        let headers: Vec<&str> = ["CODICE"].into_iter().chain(HEADERS).collect();
        write_row(sheet, 0, &headers);
        write_row(sheet, 1, &["", "", "S", "01.02", "Nuovo", "", "", "x"]);
        write_row(sheet, 2, &["01.02-02", "", "S", "01.02", "Secondo, corretto", "", "", "x"]);
        write_row(sheet, 3, &["01.02-01", "", "S", "01.02", "Primo", "", "", "x"]);
    }));
    assert_eq!(codes(&edited), ["01.02-03", "01.02-02", "01.02-01"]);
}
