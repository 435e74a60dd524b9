//! One cell of an ods sheet: the typed value in its attributes, the shown text in its paragraphs.

use quick_xml::XmlVersion;
use quick_xml::events::BytesStart;
use rust_decimal::Decimal;

use super::super::error::Trouble;
use super::super::formula::{Apart, TEXT, apart, file_name};
use super::super::seen::{Notation, adds_to_the_number, tells};
use super::super::xml_events::attribute;
use super::super::{Shown, Value, date, number};
use crate::words::italian;

/// A cell being read.
#[derive(Debug)]
pub(super) struct OdsCell {
    /// How many equal cells stand side by side, from one.
    pub repeat: u32,
    /// Rows and columns of the merged range that starts here; (1, 1) is a plain cell.
    pub span: (u32, u32),
    /// Name of the cell's own style.
    pub style: Option<String>,
    /// The other file that the formula names.
    pub other_file: Option<String>,
    /// The names that the formula uses, folded.
    pub names: Vec<String>,
    /// Whether a part of the text is struck out.
    pub is_struck: bool,
    kind: Option<String>,
    value: Option<String>,
    is_error: bool,
    is_formula: bool,
    text: String,
    paragraphs: usize,
}

impl OdsCell {
    /// Reads the attributes of a `table:table-cell` or `table:covered-table-cell`.
    pub fn open(element: &BytesStart<'_>) -> Result<Self, Trouble> {
        let mut cell = Self {
            repeat: 1,
            span: (1, 1),
            style: None,
            other_file: None,
            names: Vec::new(),
            is_struck: false,
            kind: None,
            value: None,
            is_error: false,
            is_formula: false,
            text: String::new(),
            paragraphs: 0,
        };
        for attribute in element.attributes() {
            let attribute = attribute.map_err(Trouble::library)?;
            let value = attribute.normalized_value(XmlVersion::Implicit1_0).map_err(Trouble::library)?;
            let whole = || value.parse::<u32>().unwrap_or(1).max(1);
            match attribute.key.as_ref() {
                "table:number-columns-repeated" => cell.repeat = whole(),
                "table:number-columns-spanned" => cell.span.1 = whole(),
                "table:number-rows-spanned" => cell.span.0 = whole(),
                "table:formula" => {
                    cell.is_formula = true;
                    cell.other_file = other_file(&value);
                    cell.names = names_in(&value);
                }
                "table:style-name" => cell.style = Some(value.into_owned()),
                "office:value-type" => cell.kind = Some(value.into_owned()),
                "calcext:value-type" => cell.is_error = value == "error",
                "office:value"
                | "office:date-value"
                | "office:time-value"
                | "office:boolean-value"
                | "office:string-value" => {
                    cell.value = Some(value.into_owned());
                }
                _ => {}
            }
        }
        Ok(cell)
    }

    /// Takes note of an element inside the cell.
    pub fn open_inside(&mut self, name: &str, element: &BytesStart<'_>) -> Result<(), Trouble> {
        match name {
            "p" | "h" => {
                if self.paragraphs > 0 {
                    self.text.push('\n');
                }
                self.paragraphs += 1;
            }
            "line-break" => self.text.push('\n'),
            "tab" => self.text.push('\t'),
            "s" => {
                let spaces = attribute(element, "c")?.and_then(|text| text.parse::<usize>().ok()).unwrap_or(1);
                self.text.extend(std::iter::repeat_n(' ', spaces.min(1000)));
            }
            _ => {}
        }
        Ok(())
    }

    /// Adds text of a paragraph; what stands between paragraphs is layout of the file.
    pub fn push_text(&mut self, text: &str) {
        if self.paragraphs > 0 {
            self.text.push_str(text);
        }
    }

    /// The typed value and, where it differs, the shown text; `in_colour` tells whether the cell shows a number in a
    /// colour, which may stand for its sign.
    pub fn finish(self, in_colour: impl Fn(Decimal) -> bool) -> Option<(Value, Option<Shown>)> {
        if self.is_error || (self.is_formula && is_error_text(&self.text)) {
            return Some((Value::Error(self.text), None));
        }
        let stored = self.value.as_deref();
        match self.kind.as_deref() {
            // LibreOffice gives no type to a formula that yields an empty text, but a paragraph.
            None if self.is_formula && self.paragraphs > 0 && self.text.is_empty() => None,
            None if self.is_formula => Some((Value::Unreadable, None)),
            // A truth value that came through another format is a number that shows a word.
            Some("float") if matches!(&*self.text, "TRUE" | "VERO") => Some((Value::Bool(true), None)),
            Some("float") if matches!(&*self.text, "FALSE" | "FALSO") => Some((Value::Bool(false), None)),
            Some(kind @ ("float" | "percentage" | "currency")) => Some(match stored.and_then(number::parse) {
                Some(value) => (Value::Number(value), self.shown(value, kind == "percentage", in_colour(value))),
                None => (Value::Unreadable, None),
            }),
            // A duration is a number of days that shows hours, as in the other formats.
            Some("time") => Some(match stored.and_then(days_of) {
                Some(days) => {
                    let text = self.text.trim();
                    (Value::Number(days), Some(Shown { instead: Some(text.to_owned()), ..Shown::plain(text) }))
                }
                None => (Value::Unreadable, None),
            }),
            Some("boolean") => Some((Value::Bool(stored == Some("true")), None)),
            Some("date") => Some((stored.and_then(date::from_iso).map_or(Value::Unreadable, Value::Date), None)),
            Some("string") if self.paragraphs == 0 => {
                stored.filter(|text| !text.is_empty()).map(|text| (Value::Text(text.to_owned()), None))
            }
            _ => (!self.text.is_empty()).then_some((Value::Text(self.text), None)),
        }
    }
}

/// The file that a formula takes values from: `of:=['file:///c:/dati/bilancio.ods'#$Foglio1.A1]`,
/// `of:=DDE("soffice";"c:\dati\bilancio.ods";"Foglio1.A1")`. What stands in a text leads nowhere.
pub(super) fn other_file(formula: &str) -> Option<String> {
    let Apart { plain, texts } = apart(formula);
    if let Some(path) = plain.find("'#").and_then(|end| quoted_before(&plain[..end])) {
        return Some(file_name(path));
    }
    let upper = plain.to_ascii_uppercase();
    let at = upper.match_indices("DDE(").map(|(at, _)| at).find(|at| !upper[..*at].ends_with(char::is_alphanumeric))?;
    // The second text is the document; where a cell names it, nobody knows which.
    let before = plain[..at].matches(TEXT).count();
    Some(texts.get(before + 1).map_or_else(|| "(collegamento DDE)".to_owned(), |topic| file_name(topic)))
}

/// What a quote opens that is still open at the end: a quote within the name is doubled.
fn quoted_before(text: &str) -> Option<&str> {
    let mut end = text.len();
    loop {
        let quote = text[..end].rfind('\'')?;
        match text[..quote].strip_suffix('\'') {
            Some(before) => end = before.len(),
            None => return Some(&text[quote + 1..]),
        }
    }
}

/// The words of a formula that are no function, text or reference: `of:=SUM(Impegni)+[.A1]` uses `impegni`.
fn names_in(formula: &str) -> Vec<String> {
    let formula = formula.split_once(":=").map_or(formula, |(_, formula)| formula);
    let (mut names, mut word, mut depth, mut in_text) = (Vec::new(), String::new(), 0usize, false);
    for character in formula.chars().chain(['\0']) {
        match character {
            '"' => in_text = !in_text,
            _ if in_text => {}
            '[' => depth += 1,
            ']' => depth = depth.saturating_sub(1),
            _ if depth > 0 => {}
            _ if character.is_alphanumeric() || matches!(character, '_' | '.') => word.extend(character.to_lowercase()),
            _ => {
                let word = std::mem::take(&mut word);
                if character != '(' && word.starts_with(|c: char| c.is_alphabetic() || c == '_') {
                    names.push(word);
                }
            }
        }
    }
    names
}

fn is_error_text(text: &str) -> bool {
    text.starts_with("Err:") || (text.starts_with('#') && text.ends_with(['!', '?', 'A', 'D']))
}

impl OdsCell {
    /// The shown text of a number, where it says more than the number: a single comma between
    /// digits is a decimal comma and is written as a dot. The type alone says whether it is in per cent.
    fn shown(&self, value: Decimal, per_cent: bool, in_colour: bool) -> Option<Shown> {
        let plain = value.normalize().to_string();
        let mut text = self.text.trim().to_owned();
        let meant = if per_cent { value.checked_mul(Decimal::ONE_HUNDRED)? } else { value };
        // A colour stands for the sign only where the format has one.
        let readings = if in_colour { [meant, meant.abs()] } else { [meant, meant] };
        // Some programs write no paragraph: then nobody knows what is seen.
        let is_told = self.paragraphs == 0 || readings.iter().any(|one| tells(&text, *one, Notation::Any));
        let instead = (!is_told).then(|| text.clone());
        let doubtful = (is_told && adds_to_the_number(&text)).then(|| text.clone());
        // The file holds what was seen when it was saved.
        let italian = if text.is_empty() && instead.is_none() { italian::number(value) } else { text.clone() };
        if text.matches(',').count() == 1 && !text.contains('.') {
            text = text.replace(',', ".");
        }
        if text.is_empty() || instead.as_ref().is_some_and(|seen| !seen.contains(|c: char| c.is_ascii_digit())) {
            text.clone_from(&plain);
        }
        let differs = per_cent || instead.is_some() || doubtful.is_some() || text != plain;
        differs.then_some(Shown { text, italian, per_cent, instead, doubtful })
    }
}

/// Days of a duration as XML Schema writes it: `PT36H30M00S`.
fn days_of(duration: &str) -> Option<Decimal> {
    let (sign, rest) = duration.strip_prefix('-').map_or((Decimal::ONE, duration), |rest| (-Decimal::ONE, rest));
    let (mut seconds, mut digits) = (Decimal::ZERO, String::new());
    for letter in rest.strip_prefix("PT")?.chars() {
        let unit: u32 = match letter {
            'H' => 3600,
            'M' => 60,
            'S' => 1,
            digit if digit.is_ascii_digit() || digit == '.' => {
                digits.push(digit);
                continue;
            }
            _ => return None,
        };
        let amount: Decimal = std::mem::take(&mut digits).parse().ok()?;
        seconds = seconds.checked_add(amount.checked_mul(unit.into())?)?;
    }
    Some((sign * seconds).checked_div(Decimal::from(86_400))?.round_dp(12).normalize())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_other_file_of_a_formula_is_known_and_texts_lead_nowhere() {
        for (formula, file) in [
            ("of:=['file:///c:/dati/bilancio%202024.ods'#$Foglio1.A1]", Some("bilancio 2024.ods")),
            ("of:=['../dati 2024.ods'#$Foglio1.B3]", Some("dati 2024.ods")),
            ("of:=['../l''anno.ods'#$Foglio1.B3]*2", Some("l’anno.ods")),
            ("of:=[$'Foglio #1'.B3]", None),
            ("of:=DDE(\"soffice\";\"c:\\dati\\bilancio.ods\";\"Foglio1.A1\")", Some("bilancio.ods")),
            ("of:=IF([.A1]=\"x\";DDE(\"soffice\";\"/dati/b.ods\";\"F.A1\");0)", Some("b.ods")),
            ("of:=DDE([.A1];[.B1];[.C1])", Some("(collegamento DDE)")),
            ("of:=LEN(\"'file:///x/b.ods'#$F.A1\")", None),
            ("of:=LEN(\"DDE(\")+ADDE(1)", None),
            ("of:=SUM([.A1:.B2])", None),
        ] {
            assert_eq!(other_file(formula).as_deref(), file, "{formula}");
        }
    }

    #[test]
    fn a_duration_is_days() {
        assert_eq!(days_of("PT36H00M00S"), Some("1.5".parse().unwrap()));
        assert_eq!(days_of("-PT06H"), Some("-0.25".parse().unwrap()));
        assert_eq!(days_of("P1D"), None);
    }
}
