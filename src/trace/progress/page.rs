//! The state of the cycle as one page for the browser, to be opened or mailed.
//!
//! Guaranteed: self-contained (no script, no picture, nothing fetched); tables with captions and headings for who does
//! not see them; every text escaped. Deliberately absent: who filled what in, values, causes.

use std::fmt::Write as _;

use super::completeness::Completeness;
use super::cycle::Progress;
use super::text::{acts, today, working_days};
use super::wording::{name, of_others, to_correct};
use crate::words::italian;
use crate::words::markup::escape;

const STYLE: &str = "body{font:1rem/1.5 Arial,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#111;\
background:#fff}h1{color:#1f3a5f;font-size:1.6rem}h2,caption{color:#1f3a5f;font-size:1.2rem;font-weight:bold;\
text-align:left;margin:1.5rem 0 .5rem}table{border-collapse:collapse;width:100%}th,td{border:1px solid #767676;\
padding:.3rem .6rem;text-align:left;vertical-align:top}thead th{background:#1f3a5f;color:#fff}td.n{text-align:right;\
white-space:nowrap}.termine{border-left:.4rem solid #1f3a5f;padding:.5rem 1rem;background:#f0f4f9}.marchio{font-weight:bold;color:#9a3412}@media (max-width:40rem){\
table{font-size:.85rem;table-layout:fixed}th,td{padding:.25rem;overflow-wrap:anywhere}td.n{white-space:normal}}\
@media print{body{margin:0}}";

/// How many indicators are named in a cell.
const NAMED: usize = 40;

impl Progress {
    /// The page of an entity.
    pub fn html(&self, entity: &str) -> String {
        let title = format!("Relazione sulla performance {}: a che punto siamo", self.year);
        let mut page = format!(
            "<!DOCTYPE html>\n<html lang=\"it\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" \
             content=\"width=device-width, initial-scale=1\">\n<title>{title} – {entity}</title>\n\
             <style>{STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{title}</h1>\n<p>{entity} – al {day}</p>\n",
            entity = escape(entity),
            day = italian::long_date(self.reference_date),
        );
        if self.demonstration {
            page.push_str("<p class=\"marchio\">DATI DIMOSTRATIVI</p>\n");
        }
        let _ = writeln!(page, "<p class=\"termine\">{}{}</p>", escape(&today(self)), escape(&working_days(self)));
        let published = self.last_final.map_or_else(
            || "Nessuna definitiva pubblicata.".to_owned(),
            |version| format!("Definitiva pubblicata: versione {version}."),
        );
        let blocking = match self.blocking {
            0 => "Nessuna anomalia impedisce la definitiva.".to_owned(),
            many => italian::count(many, "anomalia impedisce la definitiva.", "anomalie impediscono la definitiva."),
        };
        let _ = writeln!(page, "<ul>\n<li>{published}</li>");
        for line in acts(self) {
            let _ = writeln!(page, "<li>{}</li>", escape(&line));
        }
        let _ = writeln!(page, "<li>{blocking}</li>\n</ul>");
        let whole = Completeness { name: Some(entity.to_owned()), ..self.entity.clone() };
        push_groups(&mut page, "Tutto l’ente", "Ente", &[whole]);
        push_groups(&mut page, "Per ufficio", "Ufficio", &self.offices);
        push_groups(&mut page, "Per missione", "Missione", &self.missions);
        page.push_str("</main>\n</body>\n</html>\n");
        page
    }
}

/// A table of groups: how many indicators have a value, and which have none.
fn push_groups(page: &mut String, caption: &str, what: &str, groups: &[Completeness]) {
    let _ = writeln!(
        page,
        "<table>\n<caption>{caption}</caption>\n<thead><tr><th scope=\"col\">{what}</th><th scope=\"col\">Indicatori \
         compilati</th><th scope=\"col\">Completezza</th><th scope=\"col\">Valori che mancano</th></tr></thead>\n<tbody>"
    );
    for group in groups {
        let done = group.planned - group.missing.len();
        let share = group.per_cent().map_or_else(|| "n.d.".to_owned(), |share| format!("{share} %"));
        let missing = match group.missing.len() {
            0 => "nessuno".to_owned(),
            _ => italian::first_of(group.missing.iter().map(|row| row.code.as_str()), NAMED),
        };
        let missing = format!("{missing}{}{}", of_others(group.of_others(), group.missing.len()), to_correct(group));
        let _ = writeln!(
            page,
            "<tr><th scope=\"row\">{}</th><td class=\"n\">{done} di {}</td><td class=\"n\">{share}</td><td>{}</td></tr>",
            escape(name(group)),
            group.planned,
            escape(&missing)
        );
    }
    page.push_str("</tbody>\n</table>\n");
}
