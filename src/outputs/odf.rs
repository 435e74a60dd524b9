//! The package of an `OpenDocument` file (OASIS, 1.3), whatever it holds: text or spreadsheet.
//!
//! Guaranteed: `mimetype` comes first and is stored, entries carry no time, the same parts give the same bytes.

use std::io::{Cursor, Write as _};

use quick_xml::escape::escape;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::domain::Edition;

/// How every part begins.
pub(super) const HEADER: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
const IN_MEMORY: &str = "a few entries, written to memory";

/// A file before it is packed.
pub(super) struct OpenDocument<'a> {
    /// What it is, after `application/vnd.oasis.opendocument.`.
    pub kind: &'static str,
    pub title: &'a str,
    pub edition: &'a Edition,
    /// `content.xml`
    pub content: String,
    /// `styles.xml`
    pub styles: String,
}

impl OpenDocument<'_> {
    /// The bytes of the file.
    pub fn bytes(&self) -> Vec<u8> {
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        let mut add = |name: &str, text: &str, method| {
            let options = SimpleFileOptions::default().compression_method(method);
            archive.start_file(name, options).expect(IN_MEMORY);
            archive.write_all(text.as_bytes()).expect(IN_MEMORY);
        };
        let mime = format!("application/vnd.oasis.opendocument.{}", self.kind);
        add("mimetype", &mime, CompressionMethod::Stored);
        add("content.xml", &self.content, CompressionMethod::Deflated);
        add("meta.xml", &self.meta(), CompressionMethod::Deflated);
        add("styles.xml", &self.styles, CompressionMethod::Deflated);
        add("META-INF/manifest.xml", &manifest(&mime), CompressionMethod::Deflated);
        archive.finish().expect(IN_MEMORY).into_inner()
    }

    fn meta(&self) -> String {
        let (title, entity, date) = (clean(self.title), clean(&self.edition.entity), self.edition.reference_date);
        format!(
            "{HEADER}<office:document-meta xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
             xmlns:meta=\"urn:oasis:names:tc:opendocument:xmlns:meta:1.0\" \
             xmlns:dc=\"http://purl.org/dc/elements/1.1/\" office:version=\"1.3\">\n<office:meta>\
             <dc:title>{title}</dc:title><dc:creator>{entity}</dc:creator><dc:date>{date}T00:00:00</dc:date>\
             <meta:creation-date>{date}T00:00:00</meta:creation-date><dc:language>it-IT</dc:language></office:meta>\n\
             </office:document-meta>\n"
        )
    }
}

fn manifest(mime: &str) -> String {
    let mut text = format!(
        "{HEADER}<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\" \
         manifest:version=\"1.3\">\n<manifest:file-entry manifest:full-path=\"/\" manifest:version=\"1.3\" \
         manifest:media-type=\"{mime}\"/>\n"
    );
    for part in ["content.xml", "meta.xml", "styles.xml"] {
        let entry = format!("<manifest:file-entry manifest:full-path=\"{part}\" manifest:media-type=\"text/xml\"/>\n");
        text.push_str(&entry);
    }
    text + "</manifest:manifest>\n"
}

/// The text in XML, without the characters that XML 1.0 cannot hold.
pub(super) fn clean(text: &str) -> String {
    let allowed = text.chars().map(|character| if character == '\t' { ' ' } else { character }).filter(
        |character| matches!(character, ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..='\u{10ffff}'),
    );
    escape(allowed.collect::<String>()).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_xml_cannot_hold_is_left_out_and_the_rest_is_escaped() {
        assert_eq!(clean("a\tb\u{0}\u{fffe} <c> & «d»"), "a b &lt;c&gt; &amp; «d»");
    }
}
