//! A document with something of everything.

use super::{Builder, DESCRIPTION};
use crate::outputs::typeset::{
    Artifact, Attributes, ElementId, Labels, Layout, LinkTarget, Mark, Rectangle, Role, Scope,
};

/// A document with something of everything, on four pages.
pub(in crate::outputs::pdf) fn everything() -> Layout {
    let root = ElementId(0);
    let mut build = Builder::new(&["Copertina", "i", "1", "2"]);
    let title = build.line(root, Role::Heading(1), 0, 700.0, "Relazione sulla performance 2024");
    assert_eq!(title.0, 1);
    build.run(0, Mark::Artifact(Artifact::Watermark), (150.0, 250.0, 52.0), 90.0, "BOZZA");
    let alternative = Some(DESCRIPTION.to_owned());
    let form = build.element(root, Role::Form, Attributes { alternative, ..Attributes::default() });
    build.link(0, form, 200.0, LinkTarget::Signature);
    for page in 0..4 {
        build.text(page, Mark::Artifact(Artifact::Header), 56.0, 800.0, "Comune di Boffalora");
        build.text(page, Mark::Artifact(Artifact::Footer), 56.0, 30.0, &format!("pagina {} di 4", page + 1));
    }
    contents(&mut build);
    let section = build.element(root, Role::Sect, Attributes::default());
    build.line(section, Role::Heading(2), 2, 740.0, "Risultati – efficienza e qualità");
    build.bookmark(1, "Risultati", 2, 750.0);
    build.bookmark(2, "Missione 01", 2, 700.0);
    build.bookmark(2, "Missione 03 – Polizia", 3, 750.0);
    build.bookmark(1, "Metodo", 3, 400.0);
    build.destination("risultati", 2, 750.0);
    spanning_paragraph(&mut build, section);
    list(&mut build, section);
    table(&mut build, section);
    figure(&mut build, section);
    notes(&mut build, section);
    build.finish()
}

/// A table of contents with a link.
fn contents(build: &mut Builder) {
    let toc = build.element(ElementId(0), Role::Toc, Attributes::default());
    let entry = build.element(toc, Role::TocItem, Attributes::default());
    let reference = build.element(entry, Role::Reference, Attributes::default());
    let link = build.line(reference, Role::Link, 1, 700.0, "Risultati  1");
    build.link(1, link, 700.0, LinkTarget::Internal("risultati".to_owned()));
    build.link(1, link, 686.0, LinkTarget::Internal("risultati".to_owned()));
    let paragraph = build.element(ElementId(0), Role::Paragraph, Attributes::default());
    let link = build.line(paragraph, Role::Link, 1, 600.0, "Sito dell’ente");
    build.link(1, link, 600.0, LinkTarget::External("https://www.comune.boffalora.mi.it/città".to_owned()));
}

/// One paragraph, one content, on two pages, with an artifact between its lines and emphasis inside.
fn spanning_paragraph(build: &mut Builder, section: ElementId) {
    let paragraph = build.element(section, Role::Paragraph, Attributes::default());
    let mark = build.content(paragraph);
    build.text(2, mark, 56.0, 700.0, "Officine: però, perché, città, più e così via; am\u{ad}");
    build.rule(2, Mark::Artifact(Artifact::Layout), [56.0, 690.0, 300.0, 690.5]);
    build.text(2, mark, 56.0, 685.0, "ministrazione ≥ 90 − ✓ □ ");
    build.text(3, mark, 56.0, 740.0, "continua qui ");
    let strong = build.element(paragraph, Role::Strong, Attributes::default());
    let mark = build.content(strong);
    build.text(3, mark, 156.0, 740.0, "in evidenza ");
    let spoken = Some("nessun valore");
    let sign = build.element(paragraph, Role::Span, Attributes { spoken, ..Attributes::default() });
    let mark = build.content(sign);
    build.text(3, mark, 256.0, 740.0, "–");
}

fn list(build: &mut Builder, section: ElementId) {
    let list = build.element(section, Role::List, Attributes { labels: Labels::Numbers, ..Attributes::default() });
    for (number, y) in [("1.", 640.0), ("2.", 625.0)] {
        let item = build.element(list, Role::ListItem, Attributes::default());
        build.line(item, Role::Label, 2, y, number);
        let body = build.element(item, Role::ListBody, Attributes::default());
        let mark = build.content(body);
        build.text(2, mark, 76.0, y, "voce dell’elenco");
    }
}

/// A table over two pages, its header repeated as an artifact.
fn table(build: &mut Builder, section: ElementId) {
    let table = build.element(section, Role::Table, Attributes::default());
    build.line(table, Role::Caption, 2, 580.0, "Tabella 1. Indicatori");
    let head = build.element(table, Role::TableHead, Attributes::default());
    let row = build.element(head, Role::TableRow, Attributes::default());
    for (identifier, x) in [("codice", 56.0), ("valore", 200.0)] {
        let scope = Some(Scope::Column);
        let attributes = Attributes { identifier: Some(identifier.to_owned()), scope, ..Attributes::default() };
        let cell = build.element(row, Role::HeaderCell, attributes);
        let mark = build.content(cell);
        build.text(2, mark, x, 560.0, identifier);
        build.text(3, Mark::Artifact(Artifact::Pagination), x, 720.0, identifier);
    }
    let body = build.element(table, Role::TableBody, Attributes::default());
    for (page, y) in [(2, 540.0), (2, 520.0), (3, 700.0)] {
        let row = build.element(body, Role::TableRow, Attributes::default());
        build.rule(page, Mark::Artifact(Artifact::Layout), [56.0, y - 4.0, 300.0, y + 10.0]);
        let attributes = Attributes { scope: Some(Scope::Row), ..Attributes::default() };
        let code = build.element(row, Role::HeaderCell, attributes);
        let mark = build.content(code);
        build.text(page, mark, 56.0, y, "01.02-03");
        let headers = vec!["valore".to_owned()];
        let value = build.element(row, Role::DataCell, Attributes { headers, ..Attributes::default() });
        let mark = build.content(value);
        build.text(page, mark, 200.0, y, "62,50 %");
    }
}

/// A note that the text cites, one that stands beside it, and a quotation.
fn notes(build: &mut Builder, section: ElementId) {
    let paragraph = build.element(section, Role::Paragraph, Attributes::default());
    let link = build.line(paragraph, Role::Link, 3, 470.0, "Si veda la nota");
    build.link(3, link, 470.0, LinkTarget::Internal("nota".to_owned()));
    for (identifier, y, text) in [("nota", 450.0, "Una nota citata."), ("inciso", 430.0, "Una nota che nessuno cita.")]
    {
        let attributes = Attributes { identifier: Some(identifier.to_owned()), ..Attributes::default() };
        let note = build.element(section, Role::Note, attributes);
        build.line(note, Role::Paragraph, 3, y, text);
    }
    build.destination("nota", 3, 455.0);
    let quotation = build.element(section, Role::BlockQuote, Attributes::default());
    build.line(quotation, Role::Paragraph, 3, 410.0, "Parole di altri.");
}

fn figure(build: &mut Builder, section: ElementId) {
    let bounds = Rectangle { left: 56.0, bottom: 500.0, right: 256.0, top: 600.0 };
    let attributes = Attributes {
        alternative: Some("Grafico: 3 obiettivi raggiunti, 1 non raggiunto.".to_owned()),
        bounds: Some((3, bounds)),
        ..Attributes::default()
    };
    let figure = build.element(section, Role::Figure, attributes);
    let mark = build.content(figure);
    build.rule(3, mark, [56.0, 500.0, 256.0, 600.0]);
    build.text(3, mark, 60.0, 520.0, "raggiunti 3");
}
