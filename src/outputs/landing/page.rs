//! The page, and the fragment that it holds.

use std::fmt::Write as _;

use super::files::{format, grouped, is_report, size, title};
use super::{Landing, PublicFile, PublicVersion};
use crate::domain::ActKind;
use crate::outputs::publisher;
use crate::outputs::typeset::Style;
use crate::words::italian;
use crate::words::markup::escape;

const STYLE: &str = include_str!("../../../templates/web/approdo.css");
/// By this the program knows the page as its own.
const MARK: &str = "<meta name=\"generator\" content=\"relazione\">";
/// The fragment has no head: the first element is its mark.
const FRAGMENT_MARK: &str = "<section class=\"relazione-performance\"";
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/// Whether somebody else wrote what stands under the name of the page or of the fragment.
pub fn is_ours(bytes: &[u8]) -> bool {
    let text = String::from_utf8_lossy(bytes);
    text.contains(MARK) || text.starts_with(FRAGMENT_MARK)
}

/// The whole page.
pub fn page(landing: &Landing<'_>) -> Vec<u8> {
    let title = format!("Relazione sulla performance {}", landing.year);
    let entity = escape(&landing.config.entity.name);
    let mut marks = String::new();
    if landing.config.entity.demonstration {
        marks.push_str("<p class=\"marchi\"><strong>DATI DIMOSTRATIVI</strong></p>\n");
    }
    format!(
        "<!DOCTYPE html>\n<html lang=\"it\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n{MARK}\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<title>{title} – {entity}</title>\n\
         <style>\n{colours}\n{STYLE}</style>\n</head>\n<body>\n\
         <a class=\"salta\" href=\"#contenuto\">Vai al contenuto</a>\n<header>\n{marks}<p class=\"ente\">{entity}</p>\n</header>\n\
         <main id=\"contenuto\" tabindex=\"-1\">\n<h1>{title}</h1>\n{body}</main>\n<footer>\n{foot}</footer>\n</body>\n</html>\n",
        colours = Style::embedded().css_colours(),
        body = body(landing, ""),
        foot = foot(landing),
    )
    .into_bytes()
}

/// What a site puts into a page of its own, without any style: it begins with headings of the second level, and its
/// links are whole where the configuration says where the folder is read.
pub fn fragment(landing: &Landing<'_>) -> Vec<u8> {
    let site = landing.config.publishing.site.as_ref();
    let base = site.map_or_else(String::new, |site| format!("{site}/{}/", landing.year));
    let mark = if landing.config.entity.demonstration { "<p><strong>DATI DIMOSTRATIVI</strong></p>\n" } else { "" };
    format!("{FRAGMENT_MARK} lang=\"it\">\n{mark}{}{}</section>\n", body(landing, &base), foot(landing)).into_bytes()
}

fn body(landing: &Landing<'_>, base: &str) -> String {
    let last = landing.versions.last().expect("the page is made when there is a final");
    let mut text = format!(
        "<p>Versione {}, con i dati {}. {}</p>\n",
        last.version,
        italian::with_day("al", &italian::long_date(last.date)),
        escape(&adoption(landing))
    );
    push_acts(&mut text, landing, last.version);
    push_signed(&mut text, landing, last.version);
    for (group, files) in grouped(&last.files) {
        let _ = writeln!(text, "<h2>{}</h2>\n<ul class=\"documenti\">", group.title);
        for file in files {
            push_file(&mut text, base, last.version, file);
        }
        text.push_str("</ul>\n");
    }
    push_earlier(&mut text, landing, base);
    text
}

/// When it was adopted, against the deadline.
fn adoption(landing: &Landing<'_>) -> String {
    let due = italian::of_day(landing.deadline);
    let Some(act) = landing.acts.first_adoption() else {
        return format!(
            "Termine di adozione: {}; l’atto di adozione non è ancora registrato.",
            italian::long_date(landing.deadline)
        );
    };
    let when = match (act.date - landing.deadline).num_days() {
        late @ 1.. => format!("{} dopo il termine {due}", italian::count_of(late, "giorno", "giorni")),
        _ => format!("entro il termine {due}"),
    };
    format!("Adottata {} con {}, {when}.", italian::with_day("il", &italian::long_date(act.date)), act.number)
}

fn push_acts(text: &mut String, landing: &Landing<'_>, version: u32) {
    let mut acts = landing.acts.of_version(version).peekable();
    if acts.peek().is_none() {
        return;
    }
    text.push_str("<h2>Atti</h2>\n<dl class=\"atti\">\n");
    for own in acts {
        let name = match own.kind {
            ActKind::Adoption => format!("Adozione della {}", landing.config.bodies.executive),
            ActKind::Validation => format!("Validazione del {}", landing.config.bodies.board),
            ActKind::Publication => "Pubblicazione".to_owned(),
            ActKind::Protocol => "Protocollo".to_owned(),
        };
        let written = escape(&format!("{} {}", own.act.number, italian::of_day(own.act.date)));
        let value = own
            .link
            .as_ref()
            .map_or_else(|| written.clone(), |link| format!("<a href=\"{}\">{written}</a>", escape(link)));
        let _ = writeln!(text, "<div><dt>{}</dt><dd>{value}</dd></div>", escape(&name));
    }
    text.push_str("</dl>\n");
}

/// The copies with a signature are known by their digest, wherever they are published.
fn push_signed(text: &mut String, landing: &Landing<'_>, version: u32) {
    let mut copies = landing.signed.of_version(version).peekable();
    if copies.peek().is_none() {
        return;
    }
    text.push_str("<h2>Copie firmate</h2>\n<ul class=\"firme\">\n");
    for own in copies {
        let _ = writeln!(
            text,
            "<li>{}: firma di {}<p class=\"somma\">SHA-256: <code>{}</code></p></li>",
            escape(&own.file),
            escape(&own.written()),
            breaking(&own.sha256)
        );
    }
    text.push_str("</ul>\n");
}

fn push_file(text: &mut String, base: &str, version: u32, file: &PublicFile) {
    let _ = writeln!(
        text,
        "<li><a href=\"{}v{version}/{}\">{} <span class=\"forma\">({}, {})</span></a>\
         <p class=\"somma\">SHA-256: <code>{}</code></p></li>",
        escape(base),
        escape(&file.path),
        escape(&title(&file.path)),
        format(&file.path),
        size(file.bytes),
        breaking(&file.sha256)
    );
}

/// A digest that narrow screens may divide; its text is the same.
fn breaking(digest: &str) -> String {
    const PART: usize = 16;
    let parts: Vec<String> =
        digest.as_bytes().chunks(PART).map(|part| escape(&String::from_utf8_lossy(part))).collect();
    parts.join("<wbr>")
}

/// The versions before stay readable.
fn push_earlier(text: &mut String, landing: &Landing<'_>, base: &str) {
    let Some((_, earlier)) = landing.versions.split_last().filter(|(_, earlier)| !earlier.is_empty()) else { return };
    text.push_str("<h2>Versioni precedenti</h2>\n<ul>\n");
    for PublicVersion { version, date, files } in earlier.iter().rev() {
        let acts = landing.acts.of_version(*version);
        let acts: Vec<String> = acts.map(|own| format!(", {} con {}", own.kind.done(), own.act.written())).collect();
        let acts = acts.concat();
        let said =
            format!("Versione {version}, con i dati {}{acts}", italian::with_day("al", &italian::long_date(*date)));
        let report = files.iter().find(|file| is_report(file));
        let _ = match report {
            Some(file) => writeln!(
                text,
                "<li><a href=\"{}v{version}/{}\">{} <span class=\"forma\">({}, {})</span></a></li>",
                escape(base),
                escape(&file.path),
                escape(&said),
                format(&file.path),
                size(file.bytes)
            ),
            None => writeln!(text, "<li>{}</li>", escape(&said)),
        };
    }
    text.push_str("</ul>\n");
}

fn foot(landing: &Landing<'_>) -> String {
    let mut text = publisher::foot("Documenti e dati", &landing.config.publishing);
    text.push_str(
        "<p>Una versione pubblicata non cambia mai: ogni file si confronta con il suo SHA-256, o tutti insieme con \
         l’elenco delle somme di controllo.</p>\n",
    );
    text
}
