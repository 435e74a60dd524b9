//! Times as certificates and signatures write them (RFC 5280, 4.1.2.5), in UTC.

use chrono::NaiveDateTime;

use super::ber::{Element, GENERALIZED_TIME, UTC_TIME};

/// Reads a time; seconds may have decimals, which are left out.
pub(super) fn read(element: &Element<'_>) -> Option<NaiveDateTime> {
    let text = std::str::from_utf8(element.bytes()).ok()?.strip_suffix('Z')?;
    let whole = text.split('.').next()?;
    let long = match element.tag {
        UTC_TIME => {
            let year: u32 = whole.get(..2)?.parse().ok()?;
            format!("{}{whole}", if year < 50 { "20" } else { "19" })
        }
        GENERALIZED_TIME => whole.to_owned(),
        _ => return None,
    };
    NaiveDateTime::parse_from_str(&long, "%Y%m%d%H%M%S").ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::signature::ber;

    #[test]
    fn both_forms_are_read_and_nothing_else() {
        let read = |tag: u8, text: &str| {
            let length = u8::try_from(text.len()).unwrap();
            let bytes = [&[tag, length], text.as_bytes()].concat();
            super::read(&ber::read(&bytes).unwrap()).map(|time| time.to_string())
        };
        assert_eq!(read(UTC_TIME, "250625101200Z").as_deref(), Some("2025-06-25 10:12:00"));
        assert_eq!(read(GENERALIZED_TIME, "20500625101200.5Z").as_deref(), Some("2050-06-25 10:12:00"));
        for text in ["", "Z", "2506251012Z", "250625101200+0100", "25062510120èZ"] {
            assert_eq!(read(UTC_TIME, text), None, "{text}");
        }
    }
}
