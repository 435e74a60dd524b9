//! What the page asks of a node of the source.

use std::fmt::Write as _;

use roxmltree::Node;

use crate::words::markup::escape;
use crate::words::signs::are_no_value;

/// Whether an office's table has more columns than the page has room for; those of the templates say their widths.
pub(super) fn is_wide(table: Node<'_, '_>) -> bool {
    const MOST_COLUMNS: usize = 6;
    let row = table.descendants().find(|node| node.has_tag_name("tr"));
    let columns = row.map_or(0, |row| row.children().filter(Node::is_element).count());
    columns > MOST_COLUMNS
        && !table.has_attribute("id")
        && !table.children().any(|child| child.has_tag_name("colgroup"))
}

/// Whether a text is all that its cell or paragraph says.
pub(super) fn is_alone(node: Node<'_, '_>) -> bool {
    const INLINE: [&str; 5] = ["span", "data", "strong", "em", "a"];
    let block = node.ancestors().find(|above| above.is_element() && !INLINE.contains(&above.tag_name().name()));
    let texts = block.into_iter().flat_map(|block| block.descendants()).filter(Node::is_text);
    are_no_value(texts.filter_map(|text| text.text()))
}

/// The attributes that mean the same in HTML.
pub(super) fn plain_attributes(node: Node<'_, '_>) -> String {
    const KEPT: [&str; 9] = ["id", "class", "href", "scope", "colspan", "rowspan", "headers", "aria-label", "lang"];
    let kept = node.attributes().filter(|own| {
        // A figure's description is its drawing's, and a section is named by its heading.
        let described = own.name() == "aria-label" && matches!(node.tag_name().name(), "figure" | "section");
        KEPT.contains(&own.name()) && !described
    });
    let plain = kept.fold(String::new(), |mut all, own| {
        let _ = write!(all, " {}=\"{}\"", own.name(), escape(own.value()));
        all
    });
    plain + &gauge(node)
}

/// A gauge: a share of the element's width, painted by the style sheet in the colour of a class.
fn gauge(node: Node<'_, '_>) -> String {
    let Some(share) = node.attribute("data-barra").and_then(|text| text.trim().parse::<f32>().ok()) else {
        return String::new();
    };
    let tone = node.attribute("data-classe").unwrap_or("assente");
    format!(" data-barra=\"{}\" style=\"--quota:{:.2}%\"", escape(tone), share.clamp(0.0, 100.0))
}
