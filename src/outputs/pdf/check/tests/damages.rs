//! The faults that a validator names too: finished files damaged in one place each.
//!
//! Our check refuses every one of them here; `.ci/pdf_damaged.sh` shows that veraPDF
//! refuses the same bytes, under the clause that their file names begin with.

use super::*;
use crate::outputs::handed_out::hand_out;

/// A fault: a name, what our check says, the rule of veraPDF (`None`: it does not see it), and how to make it.
pub(super) struct Damage {
    pub name: &'static str,
    pub ours: (&'static str, &'static str),
    pub verapdf: Option<&'static str>,
    pub make: fn(&mut Document),
}

const DAMAGES: [Damage; 12] = [
    Damage {
        name: "figure_without_text",
        ours: ("PDF/UA-1 7.3", "testo alternativo"),
        verapdf: Some("7.3-1"),
        make: |document| edit_first(document, "Figure", |figure| drop(figure.remove(b"Alt"))),
    },
    Damage {
        name: "figure_without_box",
        ours: ("ISO 32000-1 14.8.5.4.3", "BBox"),
        verapdf: None,
        make: |document| edit_first(document, "Figure", |figure| drop(figure.remove(b"A"))),
    },
    Damage {
        name: "header_cell_without_scope",
        ours: ("PDF/UA-1 7.5", "Scope"),
        verapdf: Some("7.5-1"),
        make: without_scope,
    },
    Damage {
        name: "heading_skipped",
        ours: ("PDF/UA-1 7.4.2", "di livello 3 dopo uno di livello 1"),
        verapdf: Some("7.4.2-1"),
        make: |document| edit_first(document, "H2", |heading| heading.set("S", "H3")),
    },
    Damage {
        name: "cell_as_paragraph",
        ours: ("PDF/UA-1 7.2", "(TR) contiene ciò che non può"),
        verapdf: Some("7.2-10"),
        make: |document| edit_first(document, "TD", |cell| cell.set("S", "P")),
    },
    Damage {
        name: "link_outside_the_structure",
        ours: ("PDF/UA-1 7.18.5", "non è legato"),
        verapdf: Some("7.18.5-1"),
        make: |document| {
            let id = with_name(document, "Subtype", "Link");
            dictionary_of(document, id).remove(b"StructParent");
        },
    },
    Damage {
        name: "page_without_tab_order",
        ours: ("PDF/UA-1 7.18.3", "pagina 2"),
        verapdf: Some("7.18.3-1"),
        make: |document| drop(page(document, 1).remove(b"Tabs")),
    },
    Damage {
        name: "font_without_texts",
        ours: ("PDF/UA-1 7.21.7", "non ha un testo"),
        verapdf: Some("7.21.7-1"),
        make: |document| {
            let id = with_name(document, "Subtype", "Type0");
            dictionary_of(document, id).remove(b"ToUnicode");
        },
    },
    Damage {
        name: "false_width",
        ours: ("PDF/UA-1 7.21.5", "larghezza"),
        verapdf: Some("7.21.5-1"),
        make: false_width,
    },
    Damage {
        name: "schema_not_described",
        ours: ("ISO 19005-2 6.6.2.3.1", "pdfuaid"),
        verapdf: Some("6.6.2.3.1-1"),
        make: without_schema,
    },
    Damage {
        name: "font_not_embedded",
        ours: ("PDF/UA-1 7.21.4.1", "non è incorporato"),
        verapdf: Some("7.21.4.1-1"),
        make: without_font_file,
    },
    Damage {
        name: "read_out_of_order",
        ours: ("PDF/UA-1 7.2", "si legge fuori ordine"),
        verapdf: None,
        make: |document| {
            edit_first(document, "Sect", |section| section.get_mut(b"K").unwrap().as_array_mut().unwrap().swap(0, 1));
        },
    },
];

pub(super) fn edit_first(document: &mut Document, role: &str, edit: impl FnOnce(&mut Dictionary)) {
    let id = elements(document, role)[0];
    edit(dictionary_of(document, id));
}

fn without_scope(document: &mut Document) {
    for id in elements(document, "TH") {
        dictionary_of(document, id).get_mut(b"A").unwrap().as_dict_mut().unwrap().remove(b"Scope");
    }
    // A cell that names its headers has them whatever their scope.
    for id in elements(document, "TD") {
        dictionary_of(document, id).remove(b"A");
    }
}

fn false_width(document: &mut Document) {
    let id = with_name(document, "Subtype", "Type0");
    let descendants = dictionary_of(document, id).get_mut(b"DescendantFonts").unwrap().as_array_mut().unwrap();
    let widths = descendants[0].as_dict_mut().unwrap().get_mut(b"W").unwrap().as_array_mut().unwrap();
    for width in &mut widths[1].as_array_mut().unwrap()[1..] {
        *width = Object::Real(1.5);
    }
}

fn without_font_file(document: &mut Document) {
    let id = with_name(document, "Type", "FontDescriptor");
    dictionary_of(document, id).remove(b"FontFile2");
}

fn without_schema(document: &mut Document) {
    let id = catalogue(document).get(b"Metadata").unwrap().as_reference().unwrap();
    let stream = document.get_object_mut(id).unwrap().as_stream_mut().unwrap();
    let text = String::from_utf8(stream.content.clone()).unwrap();
    let start = text.find("   <pdfaExtension:schemas>").unwrap();
    let end = text.find("  </rdf:Description>").unwrap();
    stream.set_plain_content([&text[..start], &text[end..]].concat().into_bytes());
}

/// Asserts that our check refuses every damage to a file of a profile; hands the files out with the sound one, for
/// `.ci/pdf_damaged.sh` to show to veraPDF.
pub(super) fn refused(damages: &[Damage], profile: &'static Profile, folder: &str) {
    hand_out(folder, "sound.pdf", &bytes_of(&mut good_of(profile)));
    for damage in damages {
        let mut document = good_of(profile);
        (damage.make)(&mut document);
        let bytes = bytes_of(&mut document);
        hand_out(folder, &format!("{}_{}.pdf", damage.verapdf.unwrap_or("unseen"), damage.name), &bytes);
        let faults = check(&bytes).unwrap();
        let (clause, words) = damage.ours;
        let found = faults.iter().any(|fault| fault.clause == clause && fault.message.contains(words));
        assert!(found, "{}: «{words}» [{clause}] is not among {faults:#?}", damage.name);
    }
}

#[test]
fn every_damage_is_refused() {
    refused(&DAMAGES, &Profile::A2A_UA1, "pdf-damaged");
}
