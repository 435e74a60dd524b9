//! Files that are something else under a spreadsheet's name, or locked: the message says what
//! the file really is and what to do.

use super::files::{archive, ole, record, words, xls};
use super::refused;

/// The same bytes under every spreadsheet's name.
#[track_caller]
fn refused_everywhere(bytes: &[u8], words: &str) {
    for name in ["piano.xlsx", "piano.xls", "piano.ods", "piano.docx", "piano.odt"] {
        refused(name, bytes, words);
    }
}

#[test]
fn other_files_are_called_by_their_name() {
    refused_everywhere(b"", "il file è vuoto");
    refused_everywhere(b"Gentile ufficio,\nsegue il piano.\n", "è un file di testo");
    refused_everywhere(b"nome;data\r\n01.01;Uno\r\n", "è un file di testo");
    refused_everywhere(b"<!DOCTYPE html>\n<html><table><tr><td>x</td></tr></table></html>", "pagina web (HTML)");
    refused_everywhere(b"\xEF\xBB\xBF  <html>\t</html>", "pagina web (HTML)");
    refused_everywhere(b"<?xml version=\"1.0\"?><Workbook/>", "è un file XML");
    refused_everywhere(b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n", "aprirlo con Word e salvarlo come docx");
    refused_everywhere(b"{\\rtf1\\ansi ciao}", "salvarlo come docx oppure odt");
    refused_everywhere(b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR", "un’immagine");
    refused_everywhere(b"\xFF\xD8\xFF\xE0\0\x10JFIF\0", "un’immagine");
    refused_everywhere(&archive([("Index/Document.iwa", String::new())]), "Pages (Apple): esportarlo");
    refused_everywhere(&archive([("ppt/presentation.xml", "<p:presentation/>".to_owned())]), "PowerPoint");
    refused_everywhere(&archive([("foto/uno.jpg", String::new())]), "archivio zip qualsiasi");
    refused_everywhere(&archive([("xl/workbook.bin", String::new())]), "xlsb");
    refused_everywhere(&ole("WordDocument", b""), "aprirlo e salvarlo come docx");
    refused_everywhere(&ole("altro", b""), "documento Office di altro tipo");
    refused_everywhere(&[0, 1, 2, 3, 0xFF, 0xFE, 4], "nessun tipo riconosciuto");
}

#[test]
fn locked_files_ask_to_take_the_password_away() {
    refused_everywhere(&ole("EncryptedPackage", b""), "è protetto da password");
    let filepass = record(0x002F, &words(&[1, 1, 1, 0]));
    refused_everywhere(&xls(&[filepass], &[]), "è protetto da password");
    let manifest =
        "<manifest:manifest><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>";
    let entries = [("content.xml", "\0\u{1}cifrato".to_owned()), ("META-INF/manifest.xml", manifest.to_owned())];
    refused_everywhere(&archive(entries), "è protetto da password");
}

#[test]
fn excel_before_97_is_told_by_its_age() {
    refused_everywhere(&ole("Book", b""), "precedente al 97");
    let biff5 = ole("Workbook", &record(0x0809, &words(&[0x0500, 5, 0, 0])));
    refused_everywhere(&biff5, "precedente al 97");
    refused_everywhere(&record(0x0409, &words(&[0, 0x10, 0])), "precedente al 97");
}
