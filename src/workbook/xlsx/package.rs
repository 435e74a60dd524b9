//! The parts of an xlsx package (ECMA-376 part 2): where workbook, sheets, texts and styles stand.
//!
//! Guaranteed: a part is found however its path is written (case, `\`, `./`, `..`, a leading `/`) and in
//! whatever folder the package's own relations put it; what is no sheet of cells is named, not dropped.
//! Deliberately absent: content types, which programs write carelessly.

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use super::super::error::Trouble;
use super::super::formula::{apart, file_name};
use super::super::relations::{Relation, each_element, main_part, plain_path, relations};
use super::super::text_part;
use super::super::xml_events::attribute;

/// An open package.
pub(super) struct Package<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    /// Entries by their plain name.
    entries: BTreeMap<String, usize>,
    /// The sheets of cells, in the order of their tabs.
    pub sheets: Vec<SheetPart>,
    /// Tabs that hold no cells or lead nowhere.
    pub left_out: Vec<String>,
    /// Sheets of cells that the workbook names and the package does not hold.
    pub lost: Vec<String>,
    /// Part of the shared texts.
    pub texts: Option<String>,
    /// Part of the styles.
    pub styles: Option<String>,
    /// Whether days count from 1904.
    pub from_1904: bool,
    /// Names of the other workbooks that formulas name, in their order.
    pub others: Vec<String>,
    /// The names that stand for something in another workbook, folded, each with that workbook's number.
    pub names_of_others: BTreeMap<String, usize>,
}

/// A sheet of cells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct SheetPart {
    /// Name on the tab.
    pub name: String,
    /// Whether a person sees it.
    pub visible: bool,
    /// Its part.
    pub part: String,
}

impl<'b> Package<'b> {
    /// Reads the package's relations and its workbook part.
    pub fn open(bytes: &'b [u8]) -> Result<Self, Trouble> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(Trouble::library)?;
        let mut entries = BTreeMap::new();
        for (index, name) in archive.file_names().enumerate() {
            let name = plain_path("", &name.map_err(Trouble::library)?);
            if !text_part::is_foreign(&name) {
                entries.entry(name).or_insert(index);
            }
        }
        let mut package = Self {
            archive,
            entries,
            sheets: Vec::new(),
            left_out: Vec::new(),
            lost: Vec::new(),
            texts: None,
            styles: None,
            from_1904: false,
            others: Vec::new(),
            names_of_others: BTreeMap::new(),
        };
        let workbook = main_part(package.relations("")?).unwrap_or_else(|| "xl/workbook.xml".to_owned());
        package.read_workbook(&workbook)?;
        Ok(package)
    }

    /// Whether the package holds the part of the shared texts.
    pub fn has_texts(&self) -> bool {
        self.texts.as_ref().is_some_and(|part| self.entries.contains_key(part))
    }

    /// The text of a part; empty where there is none.
    pub fn text(&mut self, part: &str) -> Result<String, Trouble> {
        let Some(index) = self.entries.get(part) else { return Ok(String::new()) };
        let mut bytes = Vec::new();
        self.archive.by_index(*index).map_err(Trouble::library)?.read_to_end(&mut bytes).map_err(Trouble::library)?;
        Ok(text_part::decode(bytes))
    }

    /// The relations of a part; those of the package itself where its name is empty.
    fn relations(&mut self, part: &str) -> Result<Vec<Relation>, Trouble> {
        let (folder, name) = part.rsplit_once('/').map_or(("", part), |(folder, name)| (folder, name));
        relations(&self.text(&plain_path(folder, &format!("_rels/{name}.rels")))?, folder)
    }

    /// The document with which a part exchanges data (DDE): its topic.
    fn exchanged(&mut self, part: &str) -> Result<Option<String>, Trouble> {
        let text = self.text(part)?;
        let mut topic = None;
        each_element(&text, |element| {
            if element.local_name().as_ref() == "ddeLink" {
                topic = attribute(element, "ddeTopic")?;
            }
            Ok(())
        })?;
        Ok(topic)
    }

    fn read_workbook(&mut self, part: &str) -> Result<(), Trouble> {
        let relations = self.relations(part)?;
        let target = |kind: &str| relations.iter().find(|relation| relation.kind == kind).map(|own| own.target.clone());
        (self.texts, self.styles) = (target("sharedStrings"), target("styles"));
        let text = self.text(part)?;
        let mut others = Vec::new();
        each_element(&text, |element| {
            let related = |name| {
                let id = attribute(element, name)?;
                Ok::<_, Trouble>(relations.iter().find(|relation| Some(&relation.id) == id.as_ref()))
            };
            match element.local_name().as_ref() {
                "workbookPr" => self.from_1904 = is_true(attribute(element, "date1904")?.as_deref()),
                "externalReference" => others.extend(related("id")?.map(|relation| relation.target.clone())),
                "sheet" => {
                    let name = attribute(element, "name")?.unwrap_or_default();
                    let state = attribute(element, "state")?;
                    match related("id")?.filter(|relation| relation.kind == "worksheet") {
                        Some(relation) if self.entries.contains_key(&relation.target) => self.sheets.push(SheetPart {
                            name,
                            visible: !matches!(state.as_deref(), Some("hidden" | "veryHidden")),
                            part: relation.target.clone(),
                        }),
                        Some(_) => self.lost.push(name),
                        None => self.left_out.push(name),
                    }
                }
                _ => {}
            }
            Ok(())
        })?;
        self.names_of_others = names_of_others(&text)?;
        for other in others {
            let named = match self.relations(&other)?.into_iter().next() {
                Some(relation) => relation.target,
                None => self.exchanged(&other)?.unwrap_or(other),
            };
            self.others.push(file_name(&named));
        }
        Ok(())
    }
}

/// Whether an attribute of XML Schema's type boolean says yes.
pub(super) fn is_true(value: Option<&str>) -> bool {
    matches!(value, Some("1" | "true" | "on"))
}

/// A whole number in an attribute; none where it is not there, or no such number.
pub(super) fn number(element: &BytesStart<'_>, name: &str) -> Result<Option<usize>, Trouble> {
    Ok(attribute(element, name)?.and_then(|text| text.trim().parse().ok()))
}

/// Whether a cell's text stands among the shared ones.
pub(super) fn uses_texts(sheet: &str) -> Result<bool, Trouble> {
    // Workbooks whose cells hold their own texts have no shared ones, and are many.
    if !["t=\"s\"", "t='s'"].iter().any(|of_shared| sheet.contains(of_shared)) {
        return Ok(false);
    }
    let mut uses = false;
    each_element(sheet, |element| {
        uses |= element.local_name().as_ref() == "c" && attribute(element, "t")?.as_deref() == Some("s");
        Ok(())
    })?;
    Ok(uses)
}

/// The defined names of a workbook that lead to another: `<definedName name="Impegni">[1]Foglio1!$A$1</definedName>`.
fn names_of_others(workbook: &str) -> Result<BTreeMap<String, usize>, Trouble> {
    let mut xml = Reader::from_str(workbook);
    let (mut names, mut name) = (BTreeMap::new(), None);
    loop {
        match xml.read_event().map_err(Trouble::library)? {
            Event::Start(element) if element.local_name().as_ref() == "definedName" => {
                name = attribute(&element, "name")?;
            }
            Event::Text(text) => {
                if let (Some(name), Some(number)) = (&name, number_of_other(&apart(&text.xml10_content()).plain)) {
                    names.insert(name.to_lowercase(), number);
                }
            }
            Event::End(_) => name = None,
            Event::Eof => return Ok(names),
            _ => {}
        }
    }
}

/// The number, from one, of the other workbook that a formula names: `[1]Foglio!A1`; `Tabella[1]` is a column.
pub(super) fn number_of_other(formula: &str) -> Option<usize> {
    formula.match_indices('[').find_map(|(at, _)| {
        let is_column = formula[..at].ends_with(|c: char| c.is_alphanumeric() || matches!(c, '_' | '[' | ']'));
        formula[at + 1..].split_once(']').filter(|_| !is_column)?.0.parse().ok()
    })
}
