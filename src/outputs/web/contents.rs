//! The contents at the side: sections, and what stands within each.

use std::fmt::Write as _;

use crate::outputs::typeset::Heading;
use crate::words::markup::escape;

/// How deep the list goes.
const DEEPEST: u8 = 2;

/// The list of links to the headings.
pub(super) fn list(headings: &[Heading]) -> String {
    let listed: Vec<&Heading> = headings.iter().filter(|own| own.listed && own.level <= DEEPEST).collect();
    let mut out = String::from("<ol>\n");
    for group in listed.chunk_by(|_, next| next.level > 1) {
        let Some((first, below)) = group.split_first() else { continue };
        let _ = write!(out, "<li>{}", link(first));
        if !below.is_empty() {
            let links = below.iter().map(|own| format!("<li>{}</li>", link(own)));
            let _ = write!(out, "\n<ol>{}</ol>", links.collect::<String>());
        }
        out.push_str("</li>\n");
    }
    out.push_str("</ol>");
    out
}

fn link(heading: &Heading) -> String {
    format!("<a href=\"#{}\">{}</a>", escape(&heading.id), escape(&heading.title))
}
