//! Standard structure types of PDF 1.7 for the layout's roles (ISO 32000-1, 14.8.4).
//!
//! All are standard types: no role map is needed.

use crate::outputs::typeset::Role;

/// The name of a role.
pub(super) fn name(role: Role) -> &'static str {
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
        // PDF 1.7 has neither Em nor Strong.
        Role::Span | Role::Emphasis | Role::Strong => "Span",
        Role::Toc => "TOC",
        Role::TocItem => "TOCI",
        Role::Reference => "Reference",
        Role::Note => "Note",
    }
}
