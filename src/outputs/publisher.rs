//! Who publishes, as a page's foot says it: licence, contact, accessibility statement.

use std::fmt::Write as _;

use crate::inputs::config::Publishing;
use crate::words::markup::escape;

/// The paragraphs of the foot; `what` is reusable with the licence.
pub fn foot(what: &str, publishing: &Publishing) -> String {
    let mut text = format!(
        "<p>{what} sono riutilizzabili con licenza <a href=\"{}\">{}</a>.</p>\n",
        publishing.licence.address, publishing.licence.title
    );
    if let Some(contact) = &publishing.contact {
        let shown = contact.strip_prefix("mailto:").unwrap_or(contact);
        let _ = writeln!(text, "<p>Per informazioni: <a href=\"{}\">{}</a>.</p>", escape(contact), escape(shown));
    }
    if let Some(statement) = &publishing.accessibility {
        let _ = writeln!(text, "<p><a href=\"{}\">Dichiarazione di accessibilità</a></p>", escape(statement));
    }
    text
}
