//! The shared texts of a workbook in their plainest form: one run each, without comments, CDATA and references.

use std::fmt::Write as _;

use quick_xml::Reader;
use quick_xml::escape::escape;
use quick_xml::events::Event;

use super::super::error::Trouble;
use super::super::xml_events::character;

/// The texts, rewritten, and how many there are.
#[derive(Debug)]
pub(super) struct PlainTexts {
    pub xml: String,
    pub count: usize,
}

/// Rewrites the part of the shared texts.
pub(super) fn plain_texts(part: &str, namespace: &str) -> Result<PlainTexts, Trouble> {
    let mut plain = PlainTexts { xml: format!("<sst xmlns=\"{namespace}\">"), count: 0 };
    let mut xml = Reader::from_str(part);
    // Readings of East Asian texts stand beside them.
    let (mut text, mut in_text, mut in_reading) = (String::new(), false, false);
    loop {
        let event = xml.read_event().map_err(Trouble::library)?;
        match &event {
            Event::Start(element) => match element.local_name().as_ref() {
                "si" => text.clear(),
                "rPh" => in_reading = true,
                "t" => in_text = !in_reading,
                _ => {}
            },
            Event::Empty(element) if element.local_name().as_ref() == "si" => plain.push(""),
            Event::End(element) => match element.local_name().as_ref() {
                "si" => plain.push(&text),
                "rPh" => in_reading = false,
                "t" => in_text = false,
                _ => {}
            },
            Event::Text(words) if in_text => text.push_str(&words.xml10_content()),
            Event::CData(words) if in_text => text.push_str(&words.xml10_content()),
            Event::GeneralRef(reference) if in_text => text.push(character(reference)?),
            Event::DocType(_) => return Err(Trouble::Forbidden),
            Event::Eof => break,
            _ => {}
        }
    }
    plain.xml.push_str("</sst>");
    Ok(plain)
}

impl PlainTexts {
    fn push(&mut self, text: &str) {
        let _ = write!(self.xml, "<si><t xml:space=\"preserve\">{}</t></si>", escape(text));
        self.count += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_what_they_say() {
        let part = "<x:sst><x:si><x:t>8&#48; <!-- no --><![CDATA[& più]]></x:t></x:si><x:si><x:r><x:t>a</x:t></x:r>\
                    <x:r><x:t>&amp;b</x:t></x:r><x:rPh><x:t>no</x:t></x:rPh></x:si><x:si/></x:sst>";
        let plain = plain_texts(part, "m").unwrap();
        let text = |text: &str| format!("<si><t xml:space=\"preserve\">{text}</t></si>");
        let expected = format!("<sst xmlns=\"m\">{}{}{}</sst>", text("80 &amp; più"), text("a&amp;b"), text(""));
        assert_eq!((plain.xml, plain.count), (expected, 3));
    }
}
