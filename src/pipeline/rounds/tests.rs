//! Finished files that were tampered with between writing and reading stop the job; what the templates do is told.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read as _, Write as _};

use flate2::Compression;
use flate2::read::ZlibDecoder;
use flate2::write::ZlibEncoder;
use serde_json::Value;
use zip::write::SimpleFileOptions;

use super::*;
use crate::outputs::annexes::sample::Sample;
use crate::outputs::pdf;
use crate::outputs::proof::ProofError;
use crate::workbook::{self, Limits};

type Package = (Vec<PackageFile>, Vec<Finding>);

/// The package of a small invented year, with own templates and something done to its files.
fn made(overrides: &[(&str, &str)], between: impl FnOnce(&mut [PackageFile])) -> Result<Package, PipelineError> {
    let own = |(path, text): &(&str, &str)| ((*path).to_owned(), (*text).to_owned());
    let press = Press::built_in(&overrides.iter().map(own).collect::<BTreeMap<_, _>>());
    Sample::of(60).assessed(|dossier, _| {
        let mut staging = Staging::elsewhere()?;
        let findings = read_back(&press, dossier, &mut staging, between)?;
        Ok((staging.contents()?, findings))
    })
}

/// The figure that differs, with what was expected, what was found and where.
fn difference(between: impl FnOnce(&mut [PackageFile])) -> [String; 4] {
    match made(&[], between) {
        Err(PipelineError::Proof(ProofError::Differs { fact, expected, found, place })) => {
            [fact, expected, found, place]
        }
        Err(other) => panic!("{other}"),
        Ok(_) => panic!("nothing was noticed"),
    }
}

fn file<'f>(files: &'f mut [PackageFile], name: &str) -> &'f mut PackageFile {
    files.iter_mut().find(|file| file.path.contains(name)).expect(name)
}

fn register(files: &[PackageFile]) -> Vec<Value> {
    let file = files.iter().find(|file| file.path == proof::FACTS_FILE).expect("fatti.json");
    let register: Value = serde_json::from_slice(&file.bytes).unwrap();
    assert_eq!(register["formato"], 1);
    register["fatti"].as_array().unwrap().clone()
}

fn fact<'r>(register: &'r [Value], name: &str) -> &'r Value {
    register.iter().find(|fact| fact["id"] == name).unwrap_or_else(|| panic!("{name} stands nowhere"))
}

/// Exchanges the first two glyphs of a text in the page's content; false, and nothing changed, where the
/// stream would grow.
fn exchange_glyphs(bytes: &mut [u8], page: usize, mark: u32, operator: usize) -> bool {
    let mut at = 0;
    let mut pages = 0;
    while let Some(start) = find(&bytes[at..], b"stream\n").map(|start| at + start + 7) {
        let Some(length) = find(&bytes[start..], b"\nendstream") else { break };
        let mut content = String::new();
        let whole = start..start + length;
        at = whole.end + 10;
        let read = ZlibDecoder::new(&bytes[whole.clone()]).read_to_string(&mut content);
        if read.is_err() || !content.contains("MCID") {
            continue;
        }
        pages += 1;
        if pages != page + 1 {
            continue;
        }
        let section = content.find(&format!("/MCID {mark}>>")).expect("the marked content");
        let shown = content[section..].match_indices("TJ").nth(operator).expect("the text").0 + section;
        let open = content[..shown].rfind('<').expect("glyphs");
        let first = content[..shown].rfind('[').map_or(open, |list| list + content[list..].find('<').unwrap());
        let digits: String = content[first + 1..first + 9].to_owned();
        assert_ne!(digits[..4], digits[4..], "two glyphs that differ");
        content.replace_range(first + 1..first + 9, &format!("{}{}", &digits[4..], &digits[..4]));
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::new(9));
        encoder.write_all(content.as_bytes()).unwrap();
        let packed = encoder.finish().unwrap();
        if packed.len() > length {
            return false;
        }
        bytes[whole.clone()].fill(0);
        bytes[whole.start..whole.start + packed.len()].copy_from_slice(&packed);
        return true;
    }
    panic!("no such page");
}

fn find(bytes: &[u8], word: &[u8]) -> Option<usize> {
    bytes.windows(word.len()).position(|window| window == word)
}

#[test]
fn a_page_that_says_another_figure_stops_the_job() {
    let mut expected = String::new();
    let [fact, said, found, place] = difference(|files| {
        let report = file(files, ".pdf");
        let read = pdf::inspect(&report.bytes).unwrap();
        let percentage = |text: &str| text.ends_with('%') && text.len() > 5 && text.as_bytes()[0] != text.as_bytes()[1];
        let texts = (2..read.pages()).flat_map(|page| read.texts(page).collect::<Vec<_>>());
        let mut percentages = texts.filter(|(_, text)| percentage(text));
        let tampered = percentages.find(|(part, _)| {
            exchange_glyphs(&mut report.bytes, part.page as usize, part.mark, part.operator as usize)
        });
        expected = crate::trace::facts::plain_spaces(&tampered.expect("a percentage").1);
    });
    assert_eq!(crate::trace::facts::plain_spaces(&said), expected);
    let exchanged: String = [&expected[1..2], &expected[..1], &expected[2..]].concat();
    assert_eq!(found, exchanged, "{fact}");
    assert!(place.contains(".pdf, pagina "), "{place}");
}

#[test]
fn a_csv_field_that_says_another_figure_stops_the_job() {
    let mut prudent = String::new();
    let [fact, _, found, place] = difference(|files| {
        let table = file(files, "missioni.csv");
        let text = String::from_utf8(table.bytes.clone()).unwrap();
        let entity = text.lines().find(|line| line.contains(",\"ente\",\"ente\"")).unwrap().to_owned();
        let fields: Vec<&str> = entity.split("\",\"").collect();
        prudent = fields[8].to_owned();
        table.bytes = text.replace(&entity, &entity.replace(&prudent, "12.34")).into_bytes();
    });
    assert_eq!((fact.as_str(), found.as_str()), ("ente, indice cautelativo", "12.34"));
    assert_eq!(place, "dati/missioni.csv, riga 2, colonna indice_cautelativo");
}

#[test]
fn a_cell_that_says_another_figure_stops_the_job() {
    let mut cell = String::new();
    let [fact, said, found, place] = difference(|files| {
        let annex = file(files, "Allegato_A_00");
        let book = workbook::read_stored(&annex.bytes, "x", &Limits::default()).unwrap();
        let sheet = book.sheets.iter().find(|sheet| sheet.name.as_ref() == "Sommario").unwrap();
        let entity = sheet.cells.iter().find(|cell| cell.display() == "Ente").unwrap().row;
        cell = format!("D{}", entity + 1);
        annex.bytes = with_cell(&annex.bytes, &cell, "12.34");
    });
    assert_eq!((fact.as_str(), found.as_str()), ("ente, indice cautelativo", "12.34"));
    assert_eq!(place, format!("allegati/Allegato_A_00_Riepilogo.xlsx, foglio «Sommario», cella {cell}"));
    let told = ProofError::Differs { fact, place, expected: said.clone(), found };
    assert!(told.to_string().contains(&format!("si legge «12.34» e deve essere «{said}»")), "{told}");
}

/// The workbook with another stored value in a cell of its first sheet.
fn with_cell(bytes: &[u8], cell: &str, value: &str) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut written = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).unwrap();
        let name = entry.name().unwrap().into_owned();
        let mut content = Vec::new();
        entry.read_to_end(&mut content).unwrap();
        if name == "xl/worksheets/sheet1.xml" {
            let mut text = String::from_utf8(content).unwrap();
            let at = text.find(&format!("<c r=\"{cell}\"")).expect(cell);
            let from = at + text[at..].find("<v>").unwrap() + 3;
            let to = from + text[from..].find("</v>").unwrap();
            text.replace_range(from..to, value);
            content = text.into_bytes();
        }
        written.start_file(name, SimpleFileOptions::default()).unwrap();
        written.write_all(&content).unwrap();
    }
    written.finish().unwrap().into_inner()
}

#[test]
fn every_figure_of_the_missioni_ties_with_its_own_workbook() {
    let (files, _) = made(&[], |_| {}).unwrap();
    let register = register(&files);
    let stands = |name: &str, folder: &str, file: &str| {
        let places = fact(&register, name)[folder].as_array().unwrap().clone();
        places.iter().any(|place| place["file"].as_str().unwrap().contains(file))
    };
    for name in ["missione 12, indice cautelativo", "missione 12, raggiunti"] {
        assert!(stands(name, "allegati", "Allegato_A_12"), "{name}");
        assert!(stands(name, "allegati", "Allegato_A_00"), "{name}");
        assert!(stands(name, "dati", "missioni.csv"), "{name}");
    }
    let results = register.iter().filter(|fact| fact["id"].as_str().unwrap().ends_with(", G"));
    let results: Vec<_> = results.collect();
    assert!(results.len() > 60);
    for fact in results {
        let printed = fact["pdf"].as_array().unwrap();
        assert!(printed.len() == 1 || fact["valore"].is_null(), "{fact}");
        assert!(fact["allegati"][0]["foglio"] == "Indicatori" && fact["dati"][0]["colonna"] == "grado", "{fact}");
    }
    assert!(files.iter().any(|file| file.path == "allegati/Allegato_A_99_Quadratura.xlsx"));
    let sums = files.iter().find(|file| file.path == "SHA256SUMS").unwrap();
    let sums = String::from_utf8_lossy(&sums.bytes).into_owned();
    assert!(sums.contains("fatti.json") && sums.contains("Allegato_A_99_Quadratura.xlsx"));
}

#[test]
fn a_web_page_that_says_another_figure_stops_the_job() {
    let tampered = made(&[], |files| {
        let page = file(files, ".html");
        let text = String::from_utf8(page.bytes.clone()).unwrap();
        let from = text.find("<p class=\"valore\"><data ").unwrap();
        let at = from + text[from..].find(',').unwrap() + 1;
        let digit = if &text[at..=at] == "7" { "8" } else { "7" };
        let bytes = [&text[..at], digit, &text[at + 1..]].concat().into_bytes();
        *page = PackageFile::new(page.path.clone(), bytes);
    });
    let Err(PipelineError::Proof(ProofError::Differs { fact, place, .. })) = tampered else { panic!("not noticed") };
    assert_eq!(fact, "ente, indice cautelativo");
    assert_eq!(place, "Relazione_performance_2024_BOZZA.html#copertina");
}

#[test]
fn the_web_page_shows_every_figure_of_the_pdf() {
    let (files, _) = made(&[], |_| {}).unwrap();
    let printed = register(&files).into_iter().filter(|fact| !fact["pdf"].as_array().unwrap().is_empty());
    let lacking: Vec<_> = printed.filter(|fact| fact["html"].is_null()).map(|fact| fact["id"].to_string()).collect();
    assert!(lacking.is_empty(), "{lacking:?}");
}

#[test]
fn a_figure_that_a_template_leaves_out_is_told_as_not_printed() {
    let cover = ("partials/copertina.hbs", "<section class=\"copertina\"><h1>{{titolo}}</h1></section>");
    let (files, _) = made(&[cover, ("partials/sintesi.hbs", "<p>{{sintesi.indici.copertura}}</p>")], |_| {}).unwrap();
    let register = register(&files);
    let printed = |name: &str| fact(&register, name)["pdf"].as_array().unwrap().len();
    // The table of missioni still prints the entity's indices; the number of those excluded stood on the cover and in
    // the summary alone.
    assert_eq!(printed("ente, esclusi con atto"), 0);
    assert!(printed("ente, copertura") > 1);
    let tie_out = files.iter().find(|file| file.path.ends_with("Quadratura.xlsx")).unwrap();
    let book = workbook::read_stored(&tie_out.bytes, "x", &Limits::default()).unwrap();
    let row = book.sheets[0].cells.iter().find(|cell| cell.display() == "ente, esclusi con atto").unwrap().row;
    let outcome = book.sheets[0].cells.iter().rfind(|cell| cell.row == row).unwrap().display();
    assert_eq!(outcome, "non stampata");
}

#[test]
fn a_figure_typed_into_a_template_under_a_name_is_held_to_it() {
    let typed = |name: &str| format!("<p><data value=\"{name}\">12,34 %</data></p>");
    let known = made(&[("partials/sintesi.hbs", &typed("ente, copertura"))], |_| {});
    let Err(PipelineError::Proof(ProofError::Differs { found, .. })) = known else { panic!("not noticed") };
    assert_eq!(found, "12,34 %");
    let (_, findings) = made(&[("partials/sintesi.hbs", &typed("ente, felicità"))], |_| {}).unwrap();
    let told = findings.iter().find(|finding| finding.code.id == "T007").expect("a note");
    assert!(told.message.contains("«ente, felicità»"), "{}", told.message);
}

/// Where the links of a PDF lead outside it.
fn addresses(report: &PackageFile) -> BTreeSet<String> {
    let document = lopdf::Document::load_mem(&report.bytes).unwrap();
    let address = |object: &lopdf::Object| {
        let action = object.as_dict().ok()?;
        let action = action.get(b"A").and_then(lopdf::Object::as_dict).unwrap_or(action);
        Some(String::from_utf8_lossy(action.get(b"URI").ok()?.as_str().ok()?).into_owned())
    };
    document.objects.values().filter_map(address).collect()
}

#[test]
fn a_link_of_a_template_leads_to_the_web_or_a_mailbox_or_nowhere() {
    let text = |address: &str| format!("<p><a href=\"{address}\">qui</a></p>");
    for address in ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x"] {
        let (mut files, findings) = made(&[("partials/sintesi.hbs", &text(address))], |_| {}).unwrap();
        let told = findings.iter().find(|finding| finding.code.id == "T008").expect(address);
        assert_eq!(told.found.as_deref(), Some(address));
        assert!(!addresses(file(&mut files, ".pdf")).contains(address), "{address}");
        assert!(
            !file(&mut files, ".html").bytes.windows(address.len()).any(|at| at == address.as_bytes()),
            "{address}"
        );
    }
    let address = "https://www.example.it";
    let (mut files, findings) = made(&[("partials/sintesi.hbs", &text(address))], |_| {}).unwrap();
    assert!(addresses(file(&mut files, ".pdf")).contains(address));
    assert!(!findings.iter().any(|finding| finding.code.id == "T008"));
}

#[test]
fn no_column_of_the_tie_out_is_a_constant() {
    let (files, _) = made(&[], |_| {}).unwrap();
    let tie_out = files.iter().find(|file| file.path.ends_with("Quadratura.xlsx")).unwrap();
    let book = workbook::read_stored(&tie_out.bytes, "x", &Limits::default()).unwrap();
    let sheet = &book.sheets[0];
    let rows = 6..sheet.cells.last().unwrap().row - 8;
    let heads: Vec<_> = sheet.cells.iter().filter(|cell| cell.row == 4).collect();
    assert!(heads.len() > 10);
    for head in heads.iter().filter(|head| !head.display().contains(" − ")) {
        let own = sheet.cells.iter().filter(|cell| cell.column == head.column && rows.contains(&cell.row));
        let values: BTreeSet<String> = own.map(workbook::Cell::display).collect();
        assert!(values.len() > 1, "{}: {values:?}", head.display());
    }
}
