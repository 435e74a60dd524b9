//! Days and times as the formats store them.

use calamine::{ExcelDateTime, ExcelDateTimeType};
use chrono::{NaiveDate, NaiveDateTime};

/// The day and time of a serial number; none for durations and serials out of range.
pub(super) fn from_serial(serial: &ExcelDateTime) -> Option<NaiveDateTime> {
    // Serials outside Excel's own calendar (years 1900 to 9999) are numbers in a date's dress.
    if !serial.is_datetime() || !(0.0..2_958_466.0).contains(&serial.as_f64()) {
        return None;
    }
    let (year, month, day, hour, minute, second, milli) = serial.to_ymd_hms_milli();
    NaiveDate::from_ymd_opt(i32::from(year), u32::from(month), u32::from(day))?.and_hms_milli_opt(
        u32::from(hour),
        u32::from(minute),
        u32::from(second),
        u32::from(milli),
    )
}

/// A day, with or without a time, in ISO 8601.
pub(super) fn from_iso(text: &str) -> Option<NaiveDateTime> {
    let text = text.trim_end_matches('Z');
    NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M:%S%.f")
        .ok()
        .or_else(|| NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()?.and_hms_opt(0, 0, 0))
}

/// Whether a number format shows days and times, or a duration such as `[h]:mm`; only its
/// first section counts, and neither quoted nor escaped letters.
pub(super) fn kind_of_format(code: &str) -> Option<ExcelDateTimeType> {
    let mut characters = code.chars();
    while let Some(character) = characters.next() {
        match character.to_ascii_lowercase() {
            ';' => return None,
            '"' => _ = characters.by_ref().find(|&quote| quote == '"'),
            '\\' | '_' | '*' => _ = characters.next(),
            '[' => {
                let inside: String = characters.by_ref().take_while(|&bracket| bracket != ']').collect();
                let mut letters = inside.chars().map(|letter| letter.to_ascii_lowercase());
                if let Some(first @ ('h' | 'm' | 's')) = letters.next()
                    && letters.all(|letter| letter == first)
                {
                    return Some(ExcelDateTimeType::TimeDelta);
                }
            }
            // `General` and its translations are words, not formats.
            'g' | 'a' if is_general(code) => return None,
            'd' | 'm' | 'h' | 'y' | 's' => return Some(ExcelDateTimeType::DateTime),
            _ => {}
        }
    }
    None
}

fn is_general(code: &str) -> bool {
    code.to_ascii_lowercase().starts_with("general")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_of_days_are_told_from_formats_of_numbers() {
        use ExcelDateTimeType::{DateTime, TimeDelta};
        let cases = [
            ("dd/mm/yyyy", Some(DateTime)),
            ("[$-410]d mmmm yyyy;@", Some(DateTime)),
            ("h:mm AM/PM", Some(DateTime)),
            ("[h]:mm:ss", Some(TimeDelta)),
            ("[mm]", Some(TimeDelta)),
            ("[Red]0.00", None),
            ("0\"giorni\"", None),
            ("0\\d", None),
            ("0;dd", None),
            ("General", None),
            ("#,##0.00", None),
            ("\"", None),
        ];
        for (code, kind) in cases {
            assert_eq!(kind_of_format(code), kind, "{code}");
        }
    }

    #[test]
    fn serials_and_iso_texts_name_the_same_day() {
        let serial = |value| from_serial(&ExcelDateTime::new(value, ExcelDateTimeType::DateTime, false));
        assert_eq!(serial(45_838.0), from_iso("2025-06-30"));
        assert_eq!(serial(45_838.5), from_iso("2025-06-30T12:00:00"));
        assert_eq!(serial(-1.0), None);
        assert_eq!(serial(1e12), None);
        assert_eq!(from_iso("30/06/2025"), None);
    }
}
