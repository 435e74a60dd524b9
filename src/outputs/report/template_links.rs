//! Links that somebody typed into a template and that lead neither to the web nor to a mailbox.
//!
//! Guaranteed: each is told once, with file and line, where the template writes it. Deliberately absent: addresses that
//! begin with a field, which hold what the readers of texts have let through; typesetting looks at them all.

use crate::domain::Place;
use crate::finding::Finding;
use crate::outputs::typeset::layout_codes::REFUSED_LINK;
use crate::words::link::may_lead_to;

/// Most letters of an address that are shown.
const SHOWN: usize = 60;

/// One finding for each refused link of an entity's own template.
pub(super) fn check(file: &str, source: &str) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut line = 1;
    let mut rest = source;
    while let Some(at) = rest.find("href") {
        line += newlines(&rest[..at]);
        rest = &rest[at + "href".len()..];
        let Some(address) = value(rest) else { continue };
        let (typed, is_whole) =
            address.split_once("{{").map_or((address, true), |(typed, _)| (typed, typed.contains(':')));
        if is_whole && !typed.is_empty() && !typed.starts_with('#') && !may_lead_to(typed) {
            found.push(told(file, line, address));
        }
    }
    found
}

/// The value of the attribute whose name has just ended.
fn value(rest: &str) -> Option<&str> {
    let value = rest.trim_start().strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
    value[1..].split(quote).next()
}

fn newlines(text: &str) -> u32 {
    u32::try_from(text.matches('\n').count()).unwrap_or(u32::MAX)
}

/// The finding on an address, where a template wrote it.
fn told(file: &str, line: u32, address: &str) -> Finding {
    Finding::new(REFUSED_LINK, "Un modello contiene un collegamento non ammesso: restano le sue parole.")
        .at(Place::file(file).at_line(line))
        .found(address.chars().take(SHOWN).collect::<String>())
        .expected("un indirizzo che comincia con https://, http:// o mailto:")
}

/// Whether a finding of typesetting on a link is one that the templates' findings tell already, with its place.
pub(super) fn is_told(known: &[Finding], of_layout: &Finding) -> bool {
    let begins = |own: &Finding| {
        let typed = own.found.as_deref().and_then(|found| found.split("{{").next()).unwrap_or_default();
        own.code == REFUSED_LINK && of_layout.found.as_deref().is_some_and(|address| address.starts_with(typed))
    };
    of_layout.code == REFUSED_LINK && known.iter().any(begins)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_leads_nowhere_is_told_with_its_line() {
        let text = "<p>\n<a href=\"javascript:alert(1)\">x</a> <a href='#sintesi'>y</a>\n<a\n href = 'file:///{{nome}}'>z</a>\n\
                    <a href=\"https://www.example.it\">w</a> <a href=\"{{indirizzo}}\">v</a> href";
        let found = check("templates/a.hbs", text);
        let places: Vec<String> = found.iter().map(|own| own.place.as_ref().unwrap().to_string()).collect();
        assert_eq!(places, ["templates/a.hbs, riga 2", "templates/a.hbs, riga 4"]);
        assert_eq!(found[1].found.as_deref(), Some("file:///{{nome}}"));
    }
}
