//! What a number format makes of a number: the text that a person reads, and whether it is a share.

use rust_decimal::Decimal;

use super::number_format::{Section, section_for, sections};
use super::number_text;
use super::seen::{Notation, adds_to_the_number, tells};
use crate::words::italian;

/// What a number format makes of a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// The text a person reads, with a dot for decimals and a comma for thousands.
    pub text: String,
    /// The same as an Italian spreadsheet shows it.
    pub italian: String,
    /// Whether it is a share shown in hundredths: 0.85 shown as `85%`.
    pub per_cent: bool,
    /// What a person sees where that is not the number: `n.d.`, nothing, `8,50` of 850.
    pub instead: Option<String>,
    /// What a person sees where the format adds digits or signs that may make another number of it, `84-90`, `>84`,
    /// or may belong to the unit, `84 m2`: whoever knows the unit decides.
    pub doubtful: Option<String>,
}

impl Shown {
    /// A text that stands for the number itself.
    pub fn plain(text: &str) -> Self {
        Self { text: text.to_owned(), italian: text.to_owned(), per_cent: false, instead: None, doubtful: None }
    }
}

/// What a format shows of a number; none where that is the plain number.
pub(super) fn shown(value: Decimal, format: &str) -> Option<Shown> {
    // No format is the general one.
    let sections = sections(format).filter(|_| !format.trim().is_empty())?;
    let (section, is_negative_form) = section_for(value, &sections)?;
    let per_cent = section.hundreds > 0;
    let plain = || value.normalize().to_string();
    let text = number_text::of(value, section, is_negative_form).or_else(|| section.words());
    let text = text.map_or_else(plain, |text| text.trim().to_owned());
    let instead = instead(value, section, is_negative_form);
    let plain_digits = instead.is_none() && !section.has_own_notation();
    let doubtful = plain_digits.then(|| number_text::italian(value, section, is_negative_form)).flatten();
    let doubtful = doubtful.map(|text| text.trim().to_owned()).filter(|text| adds_to_the_number(text));
    let italian = instead.clone().or_else(|| number_text::italian(value, section, is_negative_form));
    let italian = italian.map_or_else(|| italian::number(value), |text| text.trim().to_owned());
    let differs = per_cent || instead.is_some() || doubtful.is_some() || text != plain();
    differs.then_some(Shown { text, italian, per_cent, instead, doubtful })
}

/// What a section shows that is not the number.
fn instead(value: Decimal, section: &Section, is_negative_form: bool) -> Option<String> {
    if let Some(other) = section.in_place_of(value) {
        return Some(other).filter(|other| !tells(other, value, Notation::Italian));
    }
    let text = number_text::italian(value, section, is_negative_form)?.trim().to_owned();
    let scale = (0..section.hundreds).try_fold(value, |value, _| value.checked_mul(Decimal::ONE_HUNDRED))?;
    // A colour may stand for the sign.
    let meant = if is_negative_form && section.is_coloured() { scale.abs() } else { scale };
    let is_told = [scale, meant].into_iter().any(|value| tells(&text, value, Notation::Italian));
    (!is_told).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shows(value: &str, format: &str) -> Option<(String, bool)> {
        shown(value.parse().unwrap(), format).map(|shown| (shown.text, shown.per_cent))
    }

    #[test]
    fn per_cent_is_what_the_pattern_says() {
        let cases = [
            ("0.85", "0%", "85%", true),
            ("0.855", "0.0%", "85.5%", true),
            ("40", "0.0\"%\"", "40.0%", false),
            ("30", "0\"%\"", "30%", false),
            ("40", "0\\%", "40%", false),
            ("0.4", "[<1]0.0%;0%", "40.0%", true),
            ("4", "[<1]0.0%;0%", "400%", true),
            ("0.4", "0.0% \"RD\"", "40.0% RD", true),
            ("0.4", "% 0", "% 40", true),
            ("-0.4", "0%;[Red]-0%", "-40%", true),
            ("0.4", "0%_%", "40%", true),
            ("40", "0_%", "40", false),
            ("40", "0*%", "40", false),
            ("0.4", "0%;@", "40%", true),
            ("3", "[>1]0\" su cento\";0%", "3 su cento", false),
            ("0.3", "[>1]0\" su cento\";0%", "30%", true),
        ];
        for (value, format, text, per_cent) in cases {
            let expected = (text != value || per_cent).then(|| (text.to_owned(), per_cent));
            assert_eq!(shows(value, format), expected, "{value} {format}");
        }
    }

    #[test]
    fn what_is_not_the_number_is_known() {
        let instead = |value: &str, format: &str| shown(value.parse().unwrap(), format).and_then(|shown| shown.instead);
        for (value, format, text) in [
            ("850", "0\",\"00", "8,50"),
            ("102", "0\".\"00", "1.02"),
            ("0", "0;-0;\"n.d.\"", "n.d."),
            ("0", "0;-0;;@", ""),
            ("5", "\"—\"", "—"),
            ("-5", "0;0", "5"),
            ("1500000", "0,", "1500"),
            ("1500000", "#,##0.0,,\" mln\"", "1,5 mln"),
            ("5", "\"1\"0", "15"),
        ] {
            assert_eq!(instead(value, format).as_deref(), Some(text), "{value} {format}");
        }
        for (value, format) in [
            ("1234.5", "#,##0.00"),
            ("1234.5", "#,##0.00 \"€\""),
            ("-5", "#,##0;[Red]#,##0"),
            ("-5", "#,##0_);(#,##0)"),
            ("0", "_-* #,##0.00_-;-* #,##0.00_-;_-* \"-\"??_-;_-@_-"),
            ("0", "_-* #,##0.00\\ \"€\"_-;-* #,##0.00\\ \"€\"_-;_-* \"-\"??\\ \"€\"_-;_-@_-"),
            ("1234", "0\".\"000"),
            ("0.855", "0.0%"),
            ("0.855", "0%"),
            ("5", "0\" anni\""),
            ("1.5", "# ?/?"),
            ("1234", "0.00E+00"),
            ("8", "00"),
            ("40", "0\"%\""),
        ] {
            assert_eq!(instead(value, format), None, "{value} {format}");
        }
    }

    #[test]
    fn what_a_format_adds_to_a_number_is_known() {
        let doubtful =
            |value: &str, format: &str| shown(value.parse().unwrap(), format).and_then(|shown| shown.doubtful);
        for (value, format, text) in [
            ("84", "0\"-90\"", "84-90"),
            ("84", "\">\"0", ">84"),
            ("84", "0\" ½\"", "84 ½"),
            ("84", "0\" mila\"", "84 mila"),
            ("84", "0\" su 100\"", "84 su 100"),
            ("84", "0\" n. 1\"", "84 n. 1"),
            ("84", "\"± \"0.0", "± 84,0"),
            ("84", "0\"+\"", "84+"),
        ] {
            assert_eq!(doubtful(value, format).as_deref(), Some(text), "{value} {format}");
        }
        for (value, format) in [
            ("84", "0\" m2\""),
            ("84", "0\" mc³\""),
            ("84", "0\" t CO2\""),
            ("84", "0\" anni\""),
            ("1.5", "# ?/?"),
            ("1234", "0.00E+00"),
            ("1234.5", "#,##0.00 \"€\""),
            ("-5", "#,##0_);(#,##0)"),
            ("5", "+0;-0"),
            ("0.85", "0%"),
        ] {
            assert_eq!(doubtful(value, format), None, "{value} {format}");
        }
    }

    #[test]
    fn a_section_serves_the_numbers_of_its_condition_or_sign() {
        for (value, format, text) in [
            ("-5", "0;(0)", "(5)"),
            ("-5", "0;;\"zero\"", "-5"),
            ("0", "0.0;-0.0;\"zero\"", "0"),
            ("7", "[>=100]0.0;[>=5]0.00;0.000", "7.00"),
            ("3", "[>=100]0.0;[>=5]0.00;0.000", "3.000"),
            ("300", "[>=100]0.0;[>=5]0.00;0.000", "300.0"),
            ("-3", "[>100]0.0;0.00;0.000", "-3.00"),
            ("3", "[>100]0.0;0.00;0.000", "3.000"),
            ("3", "[=1]0.0;0.00", "3.00"),
        ] {
            assert_eq!(
                shows(value, format).map_or_else(|| value.to_owned(), |(text, _)| text),
                text,
                "{value} {format}"
            );
        }
    }

    #[test]
    fn formats_that_show_no_plain_number_say_nothing() {
        for format in ["General", "@", "", "Standard", "hh:mm", "dd/mm/yyyy", "\\"] {
            assert_eq!(shows("1.1", format), None, "{format}");
        }
        for (format, instead) in [(";;;", ""), ("\" \"", ""), ("\"testo\"", "testo"), ("[h]:mm", "26:24")] {
            let shown = shown("1.1".parse().unwrap(), format).unwrap();
            assert_eq!((&*shown.text, shown.instead.as_deref()), ("1.1", Some(instead)), "{format}");
        }
        for (format, text) in [("\"01.02\"", "01.02"), ("\\0\\1\".\"\\0\\2", "01.02")] {
            assert_eq!(shows("1", format).map(|(text, _)| text).as_deref(), Some(text), "{format}");
        }
    }
}
