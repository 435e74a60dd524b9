//! The page around the body: head, marks, contents, foot.

use super::body::Body;
use super::figures::{Figures, PublicCells};
use super::{contents, derivations};
use crate::domain::Status;
use crate::dossier::{Dossier, PackageFile};
use crate::outputs::typeset::{Source, Style, TypesetError};
use crate::outputs::{publisher, report};
use crate::trace::facts::Facts;
use crate::words::italian;
use crate::words::markup::escape;

const STYLE: &str = include_str!("../../../templates/web/pagina.css");
/// Stands behind the contents, so that the page is drawn once.
const CONTENTS_SCRIPT: &str = include_str!("../../../templates/web/sommario.js");
/// Before the filters, which find its rows.
const TABLE_SCRIPT: &str = include_str!("../../../templates/web/obiettivi.js");
const SCRIPT: &str = include_str!("../../../templates/web/pagina.js");

/// Nothing is fetched and nothing is sent: the page holds all it needs.
const POLICY: &str = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'unsafe-inline'; \
                      base-uri 'none'; form-action 'none'";

/// What the page looks like beside its own style sheet.
#[derive(Debug, Clone, Copy)]
pub struct WebLook<'l> {
    /// The document's colours.
    pub style: &'l Style,
    /// The coat of arms as the address of an image.
    pub emblem: Option<&'l str>,
}

/// The web edition of a document.
///
/// # Errors
/// A chart whose data are none.
pub fn page(
    source: &Source<'_>,
    look: WebLook<'_>,
    dossier: &Dossier<'_>,
    (facts, cells): (&Facts<'_>, &PublicCells),
) -> Result<PackageFile, TypesetError> {
    let body = Body::new(source, dossier.assessment, Figures::new(facts), look.emblem);
    let (body, figures, columns) = body.write()?;
    let title = escape(&source.title());
    let marks = dossier.edition.marks();
    let marks = if marks.is_empty() {
        String::new()
    } else {
        format!("<header class=\"marchi\"><p>{}</p></header>\n", escape(&marks.join(" – ")))
    };
    let text = format!(
        "<!DOCTYPE html>\n<html lang=\"it\">\n<head>\n<meta charset=\"utf-8\"/>\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\"/>\n\
         <meta name=\"color-scheme\" content=\"light dark\"/>\n<title>{title}</title>\n\
         <style>\n{}\n{STYLE}\n{}\n</style>\n</head>\n<body>\n\
         <a class=\"salta\" href=\"#contenuto\">Vai al contenuto</a>\n{marks}<div class=\"pagina-web\">\n\
         <nav class=\"sommario\" id=\"indice\" aria-label=\"Indice\">\n<details open=\"open\"><summary>Indice</summary>\n{}\n\
         </details>\n</nav>\n<script>\n{CONTENTS_SCRIPT}</script>\n<main id=\"contenuto\" tabindex=\"-1\">\n{body}\n</main>\n</div>\n{}\n<script type=\"application/json\" id=\"{}\">{}</script>\n\
         <script>\n{TABLE_SCRIPT}{SCRIPT}</script>\n</body>\n</html>\n",
        look.style.css_colours(),
        columns.style(),
        contents::list(source.headings()),
        foot(dossier),
        derivations::DERIVATIONS,
        derivations::json(&figures, cells),
    );
    // A letter that was lost is told where it stands, and shown as on paper.
    let text = text.replace(char::REPLACEMENT_CHARACTER, "□");
    Ok(PackageFile::new(report::file_name(dossier, "html"), text.into_bytes()))
}

/// Who publishes it, of which day it is, and where the official document is.
fn foot(dossier: &Dossier<'_>) -> String {
    let edition = dossier.edition;
    let (entity, day) = (escape(&edition.entity), italian::with_day("al", &italian::long_date(edition.reference_date)));
    let pdf = report::file_name(dossier, "pdf");
    let state = match edition.status {
        Status::Draft => format!("Bozza con i dati {day}."),
        Status::Final { version } => format!("Versione {version}, dati {day}."),
    };
    format!(
        "<footer>\n<p>{entity}. {state} Il documento ufficiale è il <a href=\"{pdf}\">PDF ({pdf})</a>: questa pagina ne \
         riporta le stesse parole e le stesse cifre.</p>\n\
         {}</footer>",
        publisher::foot("I dati", &dossier.config.publishing)
    )
}
