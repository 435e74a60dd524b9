//! The structure type of each element (ISO 32000-1, 14.8.4; ISO 32000-2, 14.8.4).
//!
//! All are standard types of their generation: no role map is needed. Guaranteed: marked contents and elements take
//! their type from the same list.

use super::profile::Generation;
use super::references::References;
use crate::outputs::typeset::{Element, ElementId, Kid, Layout, Role};

/// The structure type of each element, by its index.
pub(super) fn of(layout: &Layout, generation: Generation, references: &References) -> Vec<&'static str> {
    let role = |id: ElementId| layout.elements[id.0 as usize].role;
    let has_body = |table: ElementId| {
        let kids = layout.elements[table.0 as usize].kids.iter();
        kids.filter_map(|kid| if let Kid::Element(id) = kid { Some(*id) } else { None })
            .any(|kid| role(kid) == Role::TableBody)
    };
    let of_element = |(id, element): (u32, &Element)| match (element.role, element.parent) {
        // A table of header rows only, such as a list that came out empty, has them in a body:
        // a head or foot without a body is not allowed (PDF/UA-1, 7.2).
        (Role::TableHead | Role::TableFoot, Some(table)) if !has_body(table) => name(Role::TableBody, generation),
        // What no text cites is no footnote, but stands beside the text.
        (Role::Note, Some(parent))
            if generation == Generation::Two
                && references.of(ElementId(id)).is_empty()
                && matches!(role(parent), Role::Document | Role::Sect | Role::Div) =>
        {
            "Aside"
        }
        (role, _) => name(role, generation),
    };
    (0u32..).zip(&layout.elements).map(of_element).collect()
}

/// Whether a structure type is of the namespace of PDF 2.0; the others are of PDF 1.7's only.
pub(super) fn is_of_pdf_2(structure_type: &str) -> bool {
    !matches!(structure_type, "TOC" | "TOCI" | "Reference" | "Note" | "BlockQuote")
}

/// The name of a role.
fn name(role: Role, generation: Generation) -> &'static str {
    match role {
        Role::Document => "Document",
        Role::Sect => "Sect",
        Role::Div => "Div",
        Role::Heading(0 | 1) => "H1",
        Role::Heading(2) => "H2",
        Role::Heading(3) => "H3",
        Role::Heading(4) => "H4",
        Role::Heading(5) => "H5",
        Role::Heading(_) => "H6",
        Role::Paragraph => "P",
        Role::List => "L",
        Role::ListItem => "LI",
        Role::Label => "Lbl",
        Role::ListBody => "LBody",
        Role::Table => "Table",
        Role::TableHead => "THead",
        Role::TableBody => "TBody",
        Role::TableFoot => "TFoot",
        Role::TableRow => "TR",
        Role::HeaderCell => "TH",
        Role::DataCell => "TD",
        Role::Caption => "Caption",
        Role::Figure => "Figure",
        Role::Link => "Link",
        Role::Form => "Form",
        Role::Emphasis if generation == Generation::Two => "Em",
        Role::Strong if generation == Generation::Two => "Strong",
        // PDF 1.7 has neither Em nor Strong.
        Role::Span | Role::Emphasis | Role::Strong => "Span",
        Role::Toc => "TOC",
        Role::TocItem => "TOCI",
        Role::Reference => "Reference",
        Role::BlockQuote => "BlockQuote",
        Role::Note if generation == Generation::Two => "FENote",
        Role::Note => "Note",
    }
}
