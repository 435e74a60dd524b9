//! `riassunto.html`: one page, without anything from outside.

use std::fmt::Write as _;

use super::batch::Batch;
use super::table;
use crate::outputs::typeset::Style;
use crate::sheet::Cell;
use crate::words::italian;
use crate::words::markup::escape;

const STYLE: &str = include_str!("../../../templates/web/lotto.css");
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/// The bytes.
pub(super) fn bytes(batch: Batch<'_>) -> Vec<u8> {
    let title = escape(&batch.title());
    let marks = batch.edition.marks().iter().map(|mark| format!("<strong>{mark}</strong>")).collect::<Vec<_>>();
    let mut text = format!(
        "<!DOCTYPE html>\n<html lang=\"it\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"generator\" content=\"relazione\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<title>{title}</title>\n\
         <style>\n:root{{{colours}}}\n{STYLE}</style>\n</head>\n<body>\n\
         <header>\n<p class=\"marchi\">{marks}</p>\n</header>\n<main>\n<h1>{title}</h1>\n\
         <p>Data di riferimento {day}. {said}</p>\n\
         <div class=\"scorre\" tabindex=\"0\" role=\"region\" aria-labelledby=\"enti\">\n<table>\n\
         <caption id=\"enti\">Gli enti, nell’ordine del lotto</caption>\n",
        colours = Style::embedded().css_colours(),
        marks = marks.join(" – "),
        day = italian::long_date(batch.edition.reference_date),
        said = escape(&batch.said()),
    );
    push_rows(&mut text, batch);
    text.push_str("</table>\n</div>\n</main>\n</body>\n</html>\n");
    text.into_bytes()
}

fn push_rows(text: &mut String, batch: Batch<'_>) {
    let columns = table::columns();
    text.push_str("<thead><tr>");
    for column in columns.iter() {
        let _ = write!(text, "<th scope=\"col\">{}</th>", escape(column.header()));
    }
    text.push_str("</tr></thead>\n<tbody>\n");
    for record in batch.records {
        text.push_str("<tr>");
        for (index, column) in columns.iter().enumerate() {
            let cell = column.value(record);
            let shown = match &cell {
                Cell::Number(value, crate::sheet::Look::TwoPlaces) => italian::two_places(*value),
                other => other.shown(),
            };
            let shown = escape(&shown);
            let _ = match &cell {
                _ if index == 0 => write!(text, "<th scope=\"row\">{shown}</th>"),
                Cell::Number(..) => write!(text, "<td class=\"cifra\">{shown}</td>"),
                _ => write!(text, "<td>{shown}</td>"),
            };
        }
        text.push_str("</tr>\n");
    }
    text.push_str("</tbody>\n");
}
