//! The PDF read back: the text of each place where a figure is printed.

use super::claims::Claims;
use super::error::ProofError;
use super::found::PrintedAt;
use super::places::Read;
use crate::dossier::PackageFile;
use crate::finding::Finding;
use crate::outputs::pdf::{self, Inspected, Part, PdfError};
use crate::outputs::typeset::layout_codes;
use crate::trace::facts::{Facts, plain_spaces};

type Printed = (Read<PrintedAt>, Vec<Finding>);

/// Reads the PDF once: its conformance, and every figure.
pub(super) fn read(facts: &Facts<'_>, claims: &Claims, files: &[PackageFile]) -> Result<Printed, ProofError> {
    let file = files.iter().find(|file| file.path == claims.report);
    let bytes = file.map_or(&[][..], |file| &file.bytes);
    let document = pdf::inspect(bytes)?;
    if !document.faults.is_empty() {
        return Err(PdfError::NotConformant(document.faults).into());
    }
    let (mut found, mut findings) = (Vec::new(), Vec::new());
    for (name, parts) in &claims.printed {
        let Some(place) = place(&document, parts) else {
            // A place without text prints nothing; one whose parts are gone has lost its figure.
            if parts.is_empty() {
                continue;
            }
            return Err(differs(facts, claims, name, &format!("pagina {}", parts[0].page + 1), "nulla"));
        };
        match facts.position(name) {
            Some(position) if facts.of_name(name).any(|fact| fact.value.is_said_by(&place.text)) => {
                found.push((position, place));
            }
            Some(_) => {
                let page = format!("pagina {}", place.label);
                return Err(differs(facts, claims, name, &page, &place.text));
            }
            None => findings.push(unknown(name, &place)),
        }
    }
    Ok((found, findings))
}

fn differs(facts: &Facts<'_>, claims: &Claims, name: &str, page: &str, found: &str) -> ProofError {
    let expected = facts.get(name).map(|fact| fact.value.written()).unwrap_or_default();
    let place = format!("{}, {page}", claims.report);
    ProofError::Differs { fact: name.to_owned(), place, expected, found: found.to_owned() }
}

/// A template wrote `<data value="…">` around words of its own.
fn unknown(name: &str, place: &PrintedAt) -> Finding {
    Finding::new(
        layout_codes::FIGURE_WITHOUT_NAME,
        format!("A pagina {} una cifra porta un nome che la relazione non conosce: «{name}».", place.label),
    )
    .found(place.text.clone())
    .expected("in un modello le cifre si scrivono con il loro campo, {{campo}}: il nome viene da sé")
}

/// The text of a figure's parts, and the box around those on its first page.
fn place(document: &Inspected, parts: &[Part]) -> Option<PrintedAt> {
    let first = parts.first()?;
    let mut text = String::new();
    let mut area: Option<[f32; 4]> = None;
    let mut tag = "";
    for part in parts {
        let shown = document.shown(*part)?;
        text.push_str(&shown.text);
        if part.page == first.page {
            let [left, lower, right, upper] = shown.area;
            let [l, b, r, u] = area.unwrap_or(shown.area);
            area = Some([l.min(left), b.min(lower), r.max(right), u.max(upper)]);
        }
        tag = if tag.is_empty() { shown.tag } else { tag };
    }
    Some(PrintedAt {
        page: first.page as usize + 1,
        label: document.label(first.page as usize).to_owned(),
        area: area?,
        element: format!("{tag} {}", first.mark),
        text: plain_spaces(&text),
    })
}
