//! The signatures that an update holds (ISO 32000-1, 12.8): the envelope, and the bytes that it covers.

use chrono::{Duration, NaiveDateTime};

use super::super::cross_references::Place;
use super::super::syntax::Reader;
use super::super::value::{Dictionary, Value};
use super::chain::Chain;

/// A signature as the file writes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignatureField {
    /// The envelope, with the zeros that fill its room.
    pub envelope: Vec<u8>,
    /// The two stretches that it covers: (from, until), from the beginning of the file.
    pub covered: [(usize, usize); 2],
    /// When the file says that it was made, in UTC: signatures in PDF leave it out of their envelope.
    pub declared: Option<NaiveDateTime>,
    /// Whether it is a time stamp on the document.
    pub is_stamp: bool,
    /// Why it does not cover what it should; none where it covers the file up to the end of its update.
    pub faults: Vec<&'static str>,
}

/// The signatures of one update.
pub(super) fn of(chain: &Chain<'_>, index: usize) -> Vec<SignatureField> {
    let section = &chain.sections[index];
    let mut fields = Vec::new();
    for (id, place) in &section.objects {
        let Some(Value::Dictionary(dictionary)) = chain.placed(index, *id) else { continue };
        if !(dictionary.has("ByteRange") && dictionary.has("Contents")) {
            continue;
        }
        fields.push(field(chain.bytes, &dictionary, *place, section.end));
    }
    fields
}

fn field(bytes: &[u8], dictionary: &Dictionary<'_>, place: Place, end: usize) -> SignatureField {
    let envelope = match dictionary.get("Contents") {
        Some(Value::String(envelope)) => envelope.to_vec(),
        _ => Vec::new(),
    };
    let declared = match dictionary.get("M") {
        Some(Value::String(date)) => date_of(date),
        _ => None,
    };
    let is_stamp = dictionary.get("SubFilter").and_then(Value::name) == Some(b"ETSI.RFC3161");
    let mut read = SignatureField { envelope, covered: [(0, 0); 2], declared, is_stamp, faults: Vec::new() };
    let range: Option<Vec<usize>> = dictionary
        .get("ByteRange")
        .and_then(Value::array)
        .and_then(|numbers| numbers.iter().map(|number| usize::try_from(number.integer()?).ok()).collect());
    let stretches = range.and_then(|range| {
        let [from, length, after, rest] = range[..] else { return None };
        let (until, last) = (from.checked_add(length)?, after.checked_add(rest)?);
        (until <= after && last <= bytes.len()).then_some([(from, until), (after, last)])
    });
    let Some(covered @ [(from, until), (after, last)]) = stretches else {
        read.faults.push("ByteRange, che dice quali byte sono firmati, non si può leggere");
        return read;
    };
    read.covered = covered;
    if from != 0 {
        read.faults.push("la firma non copre l’inizio del file");
    }
    if !is_line_end(&bytes[last.min(end)..end]) || last > end {
        read.faults.push("la firma non copre il file fino alla fine del suo aggiornamento");
    }
    let own = matches!(place, Place::Offset(offset) if offset < until);
    if !own || hexadecimal(&bytes[until..after]).as_deref() != Some(&read.envelope) {
        read.faults.push("la firma lascia scoperti byte che non sono la firma stessa");
    }
    read
}

/// `D:20250625121200+02'00'` (ISO 32000-1, 7.9.4), in UTC; the apostrophes may be left out, as some programs do.
fn date_of(bytes: &[u8]) -> Option<NaiveDateTime> {
    let text = std::str::from_utf8(bytes).ok()?.strip_prefix("D:")?;
    let local = NaiveDateTime::parse_from_str(text.get(..14)?, "%Y%m%d%H%M%S").ok()?;
    let zone = text.get(14..)?;
    let sign = match zone.as_bytes().first() {
        None | Some(b'Z') => return Some(local),
        Some(b'+') => -1,
        Some(b'-') => 1,
        Some(_) => return None,
    };
    let digits: String = zone[1..].chars().filter(|letter| *letter != '\'').collect();
    if !digits.bytes().all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    let (hours, minutes) = match digits.len() {
        2 => (&digits[..], "00"),
        4 => digits.split_at(2),
        _ => return None,
    };
    let (hours, minutes): (i64, i64) = (hours.parse().ok()?, minutes.parse().ok()?);
    if hours > 23 || minutes > 59 {
        return None;
    }
    local.checked_add_signed(Duration::try_minutes(sign * (hours * 60 + minutes))?)
}

/// The one string that a signature leaves out, and nothing else.
fn hexadecimal(gap: &[u8]) -> Option<Vec<u8>> {
    let is_whole = gap.starts_with(b"<") && gap.iter().position(|byte| *byte == b'>') == Some(gap.len() - 1);
    let Some(Value::String(bytes)) = Reader::new(gap, 0).value().filter(|_| is_whole) else { return None };
    Some(bytes.into_owned())
}

fn is_line_end(bytes: &[u8]) -> bool {
    bytes.len() <= 2 && bytes.iter().all(|byte| matches!(byte, b'\r' | b'\n'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_with_their_zone() {
        let read = |text: &str| date_of(text.as_bytes()).map(|date| date.to_string());
        assert_eq!(read("D:20250625121200+02'00'").as_deref(), Some("2025-06-25 10:12:00"));
        assert_eq!(read("D:20250625001200-01'30").as_deref(), Some("2025-06-25 01:42:00"));
        assert_eq!(read("D:20250625121200Z").as_deref(), Some("2025-06-25 12:12:00"));
        for zone in ["+0200", "+02'00", "+02", "+02'"] {
            assert_eq!(read(&format!("D:20250625121200{zone}")).as_deref(), Some("2025-06-25 10:12:00"), "{zone}");
        }
        for text in [
            "D:20250625121200+2",
            "D:20250625121200+0290",
            "D:20250625121200+02:00",
            "",
            "D:",
            "D:2025",
            "D:20251325121200Z",
            "D:20250625121200è",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
