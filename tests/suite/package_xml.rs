//! Excel's rules for the workbooks we write, checked on their XML: what breaks one of them
//! makes Excel offer a repair.
//!
//! The rules are those of ECMA-376 part 1: the order of `CT_Worksheet` (18.3.1.99), the
//! limits of data validations (18.3.1.33), names of sheets and of defined names (18.2).

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read as _;

use roxmltree::{Document, Node};

/// The children of a worksheet in the order in which they must stand.
const WORKSHEET: &[&str] = &[
    "sheetPr",
    "dimension",
    "sheetViews",
    "sheetFormatPr",
    "cols",
    "sheetData",
    "sheetCalcPr",
    "sheetProtection",
    "protectedRanges",
    "scenarios",
    "autoFilter",
    "sortState",
    "dataConsolidate",
    "customSheetViews",
    "mergeCells",
    "phoneticPr",
    "conditionalFormatting",
    "dataValidations",
    "hyperlinks",
    "printOptions",
    "pageMargins",
    "pageSetup",
    "headerFooter",
    "rowBreaks",
    "colBreaks",
    "customProperties",
    "cellWatches",
    "ignoredErrors",
    "smartTags",
    "drawing",
    "legacyDrawing",
    "legacyDrawingHF",
    "drawingHF",
    "picture",
    "oleObjects",
    "controls",
    "webPublishItems",
    "tableParts",
    "extLst",
];

/// Rows and columns that a sheet has.
const LAST: (u32, u32) = (1_048_576, 16_384);

/// Contents by part name.
pub type Parts = BTreeMap<String, Vec<u8>>;

/// Everything that is wrong with a workbook, as sentences; nothing for a sound one.
pub fn faults(bytes: &[u8]) -> Vec<String> {
    let mut faults = Vec::new();
    let parts = unzip(bytes);
    let texts: BTreeMap<&str, &str> = parts
        .iter()
        .filter(|(name, _)| has_extension(name, "xml") || has_extension(name, "rels"))
        .map(|(name, bytes)| (name.as_str(), std::str::from_utf8(bytes).expect("parts are UTF-8")))
        .collect();
    let mut documents: BTreeMap<&str, Document<'_>> = BTreeMap::new();
    for (name, text) in texts {
        match Document::parse(text) {
            Ok(document) => {
                documents.insert(name, document);
            }
            Err(error) => faults.push(format!("{name}: {error}")),
        }
    }
    content_types(&parts, &documents, &mut faults);
    relations(&parts, &documents, &mut faults);
    workbook(&documents, &mut faults);
    let strings =
        documents.get("xl/sharedStrings.xml").map_or(0, |shared| shared_strings(shared, &documents, &mut faults));
    let formats = documents["xl/styles.xml"].descendants().find(|n| n.has_tag_name_local("cellXfs")).map_or(0, count);
    for (name, document) in documents.iter().filter(|(name, _)| name.starts_with("xl/worksheets/sheet")) {
        let mut found = Vec::new();
        worksheet(&document.root_element(), strings, formats, &mut found);
        faults.extend(found.into_iter().map(|fault| format!("{name}: {fault}")));
    }
    faults
}

/// Tag names whatever their namespace.
trait LocalName {
    fn has_tag_name_local(&self, name: &str) -> bool;
}

impl LocalName for Node<'_, '_> {
    fn has_tag_name_local(&self, name: &str) -> bool {
        self.is_element() && self.tag_name().name() == name
    }
}

fn has_extension(name: &str, extension: &str) -> bool {
    // The part «_rels/.rels» is all extension, which a path would not call one.
    name.rsplit_once('.').is_some_and(|(_, found)| found == extension)
}

/// The parts of a workbook by name.
pub fn unzip(bytes: &[u8]) -> Parts {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut parts = Parts::new();
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).unwrap();
        let mut content = Vec::new();
        entry.read_to_end(&mut content).unwrap();
        assert!(parts.insert(entry.name().unwrap().into_owned(), content).is_none(), "two parts of one name");
    }
    parts
}

fn count(node: Node<'_, '_>) -> usize {
    node.children().filter(Node::is_element).count()
}

fn content_types(parts: &Parts, documents: &BTreeMap<&str, Document<'_>>, faults: &mut Vec<String>) {
    let types = documents["[Content_Types].xml"].root_element();
    let of = |tag: &str, attribute: &str| -> BTreeSet<String> {
        let nodes = types.children().filter(|node| node.has_tag_name_local(tag));
        nodes.filter_map(|node| node.attribute(attribute)).map(str::to_owned).collect()
    };
    let (extensions, names) = (of("Default", "Extension"), of("Override", "PartName"));
    for part in parts.keys().filter(|part| *part != "[Content_Types].xml") {
        let extension = part.rsplit_once('.').map_or("", |(_, extension)| extension);
        let named = names.contains(&format!("/{part}"));
        // The default of «xml» says nothing of what a part is.
        if !named && (extension == "xml" || !extensions.contains(extension)) {
            faults.push(format!("{part}: no content type"));
        }
    }
    for name in names.iter().filter(|name| !parts.contains_key(name.trim_start_matches('/'))) {
        faults.push(format!("{name}: a content type without its part"));
    }
}

fn relations(parts: &Parts, documents: &BTreeMap<&str, Document<'_>>, faults: &mut Vec<String>) {
    for (name, document) in documents.iter().filter(|(name, _)| has_extension(name, "rels")) {
        let (folder, file) = name.split_once("_rels/").expect("relations lie in a folder of their own");
        let mut identifiers = BTreeSet::new();
        for relation in document.root_element().children().filter(|node| node.has_tag_name_local("Relationship")) {
            let (id, target) = (relation.attribute("Id").unwrap(), relation.attribute("Target").unwrap());
            if !identifiers.insert(id.to_owned()) {
                faults.push(format!("{name}: {id} twice"));
            }
            if relation.attribute("TargetMode") != Some("External") && !parts.contains_key(&resolve(folder, target)) {
                faults.push(format!("{name}: {target} is not there"));
            }
        }
        let source = format!("{folder}{}", file.trim_end_matches(".rels"));
        let Some(source) = documents.get(source.as_str()) else { continue };
        let used = source.descendants().flat_map(|node| node.attributes()).filter(|attribute| {
            attribute.namespace().is_some_and(|space| space.ends_with("officeDocument/2006/relationships"))
        });
        for attribute in used.filter(|attribute| !identifiers.contains(attribute.value())) {
            faults.push(format!("{name}: {} is used and not declared", attribute.value()));
        }
    }
}

fn resolve(folder: &str, target: &str) -> String {
    if let Some(absolute) = target.strip_prefix('/') {
        return absolute.to_owned();
    }
    let mut path: Vec<&str> = folder.split('/').filter(|step| !step.is_empty()).collect();
    for step in target.split('/') {
        if step == ".." {
            path.pop();
        } else {
            path.push(step);
        }
    }
    path.join("/")
}

fn workbook(documents: &BTreeMap<&str, Document<'_>>, faults: &mut Vec<String>) {
    let root = documents["xl/workbook.xml"].root_element();
    let mut seen = BTreeSet::new();
    let mut sheets = 0;
    for sheet in root.descendants().filter(|node| node.has_tag_name_local("sheet")) {
        sheets += 1;
        let name = sheet.attribute("name").unwrap();
        let legal = (1..=31).contains(&name.encode_utf16().count())
            && !name.contains(['[', ']', ':', '*', '?', '/', '\\'])
            && !name.starts_with('\'')
            && !name.ends_with('\'');
        if !legal || !seen.insert(name.to_lowercase()) {
            faults.push(format!("sheet name «{name}»"));
        }
    }
    let mut defined = BTreeSet::new();
    for name in root.descendants().filter(|node| node.has_tag_name_local("definedName")) {
        let (text, scope) = (name.attribute("name").unwrap(), name.attribute("localSheetId"));
        let first = text.chars().next().unwrap_or(' ');
        let legal = text.len() <= 255
            && (first.is_alphabetic() || matches!(first, '_' | '\\'))
            && text.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '.' | '\\'));
        let in_book = scope.is_none_or(|index| index.parse::<usize>().is_ok_and(|index| index < sheets));
        if !legal || !in_book || cell(text).is_some() || !defined.insert((text.to_lowercase(), scope)) {
            faults.push(format!("defined name «{text}»"));
        }
        if name.text().is_none_or(|formula| formula.is_empty() || formula.contains("#REF!")) {
            faults.push(format!("defined name «{text}» refers to nothing"));
        }
    }
}

/// Checks the counts of the shared strings and gives how many there are.
fn shared_strings(shared: &Document<'_>, documents: &BTreeMap<&str, Document<'_>>, faults: &mut Vec<String>) -> usize {
    let root = shared.root_element();
    let unique = count(root);
    let uses = documents
        .iter()
        .filter(|(name, _)| name.starts_with("xl/worksheets/sheet"))
        .flat_map(|(_, sheet)| sheet.descendants())
        .filter(|node| node.has_tag_name_local("c") && node.attribute("t") == Some("s"))
        .count();
    for (attribute, real) in [("count", uses), ("uniqueCount", unique)] {
        if root.attribute(attribute).is_some_and(|said| said != real.to_string()) {
            faults.push(format!("shared strings: {attribute} is not {real}"));
        }
    }
    unique
}

fn worksheet(root: &Node<'_, '_>, strings: usize, formats: usize, faults: &mut Vec<String>) {
    let children: Vec<&str> = root.children().filter(Node::is_element).map(|node| node.tag_name().name()).collect();
    let order: Vec<usize> =
        children.iter().map(|child| WORKSHEET.iter().position(|known| known == child).unwrap_or(usize::MAX)).collect();
    if order.contains(&usize::MAX) || !order.is_sorted() {
        faults.push(format!("order of elements: {}", children.join(", ")));
    }
    for window in children.windows(2).filter(|pair| pair[0] == pair[1] && pair[0] != "conditionalFormatting") {
        faults.push(format!("{} twice", window[0]));
    }
    cells(root, strings, formats, faults);
    ranges(root, "mergeCell", "merged cells", faults);
    for validation in root.descendants().filter(|node| node.has_tag_name_local("dataValidation")) {
        data_validation(&validation, faults);
    }
    for formula in root.descendants().filter(|node| node.has_tag_name_local("f") || node.has_tag_name_local("formula"))
    {
        if formula.text().is_none_or(|text| text.is_empty() || text.starts_with('=') || text.len() > 8192) {
            faults.push("a formula that Excel cannot take".to_owned());
        }
    }
}

/// Rows and cells ascend, and point to strings and formats that exist.
fn cells(root: &Node<'_, '_>, strings: usize, formats: usize, faults: &mut Vec<String>) {
    let mut last = (0, 0);
    for node in root.descendants().filter(|node| node.has_tag_name_local("c")) {
        let reference = node.attribute("r").unwrap_or_default();
        let here = cell(reference).unwrap_or_default();
        if here <= last {
            faults.push(format!("cell {reference} out of order"));
        }
        last = here;
        let format: usize = node.attribute("s").map_or(0, |index| index.parse().unwrap_or(usize::MAX));
        let value = node.children().find(|child| child.has_tag_name_local("v")).and_then(|child| child.text());
        let string = (node.attribute("t") == Some("s")).then(|| value.and_then(|index| index.parse::<usize>().ok()));
        if format >= formats || string.is_some_and(|index| index.is_none_or(|index| index >= strings)) {
            faults.push(format!("cell {reference} points to a string or a format that is not there"));
        }
        if node.attribute("t").is_none() && value.is_some_and(|value| value.parse::<f64>().is_err()) {
            faults.push(format!("cell {reference} says it is a number"));
        }
    }
}

/// Ranges of one kind that overlap, or that are no ranges.
fn ranges(root: &Node<'_, '_>, tag: &str, what: &str, faults: &mut Vec<String>) {
    let nodes = root.descendants().filter(|node| node.has_tag_name_local(tag));
    let found: Vec<&str> = nodes.filter_map(|node| node.attribute("ref")).collect();
    let read: Vec<_> = found.iter().filter_map(|range| corners(range)).collect();
    if read.len() < found.len() {
        faults.push(format!("{what}: not a range"));
    }
    for (index, one) in read.iter().enumerate() {
        for other in &read[index + 1..] {
            let apart = one.1.0 < other.0.0 || other.1.0 < one.0.0 || one.1.1 < other.0.1 || other.1.1 < one.0.1;
            if !apart {
                faults.push(format!("{what}: {one:?} and {other:?} overlap"));
            }
        }
    }
}

fn data_validation(node: &Node<'_, '_>, faults: &mut Vec<String>) {
    for (attribute, limit) in [("promptTitle", 32), ("errorTitle", 32), ("prompt", 255), ("error", 255)] {
        if node.attribute(attribute).is_some_and(|text| text.encode_utf16().count() > limit) {
            faults.push(format!("data validation: {attribute} longer than {limit}"));
        }
    }
    let formula = node.children().find(|child| child.has_tag_name_local("formula1")).and_then(|child| child.text());
    // A list of words is written between two quotation marks, which do not count.
    if formula.is_some_and(|text| text.encode_utf16().count() > 257) {
        faults.push("data validation: formula longer than 255".to_owned());
    }
    if node.attribute("type") == Some("list") && formula.is_none_or(|list| list.trim_matches('"').is_empty()) {
        faults.push("data validation: an empty list".to_owned());
    }
    let places = node.attribute("sqref").unwrap_or_default();
    if places.is_empty() || places.split(' ').any(|range| corners(range).is_none()) {
        faults.push(format!("data validation of «{places}»"));
    }
}

/// `B3` → (3, 2); nothing for what is no cell of a sheet.
fn cell(reference: &str) -> Option<(u32, u32)> {
    let letters = reference.find(|c: char| c.is_ascii_digit())?;
    let (letters, digits) = reference.split_at(letters);
    if letters.is_empty() || letters.len() > 3 || !letters.bytes().all(|b| b.is_ascii_alphabetic()) {
        return None;
    }
    let column = letters.bytes().fold(0, |sum, b| sum * 26 + u32::from(b.to_ascii_uppercase() - b'A') + 1);
    let row: u32 = digits.parse().ok()?;
    (row >= 1 && row <= LAST.0 && column <= LAST.1).then_some((row, column))
}

/// First and last cell of a range or of one cell.
fn corners(range: &str) -> Option<((u32, u32), (u32, u32))> {
    let (first, last) = range.split_once(':').unwrap_or((range, range));
    let (first, last) = (cell(first)?, cell(last)?);
    (first.0 <= last.0 && first.1 <= last.1).then_some((first, last))
}

/// Replaces text in a part of a workbook, to see whether the checker notices.
pub fn spoiled(bytes: &[u8], part: &str, from: &str, to: &str) -> Vec<u8> {
    use std::io::Write as _;
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, content) in unzip(bytes) {
        writer.start_file(name.as_str(), zip::write::SimpleFileOptions::default()).unwrap();
        if name == part {
            let text = String::from_utf8(content).unwrap();
            assert!(text.contains(from), "{part} has no {from}");
            writer.write_all(text.replacen(from, to, 1).as_bytes()).unwrap();
        } else {
            writer.write_all(&content).unwrap();
        }
    }
    writer.finish().unwrap().into_inner()
}

#[test]
fn the_checker_notices_what_excel_would_repair() {
    let sound = std::fs::read(crate::entity::seeds().join("misurazioni/2024/polizia_locale.xlsx")).unwrap();
    assert_eq!(faults(&sound), Vec::<String>::new());
    let sheet = "xl/worksheets/sheet1.xml";
    for (part, from, to, said) in [
        (sheet, "<pageMargins ", "<mergeCells/><pageMargins ", "order of elements"),
        (sheet, "<c r=\"A1\"", "<c r=\"Z9\"", "out of order"),
        (sheet, "errorTitle=\"", "errorTitle=\"Un titolo che è molto più lungo \u{e8} ", "errorTitle longer"),
        (sheet, "</sheetData>", "</sheetDato>", "sheetDat"),
        ("xl/workbook.xml", "name=\"Missione 03\"", "name=\"Missione 03: Ordine\"", "sheet name"),
        ("xl/workbook.xml", "name=\"_xlnm.Print_Titles\"", "name=\"Titoli di stampa\"", "defined name"),
        ("xl/_rels/workbook.xml.rels", "worksheets/sheet1.xml", "worksheets/sheet9.xml", "is not there"),
        ("[Content_Types].xml", "/xl/styles.xml", "/xl/stile.xml", "no content type"),
        ("xl/sharedStrings.xml", "uniqueCount=\"", "uniqueCount=\"9", "uniqueCount"),
    ] {
        let found = faults(&spoiled(&sound, part, from, to));
        assert!(found.iter().any(|fault| fault.contains(said)), "{part}, {to}: {found:?}");
    }
}

#[test]
fn every_workbook_that_the_program_writes_is_sound() {
    let entity = crate::entity::Entity::new();
    let made = entity.run("genera --anno 2024 --data 2025-06-20");
    assert_eq!(made.code, 0, "{}", made.stderr);
    std::fs::remove_dir_all(entity.path("misurazioni")).unwrap();
    assert_eq!(entity.run("schede --anno 2024 --data 2025-01-07").code, 0);
    assert_eq!(entity.run("schede --anno 2025 --data 2025-01-07 --per ufficio").code, 0);
    let plan = entity.output("canonico.xlsx");
    let source = entity.path("piano/piano_dup_2024-2026.txt");
    let arguments = ["importa", source.to_str().unwrap(), "-o", plan.to_str().unwrap()];
    assert!(matches!(crate::entity::relazione(&arguments).code, 0 | 3));
    let mut files = crate::entity::files_in(&entity.path(""));
    files.extend(crate::entity::files_in(&entity.output("")));
    let books: Vec<_> = files.iter().filter(|(name, _)| has_extension(name, "xlsx")).collect();
    assert!(books.len() > 30, "{} workbooks", books.len());
    for (name, bytes) in books {
        assert_eq!(faults(bytes), Vec::<String>::new(), "{name}");
    }
}
