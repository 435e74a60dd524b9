//! The writer as a whole, on hand-built layouts.

mod odd;

use super::sample::{Builder, FONTS, everything, metadata};
use super::*;
use crate::outputs::handed_out::hand_out;
use crate::outputs::typeset::{Attributes, ElementId, Role, Scope};

/// Each profile, how its files begin, and where its samples are handed out.
const PROFILES: [(&Profile, &[u8], &str); 2] =
    [(&Profile::A2A_UA1, b"%PDF-1.7\n", "pdf-samples"), (&Profile::A4_UA2, b"%PDF-2.0\n", "pdf-samples-ua2")];

#[test]
fn a_document_with_everything_passes_our_checks() {
    for (profile, header, folder) in PROFILES {
        let bytes = write(&everything(), &FONTS, &metadata(), profile).unwrap();
        assert!(bytes.starts_with(header));
        hand_out(folder, "everything.pdf", &bytes);
    }
}

#[test]
fn the_same_layout_gives_the_same_bytes() {
    let write = || write(&everything(), &FONTS, &metadata(), &Profile::A4_UA2).unwrap();
    assert_eq!(write(), write());
}

/// A table whose list of rows came out empty.
fn table_without_rows() -> Layout {
    let mut build = Builder::new(&["1"]);
    build.line(ElementId(0), Role::Heading(1), 0, 700.0, "Obiettivi non previsti");
    let named = Attributes { summary: Some("Obiettivi non previsti".to_owned()), ..Attributes::default() };
    let table = build.element(ElementId(0), Role::Table, named);
    let head = build.element(table, Role::TableHead, Attributes::default());
    let row = build.element(head, Role::TableRow, Attributes::default());
    let attributes = Attributes { scope: Some(Scope::Column), ..Attributes::default() };
    let cell = build.element(row, Role::HeaderCell, attributes);
    let mark = build.content(cell);
    build.text(0, mark, 56.0, 660.0, "Codice");
    build.finish()
}

#[test]
fn a_table_without_rows_does_not_stop_the_report() {
    for (profile, _, folder) in PROFILES {
        let bytes = write(&table_without_rows(), &FONTS, &metadata(), profile).unwrap();
        hand_out(folder, "table_without_rows.pdf", &bytes);
    }
}

/// A layout whose content nobody reads aloud is refused, not written with a false claim.
#[test]
fn a_layout_with_a_fault_gives_no_bytes() {
    let mut layout = everything();
    let figure = layout.elements.iter_mut().find(|element| element.role == Role::Figure).unwrap();
    figure.attributes.alternative = None;
    let refused = write(&layout, &FONTS, &metadata(), &Profile::A2A_UA1);
    let Err(PdfError::NotConformant(faults)) = refused else { panic!("{refused:?}") };
    assert_eq!(faults.iter().map(|fault| fault.clause).collect::<Vec<_>>(), ["PDF/UA-1 7.3"]);
}

/// The structure and the page say the words of a sign: some readers ask the one, some the other.
#[test]
fn the_words_of_a_sign_stand_in_the_structure_and_on_the_page() {
    let bytes = write(&everything(), &FONTS, &metadata(), &Profile::A2A_UA1).unwrap();
    let document = lopdf::Document::load_mem(&bytes).unwrap();
    let elements = document.objects.values().filter_map(|object| object.as_dict().ok()?.get(b"ActualText").ok());
    let said: Vec<_> = elements.map(|said| String::from_utf8_lossy(said.as_str().unwrap()).into_owned()).collect();
    assert_eq!(said, ["nessun valore"]);
    let page = document.get_pages()[&4];
    let content = String::from_utf8_lossy(&document.get_page_content(page)).into_owned();
    let words = "nessun valore".encode_utf16().map(|unit| format!("{unit:04X}")).collect::<Vec<_>>().concat();
    assert!(content.to_uppercase().contains(&format!("/ACTUALTEXT<FEFF{words}>")), "{content}");
}
