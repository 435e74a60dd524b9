//! Mistakes that an officer makes in a template, each told with its place and what is allowed.

use std::collections::BTreeMap;

use super::seed::Seed;
use crate::outputs::report::Templates;
use crate::outputs::typeset::{Style, embedded_faces, lay_out};

/// The error of the summary template written as `text`, by whichever stage finds it.
#[track_caller]
fn mistake(text: &str) -> String {
    let overrides = BTreeMap::from([("partials/sintesi.hbs".to_owned(), text.to_owned())]);
    match Templates::new(&overrides) {
        Err(error) => error.to_string(),
        Ok(_) => panic!("no mistake found in {text}"),
    }
}

#[test]
fn mistakes_are_told_with_file_line_and_column() {
    for (text, place, words) in [
        // A field that does not exist, printed, asked for, repeated.
        ("<p>{{titulo}}</p>", "riga 1, colonna 4", "Forse «titolo»?"),
        ("<p>a</p>\n{{#if sintesi.migliore}}<p/>{{/if}}", "riga 2, colonna 1", "Forse «migliori»?"),
        ("{{#each mission}}<p>{{codice}}</p>{{/each}}", "riga 1, colonna 1", "Forse «missioni»?"),
        // A field of another place.
        ("{{#each sintesi.migliori}}<p>{{anno}}</p>{{/each}}", "riga 1", "Campi ammessi: ancora, classe, codice"),
        // A list or group where a text is meant, and the reverse.
        ("<p>{{missioni}}</p>", "riga 1", "{{#each missioni}}"),
        ("<p>{{sintesi.indici}}</p>", "riga 1", "è un gruppo"),
        ("{{#each titolo}}<p>x</p>{{/each}}", "riga 1", "non è un elenco"),
        // XHTML as text and text as XHTML.
        ("<p>{{utenti.testo}}</p>", "riga 1", "{{{utenti.testo}}}"),
        ("<p>{{{ente}}}</p>", "riga 1", "{{ente}}"),
        // An instruction, a partial, a closing that do not exist.
        ("{{#se anno}}<p>x</p>{{/se}}", "riga 1", "if, unless, each, with"),
        ("<p>x</p>\n{{> partials/sintesii.hbs}}", "riga 2", "partials/sintesi.hbs"),
        ("{{#if anno}}\n<p>x</p>\n{{/each}}", "riga 3", "chiuso"),
        // XHTML: an element not closed, a class and an element that are not known.
        ("<p>\n<strong>x</p>", "riga 2", "<strong> è chiuso da </p>"),
        ("<p class=\"grande\">x</p>", "riga 1, colonna 1", "ammesse guida, nota"),
        ("<div>\n  <center>x</center>\n</div>", "riga 2, colonna 3", "elemento <center> sconosciuto"),
    ] {
        let told = mistake(text);
        assert!(told.starts_with("modello templates/partials/sintesi.hbs, "), "{told}");
        assert!(told.contains(place), "{text}: {told}");
        assert!(told.contains(words), "{text}: {told}");
    }
}

#[test]
fn a_template_that_includes_itself_is_told_and_does_not_run_on() {
    let told = mistake("<p>x</p>{{> partials/sintesi.hbs}}");
    assert!(told.contains("include sé stesso"), "{told}");
}

#[test]
fn texts_order_and_columns_can_be_changed() {
    let summary = "<section class=\"pagina\" id=\"sintesi\"><h1>In breve</h1>{{#each sintesi.missioni}}\
        {{#with indici}}<p>{{../titolo}}: {{cautelativo}} {{@index}}</p>{{/with}}{{else}}<p>{{anno}}</p>{{/each}}</section>";
    let overrides = BTreeMap::from([("partials/sintesi.hbs".to_owned(), summary.to_owned())]);
    let xhtml = Templates::new(&overrides).unwrap().render(&Seed::bare().document()).unwrap();
    assert!(xhtml.contains("<h1>In breve</h1>"));
    assert!(
        xhtml.contains("<p>Soccorso civile: <data value=\"missione 11, indice cautelativo\">100,00"),
        "{}",
        &xhtml[..2000]
    );
    lay_out(&xhtml, &Style::embedded(), &embedded_faces()).unwrap();
}
