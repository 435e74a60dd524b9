//! What a file really is, judged by its bytes, never by its name.

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use super::error::Trouble;
use super::limits::Budget;
use super::xls::Ole;
use super::xml_scan::{Facts, Role, XmlScan};

/// The kinds of file that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Container {
    Xlsx(Contents),
    Ods,
    Xls,
}

/// The kinds of archive that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Xlsx,
    Ods,
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
        Err(Trouble::Really(recognise_other(bytes)))
    }
}

/// Whether the bytes are a text a person could read: no archive, no binary.
pub fn looks_like_text(bytes: &[u8]) -> bool {
    let sample = &bytes[..bytes.len().min(4096)];
    !sample.is_empty()
        && !sample.starts_with(b"%PDF")
        && sample.iter().all(|&byte| byte >= 0x20 || matches!(byte, b'\t' | b'\n' | b'\r' | 0x0B | 0x0C))
}

fn recognise_archive(bytes: &[u8], budget: &mut Budget) -> Result<Container, Trouble> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(Trouble::damaged)?;
    if archive.len() > MOST_ENTRIES {
        return Err(Trouble::TooMany(MOST_ENTRIES, "parti nell’archivio"));
    }
    let mut kind = None;
    let mut encrypted = false;
    // An encrypted part looks like broken XML: what is wrong with the parts is said at the end.
    let mut trouble = Ok(());
    let mut contents = Contents::default();
    for index in 0..archive.len() {
        let mut entry = match archive.by_index(index) {
            Ok(entry) => entry,
            Err(ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)) => return Err(Trouble::Encrypted),
            Err(error) => return Err(Trouble::damaged(error)),
        };
        let name = entry.name().map_err(Trouble::damaged)?.to_ascii_lowercase().replace('\\', "/");
        let tells_of_all = matches!(&*name, "xl/workbook.xml" | "meta-inf/manifest.xml");
        let part = drain(&mut entry, if tells_of_all { WHOLE_LENGTH } else { HEAD_LENGTH }, budget)?;
        encrypted |= name == "meta-inf/manifest.xml" && contains(&part.head, b"encryption-data");
        // Office programs keep XML of others under customXml, in any encoding; a picture is no
        // XML. A workbook's own part is judged wherever it hides.
        let is_xml = matches!(name.rsplit('.').next(), Some("xml" | "rels")) && !name.starts_with("customxml/");
        if trouble.is_ok() && (is_xml || part.facts.role != Role::None) {
            trouble = budget.part(&part.facts).and_then(|()| check_encoding(&part.head));
        }
        contents.add(&name, &part);
        kind = kind.or_else(|| kind_of_entry(&name));
    }
    if encrypted {
        return Err(Trouble::Encrypted);
    }
    trouble?;
    match kind.unwrap_or(Err("è un archivio zip qualsiasi: estrarre il foglio di calcolo che contiene")) {
        Ok(Kind::Xlsx) => Ok(Container::Xlsx(contents)),
        Ok(Kind::Ods) => Ok(Container::Ods),
        Err(really) => Err(Trouble::Really(really)),
    }
}

/// What the first pass over an xlsx has seen of its sheets.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Contents {
    /// Cells of all sheets, empty ones included.
    pub cells: usize,
    /// Whether a cell holds a formula.
    pub has_formulas: bool,
    /// Whether ranges are merged.
    pub has_merges: bool,
    /// Whether whoever opens the file is to calculate its formulas: the stored results are
    /// then only placeholders.
    pub recalculates: bool,
}

impl Contents {
    fn add(&mut self, name: &str, part: &Part) {
        self.cells += part.facts.cells;
        self.has_formulas |= part.facts.formulas > 0;
        self.has_merges |= part.facts.merges > 0;
        self.recalculates |= name == "xl/workbook.xml" && recalculates_on_load(&part.head);
    }
}

fn recalculates_on_load(workbook: &[u8]) -> bool {
    let text = String::from_utf8_lossy(workbook);
    let Some((_, rest)) = text.split_once("<calcPr") else { return false };
    let element = rest.split_once('>').map_or(rest, |(element, _)| element);
    ["fullCalcOnLoad=\"1\"", "fullCalcOnLoad=\"true\"", "fullCalcOnLoad='1'"].iter().any(|mark| element.contains(mark))
}

/// The parser would follow a declared encoding, in which markup can hide from the first pass.
fn check_encoding(head: &[u8]) -> Result<(), Trouble> {
    let declaration = head.split(|&byte| byte == b'>').next().unwrap_or_default().to_ascii_lowercase();
    let text = String::from_utf8_lossy(&declaration);
    let Some((_, named)) = text.split_once("encoding") else { return Ok(()) };
    let named = named.trim_start_matches(|character: char| !character.is_ascii_alphabetic());
    if ["utf-8", "utf8", "us-ascii", "ascii"].iter().any(|known| named.starts_with(known)) {
        Ok(())
    } else {
        Err(Trouble::damaged("XML non in UTF-8"))
    }
}

/// What an entry's name says about the whole archive.
fn kind_of_entry(name: &str) -> Option<Result<Kind, &'static str>> {
    match name {
        "xl/workbook.xml" => Some(Ok(Kind::Xlsx)),
        "content.xml" => Some(Ok(Kind::Ods)),
        "xl/workbook.bin" => Some(Err("è un file Excel binario (xlsb): salvarlo come xlsx")),
        "word/document.xml" => Some(Err("è un documento Word: copiare la tabella in un foglio di calcolo")),
        "ppt/presentation.xml" => Some(Err("è una presentazione PowerPoint")),
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
        let read = entry.read(&mut chunk).map_err(Trouble::damaged)?;
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
    let ole = Ole::open(bytes).ok_or_else(|| Trouble::damaged("struttura OLE non leggibile"))?;
    if ole.holds("EncryptedPackage") || ole.holds("EncryptionInfo") {
        Err(Trouble::Encrypted)
    } else if ole.holds("Workbook") {
        Ok(Container::Xls)
    } else if ole.holds("Book") {
        Err(Trouble::OlderThan97)
    } else if ole.holds("WordDocument") {
        Err(Trouble::Really("è un documento Word: copiare la tabella in un foglio di calcolo"))
    } else if ole.holds("PowerPoint Document") {
        Err(Trouble::Really("è una presentazione PowerPoint"))
    } else {
        Err(Trouble::Really("è un documento Office di altro tipo"))
    }
}

fn recognise_other(bytes: &[u8]) -> &'static str {
    let start = bytes.strip_prefix(&[0xEF, 0xBB, 0xBF]).unwrap_or(bytes);
    let head: Vec<u8> = start.iter().copied().take(2048).skip_while(u8::is_ascii_whitespace).collect();
    let lower = head.to_ascii_lowercase();
    let begins = |prefix: &[u8]| lower.starts_with(prefix);
    if begins(b"<!doctype html") || begins(b"<html") || begins(b"<table") || contains(&lower, b"<html") {
        "è una pagina web (HTML) salvata con un altro nome: aprirla e salvarla come xlsx"
    } else if begins(b"<?xml") || begins(b"<") {
        "è un file XML: aprirlo con il programma che lo ha creato e salvarlo come xlsx"
    } else if begins(b"%pdf") {
        "è un PDF: serve il foglio di calcolo da cui è stato creato"
    } else if begins(b"{\\rtf") {
        "è un documento RTF: copiare la tabella in un foglio di calcolo"
    } else if is_picture(bytes) {
        "è un’immagine: serve il foglio di calcolo da cui è stata ricavata"
    } else if begins(b"pk") {
        "è un archivio incompleto: copiare di nuovo il file dall’originale"
    } else if looks_like_text(bytes) {
        "è un file di testo salvato con un altro nome: aprirlo con il foglio di calcolo e salvarlo come xlsx"
    } else {
        "il contenuto non è di nessun tipo riconosciuto, o il file è danneggiato"
    }
}

fn is_picture(bytes: &[u8]) -> bool {
    let marks: [&[u8]; 6] = [b"\x89PNG", b"\xFF\xD8\xFF", b"GIF8", b"BM", b"II*\0", b"MM\0*"];
    marks.iter().any(|mark| bytes.starts_with(mark)) && !looks_like_text(bytes)
}

fn contains(haystack: &[u8], needle: &[u8]) -> bool {
    haystack.windows(needle.len()).any(|window| window == needle)
}
