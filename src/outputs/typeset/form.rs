//! What a style file may say, checked before it is used.
//!
//! Guaranteed: an unknown or missing key, a value of the wrong kind, a size that would leave
//! no room for text are errors with their line, in Italian. The built-in file is the measure
//! of what there must be.

use toml::{Table, Value};

use super::hex::Hex;

/// No length of a page of paper is greater, in points.
const GREATEST: f64 = 5000.0;
/// Room that must be left between the margins, in points.
const LEAST_ROOM: f64 = 120.0;

/// Keys of a kind of text that may be left out.
const OPTIONAL: [&str; 2] = ["prima", "dopo"];
/// A section that may be left out: styles of before it have none.
const OPTIONAL_SECTION: &str = "colori_scuri";
/// Keys that set letters: they cannot be nothing.
const SIZES: [&str; 4] = ["corpo", "interlinea", "titolo", "sottotitolo"];

/// Checks a style file against the built-in one.
///
/// # Errors
/// A sentence that names line, key and what is allowed.
pub(super) fn check(text: &str, built_in: &str) -> Result<(), String> {
    let own: Table = text.parse().map_err(|error: toml::de::Error| {
        let offset = error.span().map_or(0, |span| span.start).min(text.len());
        let line = text[..text.floor_char_boundary(offset)].matches('\n').count() + 1;
        format!("riga {line}: non è TOML valido (manca una virgoletta, un segno = o una parentesi?)")
    })?;
    let known: Table = built_in.parse().expect("the embedded style is checked by a test");
    if let Some(unknown) = own.keys().find(|section| !known.contains_key(*section)) {
        let line = line_of(text, None, unknown);
        return Err(format!("riga {line}: la sezione o chiave «{unknown}» è sconosciuta: ammesse {}", names(&known)));
    }
    for (section, model) in &known {
        if section == OPTIONAL_SECTION && !own.contains_key(section) {
            continue;
        }
        let model = model.as_table().expect("the embedded style is made of sections");
        let found =
            own.get(section).and_then(Value::as_table).ok_or_else(|| format!("manca la sezione [{section}]"))?;
        check_section(text, section, found, model)?;
    }
    check_room(&own)
}

fn check_section(text: &str, section: &str, found: &Table, model: &Table) -> Result<(), String> {
    let is_text = model.contains_key("corpo");
    let optional = |key: &str| is_text && OPTIONAL.contains(&key);
    if let Some(unknown) = found.keys().find(|key| !model.contains_key(*key) && !optional(key)) {
        let line = line_of(text, Some(section), unknown);
        return Err(format!(
            "riga {line}: la chiave «{unknown}» è sconosciuta in [{section}]: ammesse {}",
            names(model)
        ));
    }
    if let Some(missing) = model.keys().find(|key| !found.contains_key(*key) && !optional(key)) {
        return Err(format!("manca la chiave «{missing}» in [{section}]"));
    }
    for (key, value) in found {
        let wants_colour = model.get(key).is_some_and(Value::is_str);
        let fault = if wants_colour { colour_fault(value) } else { length_fault(key, value) };
        if let Some(fault) = fault {
            let line = line_of(text, Some(section), key);
            return Err(format!("riga {line}: {key} in [{section}]: {fault}"));
        }
    }
    Ok(())
}

fn colour_fault(value: &Value) -> Option<String> {
    match value.as_str() {
        Some(text) => Hex::try_from(text.to_owned()).err(),
        None => Some("serve un colore fra virgolette, come \"#1F3A5F\"".to_owned()),
    }
}

fn length_fault(key: &str, value: &Value) -> Option<String> {
    let Some(length) = number(value) else {
        return Some("serve un numero di punti, con il punto decimale, come 9.4".to_owned());
    };
    let least = if SIZES.contains(&key) { 1.0 } else { 0.0 };
    let possible = (least..=GREATEST).contains(&length);
    (!possible).then(|| format!("{length} non è possibile: serve un numero da {least} a {GREATEST}"))
}

/// Margins that leave no room would leave no document.
fn check_room(style: &Table) -> Result<(), String> {
    let page = style["pagina"].as_table().expect("the section was checked");
    let of = |key: &str| number(&page[key]);
    let room = |whole: &str, before: &str, after: &str| Some(of(whole)? - of(before)? - of(after)?);
    for (whole, before, after) in
        [("larghezza", "margine_sinistro", "margine_destro"), ("altezza", "margine_superiore", "margine_inferiore")]
    {
        if room(whole, before, after).is_none_or(|room| room < LEAST_ROOM) {
            return Err(format!(
                "[pagina]: fra {before} e {after} restano meno di {LEAST_ROOM} punti di {whole}: ridurre i margini"
            ));
        }
    }
    if of("giustezza").is_none_or(|measure| measure < LEAST_ROOM) {
        return Err(format!("[pagina]: giustezza deve essere almeno {LEAST_ROOM} punti"));
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

fn number(value: &Value) -> Option<f64> {
    let whole = value.as_integer().and_then(|whole| i32::try_from(whole).ok()).map(f64::from);
    value.as_float().or(whole)
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
            ("margine_sinistro = 51.0", "margine_sinistro = 560.0", "ridurre i margini"),
            ("margine_sinistro = 51.0", "margine_sinistro = -51.0", "da 0 a 5000"),
            ("giustezza = 446.0", "giustezza = 4", "almeno 120 punti"),
        ] {
            assert!(Style::EMBEDDED.contains(from), "{from}");
            let told = check(&Style::EMBEDDED.replacen(from, to, 1), Style::EMBEDDED).unwrap_err();
            assert!(told.contains(words), "{to}: {told}");
        }
    }
}
