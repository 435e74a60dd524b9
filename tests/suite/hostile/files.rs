//! Hostile files, made in memory byte by byte.

use std::io::{Cursor, Read, Write};

use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// An archive of these entries.
pub fn archive<'e>(entries: impl IntoIterator<Item = (&'e str, String)>) -> Vec<u8> {
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in entries {
        out.start_file(name, SimpleFileOptions::default()).unwrap();
        out.write_all(text.as_bytes()).unwrap();
    }
    out.finish().unwrap().into_inner()
}

/// The text of an entry.
pub fn entry(bytes: &[u8], name: &str) -> String {
    let mut text = String::new();
    ZipArchive::new(Cursor::new(bytes)).unwrap().by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

/// The same archive with one entry's text replaced, or added.
pub fn with_entry(bytes: &[u8], name: &str, text: &str) -> Vec<u8> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let entry = archive.by_index(index).unwrap();
        if entry.name().unwrap() != name {
            out.raw_copy_file(entry).unwrap();
        }
    }
    out.start_file(name, SimpleFileOptions::default()).unwrap();
    out.write_all(text.as_bytes()).unwrap();
    out.finish().unwrap().into_inner()
}

/// The same archive with so many copies of a large, well compressed entry.
pub fn with_copies(bytes: &[u8], entry_bytes: usize, copies: usize) -> Vec<u8> {
    let single = archive([("grande", "0".repeat(entry_bytes))]);
    let mut out = ZipWriter::new_append(Cursor::new(bytes.to_vec())).unwrap();
    for copy in 0..copies {
        let mut archive = ZipArchive::new(Cursor::new(&single)).unwrap();
        out.raw_copy_file_rename(archive.by_index(0).unwrap(), format!("xl/media/{copy}.png").as_str()).unwrap();
    }
    out.finish().unwrap().into_inner()
}

/// The sheet of an ods of these tables.
pub fn ods(tables: &str) -> Vec<u8> {
    let content = format!(
        "<?xml version=\"1.0\"?><office:document-content><office:body><office:spreadsheet>{tables}\
         </office:spreadsheet></office:body></office:document-content>"
    );
    archive([("mimetype", "application/vnd.oasis.opendocument.spreadsheet".to_owned()), ("content.xml", content)])
}

/// An OLE file of one stream, laid out as [MS-CFB] says.
pub fn ole(name: &str, stream: &[u8]) -> Vec<u8> {
    const SECTOR: usize = 512;
    const END: u32 = 0xFFFF_FFFE;
    let sectors = stream.len().max(4096).div_ceil(SECTOR);
    let mut header = vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    header.resize(24, 0);
    for half in [0x3Eu16, 3, 0xFFFE, 9, 6] {
        header.extend(half.to_le_bytes());
    }
    header.resize(44, 0);
    // One table sector, the directory behind it, short streams below 4,096 bytes, no lists.
    for word in [1u32, 1, 0, 4096, END, 0, END, 0, 0] {
        header.extend(word.to_le_bytes());
    }
    header.resize(SECTOR, 0xFF);
    let last = u32::try_from(sectors + 1).unwrap();
    let table = [0xFFFF_FFFD, END].into_iter().chain(3..=last).chain([END]);
    let mut file = header;
    file.extend(table.flat_map(u32::to_le_bytes));
    file.resize(2 * SECTOR, 0xFF);
    let length = u32::try_from(sectors * SECTOR).unwrap();
    for (name, kind, start, length) in [("Root Entry", 5, END, 0), (name, 2, 2, length)] {
        let mut entry: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        entry.resize(66, 0);
        entry.push(kind);
        entry.resize(116, 0);
        entry.extend(start.to_le_bytes());
        entry.extend(length.to_le_bytes());
        entry.resize(128, 0);
        file.extend(entry);
    }
    file.resize(3 * SECTOR, 0);
    file.extend(stream);
    file.resize((3 + sectors) * SECTOR, 0);
    file
}

/// A BIFF record.
pub fn record(kind: u16, data: &[u8]) -> Vec<u8> {
    let length = u16::try_from(data.len()).unwrap();
    [&kind.to_le_bytes(), &length.to_le_bytes(), data].concat()
}

/// Little-endian 16-bit numbers, as most BIFF data are.
pub fn words(values: &[u16]) -> Vec<u8> {
    values.iter().copied().flat_map(u16::to_le_bytes).collect()
}

/// An xls of one sheet «Foglio»: records of the globals and of the sheet.
pub fn xls(globals: &[Vec<u8>], sheet: &[Vec<u8>]) -> Vec<u8> {
    let bof = |kind: u16| record(0x0809, &words(&[0x0600, kind, 0, 0, 0, 0, 0, 0]));
    let eof = record(0x000A, &[]);
    let tab = |at: u32| record(0x0085, &[&at.to_le_bytes()[..], &[0, 0, 6, 0], b"Foglio"].concat());
    let globals = globals.concat();
    let at = bof(5).len() + globals.len() + tab(0).len() + eof.len();
    let tab = tab(u32::try_from(at).unwrap());
    ole("Workbook", &[bof(5), globals, tab, eof.clone(), bof(0x10), sheet.concat(), eof].concat())
}
