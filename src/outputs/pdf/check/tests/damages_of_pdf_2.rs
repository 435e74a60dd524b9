//! The faults that a file of PDF/A-4 and PDF/UA-2 can have and one of PDF 1.7 cannot.

use super::damages::{Damage, edit_first, refused};
use super::*;

const DAMAGES: [Damage; 9] = [
    Damage {
        name: "document_without_namespace",
        ours: ("PDF/UA-2 8.2.4", "(Document) non è nello spazio dei nomi"),
        verapdf: Some("8.2.5.2-2"),
        make: |document| edit_first(document, "Document", |root| drop(root.remove(b"NS"))),
    },
    Damage {
        name: "entry_without_its_heading",
        ours: ("PDF/UA-2 8.2.5.8", "non indica il suo titolo"),
        verapdf: Some("8.2.5.8-1"),
        make: |document| edit_first(document, "TOCI", |entry| drop(entry.remove(b"Ref"))),
    },
    Damage {
        name: "note_that_does_not_know_who_cites_it",
        ours: ("PDF/UA-2 8.2.5.14", "non si riferiscono l’uno all’altra"),
        verapdf: Some("8.2.5.14-2"),
        make: |document| edit_first(document, "FENote", |note| drop(note.remove(b"Ref"))),
    },
    Damage {
        name: "note_of_pdf_1_7",
        ours: ("PDF/UA-1 7.1", "tipo che non è tra quelli previsti"),
        verapdf: Some("8.2.5.14-1"),
        make: |document| {
            edit_first(document, "FENote", |note| {
                note.set("S", "Note");
                note.remove(b"NS");
            });
        },
    },
    Damage {
        name: "link_to_a_page_alone",
        ours: ("PDF/UA-2 8.8", "non a un elemento"),
        verapdf: Some("8.8-2"),
        make: |document| {
            let id = with_name(document, "Subtype", "Link");
            dictionary_of(document, id).get_mut(b"A").unwrap().as_dict_mut().unwrap().remove(b"SD");
        },
    },
    Damage {
        name: "field_without_words",
        ours: ("PDF/UA-2 8.10.2.3", "un campo non ha descrizione"),
        verapdf: Some("8.10.2.3-1"),
        make: |document| {
            let id = with_name(document, "Subtype", "Widget");
            dictionary_of(document, id).remove(b"Contents");
        },
    },
    Damage {
        name: "information_dictionary",
        ours: ("ISO 19005-4 6.1.3", "dizionario delle informazioni"),
        verapdf: Some("6.1.3-4"),
        make: |document| {
            let title = Dictionary::from_iter([("Title", Object::string_literal("Relazione"))]);
            let id = document.add_object(title);
            document.trailer.set("Info", id);
        },
    },
    Damage {
        name: "another_part",
        ours: ("ISO 19005-2 6.6.4", "part = 4"),
        verapdf: Some("6.7.3-2"),
        make: |document| packet(document, "<pdfaid:part>4", "<pdfaid:part>3"),
    },
    Damage {
        name: "not_declared",
        ours: ("WTPDF 6.1", "dichiarazioni di conformità"),
        verapdf: Some("6.1.2-1"),
        make: |document| packet(document, "wtpdf#reuse1.0", "wtpdf#reuse"),
    },
];

#[test]
fn a_note_holds_no_heading() {
    let mut document = good_of(&Profile::A4_UA2);
    let note = elements(&document, "FENote")[0];
    let paragraph = dictionary_of(&mut document, note).get(b"K").unwrap().as_reference().unwrap();
    dictionary_of(&mut document, paragraph).set("S", "H3");
    let faults = check(&bytes_of(&mut document)).unwrap();
    assert!(faults.iter().any(|fault| fault.clause == "ISO/TS 32005 5"), "{faults:#?}");
}

#[test]
fn every_damage_to_a_file_of_pdf_2_is_refused() {
    refused(&DAMAGES, &Profile::A4_UA2, "pdf-damaged-ua2");
}

#[test]
fn notes_are_cited_or_stand_beside_and_emphasis_is_said() {
    let document = good_of(&Profile::A4_UA2);
    let count = |role| elements(&document, role).len();
    assert_eq!(["FENote", "Aside", "Strong", "Note"].map(count), [1, 1, 1, 0]);
    let document = good();
    let count = |role| elements(&document, role).len();
    assert_eq!(["FENote", "Aside", "Strong", "Note"].map(count), [0, 0, 0, 2]);
}
