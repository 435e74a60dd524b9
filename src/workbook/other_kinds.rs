//! What a file is that is no workbook and no document, by its first bytes.

use encoding_rs::{Encoding, UTF_8};
use memchr::memmem;

/// What it is and what to do with it, as messages say it.
pub(super) fn really(bytes: &[u8]) -> &'static str {
    let start = bytes.strip_prefix(&[0xEF, 0xBB, 0xBF]).unwrap_or(bytes);
    let head: Vec<u8> = start.iter().copied().take(2048).skip_while(u8::is_ascii_whitespace).collect();
    let lower = head.to_ascii_lowercase();
    let begins = |prefix: &[u8]| lower.starts_with(prefix);
    let holds = |words: &[u8]| memmem::find(&lower, words).is_some();
    if let Some(packed) = recognise_packed(bytes) {
        packed
    } else if begins(b"mime-version:") || holds(b"content-type: multipart/related") {
        "è una pagina web salvata in un solo file (MHTML): aprirla con Excel e salvarla come xlsx"
    } else if begins(b"<!doctype html") || begins(b"<html") || begins(b"<table") || holds(b"<html") {
        "è una pagina web (HTML) salvata con un altro nome: aprirla e salvarla come xlsx"
    } else if begins(b"<?xml") || begins(b"<") {
        "è un file XML: aprirlo con il programma che lo ha creato e salvarlo come xlsx"
    } else if begins(b"%pdf") {
        "è un PDF: serve il file da cui è stato creato; se non c’è più, aprirlo con Word e salvarlo come docx, poi controllare le tabelle"
    } else if begins(b"{\\rtf") {
        "è un documento RTF: aprirlo con Word o LibreOffice e salvarlo come docx oppure odt"
    } else if is_picture(bytes) {
        "è un’immagine: serve il foglio di calcolo da cui è stata ricavata"
    } else if begins(b"pk") {
        "è un archivio incompleto: copiare di nuovo il file dall’originale"
    } else if looks_like_text(bytes) {
        "è un file di testo salvato con un altro nome: aprirlo con il foglio di calcolo e salvarlo come xlsx"
    } else {
        "il contenuto non è di nessun tipo riconosciuto: se il programma che l’ha creato lo apre, salvarlo da lì come xlsx"
    }
}

/// Archives and envelopes, in which the file stands untouched.
fn recognise_packed(bytes: &[u8]) -> Option<&'static str> {
    let begins = |mark: &[u8]| bytes.starts_with(mark);
    if begins(b"7z\xBC\xAF\x27\x1C") {
        Some("è un archivio 7z: estrarre il foglio di calcolo che contiene")
    } else if begins(b"Rar!\x1A\x07") {
        Some("è un archivio rar: estrarre il foglio di calcolo che contiene")
    } else if begins(b"\x1F\x8B") || begins(b"BZh") || begins(b"\xFD7zXZ\0") || begins(b"\x28\xB5\x2F\xFD") {
        Some("è un file compresso (gz, bz2, xz o zst): estrarre il foglio di calcolo che contiene")
    } else if bytes.get(257..262) == Some(b"ustar") {
        Some("è un archivio tar: estrarre il foglio di calcolo che contiene")
    } else if is_signed(bytes) {
        Some("è un file firmato digitalmente (p7m): estrarre il documento con il programma di firma e usare quello")
    } else {
        None
    }
}

/// An envelope of a digital signature (RFC 5652, 5.1), in binary or as Base64 text.
fn is_signed(bytes: &[u8]) -> bool {
    const SIGNED_DATA: &[u8] = &[0x06, 0x09, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x07, 0x02];
    let head = &bytes[..bytes.len().min(64)];
    (bytes.first() == Some(&0x30) && memmem::find(head, SIGNED_DATA).is_some())
        || [&b"-----BEGIN PKCS7"[..], b"-----BEGIN CMS"].iter().any(|mark| head.starts_with(mark))
        || (memmem::find(head, b"qhkiG9w0BBwKg").is_some() && looks_like_text(head))
}

fn is_picture(bytes: &[u8]) -> bool {
    let marks: [&[u8]; 6] = [b"\x89PNG", b"\xFF\xD8\xFF", b"GIF8", b"BM", b"II*\0", b"MM\0*"];
    marks.iter().any(|mark| bytes.starts_with(mark)) && !looks_like_text(bytes)
}

/// Whether the bytes are a text a person could read: no archive, no binary.
pub fn looks_like_text(bytes: &[u8]) -> bool {
    let sample = &bytes[..bytes.len().min(4096)];
    if let Some((encoding, _)) = Encoding::for_bom(sample).filter(|(encoding, _)| *encoding != UTF_8) {
        let text = encoding.decode_with_bom_removal(sample).0;
        return !text.trim().is_empty() && text.chars().all(|c| !c.is_control() || c.is_whitespace());
    }
    !sample.is_empty()
        && !sample.starts_with(b"%PDF")
        && sample.iter().all(|&byte| byte >= 0x20 || matches!(byte, b'\t' | b'\n' | b'\r' | 0x0B | 0x0C))
}
