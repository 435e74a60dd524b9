//! A message to an office with what it needs attached, as a file that any mail program opens (RFC 5322, MIME).
//!
//! Guaranteed: the same message gives the same bytes; no line break of a name or a subject makes another header.
//! Deliberately absent: sending.

use chrono::{NaiveDate, NaiveTime};
use mail_builder::MessageBuilder;
use mail_builder::headers::content_type::ContentType;
use mail_builder::headers::date::Date;
use mail_builder::headers::message_id::MessageId;
use mail_builder::headers::raw::Raw;
use mail_builder::mime::MimePart;

use crate::digest::hex_digest;

/// A message to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter<'l> {
    /// Address of the sender.
    pub from: &'l str,
    /// Name of the sender.
    pub from_name: &'l str,
    /// Address of the office.
    pub to: &'l str,
    /// Name of the office.
    pub to_name: &'l str,
    /// The day it is dated; its first moment, which no clock is before.
    pub date: NaiveDate,
    /// The subject, in one line.
    pub subject: &'l str,
    /// The text.
    pub body: &'l str,
    /// The files.
    pub attachments: Vec<Attachment>,
}

/// A file that goes with a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// Its name.
    pub name: String,
    /// Its kind, as MIME names it.
    pub media_type: &'static str,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// MIME type of an iCalendar file that only informs.
pub const CALENDAR: &str = "text/calendar; charset=utf-8; method=PUBLISH";

impl Attachment {
    /// A file, its kind known by its name.
    pub fn of_file(name: String, bytes: Vec<u8>) -> Self {
        let extension = name.rsplit_once('.').map(|(_, extension)| extension.to_lowercase());
        let media_type = match extension.as_deref() {
            Some("xlsx") => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Some("ods") => "application/vnd.oasis.opendocument.spreadsheet",
            Some("xls") => "application/vnd.ms-excel",
            _ => "application/octet-stream",
        };
        Self { name, media_type, bytes }
    }
}

impl Letter<'_> {
    /// The bytes of the `.eml`.
    pub fn bytes(&self) -> Vec<u8> {
        let print = self.print();
        let domain = self.from.rsplit_once('@').map_or("localhost", |(_, domain)| domain);
        let moment = self.date.and_time(NaiveTime::MIN).and_utc().timestamp();
        let text = MimePart::new(ContentType::new("text/plain").attribute("charset", "utf-8"), self.body);
        let mut parts = vec![text];
        for attachment in &self.attachments {
            let name = one_line(&attachment.name);
            parts.push(MimePart::new(attachment.media_type, attachment.bytes.as_slice()).attachment(name));
        }
        let mixed = ContentType::new("multipart/mixed").attribute("boundary", format!("=_{}", &print[..32]));
        MessageBuilder::new()
            .from((one_line(self.from_name), self.from.to_owned()))
            .to((one_line(self.to_name), self.to.to_owned()))
            .subject(one_line(self.subject))
            .date(Date::new(moment))
            .message_id(MessageId::new(format!("{}@{domain}", &print[..32])))
            // Outlook opens it as a draft, to be read and sent.
            .header("X-Unsent", Raw::new("1"))
            .body(MimePart::new(mixed, parts))
            .write_to_vec()
            .expect("memory takes everything")
    }

    /// What tells this message from every other.
    fn print(&self) -> String {
        let mut all = Vec::new();
        let date = self.date.to_string();
        for text in [self.from, self.from_name, self.to, self.to_name, &date, self.subject, self.body] {
            all.extend_from_slice(text.as_bytes());
            all.push(0);
        }
        for Attachment { name, bytes, .. } in &self.attachments {
            all.extend_from_slice(name.as_bytes());
            all.push(0);
            all.extend_from_slice(hex_digest(bytes).as_bytes());
        }
        hex_digest(&all)
    }
}

fn one_line(text: &str) -> String {
    text.split(|letter: char| letter.is_control()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_makes_no_header_and_the_same_letter_gives_the_same_bytes() {
        let letter = Letter {
            from: "a@b.it",
            from_name: "Comune di Forlì",
            to: "c@d.it",
            to_name: "Ufficio\r\nBcc: x@y.it",
            date: NaiveDate::from_ymd_opt(2026, 5, 20).unwrap(),
            subject: "Dati da completare: è ora\nX-Spam: no",
            body: "Perché è così.\n",
            attachments: vec![Attachment::of_file("Città.xlsx".to_owned(), vec![0, 1, 2])],
        };
        let bytes = letter.bytes();
        assert_eq!(bytes, letter.bytes());
        let text = String::from_utf8(bytes).unwrap();
        assert!(text.is_ascii() || !text.split("\r\n\r\n").next().unwrap().is_ascii());
        assert!(text.split("\r\n").all(|line| !line.starts_with("Bcc") && !line.starts_with("X-Spam")), "{text}");
        assert!(text.contains("Date: Wed, 20 May 2026 00:00:00"), "{text}");
    }
}
