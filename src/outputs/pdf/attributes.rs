//! What structure elements say about themselves: scopes, spans, boxes, numbering.

use lopdf::{Dictionary, Object};

use super::object;
use super::profile::Generation;
use crate::outputs::typeset::{Attributes, Labels, Role, Scope};

/// The attribute object of an element, where its role has something to say (ISO 32000-1, 14.8.5).
pub(super) fn attributes(role: Role, attributes: &Attributes, generation: Generation) -> Option<Dictionary> {
    let mut said = Dictionary::new();
    let owner = match role {
        Role::List => {
            // PDF/UA-1, 7.6: lists whose items have labels say how they are numbered.
            let numbering = match (attributes.labels, generation) {
                (Labels::Bullets, _) => "Disc",
                (Labels::Numbers, _) => "Decimal",
                (Labels::Words, Generation::One) => "None",
                // ISO 32000-2, table 382.
                (Labels::Words, Generation::Two) => "Description",
            };
            said.set("ListNumbering", object::name(numbering));
            "List"
        }
        Role::Figure => {
            if let Some((_, bounds)) = attributes.bounds {
                let sides = [bounds.left, bounds.bottom, bounds.right, bounds.top];
                said.set("BBox", Object::Array(sides.map(object::length).to_vec()));
                said.set("Placement", object::name("Block"));
            }
            "Layout"
        }
        _ => {
            if let Some(scope) = attributes.scope {
                let scope = match scope {
                    Scope::Column => "Column",
                    Scope::Row => "Row",
                    Scope::Both => "Both",
                };
                said.set("Scope", object::name(scope));
            }
            if let Some(summary) = &attributes.summary {
                said.set("Summary", object::text(summary));
            }
            if !attributes.headers.is_empty() {
                let headers = attributes.headers.iter().map(|header| object::bytes(header));
                said.set("Headers", Object::Array(headers.collect()));
            }
            for (key, span) in [("ColSpan", attributes.column_span), ("RowSpan", attributes.row_span)] {
                if let Some(span) = span.filter(|span| *span > 1) {
                    said.set(key, Object::Integer(i64::from(span)));
                }
            }
            "Table"
        }
    };
    if said.is_empty() {
        return None;
    }
    said.set("O", object::name(owner));
    Some(said)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_of_words_is_none_of_bullets() {
        let numbering = |labels, generation| {
            let own = attributes(Role::List, &Attributes { labels, ..Attributes::default() }, generation).unwrap();
            String::from_utf8(own.get(b"ListNumbering").unwrap().as_name().unwrap().to_vec()).unwrap()
        };
        assert_eq!(numbering(Labels::Bullets, Generation::One), "Disc");
        assert_eq!(numbering(Labels::Words, Generation::One), "None");
        assert_eq!(numbering(Labels::Words, Generation::Two), "Description");
    }
}
