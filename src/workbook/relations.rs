//! How the parts of an Office package name each other (ECMA-376 part 2): relations and paths.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::error::Trouble;
use super::xml_events::attribute;

/// Where the package's own relations stand.
pub(super) const OF_PACKAGE: &str = "_rels/.rels";

/// A relation of a part to another.
pub(super) struct Relation {
    pub id: String,
    /// The last word of its type.
    pub kind: String,
    /// The other part in its plain form, or an address outside the package.
    pub target: String,
}

/// The relations that a part of `folder` declares.
pub(super) fn relations(text: &str, folder: &str) -> Result<Vec<Relation>, Trouble> {
    let mut relations = Vec::new();
    each_element(text, |element| {
        if element.local_name().as_ref() == "Relationship" {
            let is_external = attribute(element, "TargetMode")?.as_deref() == Some("External");
            let target = attribute(element, "Target")?.unwrap_or_default();
            let kind = attribute(element, "Type")?.unwrap_or_default();
            relations.push(Relation {
                id: attribute(element, "Id")?.unwrap_or_default(),
                kind: kind.rsplit('/').next().unwrap_or_default().to_owned(),
                target: if is_external { target } else { plain_path(folder, &target) },
            });
        }
        Ok(())
    })?;
    Ok(relations)
}

/// The package's main part by its own relations.
pub(super) fn main_part(relations: Vec<Relation>) -> Option<String> {
    relations.into_iter().find(|relation| relation.kind == "officeDocument").map(|relation| relation.target)
}

/// Name of the element that encloses a part, without its prefix; the part may be cut short.
pub(super) fn root_element(text: &str) -> Option<String> {
    let mut xml = Reader::from_str(text);
    loop {
        match xml.read_event().ok()? {
            Event::Start(element) | Event::Empty(element) => return Some(element.local_name().as_ref().to_owned()),
            Event::Eof => return None,
            _ => {}
        }
    }
}

/// Hands over every element that opens.
pub(super) fn each_element(
    text: &str,
    mut take: impl FnMut(&BytesStart<'_>) -> Result<(), Trouble>,
) -> Result<(), Trouble> {
    let mut xml = Reader::from_str(text);
    loop {
        match xml.read_event().map_err(Trouble::library)? {
            Event::Start(element) | Event::Empty(element) => take(&element)?,
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

/// A path within the package in its one plain form: from the root, in lower case.
pub(super) fn plain_path(folder: &str, path: &str) -> String {
    let path = path.replace('\\', "/");
    let from = if path.starts_with('/') { "" } else { folder };
    let mut steps: Vec<&str> = Vec::new();
    for step in from.split('/').chain(path.split('/')) {
        match step {
            "" | "." => {}
            ".." => _ = steps.pop(),
            step => steps.push(step),
        }
    }
    steps.join("/").to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_has_one_plain_form() {
        for (folder, path) in [
            ("xl", "worksheets/Sheet1.xml"),
            ("xl", "/xl/worksheets/sheet1.xml"),
            ("xl", ".\\worksheets\\sheet1.xml"),
            ("xl", "./../xl/worksheets/sheet1.xml"),
            ("", "XL\\worksheets/sheet1.xml"),
        ] {
            assert_eq!(plain_path(folder, path), "xl/worksheets/sheet1.xml", "{path}");
        }
        assert_eq!(plain_path("", "../../x"), "x");
    }

    #[test]
    fn the_main_part_and_its_element_are_found() {
        let text = "<Relationships><Relationship Id='a' Type='http://x/officeDocument' Target='/roba/Libro.xml'/></Relationships>";
        assert_eq!(main_part(relations(text, "").unwrap()).as_deref(), Some("roba/libro.xml"));
        assert_eq!(root_element("<?xml version='1.0'?><x:workbook a='1'><sh").as_deref(), Some("workbook"));
        assert_eq!(root_element("testo"), None);
    }
}
