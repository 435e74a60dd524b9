//! What a file really is, judged by its bytes, never by its name.

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use super::error::Trouble;
use super::limits::Budget;

/// The kinds of file that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Container {
    Xlsx,
    Ods,
    Xls,
}

const OLE_MAGIC: &[u8] = &[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
const ZIP_MAGIC: &[u8] = b"PK\x03\x04";

/// Recognises a file; archives are inflated once, counting, and nothing is kept.
pub(super) fn recognise(bytes: &[u8], budget: &mut Budget) -> Result<Container, Trouble> {
    if bytes.starts_with(ZIP_MAGIC) {
        recognise_archive(bytes, budget)
    } else if bytes.starts_with(OLE_MAGIC) {
        recognise_ole(bytes)
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
    let mut kind = None;
    let mut encrypted = false;
    for index in 0..archive.len() {
        let mut entry = match archive.by_index(index) {
            Ok(entry) => entry,
            Err(ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)) => return Err(Trouble::Encrypted),
            Err(error) => return Err(Trouble::damaged(error)),
        };
        let name = entry.name().map_err(Trouble::damaged)?.to_ascii_lowercase().replace('\\', "/");
        let head = drain(&mut entry, budget)?;
        let is_xml = matches!(name.rsplit('.').next(), Some("xml" | "rels"));
        if is_xml && contains(&head, b"<!DOCTYPE") {
            return Err(Trouble::Forbidden);
        }
        encrypted |= name == "meta-inf/manifest.xml" && contains(&head, b"encryption-data");
        kind = kind.or_else(|| kind_of_entry(&name));
    }
    if encrypted {
        return Err(Trouble::Encrypted);
    }
    kind.unwrap_or(Err("è un archivio zip qualsiasi: estrarre il foglio di calcolo che contiene"))
        .map_err(Trouble::Really)
}

/// What an entry's name says about the whole archive.
fn kind_of_entry(name: &str) -> Option<Result<Container, &'static str>> {
    match name {
        "xl/workbook.xml" => Some(Ok(Container::Xlsx)),
        "content.xml" => Some(Ok(Container::Ods)),
        "xl/workbook.bin" => Some(Err("è un file Excel binario (xlsb): salvarlo come xlsx")),
        "word/document.xml" => Some(Err("è un documento Word: copiare la tabella in un foglio di calcolo")),
        "ppt/presentation.xml" => Some(Err("è una presentazione PowerPoint")),
        _ => None,
    }
}

/// Inflates a whole entry against the budget and keeps only its first bytes.
fn drain(entry: &mut impl Read, budget: &mut Budget) -> Result<Vec<u8>, Trouble> {
    let mut head = Vec::new();
    let mut chunk = [0u8; 16 * 1024];
    loop {
        let read = entry.read(&mut chunk).map_err(Trouble::damaged)?;
        if read == 0 {
            return Ok(head);
        }
        budget.inflate(read)?;
        if head.len() < 2 * chunk.len() {
            head.extend_from_slice(&chunk[..read]);
        }
    }
}

/// Directory names of an OLE file are UTF-16; finding them anywhere is proof enough,
/// because the readers check the structure afterwards.
fn recognise_ole(bytes: &[u8]) -> Result<Container, Trouble> {
    let holds = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        contains(bytes, &wide)
    };
    if holds("EncryptedPackage") || holds("EncryptionInfo") {
        return Err(Trouble::Encrypted);
    }
    if holds("Workbook") || holds("Book") {
        return Ok(Container::Xls);
    }
    Err(Trouble::Really(if holds("WordDocument") {
        "è un documento Word: copiare la tabella in un foglio di calcolo"
    } else {
        "è un vecchio documento Office di altro tipo, o un file troncato"
    }))
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
    } else if begins(b"pk") {
        "è un archivio incompleto: copiare di nuovo il file dall’originale"
    } else if looks_like_text(bytes) {
        "è un file di testo salvato con un altro nome: aprirlo con il foglio di calcolo e salvarlo come xlsx"
    } else {
        "il contenuto non è di nessun tipo riconosciuto, o il file è danneggiato"
    }
}

fn contains(haystack: &[u8], needle: &[u8]) -> bool {
    haystack.windows(needle.len()).any(|window| window == needle)
}
