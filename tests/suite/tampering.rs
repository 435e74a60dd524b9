//! Every kind of file × every kind of change: `verifica` finds it and names the file.

use std::fs;
use std::io::{Cursor, Read as _, Write as _};

use lopdf::{Document, SaveOptions};

use crate::verification::Package;

/// A kind of file: one of its files, a digit of it changed, and how the figures that are read back name it.
struct Kind {
    path: &'static str,
    other_digit: fn(&[u8]) -> Vec<u8>,
    told: &'static str,
}

const KINDS: [Kind; 6] = [
    Kind {
        path: "Relazione_performance_2024.pdf",
        other_digit: other_glyph,
        told: "Relazione_performance_2024.pdf, pagina",
    },
    Kind {
        path: "Relazione_performance_2024.html",
        other_digit: other_letters,
        told: "Relazione_performance_2024.html#",
    },
    Kind {
        path: "allegati/Allegato_A_00_Riepilogo.xlsx",
        other_digit: other_cell,
        told: "allegati/Allegato_A_00_Riepilogo.xlsx, foglio «",
    },
    Kind {
        path: "dati/Relazione_performance_2024_dati.ods",
        other_digit: other_ods_cell,
        told: "dati/Relazione_performance_2024_dati.ods, tabella di dati/missioni.csv, riga 2",
    },
    Kind { path: "dati/missioni.csv", other_digit: other_field, told: "dati/missioni.csv, riga 2" },
    Kind { path: "fatti.json", other_digit: other_fact, told: " = 99.00" },
];

/// What a check tells of a package.
fn told(package: &Package, check: &str) -> Vec<String> {
    let (code, verdict) = package.verify(&["--pubblico"]);
    assert_eq!(code, 5, "{verdict:#}");
    let found = verdict["verifiche"].as_array().unwrap().iter().find(|found| found["id"] == check).unwrap();
    found["dettagli"].as_array().unwrap().iter().map(|line| line.as_str().unwrap().to_owned()).collect()
}

#[test]
fn a_changed_digit_with_forged_checksums_is_found_in_every_kind_of_file() {
    for Kind { path, other_digit, told: words } in KINDS {
        let package = Package::new();
        package.rewrite(path, |bytes| other_digit(&bytes)).forge_sums();
        let told = told(&package, "cifre");
        assert!(told.iter().any(|line| line.contains(words)), "{path}: «{words}»: {told:#?}");
    }
}

#[test]
fn every_change_of_every_kind_of_file_is_named() {
    type Change = fn(&Package, &Kind);
    let changes: [(&str, Change); 4] = [
        ("modificato", |package, kind| {
            package.rewrite(kind.path, |bytes| (kind.other_digit)(&bytes));
        }),
        ("modificato", |package, kind| {
            let other = KINDS.iter().find(|other| other.path != kind.path).unwrap();
            fs::write(package.path(kind.path), fs::read(Package::new().path(other.path)).unwrap()).unwrap();
        }),
        ("manca", |package, kind| fs::remove_file(package.path(kind.path)).unwrap()),
        ("aggiunto, non è nell’elenco delle somme", |package, kind| {
            let beside = package.path(&format!("{}.bis", kind.path));
            fs::copy(package.path(kind.path), beside).unwrap();
        }),
    ];
    for (words, change) in changes {
        let package = Package::new();
        for kind in &KINDS {
            change(&package, kind);
        }
        let told = told(&package, "file");
        assert_eq!(told.len(), KINDS.len(), "{words}: {told:#?}");
        for kind in &KINDS {
            let is_named = |line: &String| line.starts_with(kind.path) && line.ends_with(words);
            assert!(told.iter().any(is_named), "{}: {words}: {told:#?}", kind.path);
        }
    }
}

#[test]
fn a_file_that_was_taken_away_with_forged_checksums_is_missed() {
    for (kind, words) in
        KINDS.iter().zip(["non si può rileggere", "la pagina web manca", "", "il foglio ODS", "", "fatti.json: manca"])
    {
        let package = Package::new();
        fs::remove_file(package.path(kind.path)).unwrap();
        package.forge_sums();
        let told = told(&package, "cifre");
        let words = if words.is_empty() { kind.told } else { words };
        assert!(told.iter().any(|line| line.contains(words)), "{}: «{words}»: {told:.3000?}", kind.path);
    }
}

/// In every content stream one digit stands for another, of the first font that has both.
fn other_glyph(bytes: &[u8]) -> Vec<u8> {
    let mut document = Document::load_mem(bytes).unwrap();
    let contents: Vec<_> = document.page_iter().flat_map(|page| document.get_page_contents(page)).collect();
    let glyph = |map: &str, letter: &str| {
        let line = map
            .lines()
            .find(|line| line.trim_end().ends_with(&format!("<{letter}>")) && line.matches('<').count() == 2)?;
        Some(line[line.find('<')? + 1..line.find('>')?].to_owned())
    };
    let maps = document.objects.values().filter_map(|object| object.as_stream().ok()?.decompressed_content().ok());
    let found = maps
        .filter_map(|map| String::from_utf8(map).ok())
        .find_map(|map| Some((glyph(&map, "0038")?, glyph(&map, "0033")?)));
    let (eight, three) = found.expect("a font has both digits");
    let mut changed = 0;
    for id in contents {
        let stream = document.get_object_mut(id).unwrap().as_stream_mut().unwrap();
        let text = String::from_utf8(stream.decompressed_content().unwrap()).unwrap();
        let mut pieces: Vec<String> = text.split('<').map(str::to_owned).collect();
        for piece in pieces.iter_mut().skip(1) {
            let Some(end) = piece.find('>').filter(|end| end % 4 == 0) else { continue };
            let glyphs: Vec<&str> = (0..end).step_by(4).map(|at| &piece[at..at + 4]).collect();
            if !glyphs.iter().all(|glyph| glyph.bytes().all(|digit| digit.is_ascii_hexdigit())) {
                continue;
            }
            let other =
                |glyph: &&str| if glyph.eq_ignore_ascii_case(&eight) { three.clone() } else { (*glyph).to_owned() };
            let after: String = glyphs.iter().map(other).collect();
            changed += usize::from(after != piece[..end]);
            piece.replace_range(..end, &after);
        }
        stream.set_plain_content(pieces.join("<").into_bytes());
        stream.compress().unwrap();
    }
    assert!(changed > 0, "no digit was changed");
    let mut bytes = Vec::new();
    let form = SaveOptions::builder().use_object_streams(true).use_xref_streams(true).build();
    document.save_with_options(&mut bytes, form).unwrap();
    bytes
}

/// The first figure of the page has other digits.
fn other_letters(bytes: &[u8]) -> Vec<u8> {
    let text = String::from_utf8(bytes.to_vec()).unwrap();
    let at = text.find("data-c=\"").unwrap();
    let from = at + text[at..].find('>').unwrap();
    let until = from + text[from..].find("</").unwrap();
    let other = text[from..until].replace(|digit: char| digit.is_ascii_digit(), "7");
    assert_ne!(other, text[from..until]);
    [&text[..from], &other, &text[until..]].concat().into_bytes()
}

/// The first fraction of any sheet of a workbook, one larger.
pub fn other_cell(workbook: &[u8]) -> Vec<u8> {
    in_archive(workbook, "xl/worksheets/sheet", |xml| larger(xml, "<v>", '<'))
}

/// The first fraction of the table of missioni, one larger.
fn other_ods_cell(spreadsheet: &[u8]) -> Vec<u8> {
    in_archive(spreadsheet, "content.xml", |xml| {
        let table = xml.find("<table:table table:name=\"missioni\"")?;
        Some(format!("{}{}", &xml[..table], larger(&xml[table..], "office:value=\"", '"')?))
    })
}

fn other_field(table: &[u8]) -> Vec<u8> {
    let text = String::from_utf8(table.to_vec()).unwrap();
    let (header, rows) = text.split_once('\n').unwrap();
    let changed = larger(rows, "\"", '"').unwrap();
    format!("{header}\n{changed}").into_bytes()
}

fn other_fact(facts: &[u8]) -> Vec<u8> {
    let text = String::from_utf8(facts.to_vec()).unwrap();
    let (from, to) = ("\"valore\":\"100.00\"", "\"valore\":\"99.00\"");
    assert!(text.contains(from));
    text.replacen(from, to, 1).into_bytes()
}

/// The first fraction between two marks, one larger.
fn larger(text: &str, before: &str, after: char) -> Option<String> {
    text.match_indices(before).find_map(|(at, _)| {
        let at = at + before.len();
        let value = text[at..].split(after).next().filter(|value| value.contains('.'))?;
        let larger = value.parse::<f64>().ok()? + 1.0;
        Some(format!("{}{larger:.2}{}", &text[..at], &text[at + value.len()..]))
    })
}

/// An archive with one of its entries changed: the first whose name begins so and in which there is what is changed.
fn in_archive(bytes: &[u8], name: &str, change: impl Fn(&str) -> Option<String>) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let mut done = false;
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).unwrap();
        let own = entry.name().unwrap().into_owned();
        let mut content = Vec::new();
        entry.read_to_end(&mut content).unwrap();
        let changed = std::str::from_utf8(&content).ok().filter(|_| own.starts_with(name) && !done).and_then(&change);
        if let Some(changed) = changed {
            content = changed.into_bytes();
            done = true;
        }
        out.start_file(own.as_str(), zip::write::SimpleFileOptions::default()).unwrap();
        out.write_all(&content).unwrap();
    }
    assert!(done, "nothing to change");
    out.finish().unwrap().into_inner()
}

/// What a package of another build tells, and whether it holds: there are no bytes to compare.
fn of_another_build(package: &Package) -> (u8, String) {
    package.rewrite("riservato/provenienza.json", |bytes| {
        let text = String::from_utf8(bytes).unwrap();
        let at = text.find("\"sorgenti\": \"").unwrap() + 13;
        format!("{}0000{}", &text[..at], &text[at + 4..]).into_bytes()
    });
    package.forge_sums();
    let (code, verdict) = package.verify(&[]);
    (code, format!("{verdict:#}"))
}

#[test]
fn open_data_are_held_against_their_description_their_spreadsheet_and_their_making() {
    let package = Package::new();
    assert_eq!(of_another_build(&package).0, 0, "figures alone are compared, and they hold");
    let changed = |path: &str, from: &str, to: &str, told: &str| {
        let package = Package::new();
        package.rewrite(path, |bytes| {
            let text = String::from_utf8(bytes).unwrap();
            assert!(text.contains(from), "{path}: {from}");
            text.replacen(from, to, 1).into_bytes()
        });
        let (code, verdict) = of_another_build(&package);
        assert!(code == 5 && verdict.contains(told), "{path}: {verdict}");
    };
    changed("dati/uffici.csv", "\"83.54\"", "\"93.54\"", "dati/uffici.csv, riga 2, colonna indice_cautelativo");
    changed("dati/missioni.csv", "\"parzialmente raggiunto\"", "\"raggiunto\"", "riga «ente», colonna classe");
    changed("dati/datapackage.json", "premi.csv", "altri.csv", "dati/premi.csv: non è fra le tabelle");
    changed("riservato/ingressi/impronta.txt", "anno 2024", "anno 2023", "non è l’elenco da cui viene l’impronta");
    changed("fatti.json", "\"fatti\":[", "\"fatti\":[],\"altri\":[", "fatti.json: non elenca nessuna cifra");
    let package = Package::new();
    fs::write(package.path("riservato/ingressi/extra.xlsx"), b"x").unwrap();
    let (code, verdict) = of_another_build(&package);
    assert!(code == 5 && verdict.contains("extra.xlsx: non è fra i file di partenza"), "{verdict}");
}
