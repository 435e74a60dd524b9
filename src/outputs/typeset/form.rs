//! What a style file may say, checked before it is used.
//!
//! Guaranteed: an unknown or missing key, a value of the wrong kind, a size that would leave
//! no room for text are errors with their line, in Italian. The built-in file is the measure
//! of what there must be.

use toml::{Table, Value};

use super::error::TypesetError;
use super::form_bounds::{Measures, length, number};
use super::hex::Hex;

/// Keys of a kind of text that may be left out.
const OPTIONAL: [&str; 2] = ["prima", "dopo"];
/// A section that may be left out: styles of before it have none.
const OPTIONAL_SECTION: &str = "colori_scuri";
/// Keys that set letters, which lines must have room for.
const LETTERS: [&str; 2] = ["corpo", "titolo"];
/// The section on which the bounds of the others depend.
const PAGE: &str = "pagina";
/// The key of the page that depends on its margins.
const MEASURE: &str = "giustezza";

/// Checks a style file against the built-in one.
///
/// # Errors
/// [`TypesetError::Style`] with the line, the key and what is allowed.
pub(super) fn check(text: &str, built_in: &str) -> Result<(), TypesetError> {
    let own: Table = text.parse().map_err(|error: toml::de::Error| {
        let offset = error.span().map_or(0, |span| span.start).min(text.len());
        let line = text[..text.floor_char_boundary(offset)].matches('\n').count() + 1;
        at(line, "non è TOML valido (manca una virgoletta, un segno = o una parentesi?)".to_owned())
    })?;
    let known: Table = built_in.parse().expect("the embedded style is checked by a test");
    if let Some(unknown) = own.keys().find(|section| !known.contains_key(*section)) {
        let line = line_of(text, None, unknown);
        return Err(at(line, format!("la sezione o chiave «{unknown}» è sconosciuta: ammesse {}", names(&known))));
    }
    for (section, model) in &known {
        if section == OPTIONAL_SECTION && !own.contains_key(section) {
            continue;
        }
        let model = model.as_table().expect("the embedded style is made of sections");
        let found =
            own.get(section).and_then(Value::as_table).ok_or_else(|| at(1, format!("manca la sezione [{section}]")))?;
        check_section(text, section, found, model)?;
    }
    check_lengths(text, &own)
}

fn check_section(text: &str, section: &str, found: &Table, model: &Table) -> Result<(), TypesetError> {
    let is_text = model.contains_key("corpo");
    let optional = |key: &str| is_text && OPTIONAL.contains(&key);
    if let Some(unknown) = found.keys().find(|key| !model.contains_key(*key) && !optional(key)) {
        let line = line_of(text, Some(section), unknown);
        return Err(at(line, format!("la chiave «{unknown}» è sconosciuta in [{section}]: ammesse {}", names(model))));
    }
    if let Some(missing) = model.keys().find(|key| !found.contains_key(*key) && !optional(key)) {
        return Err(at(line_of(text, None, section), format!("manca la chiave «{missing}» in [{section}]")));
    }
    for (key, value) in found {
        let wants_colour = model.get(key).is_some_and(Value::is_str);
        let fault = if wants_colour { colour_fault(value) } else { length_fault(value) };
        if let Some(fault) = fault {
            let line = line_of(text, Some(section), key);
            return Err(at(line, format!("{key} in [{section}]: {fault}")));
        }
    }
    Ok(())
}

fn at(line: usize, message: String) -> TypesetError {
    TypesetError::Style { line: line.try_into().unwrap_or(u32::MAX), message }
}

fn colour_fault(value: &Value) -> Option<String> {
    match value.as_str() {
        Some(text) => Hex::try_from(text.to_owned()).err(),
        None => Some("serve un colore fra virgolette, come \"#1F3A5F\"".to_owned()),
    }
}

fn length_fault(value: &Value) -> Option<String> {
    let kind = number(value).is_none();
    kind.then(|| "serve un numero di punti, con il punto decimale, come 9.4".to_owned())
}

/// A size that breaks the page would leave no document: the page's own first, since those of the others follow from it.
fn check_lengths(text: &str, style: &Table) -> Result<(), TypesetError> {
    let measures = Measures::of(style);
    let keys =
        style.iter().flat_map(|(section, keys)| keys.as_table().into_iter().flatten().map(move |own| (section, own)));
    let lengths = keys.filter_map(|(section, (key, value))| Some((section, key, number(value)?)));
    let mut lengths: Vec<_> = lengths.collect();
    lengths.sort_by_key(|(section, key, _)| (*section != PAGE, *key == MEASURE, !LETTERS.contains(&key.as_str())));
    for (section, key, found) in lengths {
        let letters = LETTERS.iter().map(|key| length(style, section, key)).fold(0.0, f64::max);
        let (least, most) = measures.bounds(section, key, letters);
        if !(least..=most).contains(&found) {
            let line = line_of(text, Some(section), key);
            let (least, most) = ((least * 10.0).ceil() / 10.0, (most * 10.0).floor() / 10.0);
            let message = format!(
                "{key} in [{section}]: {found} è fuori misura: con questa pagina e questi caratteri serve un numero da \
                 {least} a {most}"
            );
            return Err(at(line, message));
        }
    }
    Ok(())
}

/// The line of a key within its section, or of a section; 1 if it cannot be told.
fn line_of(text: &str, section: Option<&str>, key: &str) -> usize {
    let mut within = section.is_none();
    for (index, line) in text.lines().enumerate() {
        let line = line.trim();
        if line.starts_with('[') {
            within = section.is_none_or(|section| line.starts_with(&format!("[{section}]")));
        }
        let name = line.trim_start_matches('[').split(['=', ']']).next().unwrap_or_default().trim();
        if within && name == key {
            return index + 1;
        }
    }
    1
}

fn names(table: &Table) -> String {
    table.keys().map(String::as_str).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::outputs::typeset::Style;

    #[test]
    fn the_embedded_style_is_sound() {
        assert_eq!(check(Style::EMBEDDED, Style::EMBEDDED), Ok(()));
    }

    #[test]
    fn mistakes_are_told_with_their_line_and_what_is_allowed() {
        for (from, to, words) in [
            ("[nota]\n", "[note]\n", "«note» è sconosciuta: ammesse"),
            ("giustezza =", "giustezza_testo =", "riga 11: la chiave «giustezza_testo» è sconosciuta in [pagina]"),
            ("larghezza = 595.28", "", "manca la chiave «larghezza» in [pagina]"),
            ("altezza_stemma = 96.0", "altezza_stemma = \"alta\"", "serve un numero di punti"),
            ("testo = \"#1B1F24\"", "testo = \"nero\"", "#RRGGBB"),
            ("testo = \"#1B1F24\"", "testo = 12", "fra virgolette"),
            ("testo = \"#1B1F24\"", "testo = \"#1B1F24", "riga 14: non è TOML valido"),
            (
                "margine_sinistro = 51.0",
                "margine_sinistro = 560.0",
                "riga 7: margine_sinistro in [pagina]: 560 è fuori misura",
            ),
            ("margine_sinistro = 51.0", "margine_sinistro = -51.0", "da 0 a 237.6"),
            ("margine_superiore = 52.0", "margine_superiore = 10", "da 32.6 a"),
            ("giustezza = 446.0", "giustezza = 4", "da 120 a 493.2"),
            ("giustezza = 446.0", "giustezza = 500", "da 120 a 493.2"),
            ("[tabella]\ncorpo = 8.2", "[tabella]\ncorpo = 40", "corpo in [tabella]: 40 è fuori misura"),
            ("[testo]\ncorpo = 9.4", "[testo]\ncorpo = 1", "da 4 a 16.4"),
            ("interlinea = 12.8", "interlinea = 6", "interlinea in [testo]: 6 è fuori misura"),
            ("prima = 22.0", "prima = 700", "prima in [titolo1]"),
            ("orizzontale = 4.0", "orizzontale = 90", "da 0 a 12.3"),
            ("titolo = 34.0", "titolo = 90", "titolo in [copertina]"),
            ("interlinea = 41.0", "interlinea = 20", "interlinea in [copertina]"),
        ] {
            assert!(Style::EMBEDDED.contains(from), "{from}");
            let told = check(&Style::EMBEDDED.replacen(from, to, 1), Style::EMBEDDED).unwrap_err().to_string();
            assert!(told.contains(words), "{to}: {told}");
        }
    }
}
