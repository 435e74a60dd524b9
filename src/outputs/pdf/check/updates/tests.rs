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

/// An update of ours has the fault, and one that is good in the same way has none.
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
