//! A workbook unzipped: sheets and cells as the file holds them.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use roxmltree::{Document, Node};

use crate::dossier::PackageFile;

/// The parts of a workbook as text.
pub(super) struct Parts(pub BTreeMap<String, String>);

/// A cell as the file holds it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Stored {
    pub formula: Option<String>,
    pub value: Option<String>,
}

impl Parts {
    pub fn of(annex: &PackageFile) -> Self {
        let mut archive = zip::ZipArchive::new(Cursor::new(&annex.bytes)).unwrap();
        let mut parts = BTreeMap::new();
        for index in 0..archive.len() {
            let mut entry = archive.by_index(index).unwrap();
            let name = entry.name().unwrap().into_owned();
            let mut text = String::new();
            entry.read_to_string(&mut text).unwrap();
            parts.insert(name, text);
        }
        Self(parts)
    }

    pub fn sheet_names(&self) -> Vec<String> {
        let book = Document::parse(&self.0["xl/workbook.xml"]).unwrap();
        named(book.root(), "sheet").map(|sheet| sheet.attribute("name").unwrap().to_owned()).collect()
    }

    pub fn sheet_xml(&self, name: &str) -> &str {
        let index = self.sheet_names().iter().position(|own| own == name).expect(name);
        &self.0[&format!("xl/worksheets/sheet{}.xml", index + 1)]
    }

    pub fn cells(&self, sheet: &str) -> BTreeMap<String, Stored> {
        let strings = Document::parse(&self.0["xl/sharedStrings.xml"]).unwrap();
        let strings: Vec<String> = named(strings.root(), "si")
            .map(|item| named(item, "t").filter_map(|text| text.text()).collect::<String>())
            .collect();
        let document = Document::parse(self.sheet_xml(sheet)).unwrap();
        let cells = named(document.root(), "c").map(|cell| {
            let text = |name| named(cell, name).next().map(|node| node.text().unwrap_or_default().to_owned());
            let value = match cell.attribute("t") {
                Some("s") => text("v").map(|index| strings[index.parse::<usize>().unwrap()].clone()),
                _ => text("v"),
            };
            (cell.attribute("r").unwrap().to_owned(), Stored { formula: text("f"), value })
        });
        cells.collect()
    }
}

pub(super) fn named<'d>(node: Node<'d, 'd>, name: &'static str) -> impl Iterator<Item = Node<'d, 'd>> {
    node.descendants().filter(move |node| node.tag_name().name() == name)
}
