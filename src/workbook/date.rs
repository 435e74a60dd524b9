//! Days and times as the formats store them.

use calamine::ExcelDateTime;
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

#[cfg(test)]
mod tests {
    use calamine::ExcelDateTimeType;

    use super::*;

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
