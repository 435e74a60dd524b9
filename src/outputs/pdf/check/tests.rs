//! Each fault that this writer could make, made on purpose in a good file.

use lopdf::{Dictionary, Document, Object, ObjectId, SaveOptions};

use super::super::sample::{FONTS, everything, metadata};
use super::super::{Profile, compose};
use super::*;

mod damages;
mod damages_of_pdf_2;

/// A good file of PDF/A-2a and PDF/UA-1, parsed.
fn good() -> Document {
    good_of(&Profile::A2A_UA1)
}

/// A good file of a profile, parsed.
fn good_of(profile: &'static Profile) -> Document {
    Document::load_mem(&compose(&everything(), &FONTS, &metadata(), profile).unwrap().bytes).unwrap()
}

/// The object numbers of all elements of a type.
fn elements(document: &Document, role: &str) -> Vec<ObjectId> {
    let is_it = |object: &Object| {
        let Ok(dictionary) = object.as_dict() else { return false };
        dictionary.has_type(b"StructElem")
            && dictionary.get(b"S").is_ok_and(|name| name.as_name().is_ok_and(|name| name == role.as_bytes()))
    };
    document.objects.iter().filter(|(_, object)| is_it(object)).map(|(id, _)| *id).collect()
}

fn dictionary_of(document: &mut Document, id: ObjectId) -> &mut Dictionary {
    document.get_object_mut(id).unwrap().as_dict_mut().unwrap()
}

fn first(document: &mut Document, role: &str) -> Dictionary {
    let id = elements(document, role)[0];
    dictionary_of(document, id).clone()
}

fn set_first(document: &mut Document, role: &str, dictionary: Dictionary) {
    let id = elements(document, role)[0];
    *dictionary_of(document, id) = dictionary;
}

fn catalogue(document: &mut Document) -> &mut Dictionary {
    let id = document.trailer.get(b"Root").unwrap().as_reference().unwrap();
    dictionary_of(document, id)
}

fn page(document: &mut Document, index: usize) -> &mut Dictionary {
    let id = document.page_iter().nth(index).unwrap();
    dictionary_of(document, id)
}

/// The first object that has a key with this name as its value.
fn with_name(document: &Document, key: &str, value: &str) -> ObjectId {
    let has = |object: &Object| {
        object.as_dict().is_ok_and(|dictionary| {
            dictionary.get(key.as_bytes()).is_ok_and(|name| name.as_name().is_ok_and(|name| name == value.as_bytes()))
        })
    };
    *document.objects.iter().find(|(_, object)| has(object)).unwrap().0
}

/// A file as bytes again, in the form that this writer gives its own.
fn bytes_of(document: &mut Document) -> Vec<u8> {
    let mut bytes = Vec::new();
    let form = SaveOptions::builder().use_object_streams(true).use_xref_streams(true).build();
    document.save_with_options(&mut bytes, form).unwrap();
    bytes
}

/// Makes a fault in a good file and asserts that it is found, in the bytes, under its clause.
#[track_caller]
fn finds(clause: &str, words: &str, make: impl FnOnce(&mut Document)) {
    let mut document = good();
    make(&mut document);
    let faults = check(&bytes_of(&mut document)).unwrap();
    let found = faults.iter().any(|fault| fault.clause == clause && fault.message.contains(words));
    assert!(found, "«{words}» [{clause}] is not among {faults:#?}");
}

#[test]
fn a_good_file_has_no_faults() {
    for profile in [&Profile::A2A_UA1, &Profile::A4_UA2] {
        assert_eq!(check(&compose(&everything(), &FONTS, &metadata(), profile).unwrap().bytes).unwrap(), []);
        // Nor has it when another program has written it: the faults below are not those of the detour.
        assert_eq!(check(&bytes_of(&mut good_of(profile))).unwrap(), []);
    }
}

#[test]
fn figures_have_a_text_and_a_box() {
    finds("PDF/UA-1 7.3", "testo alternativo", |document| {
        let mut figure = first(document, "Figure");
        figure.remove(b"Alt");
        set_first(document, "Figure", figure);
    });
    finds("ISO 32000-1 14.8.5.4.3", "BBox", |document| {
        let mut figure = first(document, "Figure");
        figure.remove(b"A");
        set_first(document, "Figure", figure);
    });
}

#[test]
fn header_cells_say_what_they_head() {
    finds("PDF/UA-1 7.5", "Scope", |document| {
        let mut cell = first(document, "TH");
        cell.get_mut(b"A").unwrap().as_dict_mut().unwrap().remove(b"Scope");
        set_first(document, "TH", cell);
    });
    finds("PDF/UA-1 7.5", "«valore», che non c’è", |document| {
        for id in elements(document, "TH") {
            dictionary_of(document, id).remove(b"ID");
        }
    });
}

#[test]
fn structure_types_stand_where_they_may() {
    finds("PDF/UA-1 7.4.2", "di livello 3 dopo uno di livello 1", |document| {
        let mut heading = first(document, "H2");
        heading.set("S", "H3");
        set_first(document, "H2", heading);
    });
    finds("PDF/UA-1 7.2", "(TR) contiene ciò che non può", |document| {
        let mut cell = first(document, "TD");
        cell.set("S", "P");
        set_first(document, "TD", cell);
    });
    finds("PDF/UA-1 7.2", "righe di lunghezze diverse", |document| {
        let mut row = first(document, "TR");
        row.get_mut(b"K").unwrap().as_array_mut().unwrap().pop();
        set_first(document, "TR", row);
    });
    finds("PDF/UA-1 7.2", "ma non un corpo", |document| {
        let mut body = first(document, "TBody");
        body.set("S", "TFoot");
        set_first(document, "TBody", body);
    });
    finds("PDF/UA-1 7.2", "più di una testata", |document| {
        let mut body = first(document, "TBody");
        body.set("S", "THead");
        set_first(document, "TBody", body);
    });
    finds("PDF/UA-1 7.1", "tipo che non è tra quelli previsti", |document| {
        let mut section = first(document, "Sect");
        section.set("S", "Sezione");
        set_first(document, "Sect", section);
    });
}

#[test]
fn links_are_tied_to_the_structure() {
    finds("PDF/UA-1 7.18.5", "non è legato", |document| {
        let id = with_name(document, "Subtype", "Link");
        dictionary_of(document, id).remove(b"StructParent");
    });
    finds("PDF/UA-1 7.18.5", "non ha descrizione", |document| {
        let id = with_name(document, "Subtype", "Link");
        dictionary_of(document, id).remove(b"Contents");
    });
    finds("ISO 19005-2 6.3.2", "stampabile", |document| {
        let id = with_name(document, "Subtype", "Link");
        dictionary_of(document, id).set("F", 2);
    });
    let into_field = |document: &mut Document| {
        let id = with_name(document, "Subtype", "Link");
        dictionary_of(document, id).set("Subtype", Object::Name(b"Widget".to_vec()));
    };
    finds("PDF/UA-1 7.18.1", "un campo per la firma non ha descrizione", into_field);
    finds("PDF/UA-1 7.18.4", "un campo per la firma non è legato a un elemento Form", into_field);
    finds("PDF/UA-1 7.18.5", "non ha un’area attiva", |document| {
        let mut link = first(document, "Link");
        let kids = link.get_mut(b"K").unwrap().as_array_mut().unwrap();
        kids.retain(|kid| kid.as_dict().is_err());
        set_first(document, "Link", link);
    });
}

#[test]
fn pages_and_tree_account_for_each_other() {
    const CLAUSE: &str = "ISO 32000-1 14.7.4";
    finds("PDF/UA-1 7.18.3", "pagina 3", |document| drop(page(document, 2).remove(b"Tabs")));
    finds(CLAUSE, "pagina 3: manca dall’albero dei genitori", |document| {
        page(document, 2).remove(b"StructParents");
    });
    finds(CLAUSE, "(P) non è nella struttura", |document| {
        for id in elements(document, "P") {
            dictionary_of(document, id).remove(b"K");
        }
    });
    finds(CLAUSE, "ripete un contenuto", |document| {
        let heading = first(document, "H1");
        let mut other = first(document, "H2");
        other.set("K", heading.get(b"K").unwrap().clone());
        other.set("Pg", heading.get(b"Pg").unwrap().clone());
        set_first(document, "H2", other);
    });
    finds(CLAUSE, "che non è su nessuna pagina", |document| {
        let mut heading = first(document, "H1");
        heading.set("K", Object::Array(vec![heading.get(b"K").unwrap().clone(), 99.into()]));
        set_first(document, "H1", heading);
    });
    finds(CLAUSE, "non riporta il contenuto", |document| {
        let (one, two) = (page(document, 0).clone(), page(document, 1).clone());
        page(document, 0).set("StructParents", two.get(b"StructParents").unwrap().clone());
        page(document, 1).set("StructParents", one.get(b"StructParents").unwrap().clone());
    });
    finds("PDF/UA-1 7.1", "«S» dipinge fuori", |document| {
        let contents = page(document, 0).get(b"Contents").unwrap().as_reference().unwrap();
        let stream = document.get_object_mut(contents).unwrap().as_stream_mut().unwrap();
        let mut content = stream.get_plain_content().unwrap();
        content.extend(b" 0 0 m 9 9 l S");
        stream.set_plain_content(content);
    });
}

#[test]
fn fonts_are_embedded_with_texts_and_true_widths() {
    finds("PDF/UA-1 7.21.7", "non ha un testo", |document| {
        let id = with_name(document, "Subtype", "Type0");
        dictionary_of(document, id).remove(b"ToUnicode");
    });
    let descendant = |document: &mut Document| {
        let id = with_name(document, "Subtype", "Type0");
        let mut font = dictionary_of(document, id).clone();
        let list = font.get_mut(b"DescendantFonts").unwrap().as_array_mut().unwrap();
        (id, list[0].as_dict().unwrap().clone(), font.clone())
    };
    finds("PDF/UA-1 7.21.5", "larghezza", |document| {
        let (id, mut child, mut font) = descendant(document);
        let widths = child.get_mut(b"W").unwrap().as_array_mut().unwrap();
        widths[1].as_array_mut().unwrap()[3] = Object::Real(1.5);
        font.set("DescendantFonts", Object::Array(vec![Object::Dictionary(child)]));
        *dictionary_of(document, id) = font;
    });
    finds("PDF/UA-1 7.21.4.1", "non è incorporato", |document| {
        let (_, child, _) = descendant(document);
        let id = child.get(b"FontDescriptor").unwrap().as_reference().unwrap();
        dictionary_of(document, id).remove(b"FontFile2");
    });
    finds("ISO 19005-2 6.2.11.8", "caratteri mancanti", |document| {
        let contents = page(document, 0).get(b"Contents").unwrap().as_reference().unwrap();
        let stream = document.get_object_mut(contents).unwrap().as_stream_mut().unwrap();
        let mut content = stream.get_plain_content().unwrap();
        content.extend(b" /Artifact BMC BT /T0 9 Tf [<0000>] TJ ET EMC");
        stream.set_plain_content(content);
    });
}

#[test]
fn the_catalogue_says_what_the_file_is() {
    let missing = |clause: &'static str, words: &'static str, key: &'static [u8]| {
        finds(clause, words, |document| drop(catalogue(document).remove(key)));
    };
    missing("PDF/UA-1 7.1", "etichettato", b"MarkInfo");
    missing("PDF/UA-1 7.1", "titolo del documento non viene mostrato", b"ViewerPreferences");
    missing("PDF/UA-1 7.2", "lingua", b"Lang");
    missing("PDF/UA-1 7.1", "albero della struttura", b"StructTreeRoot");
    missing("ISO 19005-2 6.2.3", "sRGB", b"OutputIntents");
    missing("ISO 19005-2 6.6.2", "mancano i metadati", b"Metadata");
    finds("ISO 19005-2 6.5", "OpenAction", |document| catalogue(document).set("OpenAction", Object::Null));
    finds("ISO 19005-2 6.5.1", "«Launch»", |document| {
        let id = with_name(document, "Subtype", "Link");
        let action = Dictionary::from_iter([("S", Object::Name(b"Launch".to_vec()))]);
        dictionary_of(document, id).set("A", Object::Dictionary(action));
    });
    finds("ISO 19005-2 6.2.10", "«SMask»", |document| page(document, 0).set("SMask", Object::Null));
    finds("ISO 19005-2 6.1.3", "identificatore", |document| drop(document.trailer.remove(b"ID")));
    finds("ISO 19005-2 6.1.3", "cifrato", |document| document.trailer.set("Encrypt", Object::Null));
}

/// Replaces words of the metadata.
fn packet(document: &mut Document, from: &str, to: &str) {
    let id = catalogue(document).get(b"Metadata").unwrap().as_reference().unwrap();
    let stream = document.get_object_mut(id).unwrap().as_stream_mut().unwrap();
    let text = String::from_utf8(stream.content.clone()).unwrap();
    assert!(text.contains(from));
    stream.set_plain_content(text.replace(from, to).into_bytes());
}

#[test]
fn the_metadata_agree() {
    finds("ISO 19005-2 6.6.3", "«Title»", |document| packet(document, "performance – L", "Performance – L"));
    finds("ISO 19005-2 6.6.3", "«ModDate»", |document| {
        packet(document, "<xmp:ModifyDate>2025", "<xmp:ModifyDate>2024");
    });
    finds("ISO 19005-2 6.6.4", "dichiarano «amd»", |document| {
        packet(document, "<pdfaid:part>2", "<pdfaid:amd>1</pdfaid:amd><pdfaid:part>2");
    });
    finds("ISO 19005-2 6.6.4", "conformance = A", |document| packet(document, "conformance>A", "conformance>B"));
    finds("ISO 19005-2 6.6.2.3.1", "pdfuaid", |document| packet(document, "namespaceURI>http", "namespaceURI>ftp"));
    finds("ISO 19005-2 6.6.2", "XML valido", |document| packet(document, "</x:xmpmeta>", ""));
}

#[test]
fn bytes_that_are_no_pdf_are_an_error() {
    assert!(check(b"not a PDF").is_err());
}
