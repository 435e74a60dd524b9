//! The document's properties and its metadata (ISO 32000-1, 14.3): who signs leaves a date and a name, and no other title.

use std::collections::BTreeSet;

use roxmltree::{Document, Node};

use super::super::references::References;
use super::chain::After;
use super::changes::Changes;
use super::compare::differing;

/// The traces of the program that signed.
const INFORMATION_KEYS: [&str; 2] = ["ModDate", "Producer"];
/// The same in the metadata.
const METADATA_NAMES: [&str; 3] = ["ModifyDate", "MetadataDate", "Producer"];
/// Identifiers that each saving makes anew.
const MEDIA_MANAGEMENT: &str = "http://ns.adobe.com/xap/1.0/mm/";
const RDF: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
const XML: &str = "http://www.w3.org/XML/1998/namespace";

/// Holds properties and metadata after an update against those before it.
pub(super) fn check(before: After<'_, '_>, after: After<'_, '_>, changes: &mut Changes) {
    let (old, new) = (before.inner(before.trailer(), "Info"), after.inner(after.trailer(), "Info"));
    match (old, new) {
        (None, None) if !after.trailer().has("Info") => {}
        (old, Some(new)) => {
            let old = old.unwrap_or_default();
            changes.differ("proprietà", differing((before, &old), (after, &new)), &INFORMATION_KEYS);
        }
        _ => changes.lost("proprietà"),
    }
    metadata(before, after, changes);
}

fn metadata(before: After<'_, '_>, after: After<'_, '_>, changes: &mut Changes) {
    let content = |state: After<'_, '_>| state.content(state.catalogue().reference("Metadata")?);
    let (old, new) = (content(before), content(after));
    if old == new {
        return;
    }
    let statements = |content: Option<Vec<u8>>| statements(&String::from_utf8(content?).ok()?);
    let (Some(old), Some(new)) = (statements(old), statements(new)) else {
        changes.lost("metadati");
        return;
    };
    let differing: BTreeSet<&str> = old.symmetric_difference(&new).map(|(name, _)| name.as_str()).collect();
    let other: Vec<&str> = differing.iter().copied().filter(|name| !METADATA_NAMES.contains(name)).collect();
    if !other.is_empty() {
        changes.faults.push(format!("metadati: cambia {}", other.join(", ")));
    }
    changes.replaced.push("metadati".to_owned());
}

/// What metadata state: names and values, however RDF writes them; `None` where they cannot be read.
fn statements(text: &str) -> Option<BTreeSet<(String, String)>> {
    let document = Document::parse(text.trim_start_matches('\u{feff}').trim()).ok()?;
    let root = document.descendants().find(|node| node.has_tag_name((RDF, "RDF")))?;
    let mut found = BTreeSet::new();
    for node in root.descendants() {
        if node.is_text() && node.text().is_some_and(|text| !text.trim().is_empty()) {
            found.extend(statement(node, node.text().unwrap_or_default()));
        }
        for attribute in node.attributes() {
            match attribute.namespace() {
                Some(RDF) if attribute.name() == "resource" => found.extend(statement(node, attribute.value())),
                Some(RDF | XML | MEDIA_MANAGEMENT) | None => {}
                Some(_) => _ = found.insert((attribute.name().to_owned(), attribute.value().trim().to_owned())),
            }
        }
    }
    Some(found)
}

/// A value under the nearest name that is not RDF's own.
fn statement(node: Node<'_, '_>, value: &str) -> Option<(String, String)> {
    let named = node.ancestors().find(|above| above.is_element() && above.tag_name().namespace() != Some(RDF))?;
    let is_managed = node.ancestors().any(|above| above.tag_name().namespace() == Some(MEDIA_MANAGEMENT));
    (!is_managed).then(|| (named.tag_name().name().to_owned(), value.trim().to_owned()))
}
