//! The deadline as a calendar (RFC 5545) that offices add to theirs.
//!
//! Guaranteed: lines of 75 bytes at most, ended by CRLF; the same state of the same day gives the same bytes; the event
//! keeps its name, so that a later calendar corrects it. Deliberately absent: who has filled in what.

use chrono::{Days, NaiveDate};

use super::cycle::Progress;
use super::text::{today, working_days};
use crate::words::fold;

/// The longest line, its end apart.
const LONGEST: usize = 75;
/// How many days before the deadline a program reminds, while there is no final.
const REMINDERS: [u32; 3] = [30, 7, 1];

/// Whose data a calendar speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DataOf {
    /// All offices.
    Entity,
    /// The one that gets the calendar, which lacks so many indicators.
    Office {
        /// How many it still has to give.
        missing: usize,
        /// The day by which its sheets come back, where it is another than the report's.
        by: Option<NaiveDate>,
    },
}

impl Progress {
    /// The calendar of an entity, for all its offices or for one.
    pub fn calendar(&self, entity: &str, data: DataOf) -> String {
        let mut calendar = Calendar(String::new());
        let of_sheets = match data {
            DataOf::Office { by, .. } => by,
            DataOf::Entity => None,
        };
        let (due, stamp) = (of_sheets.unwrap_or(self.deadline.date), self.reference_date.format("%Y%m%dT000000Z"));
        let (what, event) = match of_sheets {
            Some(_) => ("restituzione delle schede", "schede"),
            None => ("termine di adozione", "termine"),
        };
        let name: String = fold(entity).chars().filter(char::is_ascii_alphanumeric).collect();
        calendar.line("BEGIN:VCALENDAR");
        calendar.line("VERSION:2.0");
        calendar.line("PRODID:-//relazione//stato//IT");
        calendar.line("CALSCALE:GREGORIAN");
        calendar.line("METHOD:PUBLISH");
        calendar.line("BEGIN:VEVENT");
        calendar.line(&format!("UID:{event}-{}-{}@relazione", self.year, name.to_lowercase()));
        calendar.line(&format!("DTSTAMP:{stamp}"));
        calendar.line(&format!("DTSTART;VALUE=DATE:{}", due.format("%Y%m%d")));
        calendar.line(&format!("DTEND;VALUE=DATE:{}", (due + Days::new(1)).format("%Y%m%d")));
        calendar.line("TRANSP:TRANSPARENT");
        let summary = format!("Relazione sulla performance {}: {what} – {entity}", self.year);
        calendar.line(&format!("SUMMARY:{}", text(&summary)));
        let missing = match data {
            DataOf::Entity => missing_of("", self.entity.missing.len()),
            DataOf::Office { missing, .. } => missing_of(" dell’ufficio", missing),
        };
        let description = format!("{}{} {missing}", today(self), working_days(self));
        calendar.line(&format!("DESCRIPTION:{}", text(&description)));
        if self.last_final.is_none() && self.adopted_by.is_none() {
            for days in REMINDERS {
                calendar.line("BEGIN:VALARM");
                calendar.line("ACTION:DISPLAY");
                calendar.line(&format!("DESCRIPTION:{}", text(&summary)));
                calendar.line(&format!("TRIGGER:-P{days}D"));
                calendar.line("END:VALARM");
            }
        }
        calendar.line("END:VEVENT");
        calendar.line("END:VCALENDAR");
        calendar.0
    }
}

fn missing_of(whose: &str, missing: usize) -> String {
    match missing {
        0 => format!("Nessun dato{whose} manca."),
        1 => format!("Manca il dato di un indicatore{whose}."),
        many => format!("Mancano i dati di {many} indicatori{whose}."),
    }
}

struct Calendar(String);

impl Calendar {
    /// A line; what is too long goes on after a line break and a space, never within a letter.
    fn line(&mut self, line: &str) {
        let mut room = LONGEST;
        for letter in line.chars() {
            if letter.len_utf8() > room {
                self.0.push_str("\r\n ");
                room = LONGEST - 1;
            }
            room -= letter.len_utf8();
            self.0.push(letter);
        }
        self.0.push_str("\r\n");
    }
}

/// A text value: what separates values is escaped.
fn text(value: &str) -> String {
    let clean = value.chars().filter(|letter| !letter.is_control());
    clean.fold(String::new(), |mut escaped, letter| {
        if matches!(letter, '\\' | ';' | ',') {
            escaped.push('\\');
        }
        escaped.push(letter);
        escaped
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lines_go_on_and_separators_are_escaped() {
        let mut calendar = Calendar(String::new());
        calendar.line(&format!("SUMMARY:{}", text(&"però, ".repeat(30))));
        for line in calendar.0.split("\r\n") {
            assert!(line.len() <= LONGEST, "{line}");
        }
        let whole = calendar.0.replace("\r\n ", "");
        assert_eq!(whole, format!("SUMMARY:{}\r\n", "però\\, ".repeat(30)));
    }
}
