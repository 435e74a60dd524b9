//! What the file says about itself: in XMP, and in PDF 1.7 the same in the information dictionary.
//!
//! PDF/A-2 asks that both say the same (ISO 19005-2, 6.7.3). All dates are the reference
//! date: a document made again from the same inputs is the same document.

use chrono::NaiveDate;
use lopdf::{Dictionary, Object};

use super::object;
use super::profile::{Generation, Profile};

/// Who made the program that made the file.
const PRODUCER: &str = concat!("relazione ", env!("CARGO_PKG_VERSION"), " (printpdf, lopdf)");

/// What the document is, for catalogues and readers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Metadata {
    /// Shown in the title bar; not empty.
    pub title: String,
    /// One sentence.
    pub subject: String,
    /// Search terms.
    pub keywords: Vec<String>,
    /// The body that answers for the document.
    pub author: String,
    /// The program that the data come from.
    pub creator_tool: String,
    /// The reference date; both creation and modification.
    pub date: NaiveDate,
    /// BCP 47 language, such as `it-IT`.
    pub language: String,
}

impl Metadata {
    /// The information dictionary.
    pub(super) fn information(&self) -> Object {
        let date = self.date.format("D:%Y%m%d000000Z").to_string();
        let entries = [
            ("Title", clean(&self.title)),
            ("Author", clean(&self.author)),
            ("Subject", clean(&self.subject)),
            ("Keywords", clean(&self.keywords.join(", "))),
            ("Creator", clean(&self.creator_tool)),
            ("Producer", PRODUCER.to_owned()),
            ("CreationDate", date.clone()),
            ("ModDate", date),
        ];
        let filled = entries.into_iter().filter(|(_, value)| !value.is_empty());
        Object::Dictionary(filled.map(|(key, value)| (key, object::text(&value))).collect())
    }

    /// The stream dictionary and text of the XMP packet (ISO 19005-2, 6.6.2).
    pub(super) fn packet(&self, profile: &Profile) -> (Dictionary, Vec<u8>) {
        let date = self.date.format("%Y-%m-%dT00:00:00Z");
        let text = |value: &str| escaped(&clean(value));
        let alternatives = |tag: &str, value: &str| match text(value) {
            value if value.is_empty() => value,
            value => format!("   <{tag}><rdf:Alt><rdf:li xml:lang=\"x-default\">{value}</rdf:li></rdf:Alt></{tag}>\n"),
        };
        let simple = |tag: &str, value: &str| match text(value) {
            value if value.is_empty() => value,
            value => format!("   <{tag}>{value}</{tag}>\n"),
        };
        let author = match text(&self.author) {
            author if author.is_empty() => author,
            author => format!("   <dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>\n"),
        };
        let properties = [
            alternatives("dc:title", &self.title),
            author,
            alternatives("dc:description", &self.subject),
            format!("   <dc:language><rdf:Bag><rdf:li>{}</rdf:li></rdf:Bag></dc:language>\n", text(&self.language)),
            simple("pdf:Keywords", &self.keywords.join(", ")),
            simple("pdf:Producer", PRODUCER),
            simple("xmp:CreatorTool", &self.creator_tool),
            format!("   <xmp:CreateDate>{date}</xmp:CreateDate>\n   <xmp:ModifyDate>{date}</xmp:ModifyDate>\n"),
            format!("   <xmp:MetadataDate>{date}</xmp:MetadataDate>\n"),
        ];
        let claims = profile.claims.iter().map(|(schema, property, value)| {
            let prefix = schema.prefix;
            format!("   <{prefix}:{property}>{value}</{prefix}:{property}>\n")
        });
        let frame = match profile.generation {
            Generation::One => EXTENSION,
            Generation::Two => DECLARATIONS,
        };
        let packet = PACKET
            .replace("{namespaces}", frame.namespaces)
            .replace("{claims}", &claims.collect::<String>())
            .replace("{frame}", &frame.properties.replace("{declarations}", &declarations(profile)))
            // Last, so that nothing that an office writes is taken for a place to be filled.
            .replace("{properties}", &properties.concat());
        let dictionary = object::dictionary([("Type", object::name("Metadata")), ("Subtype", object::name("XML"))]);
        (dictionary, packet.into_bytes())
    }
}

/// The PDF declarations of a profile, one for each standard (PDF Association, *PDF Declarations*, 2019).
fn declarations(profile: &Profile) -> String {
    let declaration = |standard: &&str| {
        format!("     <rdf:li rdf:parseType=\"Resource\"><pdfd:conformsTo>{standard}</pdfd:conformsTo></rdf:li>\n")
    };
    profile.declarations.iter().map(declaration).collect()
}

/// What a generation of PDF adds to the packet.
struct Frame {
    /// Namespaces of XML.
    namespaces: &'static str,
    properties: &'static str,
}

/// The frame of the packet.
const PACKET: &str = r#"<?xpacket begin="﻿" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about=""
    xmlns:dc="http://purl.org/dc/elements/1.1/"
    xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
    xmlns:xmp="http://ns.adobe.com/xap/1.0/"
    xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
    xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
{namespaces}>
{properties}{claims}{frame}  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>
"#;

/// The description of the schema of PDF/UA, which PDF/A-2 does not know (ISO 19005-2, 6.6.2.3.1).
const EXTENSION: Frame = Frame {
    namespaces: r#"    xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
    xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
    xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#""#,
    properties: r#"   <pdfaExtension:schemas>
    <rdf:Bag>
     <rdf:li rdf:parseType="Resource">
      <pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
      <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
      <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
      <pdfaSchema:property>
       <rdf:Seq>
        <rdf:li rdf:parseType="Resource">
         <pdfaProperty:name>part</pdfaProperty:name>
         <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
         <pdfaProperty:category>internal</pdfaProperty:category>
         <pdfaProperty:description>Part of ISO 14289 that the file conforms to</pdfaProperty:description>
        </rdf:li>
       </rdf:Seq>
      </pdfaSchema:property>
     </rdf:li>
    </rdf:Bag>
   </pdfaExtension:schemas>
"#,
};

const DECLARATIONS: Frame = Frame {
    namespaces: r#"    xmlns:pdfd="http://pdfa.org/declarations/""#,
    properties: r"   <pdfd:declarations>
    <rdf:Bag>
{declarations}    </rdf:Bag>
   </pdfd:declarations>
",
};

/// One line without control characters, which neither XML nor a title bar can show.
fn clean(text: &str) -> String {
    let spaced: String = text.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
    spaced.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_escaped_and_cleaned() {
        assert_eq!(escaped(&clean("L’Ente  &\tC. <nuovo>\u{0}")), "L’Ente &amp; C. &lt;nuovo&gt;");
    }
}
