//! Tables of Word and Writer documents, read as plans: what a person sees in them, and where it stands.
//!
//! The documents of `fixtures/documenti` were written by hand as docx and saved as odt by LibreOffice Writer.

use std::collections::BTreeMap;

use relazione_performance::inputs::catalogue::Catalogue;
use relazione_performance::inputs::narrative;
use relazione_performance::inputs::plan;
use relazione_performance::workbook::{self, Limits, Value};
use serde_json::Value as Json;

use crate::entity::Entity;
use crate::hostile::files::archive;

const DUP: &[u8] = include_bytes!("../cases/piani/6_DUP_2025-2027.docx");
const DUP_EXPECTED: &str = include_str!("../cases/piani/6_DUP_2025-2027.docx.expected.json");
const DUP_ODT: &[u8] = include_bytes!("../fixtures/documenti/dup_libreoffice.odt");
const TRICKY: [(&str, &[u8]); 2] = [
    ("piano.docx", include_bytes!("../fixtures/documenti/revisioni_e_note.docx")),
    ("piano.odt", include_bytes!("../fixtures/documenti/revisioni_e_note.odt")),
];

/// The plan and its findings, as `importa` prints them.
#[track_caller]
fn imported(bytes: &[u8], file: &str) -> Json {
    let (plan, findings) = plan::read(bytes, file, Catalogue::embedded(), &Limits::default()).unwrap();
    serde_json::from_str(&plan::to_json(&plan, &findings)).unwrap()
}

fn objectives(plan: &Json) -> BTreeMap<String, Json> {
    let missions = plan["missioni"].as_array().unwrap();
    let all = missions.iter().flat_map(|mission| mission["obiettivi"].as_array().unwrap());
    all.map(|objective| (objective["obiettivo_operativo"].as_str().unwrap().to_owned(), objective.clone())).collect()
}

/// A finding's place, as people read it, by its code.
fn told(plan: &Json, code: &str) -> Vec<String> {
    let findings = plan["anomalie"].as_array().unwrap().iter().filter(|finding| finding["codice"] == code);
    let text = |value: &Json| value.as_str().unwrap_or_default().to_owned();
    findings
        .map(|finding| format!("{}, {}", text(&finding["posizione"]["foglio"]), text(&finding["posizione"]["cella"])))
        .collect()
}

/// A docx of this body.
fn docx(body: &str) -> Vec<u8> {
    archive([("word/document.xml", format!("<w:document><w:body>{body}</w:body></w:document>"))])
}

/// Rows of a table of these cells, each with its properties and its paragraphs.
fn table(rows: &[&[&str]]) -> String {
    let paragraph = |text: &str| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>");
    let content = |cell: &str| if cell.starts_with('<') { cell.to_owned() } else { paragraph(cell) };
    let cell = |cell: &&str| format!("<w:tc>{}</w:tc>", content(cell));
    let row = |cells: &&[&str]| format!("<w:tr>{}</w:tr>", cells.iter().map(cell).collect::<String>());
    format!("<w:tbl>{}</w:tbl>", rows.iter().map(row).collect::<String>())
}

/// The name of a sheet and its texts, each with its row and column from one.
type Texts = (String, Vec<(u32, u32, String)>);

fn texts(bytes: &[u8]) -> Vec<Texts> {
    let workbook = workbook::read(bytes, "f.docx", &Limits::default()).unwrap();
    let text = |value: &Value| if let Value::Text(text) = value { text.clone() } else { panic!("{value:?}") };
    let cells = |sheet: &workbook::Sheet| {
        sheet.cells.iter().map(|cell| (cell.row + 1, cell.column + 1, text(&cell.value))).collect()
    };
    workbook.sheets.iter().map(|sheet| (sheet.name.to_string(), cells(sheet))).collect()
}

#[test]
fn every_objective_of_a_dup_in_word_is_imported_with_its_missione_and_merged_cells() {
    let expected: Json = serde_json::from_str(DUP_EXPECTED).unwrap();
    for (file, bytes) in [("dup.docx", DUP), ("dup.odt", DUP_ODT)] {
        let plan = imported(bytes, file);
        let read = objectives(&plan);
        let wanted = expected["objectives"].as_array().unwrap();
        assert_eq!(read.len(), wanted.len(), "{file}");
        for objective in wanted {
            let title = objective["obiettivo_operativo"].as_str().unwrap();
            let read = read.get(title).unwrap_or_else(|| panic!("{file}: manca {title}: {:?}", read.keys()));
            for (field, value) in objective.as_object().unwrap().iter().filter(|(field, _)| *field != "missione") {
                let plain = |value: &Json| value.to_string().replace('’', "'");
                assert_eq!(plain(&read[field]), plain(value), "{file}: {title}: {field}");
            }
        }
        assert_eq!(told(&plan, "F009"), ["tabella 3, riga 3, colonna 5"], "{file}");
    }
}

#[test]
fn what_a_person_sees_is_read_and_the_rest_is_told_with_its_place() {
    for (file, bytes) in TRICKY {
        let plan = imported(bytes, file);
        let read = objectives(&plan);
        let is = |title: &str, field: &str, value: &str| {
            let objective = read.get(title).unwrap_or_else(|| panic!("{file}: manca {title}: {:?}", read.keys()));
            assert_eq!(objective[field], value, "{file}: {title}");
        };
        is("Trasmissione delle sedute in diretta", "finalita", "Partecipa-zione");
        is("Trasmissione delle sedute in diretta", "indicatore", "Sedute trasmesse: 80 su cento");
        is("Riordino archivio Scarto documenti", "finalita", "Ridurre i tempi");
        is("Riordino archivio Scarto documenti", "indicatore", "Metri lineari");
        is("Formazione del personale", "indicatore", "Ore medie – 20 Corsi – 3");
        is("Adeguamento della scuola", "programma", "04.02");
        is("Refezione", "programma", "04.06");
        assert_eq!(read["Formazione del personale"]["anni"], serde_json::json!([2025, 2026]), "{file}");
        let place = &read["Refezione"]["posizione"];
        assert_eq!(*place, serde_json::json!({"file": file, "foglio": "tabella 3", "cella": "riga 2, colonna 2"}));
        assert_eq!(told(&plan, "F010"), ["tabella 1, riga 3, colonna 6"], "{file}");
        assert_eq!(told(&plan, "F011"), ["tabella 1, riga 2, colonna 2"], "{file}");
        assert_eq!(told(&plan, "F009").len(), 1, "{file}");
        let all = plan.to_string();
        for unseen in ["nota 99", "i costi", "bozza", "REF _x"] {
            assert!(!all.contains(unseen), "{file}: «{unseen}» non si vede");
        }
    }
    // Writer 7 knows no deleted rows: only the document of Word has one.
    assert!(!objectives(&imported(TRICKY[0].1, "piano.docx")).contains_key("Obiettivo cancellato"));
}

#[test]
fn tables_are_sheets_with_the_headings_above_them_and_nothing_glued() {
    let heading = |text: &str| format!("<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>{text}</w:t></w:r></w:p>");
    let continued = "<w:tcPr><w:vMerge/></w:tcPr><w:p/>";
    let body = [
        heading("Missione 01 – Servizi"),
        table(&[&["a", "b"], &["c", "d"]]),
        "<w:p/>".to_owned(),
        table(&[&["a", "b"], &[continued, "e"]]),
        "<w:p><w:r><w:t>Testo.</w:t></w:r></w:p>".to_owned(),
        table(&[&["f", "g"]]),
    ];
    let title = (1, 1, "Missione 01 – Servizi".to_owned());
    let cell = |row, column, text: &str| (row, column, text.to_owned());
    let expected = [
        (
            "tabelle 1-2".to_owned(),
            vec![
                title.clone(),
                cell(2, 1, "a"),
                cell(2, 2, "b"),
                cell(3, 1, "c"),
                cell(3, 2, "d"),
                cell(4, 1, "a"),
                cell(4, 2, "b"),
                cell(5, 2, "e"),
            ],
        ),
        ("tabella 3".to_owned(), vec![title, cell(2, 1, "f"), cell(2, 2, "g")]),
    ];
    let bytes = docx(&body.concat());
    assert_eq!(texts(&bytes), expected);
    let sheet = &workbook::read(&bytes, "f.docx", &Limits::default()).unwrap().sheets[0];
    let place = |row, column| sheet.place_of(row, column).to_string();
    assert_eq!(place(0, 0), "f.docx, tabella 1, titolo sopra la tabella");
    assert_eq!(place(2, 1), "f.docx, tabella 1, riga 2, colonna 2");
    assert_eq!(place(4, 1), "f.docx, tabella 2, riga 2, colonna 2");
}

#[test]
fn a_cell_that_a_writer_document_repeats_is_read_as_often() {
    let odt = |row: &str| {
        let content = format!(
            "<office:document-content xmlns:office=\"o\" xmlns:table=\"t\" xmlns:text=\"x\"><office:body><office:text>\
             <table:table><table:table-row>{row}</table:table-row></table:table></office:text></office:body>\
             </office:document-content>"
        );
        archive([("mimetype", "application/vnd.oasis.opendocument.text".to_owned()), ("content.xml", content)])
    };
    let cell = |times: &str, text: &str| {
        format!("<table:table-cell table:number-columns-repeated=\"{times}\">{text}</table:table-cell>")
    };
    let seen = |row: &str| {
        let book = workbook::read(&odt(row), "f.odt", &Limits::default()).unwrap();
        let cells = &book.sheets[0].cells;
        cells.iter().map(|cell| (cell.column, cell.display())).collect::<Vec<_>>()
    };
    let row = [cell("3", "<text:p>x</text:p>"), cell("2", ""), cell("1", "<text:p>Sì</text:p>")].concat();
    let x = || "x".to_owned();
    assert_eq!(seen(&row), [(0, x()), (1, x()), (2, x()), (5, "Sì".to_owned())]);
    assert!(seen(&cell("4000000000", "<text:p>x</text:p>")).len() <= 1024, "no more columns than a table has");
}

#[test]
fn tables_within_cells_are_text_where_they_are_small_and_tables_where_they_are_plans() {
    let small = table(&[&["Gradimento", "8"], &["Ore", "20"]]);
    let wide = table(&[&["a", "b", "c", "d"], &["1", "2", "3", "4"]]);
    let framed = table(&[&[&small]]);
    let read = texts(&docx(&(table(&[&[&format!("<w:p><w:r><w:t>x</w:t></w:r></w:p>{small}"), &wide]]) + &framed)));
    let names: Vec<&str> = read.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["tabella 1", "tabella 1.1", "tabella 2", "tabella 2.1"]);
    assert_eq!(read[0].1, [(1, 1, "x\nGradimento – 8\nOre – 20".to_owned())]);
    assert_eq!((read[1].1.len(), read[3].1.len()), (8, 4));
}

#[test]
fn marks_of_symbol_fonts_fields_within_fields_and_joined_paragraphs_are_read_as_seen() {
    let field = "<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>IF </w:instrText></w:r>\
                 <w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:fldChar w:fldCharType='separate'/></w:r>\
                 <w:r><w:t>dentro</w:t></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r>\
                 <w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t>visto</w:t></w:r>\
                 <w:r><w:fldChar w:fldCharType='end'/></w:r></w:p>";
    let joined = "<w:p><w:pPr><w:rPr><w:del w:id='1'/></w:rPr></w:pPr><w:r><w:t>uno </w:t></w:r></w:p>\
                  <w:p><w:r><w:t>due</w:t></w:r></w:p>";
    let mark = "<w:p><w:r><w:sym w:font='Wingdings' w:char='F0FC'/></w:r></w:p>";
    let choice = "<w:p><mc:AlternateContent><mc:Choice><w:r><w:t>a</w:t></w:r></mc:Choice><mc:Fallback><w:r><w:t>b</w:t>\
                  </w:r></mc:Fallback></mc:AlternateContent></w:p>";
    let boxed = "<w:p><w:r><w:t>fuori</w:t></w:r><w:r><w:drawing><wps:txbx><w:txbxContent><w:p><w:r><w:t>dentro</w:t></w:r>\
                 </w:p></w:txbxContent></wps:txbx></w:drawing></w:r></w:p>";
    let bytes = docx(&table(&[&[field, joined, mark, choice, boxed]]));
    let read: Vec<String> = texts(&bytes)[0].1.iter().map(|(_, _, text)| text.clone()).collect();
    assert_eq!(read, ["visto", "uno due", "✓", "a", "fuori"]);
    let marks = &workbook::read(&bytes, "f.docx", &Limits::default()).unwrap().sheets[0].marks;
    let told: Vec<(u32, u32)> = marks.unlike.values().flatten().copied().collect();
    assert_eq!(told, [(0, 1), (0, 4)]);
}

#[test]
fn an_entity_keeps_its_plan_as_a_document() {
    let entity = Entity::new();
    entity.replace("relazione.toml", "piano/piano_2024-2026.xlsx", "piano/dup.docx");
    std::fs::write(entity.path("piano/dup.docx"), DUP).unwrap();
    let run = entity.run("controlla --anno 2025 --formato json");
    for words in ["piano/dup.docx", "tabella 3", "riga 3, colonna 5"] {
        assert!(run.stdout.contains(words), "{words}: {}", run.stderr);
    }
}

#[test]
fn a_text_in_word_reads_as_the_same_text_in_markdown_with_the_same_findings() {
    let p = |properties: &str, runs: &str| format!("<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>");
    let r = |look: &str, text: &str| format!("<w:r><w:rPr>{look}</w:rPr><w:t xml:space='preserve'>{text}</w:t></w:r>");
    let item = |level: u8, text: &str| {
        p(&format!("<w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='1'/></w:numPr>"), &r("", text))
    };
    let table = table(&[&["Voce", "Valore"], &["Uno", "1"]]);
    let body = [
        p("<w:pStyle w:val='Heading1'/>", &r("", "Il territorio")),
        p("", &(r("", "Testo ") + &r("<w:b/>", "forte") + &r("", " e ") + &r("<w:i/>", "corsivo") + &r("", "."))),
        item(0, "primo"),
        item(1, "dentro"),
        item(0, "secondo"),
        table,
        p("", &r("", "Scrivere a mario.rossi@example.org")),
        p("<w:pStyle w:val='Heading3'/>", &r("", "Salto")),
        p("", "<w:hyperlink r:id='x'><w:r><w:t>collegamento</w:t></w:r></w:hyperlink>"),
    ];
    let relations = "<Relationships><Relationship Id='x' Type='a/hyperlink' Target='javascript:1'/></Relationships>";
    let word = archive([
        ("word/document.xml", format!("<w:document><w:body>{}</w:body></w:document>", body.concat())),
        ("word/_rels/document.xml.rels", relations.to_owned()),
    ]);
    let markdown = "# Il territorio\n\nTesto **forte** e *corsivo*.\n\n- primo\n  - dentro\n- secondo\n\n\
                    | Voce | Valore |\n|---|---|\n| Uno | 1 |\n\nScrivere a mario.rossi@example.org\n\n### Salto\n\n\
                    [collegamento](javascript:1)\n";
    let read = |name: &str, bytes: &[u8]| {
        let (narratives, findings) = narrative::read([(name, bytes)]);
        let codes: Vec<&str> = findings.iter().map(|finding| finding.code.id).collect();
        (format!("{:#?}", narratives.values().next().unwrap().blocks), codes.join(" "), findings)
    };
    let (blocks, codes, _) = read("testi/2024/contesto.md", markdown.as_bytes());
    let (of_word, word_codes, findings) = read("testi/2024/contesto.docx", &word);
    assert_eq!(of_word, blocks);
    assert_eq!(word_codes, codes);
    let place = findings[0].place.as_ref().unwrap().to_string();
    assert_eq!(place, "testi/2024/contesto.docx, paragrafo 10");
    let (narratives, findings) = narrative::read([("testi/2024/contesto.docx", &word[..word.len() / 2])]);
    assert!(narratives.is_empty() && findings[0].code.id == "N013", "{findings:?}");
}

/// Two columns of values under their headings are a table of their own; a page laid out as a table holds cards.
#[test]
fn small_tables_of_indicators_and_cards_within_a_layout_are_read() {
    let heading = "<w:p><w:r><w:t>PEG 2025</w:t></w:r></w:p>";
    let nested = |rows: &[&[&str]]| format!("{}<w:p/>", table(rows));
    let of = |objective: &Json| -> Vec<String> {
        let text = |value: &Json| value.as_str().unwrap_or_default().to_owned();
        let one = |one: &Json| format!("{} {}", text(&one["indicatore"]), text(&one["target"]["2025"]));
        objective["indicatori"].as_array().unwrap().iter().map(one).collect()
    };
    let first = nested(&[&["Indicatore", "Target 2025"], &["Iscritti", "1.250"], &["Nuove tessere", "300"]]);
    let second = nested(&[&["Indicatore", "Target 2025"], &["Giorni di apertura", "120"]]);
    let rows = table(&[
        &["Programma", "Obiettivo", "Indicatori"],
        &["05.02", "Tessera unica", &first],
        &["05.01", "Castello aperto", &second],
    ]);
    let read = objectives(&imported(&docx(&format!("{heading}{rows}")), "peg_2025.docx"));
    assert_eq!(of(&read["Tessera unica"]), ["Iscritti 1250", "Nuove tessere 300"]);
    assert_eq!(of(&read["Castello aperto"]), ["Giorni di apertura 120"]);
    let card = |number: u8, title: &str, programme: &str, target: &str| {
        let labels = nested(&[&["Obiettivo", title], &["Programma", programme], &["Peso", "50"]]);
        let indicators = nested(&[&["Indicatore", "U.M.", "Risultato atteso"], &["Servizi", "n.", target]]);
        format!("<w:p><w:r><w:t>Scheda n. {number}</w:t></w:r></w:p>{labels}{indicators}")
    };
    let cards = table(&[
        &[&card(1, "Carta della qualità", "01.02 Segreteria generale", "3")],
        &[&card(2, "Mediazione", "12.04", "20")],
    ]);
    let read = objectives(&imported(&docx(&format!("{heading}{cards}")), "peg_2025.docx"));
    assert_eq!(of(&read["Carta della qualità"]), ["Servizi 3"]);
    assert_eq!(of(&read["Mediazione"]), ["Servizi 20"]);
    // A table of indicators within the cell of a card is that card's, whatever its rows are called.
    let indicators =
        nested(&[&["Descrizione", "U.M.", "Target 2025"], &["Carte", "n.", "3"], &["Servizi", "n.", "12"]]);
    let card =
        table(&[&["Obiettivo", "Carta"], &["Programma", "01.02"], &["Peso", "50"], &["Indicatori", &indicators]]);
    let read = objectives(&imported(&docx(&format!("{heading}{card}")), "peg_2025.docx"));
    assert_eq!(of(&read["Carta"]), ["Carte 3", "Servizi 12"]);
}

/// A heading of a missione with its programma has that of the missione from the classification, and the office above
/// it holds.
#[test]
fn headings_of_office_missione_and_programma_hold_together() {
    let style = |level: u8, text: &str| {
        format!("<w:p><w:pPr><w:outlineLvl w:val=\"{level}\"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>")
    };
    let rows = table(&[&["Obiettivo", "Indicatore", "Target 2025"], &["Tessera", "Iscritti", "1250"]]);
    let body = [
        style(0, "PEG 2025"),
        style(1, "Settore Cultura e Sport"),
        style(2, "Missione 5 – Programma 2 Attività culturali e interventi diversi nel settore culturale"),
        rows,
    ];
    let plan = imported(&docx(&body.concat()), "peg_2025.docx");
    assert_eq!(plan["missioni"][0]["titolo"], "Tutela e valorizzazione dei beni e attività culturali");
    let objective = &objectives(&plan)["Tessera"];
    assert_eq!(
        (objective["programma"].as_str(), objective["ufficio"].as_str()),
        (Some("05.02"), Some("Settore Cultura e Sport"))
    );
}
