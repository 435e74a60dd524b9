//! The contents at the side: sections, and what stands within each.

use std::fmt::Write as _;

use crate::outputs::typeset::Heading;
use crate::words::markup::escape;

/// The list of links to the headings that the index lists.
pub(super) fn list(headings: &[Heading]) -> String {
    let listed: Vec<&Heading> = headings.iter().filter(|own| own.listed).collect();
    let mut out = String::new();
    level(&listed, &mut out);
    out
}

/// Headings of one level, each with what stands below it.
fn level(listed: &[&Heading], out: &mut String) {
    let Some(own) = listed.iter().map(|heading| heading.level).min() else { return };
    out.push_str("<ol>\n");
    for group in listed.chunk_by(|_, next| next.level > own) {
        let Some((first, below)) = group.split_first() else { continue };
        let _ = write!(out, "<li>{}", link(first));
        level(below, out);
        out.push_str("</li>\n");
    }
    out.push_str("</ol>");
}

fn link(heading: &Heading) -> String {
    format!("<a href=\"#{}\">{}</a>", escape(&heading.id), escape(&heading.title))
}
