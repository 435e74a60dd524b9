//! What a file really is, judged by its bytes, never by its name.

use std::io::{Cursor, Read};

use encoding_rs::{UTF_8, UTF_16BE, UTF_16LE};
use memchr::memmem;
use zip::ZipArchive;
use zip::result::ZipError;

use super::budget::Budget;
use super::document::{Writer, is_docx_body};
use super::error::Trouble;
use super::other_kinds;
use super::relations;
use super::text_part;
use super::xls::Ole;
use super::xml_scan::{Facts, Role, XmlScan};

/// The kinds of file that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Container {
    Xlsx(Contents),
    Ods,
    Xls,
    Document(Writer),
}

/// The kinds of archive that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Xlsx,
    OpenDocument,
    Word,
}

/// Entries of an archive beyond which it is no workbook.
const MOST_ENTRIES: usize = 10_000;
/// Bytes of an entry that are kept to be looked at: those of the parts that say something of
/// the whole file, and of any other.
const WHOLE_LENGTH: usize = 1024 * 1024;
const HEAD_LENGTH: usize = 256;

const OLE_MAGIC: &[u8] = &[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
const ZIP_MAGIC: &[u8] = b"PK\x03\x04";
/// Excel 2 to 4 wrote their first record bare.
const OLD_MAGIC: [&[u8]; 3] = [&[0x09, 0, 4, 0], &[0x09, 2, 6, 0], &[0x09, 4, 6, 0]];

/// Recognises a file; archives are inflated once, counting, and nothing is kept.
pub(super) fn recognise(bytes: &[u8], budget: &mut Budget) -> Result<Container, Trouble> {
    if bytes.starts_with(ZIP_MAGIC) {
        recognise_archive(bytes, budget)
    } else if bytes.starts_with(OLE_MAGIC) {
        recognise_ole(bytes)
    } else if OLD_MAGIC.iter().any(|magic| bytes.starts_with(magic)) {
        Err(Trouble::OlderThan97)
    } else {
        Err(Trouble::Really(other_kinds::really(bytes)))
    }
}

fn recognise_archive(bytes: &[u8], budget: &mut Budget) -> Result<Container, Trouble> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(Trouble::library)?;
    if archive.len() > MOST_ENTRIES {
        return Err(Trouble::TooMany(MOST_ENTRIES, "parti nell’archivio"));
    }
    let mut kind = None;
    let mut encrypted = false;
    // An encrypted part looks like broken XML: what is wrong with the parts is said at the end.
    let mut trouble = Ok(());
    let mut contents = Contents::default();
    let mut is_text_document = false;
    let main = main_part(&mut archive);
    for index in 0..archive.len() {
        let mut entry = match archive.by_index(index) {
            Ok(entry) => entry,
            Err(ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)) => return Err(Trouble::Encrypted),
            Err(error) => return Err(Trouble::library(error)),
        };
        let name = entry.name().map_err(Trouble::library)?.to_ascii_lowercase().replace('\\', "/");
        let is_main = main.as_ref() == Some(&name);
        let tells_of_all = is_main || is_workbook(&name) || name == "meta-inf/manifest.xml";
        let part = drain(&mut entry, if tells_of_all { WHOLE_LENGTH } else { HEAD_LENGTH }, budget)?;
        encrypted |= name == "meta-inf/manifest.xml" && memmem::find(&part.head, b"encryption-data").is_some();
        // Office programs keep XML of others under customXml, in any encoding; a picture is no
        // XML. A workbook's own part is judged wherever it hides.
        let is_own = !name.starts_with("customxml/") && !text_part::is_foreign(&name);
        let is_xml = matches!(name.rsplit('.').next(), Some("xml" | "rels")) && is_own;
        if trouble.is_ok() && (is_xml || part.facts.role != Role::None) {
            trouble = budget.part(&part.facts).and_then(|()| is_in_another_encoding(&part)).map(|other| {
                contents.is_odd |= other || part.facts.odd_texts > 0;
            });
        }
        let is_workbook = is_workbook(&name) || is_main && root_of(&part) == Some("workbook".to_owned());
        contents.add(is_workbook, &part);
        is_text_document |= name == "content.xml" && part.facts.is_text_document;
        kind = kind.or_else(|| if is_workbook { Some(Ok(Kind::Xlsx)) } else { kind_of_entry(&name) });
    }
    if encrypted {
        return Err(Trouble::Encrypted);
    }
    trouble?;
    match kind.unwrap_or(Err("è un archivio zip qualsiasi: estrarre il foglio di calcolo che contiene")) {
        Ok(Kind::Xlsx) => Ok(Container::Xlsx(contents)),
        Ok(Kind::OpenDocument) if is_text_document => Ok(Container::Document(Writer::OpenDocument)),
        Ok(Kind::OpenDocument) => Ok(Container::Ods),
        Ok(Kind::Word) => Ok(Container::Document(Writer::Word)),
        Err(really) => Err(Trouble::Really(really)),
    }
}

/// What the first pass over an xlsx has seen of its sheets.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Contents {
    /// Cells of all sheets, empty ones included.
    pub cells: usize,
    /// Formulas of all sheets.
    pub formulas: usize,
    /// Merged ranges of all sheets.
    pub merges: usize,
    /// Whether whoever opens the file is to calculate its formulas: the stored results are
    /// then only placeholders.
    pub recalculates: bool,
    /// Whether a part is in another encoding than UTF-8, or holds values in which a parser loses something.
    pub is_odd: bool,
}

impl Contents {
    fn add(&mut self, is_workbook: bool, part: &Part) {
        self.cells += part.facts.cells;
        self.formulas += part.facts.formulas;
        self.merges += part.facts.merges;
        self.recalculates |= is_workbook && recalculates_on_load(&part.head);
    }
}

/// The part that the package's relations call its main one, in whatever folder and of whatever name.
fn main_part(archive: &mut ZipArchive<Cursor<&[u8]>>) -> Option<String> {
    let is_relations = |name: &str| relations::plain_path("", name) == relations::OF_PACKAGE;
    let index = archive.file_names().position(|name| name.is_ok_and(|name| is_relations(&name)))?;
    let mut bytes = Vec::new();
    archive.by_index(index).ok()?.take(WHOLE_LENGTH as u64).read_to_end(&mut bytes).ok()?;
    relations::main_part(relations::relations(&text_part::decode(bytes), "").ok()?)
}

/// The element that encloses a part.
fn root_of(part: &Part) -> Option<String> {
    relations::root_element(&text_part::decode(part.head.clone()))
}

/// Whether an entry is the workbook's own part by its usual name, in whatever folder.
fn is_workbook(name: &str) -> bool {
    name.rsplit('/').next() == Some("workbook.xml")
}

fn recalculates_on_load(workbook: &[u8]) -> bool {
    let text = String::from_utf8_lossy(workbook);
    let Some((_, rest)) = text.split_once("<calcPr") else { return false };
    let element = rest.split_once('>').map_or(rest, |(element, _)| element);
    ["fullCalcOnLoad=\"1\"", "fullCalcOnLoad=\"true\"", "fullCalcOnLoad='1'"].iter().any(|mark| element.contains(mark))
}

/// Whether a part has to be rewritten in UTF-8; an encoding in which markup can hide from the first pass is refused.
fn is_in_another_encoding(part: &Part) -> Result<bool, Trouble> {
    let encoding =
        text_part::encoding_of(&part.head).ok_or_else(|| Trouble::damaged("XML in una codifica non ammessa"))?;
    let wide = encoding == UTF_16LE || encoding == UTF_16BE;
    if part.facts.zeros && !wide {
        return Err(Trouble::damaged("XML con byte nulli"));
    }
    Ok(encoding != UTF_8)
}

/// What an entry's name says about the whole archive.
fn kind_of_entry(name: &str) -> Option<Result<Kind, &'static str>> {
    match name {
        "content.xml" => Some(Ok(Kind::OpenDocument)),
        body if is_docx_body(body) => Some(Ok(Kind::Word)),
        "xl/workbook.bin" => {
            Some(Err("è un file Excel binario (xlsb): aprirlo con Excel o LibreOffice e salvarlo come .xlsx"))
        }
        "ppt/presentation.xml" => Some(Err("è una presentazione PowerPoint")),
        "index/document.iwa" | "index.zip" | "index.apxl" | "index.xml" => Some(Err(
            "è un documento di Numbers o Pages (Apple): esportarlo in formato Excel (xlsx) o Word (docx) e usare quel file",
        )),
        _ => None,
    }
}

/// An entry as the first pass has seen it.
struct Part {
    head: Vec<u8>,
    facts: Facts,
}

/// Inflates a whole entry against the budget and keeps only so many of its first bytes.
fn drain(entry: &mut impl Read, keep: usize, budget: &mut Budget) -> Result<Part, Trouble> {
    let mut head = Vec::new();
    let mut scan = XmlScan::new();
    let mut chunk = [0u8; 16 * 1024];
    loop {
        let read = entry.read(&mut chunk).map_err(Trouble::library)?;
        if read == 0 {
            return Ok(Part { head, facts: scan.facts() });
        }
        budget.inflate(read)?;
        scan.feed(&chunk[..read]);
        head.extend_from_slice(&chunk[..read.min(keep - head.len())]);
    }
}

/// What an OLE file holds, by the names in its directory.
fn recognise_ole(bytes: &[u8]) -> Result<Container, Trouble> {
    let ole = Ole::open(bytes).ok_or_else(|| Trouble::damaged(
        "struttura OLE non leggibile; se è un documento Word (doc), salvarlo come docx; se è una cartella Excel (xls), come xlsx",
    ))?;
    if ole.holds("EncryptedPackage") || ole.holds("EncryptionInfo") {
        Err(Trouble::Encrypted)
    } else if ole.holds("Workbook") {
        Ok(Container::Xls)
    } else if ole.holds("Book") {
        Err(Trouble::OlderThan97)
    } else if ole.holds("WordDocument") {
        Err(Trouble::Really("è un documento Word 97-2003 (doc): aprirlo e salvarlo come docx"))
    } else if ole.holds("PowerPoint Document") {
        Err(Trouble::Really("è una presentazione PowerPoint"))
    } else {
        Err(Trouble::Really("è un documento Office di altro tipo"))
    }
}
