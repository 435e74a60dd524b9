//! Updates as somebody who means no good would append them to a report of ours.

use std::fmt::Write as _;

use super::{Update, updates};

const OURS: &[u8] = include_bytes!("../../../../../tests/fixtures/firme/Relazione_performance_2024.pdf");

const CATALOGUE: &str = "/Type /Catalog/Pages 7 0 R/PageLabels <</Nums [0 <</S /D>>]>>/Lang (it-IT)/MarkInfo <</Marked true>>\
    /StructTreeRoot 9 0 R/ViewerPreferences <</DisplayDocTitle true>>/Metadata 20 0 R/OutputIntents [<</Type /OutputIntent\
    /S /GTS_PDFA1/OutputConditionIdentifier (sRGB)/Info (sRGB IEC61966-2.1)/DestOutputProfile 21 0 R>>]";
const PAGE: &str =
    "/Type /Page/Parent 7 0 R/MediaBox [0 0 595.28 841.89]/Resources 5 0 R/Contents 6 0 R/StructParents 0/Tabs /S";
const FIELD: &str = "/FT /Sig/T (F)/Subtype /Widget/P 8 0 R";

/// A file with one update more: objects by their numbers, and what the trailer says besides the catalogue.
fn appended(before: &[u8], objects: &[(u32, String)], trailer: &str) -> Vec<u8> {
    let text = String::from_utf8_lossy(before);
    let last = text.rsplit("startxref").next().unwrap().split_whitespace().next().unwrap().to_owned();
    let (mut bytes, mut table) = (before.to_vec(), "xref\n".to_owned());
    for (id, body) in objects {
        let _ = write!(table, "{id} 1\n{:010} 00000 n \n", bytes.len());
        bytes.extend(format!("{id} 0 obj\n{body}\nendobj\n").bytes());
    }
    let at = bytes.len();
    bytes.extend(
        format!("{table}trailer\n<</Size 90/Root 22 0 R/Prev {last}{trailer}>>\nstartxref\n{at}\n%%EOF\n").bytes(),
    );
    bytes
}

/// The last update after ours.
#[track_caller]
fn last(copy: &[u8]) -> Update {
    updates(copy, OURS).unwrap().pop().unwrap()
}

/// Objects by their numbers, of dictionaries alone.
fn objects(dictionaries: &[(u32, &str)]) -> Vec<(u32, String)> {
    dictionaries.iter().map(|(id, body)| (*id, format!("<<{body}>>"))).collect()
}

/// An update after ours has the fault.
#[track_caller]
fn refused(dictionaries: &[(u32, &str)], words: &str) {
    let found = last(&appended(OURS, &objects(dictionaries), "/Info 23 0 R"));
    assert!(found.faults.iter().any(|fault| fault.contains(words)), "«{words}»: {found:#?}");
}

/// A page with a field of this form.
fn with_field(field: &str) -> Vec<(u32, String)> {
    vec![
        (8, format!("<<{PAGE}/Annots [28 0 R]>>")),
        (22, format!("<<{CATALOGUE}/AcroForm <</Fields [28 0 R]/SigFlags 3>>>>")),
        (28, format!("<<{FIELD}{field}>>")),
    ]
}

#[test]
fn an_empty_field_of_a_signature_is_no_fault() {
    let found = last(&appended(OURS, &with_field("/Rect [50 50 200 100]"), "/Info 23 0 R"));
    assert!(found.faults.is_empty(), "{found:#?}");
    assert!(found.added.contains(&"riquadro visibile a pagina 1 del file".to_owned()), "{found:#?}");
}

#[test]
fn a_key_that_comes_twice_is_refused() {
    let twice = "l’oggetto 40 non si può leggere in un solo modo";
    refused(&[(40, "/A 1/B 2/A 3")], twice);
    refused(&[(40, "/K [<</B <</C 1/C 1>>>>]")], twice);
    let page = format!("{PAGE}/Contents 40 0 R");
    refused(&[(8, &page)], "toglie o guasta: pagina 1 del file");
}

/// A page with a field that somebody signed, and then an update more.
#[track_caller]
fn refused_later(later: &[(u32, String)], words: &str) {
    let mut objects = with_field("/Rect [50 50 200 100]/V 29 0 R/AP <</N 30 0 R>>");
    objects.push((29, "<</Type /Sig/ByteRange [0 1 2 3]/Contents <00>>>".to_owned()));
    objects.push((30, "<</Subtype /Form/BBox [0 0 1 1]/Length 0>>\nstream\n\nendstream".to_owned()));
    let first = appended(OURS, &objects, "/Info 23 0 R");
    assert!(last(&first).faults.is_empty(), "{:#?}", last(&first));
    let found = last(&appended(&first, later, "/Info 23 0 R"));
    assert!(found.faults.iter().any(|fault| fault.contains(words)), "«{words}»: {found:#?}");
}

#[test]
fn a_field_that_cannot_be_measured_or_covers_the_page_is_refused() {
    for (rect, words) in [
        ("", "non si può misurare"),
        ("/Rect [0 0 99999 99999]", "non si può misurare"),
        ("/Rect [0 0 +inf 1]", "non si può leggere in un solo modo"),
        ("/Rect [0 0 (a) 1]", "non si può misurare"),
        ("/Rect 70 0 R", "non si può misurare"),
        ("/Rect [0 0 590 800]", "copre gran parte della pagina 1"),
    ] {
        let found = last(&appended(OURS, &with_field(rect), "/Info 23 0 R"));
        assert!(found.faults.iter().any(|fault| fault.contains(words)), "{rect} «{words}»: {found:#?}");
    }
}

#[test]
fn what_an_update_added_a_later_one_may_not_change() {
    let field = |rest: &str| vec![(28, format!("<<{FIELD}{rest}>>"))];
    refused_later(&field("/Rect [50 50 250 100]/V 29 0 R/AP <</N 30 0 R>>"), "campo già firmato: cambia Rect");
    refused_later(&field("/Rect [50 50 200 100]/V 29 0 R/AP <</N 31 0 R>>"), "campo già firmato: cambia AP");
    refused_later(&field("/Rect [0 0 590 800]/V 29 0 R"), "copre gran parte della pagina 1");
    let note = "<</Subtype /FreeText/Rect [0 0 9 9]>>".to_owned();
    refused_later(&[(28, note.clone())], "annotazione che non è una firma");
    refused_later(&[(29, note)], "sostituisce un oggetto che c’era (numero 29)");
    let other_look = "<</Subtype /Form/BBox [0 0 1 1]/Length 1>>\nstream\n \nendstream".to_owned();
    refused_later(&[(30, other_look)], "sostituisce un oggetto che c’era (numero 30)");
    refused_later(&[(8, format!("<<{PAGE}/Annots []>>"))], "toglie");
}

#[test]
fn a_list_of_annotations_apart_from_its_page_is_looked_at_in_every_update() {
    let mut objects = with_field("/Rect [50 50 200 100]");
    objects[0].1 = format!("<<{PAGE}/Annots 33 0 R>>");
    objects.push((33, "[28 0 R]".to_owned()));
    let first = appended(OURS, &objects, "/Info 23 0 R");
    assert!(last(&first).faults.is_empty(), "{:#?}", last(&first));
    // Neither object says by itself that it is an annotation.
    let later = [(33, "[28 0 R 34 0 R]".to_owned()), (34, "<</Subtype /Watermark/Contents (x)>>".to_owned())];
    let found = last(&appended(&first, &later, "/Info 23 0 R"));
    assert!(found.faults.iter().any(|fault| fault.contains("non è una firma")), "{found:#?}");
}

#[test]
fn programs_and_other_forms_are_refused_wherever_they_stand() {
    let program = "aggiunge un programma (JavaScript)";
    refused(&[(40, "/AA <</O <</S /JavaScript/JS (x)>>>>")], program);
    refused(&[(40, "/Next [[<</X <</JS 41 0 R>>>>]]")], program);
    refused(&[(40, "/S /Launch/F (x)")], "aggiunge un’azione (Launch)");
    refused(&[(40, "/FT /Sig/A <</S /URI/URI (x)>>")], "aggiunge un’azione a un campo");
    for key in ["/OpenAction 40 0 R", "/Names <<>>", "/AA <<>>"] {
        let catalogue = format!("{CATALOGUE}{key}");
        let name = key.split(' ').next().unwrap().trim_start_matches('/');
        refused(&[(22, &catalogue)], &format!("catalogo: cambia {name}"));
    }
    refused(&[(40, "/OpenAction 41 0 R")], "azioni che partono da sole");
    for (form, words) in [
        ("/Fields []/XFA 40 0 R", "XFA"),
        ("/Fields []/NeedAppearances true", "NeedAppearances"),
        ("/Fields []/CO [40 0 R]", "la voce CO"),
        ("/Fields [40 0 R]", "un campo che non è una firma («Totale»)"),
        ("/Fields [50 0 R]", "un campo del modulo non si può leggere"),
    ] {
        let catalogue = format!("{CATALOGUE}/AcroForm 41 0 R");
        refused(&[(22, &catalogue), (40, "/FT /Tx/T (Totale)"), (41, form)], words);
    }
}

#[test]
fn another_title_is_refused_and_a_date_is_told() {
    let information = |title: &str, trailer: &str, id: u32| {
        let body = format!(
            "<</Title ({title})/Author (Comune di Boffalora sopra Ticino)/Subject (Risultati degli obiettivi \\(bozza\\))\
             /Keywords (performance, D.Lgs. 150/2009)/Creator (relazione)/Producer (altro)/CreationDate (D:20250620000000Z)\
             /ModDate (D:20250627000000Z)>>"
        );
        last(&appended(OURS, &[(id, body)], trailer))
    };
    let title = "Relazione sulla performance \\205 L\\220Ente & C. <prova>";
    for (id, trailer) in [(23, "/Info 23 0 R"), (40, "/Info 40 0 R")] {
        let found = information(title, trailer, id);
        assert!(found.faults.is_empty(), "{found:#?}");
        assert!(found.replaced.contains(&"proprietà (ModDate, Producer)".to_owned()), "{found:#?}");
        let found = information("Altro", trailer, id);
        assert!(found.faults.contains(&"proprietà: cambia Title".to_owned()), "{found:#?}");
    }
    assert!(information(title, "", 40).faults.contains(&"toglie o guasta: proprietà".to_owned()));
    assert!(information(title, "/Info 23 0 R/Encrypt 40 0 R", 40).faults.iter().any(|fault| fault.contains("cifrato")));
}

#[test]
fn metadata_may_have_another_date_and_no_other_title() {
    let from = OURS.windows(9).position(|window| window == b"<?xpacket").unwrap();
    let until = OURS.windows(14).position(|window| window == b"<?xpacket end=").unwrap();
    let text = std::str::from_utf8(&OURS[from..until]).unwrap();
    let with = |old: &str, new: &str| {
        assert!(text.contains(old), "{old}: {text}");
        let text = text.replace(old, new);
        let stream = format!("<</Type /Metadata/Subtype /XML/Length {}>>\nstream\n{text}\nendstream", text.len());
        last(&appended(OURS, &[(20, stream)], "/Info 23 0 R"))
    };
    let found = with("printpdf, lopdf", "altro programma");
    assert!(found.faults.is_empty() && found.replaced == ["metadati"], "{found:#?}");
    let found = with("Relazione sulla performance", "Altra relazione");
    assert_eq!(found.faults, ["metadati: cambia title"], "{found:#?}");
    assert_eq!(with("</rdf:RDF>", "").faults, ["toglie o guasta: metadati"]);
}

#[test]
fn an_update_without_end_is_refused() {
    let catalogue = format!("{CATALOGUE}/AcroForm <</Fields [40 0 R]>>");
    // A field that is its own parent and its own kid.
    let objects = objects(&[(22, &catalogue), (40, "/T (F)/Parent 40 0 R/Kids [40 0 R]/Subtype /Widget")]);
    assert!(last(&appended(OURS, &objects, "/Info 23 0 R")).signatures.is_empty());
    let many = format!("xref\n0 200001\ntrailer\n<<>>\nstartxref\n{}\n%%EOF\n", OURS.len());
    assert!(updates(&[OURS, many.as_bytes()].concat(), OURS).is_err());
}
