//! Programme codes however they are typed: `01.02`, `1.2`, `01,02`, `0102`, `M01 P02`, numbers with a format.

use std::borrow::Cow;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::code_as_day::is_a_day;
use crate::domain::ProgrammeCode;
use crate::words::invisible::{plain_dashes, without_invisible};
use crate::workbook::{Cell, Value};

/// Why a cell gives no programme code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// Nothing there.
    Blank,
    /// The number may stand for two codes, named here.
    Ambiguous(String),
    /// The number has decimals that its format does not show: what is seen, and what is stored.
    Rounded(String),
    /// The spreadsheet turned the code into a date.
    Date,
    /// An error or a formula without a value.
    Unreadable,
    /// Something else.
    NotACode,
}

impl Refusal {
    /// Why no programme is known, for those who filled in the cell.
    pub const fn why(&self) -> &'static str {
        match self {
            Self::Blank => "Manca il codice di programma",
            Self::Ambiguous(_) => "Codice di programma ambiguo: il numero ha perso uno zero",
            Self::Rounded(_) => "Codice di programma ambiguo: il formato della cella nasconde i decimali",
            Self::Date => "Il foglio di calcolo ha trasformato il codice di programma in una data",
            Self::Unreadable => "Il codice di programma non è leggibile (formula senza valore o errore)",
            Self::NotACode => "Il programma non è riconoscibile",
        }
    }

    /// What to write in the cell.
    pub fn remedy(&self) -> String {
        match self {
            Self::Blank | Self::NotACode => "un codice come 01.02".to_owned(),
            Self::Ambiguous(candidates) => format!("{candidates}: scrivere il codice come testo"),
            Self::Rounded(seen) => format!("{seen}: scrivere il codice come testo, per esempio 01.02"),
            Self::Date => "formattare la cella come testo e riscrivere il codice, per esempio 01.02".to_owned(),
            Self::Unreadable => {
                "aprire e salvare il file con il foglio di calcolo, oppure scrivere il codice come testo".to_owned()
            }
        }
    }
}

/// Reads a programme code from a cell of any table, in every form that the plan reader accepts.
///
/// # Errors
/// [`Refusal`] where the cell gives no code.
pub fn programme_code(cell: &Cell) -> Result<ProgrammeCode, Refusal> {
    let words = if let Value::Text(text) = &cell.value { without_invisible(text) } else { Cow::Borrowed("") };
    read_value(&cell.value, words.trim(), cell.shown_text())
}

/// Reads a programme code from a value, its words where it is a text, and what the spreadsheet shows.
///
/// # Errors
/// [`Refusal`] where they give no code.
pub fn read_value(value: &Value, words: &str, shown: Option<&str>) -> Result<ProgrammeCode, Refusal> {
    match value {
        Value::Text(_) if words.is_empty() => Err(Refusal::Blank),
        Value::Text(_) if is_a_day(words) => Err(Refusal::Date),
        Value::Text(_) => of_text(&plain_dashes(words)).ok_or(Refusal::NotACode),
        Value::Number(number) => match shown {
            // A format with one decimal shows 01.10 as 01.1: it tells no more than the number.
            Some(shown) if shows_one_decimal(shown) => of_number(*number),
            Some(shown) if hides_decimals(shown, *number) => {
                let stored = number.normalize().to_string().replace('.', ",");
                Err(Refusal::Rounded(format!("la cella contiene {stored} ma mostra {shown}")))
            }
            Some(shown) => of_text(shown).ok_or(Refusal::NotACode),
            None => of_number(*number),
        },
        Value::Date(_) => Err(Refusal::Date),
        Value::Error(_) | Value::Unreadable => Err(Refusal::Unreadable),
        Value::Bool(_) => Err(Refusal::NotACode),
    }
}

fn shows_one_decimal(shown: &str) -> bool {
    shown.rsplit_once(['.', ',']).is_some_and(|(_, decimals)| decimals.len() == 1)
}

/// Whether a format shows the whole part of a number and leaves out its decimals: 1.02 as `1`.
fn hides_decimals(shown: &str, number: Decimal) -> bool {
    !number.fract().is_zero() && shown.parse::<Decimal>().is_ok_and(|shown| shown != number)
}

/// A number without a format that tells its zeros: two decimals are a code, one decimal
/// may have lost its zero, four digits are both numbers run together.
fn of_number(number: Decimal) -> Result<ProgrammeCode, Refusal> {
    let plain = number.normalize();
    match plain.scale() {
        2 => of_text(&plain.to_string()).ok_or(Refusal::NotACode),
        1 => {
            let (whole, tenth) = (plain.trunc().to_u8(), (plain.fract() * Decimal::TEN).to_u8());
            match (whole, tenth) {
                (Some(mission @ 1..=99), Some(tenth)) => {
                    Err(Refusal::Ambiguous(format!("{mission:02}.0{tenth} oppure {mission:02}.{tenth}0")))
                }
                _ => Err(Refusal::NotACode),
            }
        }
        0 => match plain.to_u16() {
            Some(joined @ 1000..=9999) => of_text(&joined.to_string()).ok_or(Refusal::NotACode),
            Some(joined @ 100..=999) => Err(Refusal::Ambiguous(format!(
                "{:02}.{:02} oppure {:02}.{:02}",
                joined / 100,
                joined % 100,
                joined / 10,
                joined % 10
            ))),
            _ => Err(Refusal::NotACode),
        },
        _ => Err(Refusal::NotACode),
    }
}

/// A code of an exported text, in which a spreadsheet has written its numbers: a single digit behind
/// the separator, and no zero before it, may have lost a zero, whatever separates and whatever follows.
///
/// # Errors
/// [`Refusal::Ambiguous`] naming both readings.
pub fn of_exported(text: &str) -> Result<(), Refusal> {
    match lost_zero(text) {
        Some(both) => Err(both.refusal()),
        None => Ok(()),
    }
}

/// What a code of one digit behind its separator may stand for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LostZero<'t> {
    /// `01.01` and `01.10` of «1.1».
    pub readings: [ProgrammeCode; 2],
    /// What follows the code: often the programme's name.
    pub name: &'t str,
}

impl LostZero<'_> {
    fn refusal(self) -> Refusal {
        let [short, long] = self.readings;
        Refusal::Ambiguous(format!("{short} oppure {long}"))
    }
}

/// Both readings of `1.1`, `1-1`, `12,2 Interventi`; none where every digit is told.
pub fn lost_zero(text: &str) -> Option<LostZero<'_>> {
    let (first, rest) = digits(text.trim());
    let (second, rest) = digits(rest.trim_start_matches(separates).get(..).filter(|after| after.len() < rest.len())?);
    ends_or_names(rest)?;
    if first.starts_with('0') || second.len() != 1 || second == "0" {
        return None;
    }
    let readings = [code(first, &format!("0{second}"))?, code(first, &format!("{second}0"))?];
    Some(LostZero { readings, name: rest.trim_start_matches(before_name) })
}

/// Reads a typed code; a name may follow it.
pub fn of_text(text: &str) -> Option<ProgrammeCode> {
    let rest = skip_word(text.trim(), &["MISSIONE", "MISS.", "MISS", "M."], "M");
    let (first, rest) = digits(rest);
    if first.len() == 4 {
        ends_or_names(rest)?;
        return code(&first[..2], &first[2..]);
    }
    let separated = rest.trim_start_matches(separates);
    let marked = skip_word(separated, &["PROGRAMMA", "PROGR.", "PROGR", "PROG.", "PROG", "P."], "P");
    if marked.len() == rest.len() {
        return None;
    }
    let (second, rest) = digits(marked);
    ends_or_names(rest)?;
    code(first, second)
}

/// Skips an introducing word, in any case, with what separates it from the number.
fn skip_word<'t>(text: &'t str, words: &[&str], letter: &str) -> &'t str {
    for word in words.iter().chain([&letter]) {
        if let Some(head) = text.get(..word.len())
            && head.eq_ignore_ascii_case(word)
        {
            let rest = text[word.len()..].trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '.' | ':'));
            if rest.starts_with(|c: char| c.is_ascii_digit()) {
                return rest;
            }
        }
    }
    text
}

fn digits(text: &str) -> (&str, &str) {
    text.split_at(text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len()))
}

/// What may stand between the two numbers.
fn separates(c: char) -> bool {
    c.is_whitespace() || matches!(c, '.' | ',' | ';' | ':' | '-' | '–' | '_' | '/')
}

/// What may stand between a code and the name that follows it.
fn before_name(c: char) -> bool {
    c.is_whitespace() || matches!(c, '.' | '-' | '–' | ':')
}

/// After the code the text ends, or a name follows; a further number makes it something else.
fn ends_or_names(rest: &str) -> Option<()> {
    let name = rest.trim_start_matches(before_name);
    let apart = rest.is_empty() || rest.starts_with(before_name);
    (apart && !name.starts_with(|c: char| c.is_ascii_digit())).then_some(())
}

fn code(mission: &str, number: &str) -> Option<ProgrammeCode> {
    format!("{mission}.{number}").parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(value: &str, shown: Option<&str>) -> Result<ProgrammeCode, Refusal> {
        read_value(&Value::Number(value.parse().unwrap()), value, shown)
    }

    #[test]
    fn codes_are_read_however_they_are_typed() {
        let forms = [
            "01.02",
            "1.2",
            "1.02",
            "01,02",
            "01 02",
            "0102",
            "M01 P02",
            "M.1 P.2",
            "Missione 1 Programma 2",
            "01-02",
            "01.02 - Segreteria",
            "01.02 Segreteria",
            "m1p2",
            "01. 02",
            "01.02.",
        ];
        for form in forms {
            assert_eq!(of_text(form), Some(ProgrammeCode::new(1, 2)), "{form}");
        }
        for wrong in
            ["", "x", "01", "01.02.03", "15 giugno", "2024", "1.234", "00.01", "01.00", "01.02 03", "P02", "12345"]
        {
            assert!(of_text(wrong).is_none_or(|code| wrong == "2024" && code == ProgrammeCode::new(20, 24)), "{wrong}");
        }
    }

    #[test]
    fn a_code_that_became_a_day_is_no_code() {
        let read = |text: &str| read_value(&Value::Text(text.to_owned()), text, None);
        for day in [
            "01-ott",
            "01 ott",
            "1-nov-24",
            "01-ott-2024",
            "ott-24",
            "1 ottobre 2024",
            "1-Oct",
            "01.10.2024",
            "01/10/2024",
            "01/10/2024 00:00:00",
            "2024-10-01",
        ] {
            assert_eq!(read(day), Err(Refusal::Date), "{day}");
        }
        for code in ["01.10", "01/10", "01-10", "01 10", "01.10 Marzo e altri mesi", "0110"] {
            assert_eq!(read(code), Ok(ProgrammeCode::new(1, 10)), "{code}");
        }
    }

    #[test]
    fn an_exported_number_may_have_lost_its_zero() {
        for sure in ["01.1", "1.01", "1,10", "1.0", "M1 P1", "0102", "100.1", "1.1.2", "1.1x", "1"] {
            assert_eq!(of_exported(sure), Ok(()), "{sure}");
        }
        let one = "01.01 oppure 01.10";
        for (text, both) in [
            ("1.1", one),
            (" 12,2 ", "12.02 oppure 12.20"),
            ("1.1 Risorse umane", one),
            ("1.1.", one),
            ("1-1", one),
            ("1 1", one),
            ("1_1", one),
            ("1/1 - Organi", one),
        ] {
            assert_eq!(of_exported(text), Err(Refusal::Ambiguous(both.to_owned())));
        }
    }

    #[test]
    fn numbers_are_codes_only_where_no_zero_is_lost() {
        assert_eq!(number("1.1", Some("01.10")), Ok(ProgrammeCode::new(1, 10)));
        assert_eq!(number("1.1", Some("1.10")), Ok(ProgrammeCode::new(1, 10)));
        assert_eq!(number("12.05", None), Ok(ProgrammeCode::new(12, 5)));
        assert_eq!(number("1202", None), Ok(ProgrammeCode::new(12, 2)));
        assert_eq!(number("102", Some("0102")), Ok(ProgrammeCode::new(1, 2)));
        assert_eq!(number("1.1", None), Err(Refusal::Ambiguous("01.01 oppure 01.10".to_owned())));
        assert_eq!(number("1.1", Some("01.1")), number("1.1", None));
        assert_eq!(number("102", None), Err(Refusal::Ambiguous("01.02 oppure 10.02".to_owned())));
        for wrong in ["1", "-1.05", "1.234", "0.5", "123456"] {
            assert_eq!(number(wrong, None), Err(Refusal::NotACode), "{wrong}");
        }
    }
}
