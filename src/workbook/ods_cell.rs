//! One cell of an ods sheet: the typed value in its attributes, the shown text in its paragraphs.

use quick_xml::XmlVersion;
use quick_xml::events::BytesStart;
use rust_decimal::Decimal;

use super::error::Trouble;
use super::xml_events::attribute;
use super::{Shown, Value, date, number};

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
                "office:value" | "office:date-value" | "office:boolean-value" | "office:string-value" => {
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

    /// The typed value and, where it differs, the shown text.
    pub fn finish(self) -> Option<(Value, Option<Shown>)> {
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
                Some(value) => (Value::Number(value), shown(value, &self.text, kind == "percentage")),
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

/// The file that a formula takes values from: `of:=['file:///c:/dati/bilancio.ods'#$Foglio1.A1]`.
pub(super) fn other_file(formula: &str) -> Option<String> {
    let (_, rest) = formula.split_once("'file:")?;
    let (path, _) = rest.split_once("'#")?;
    Some(path.rsplit(['/', '\\']).next().unwrap_or_default().replace("%20", " "))
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

/// The shown text of a number, where it says more than the number: a single comma between
/// digits is a decimal comma and is written as a dot. The type alone says whether it is in per cent.
fn shown(value: Decimal, text: &str, per_cent: bool) -> Option<Shown> {
    let plain = value.normalize().to_string();
    let mut text = text.trim().to_owned();
    if text.matches(',').count() == 1 && !text.contains('.') {
        text = text.replace(',', ".");
    }
    (per_cent || (!text.is_empty() && text != plain)).then_some(Shown { text, per_cent })
}
