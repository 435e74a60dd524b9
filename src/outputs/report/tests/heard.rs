//! What the document says to who does not see it: whose note a row is, where a link leads, what labels are.

use std::collections::BTreeSet;

use super::laid_out;
use super::seed::Seed;
use crate::outputs::typeset::{Labels, Role};

#[test]
fn the_note_under_an_indicator_is_tied_to_the_indicators_own_cell() {
    let layout = laid_out(&Seed::full().xhtml());
    let named = layout.elements.iter().filter(|element| element.role == Role::HeaderCell);
    let named: BTreeSet<&str> = named.filter_map(|element| element.attributes.identifier.as_deref()).collect();
    let is_note = |span: Option<u16>| span.is_some_and(|columns| columns >= 6);
    let cells = layout.elements.iter().filter(|element| element.role == Role::DataCell);
    let notes: Vec<_> = cells.filter(|element| is_note(element.attributes.column_span)).collect();
    assert!(notes.len() > 20, "{}", notes.len());
    for note in notes {
        let headers = &note.attributes.headers;
        assert!(headers.len() == 1 && named.contains(headers[0].as_str()), "{headers:?}");
    }
}

#[test]
fn a_link_of_a_list_says_the_title_and_not_a_code_alone() {
    let xhtml = Seed::full().xhtml();
    // The rows of changes are about one field of an objective, told beside its code.
    let (before, changes) = xhtml.split_once("<section id=\"variazioni\"").unwrap();
    let xhtml = format!("{before}{}", changes.split_once("</section>").unwrap().1);
    let mut links = 0;
    for part in xhtml.split("<th scope=\"row\"><a href=\"#obiettivo-").skip(1) {
        let words = part.split_once('>').unwrap().1.split_once("</a>").unwrap().0;
        assert!(words.contains(' '), "{words}");
        links += 1;
    }
    assert!(links > 100, "{links}");
}

#[test]
fn a_list_of_terms_is_none_of_bullets() {
    let layout = laid_out(&Seed::full().xhtml());
    let lists = |labels| {
        layout
            .elements
            .iter()
            .filter(|element| element.role == Role::List && element.attributes.labels == labels)
            .count()
    };
    assert!(lists(Labels::Words) > 60 && lists(Labels::Bullets) > 1);
}

#[test]
fn where_one_index_says_all_the_tables_have_one_column_of_it() {
    let mut seed = Seed::full();
    let head = |xhtml: &str, table: &str| {
        let after = xhtml.split_once(&format!("id=\"{table}\"")).unwrap().1;
        after.split_once("</thead>").unwrap().0.matches("<th ").count()
    };
    let whole = seed.xhtml();
    assert_eq!((head(&whole, "tabella-missioni"), head(&whole, "tabella-uffici")), (8, 8));
    seed.measurements
        .iter_mut()
        .filter(|row| row.indicator.as_str().starts_with("12."))
        .for_each(|row| row.actual = None);
    let open = seed.xhtml();
    assert_eq!((head(&open, "tabella-missioni"), head(&open, "tabella-uffici")), (10, 10));
}
