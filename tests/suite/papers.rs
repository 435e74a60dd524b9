//! The texts that the bodies finish: reserved, prefilled with the report's figures, with visible blanks.

use std::io::Read as _;

use crate::entity::Entity;

const NAMES: [&str; 3] = ["Documento_di_validazione", "Relazione_di_accompagnamento", "Testo_della_delibera"];

/// The parts of a text: content and styles.
fn parts(entity: &Entity, name: &str, package: &str) -> [String; 2] {
    let path = entity.output(&format!("2024/{package}/riservato/atti/{name}_2024.odt"));
    let mut archive = zip::ZipArchive::new(std::fs::File::open(path).unwrap()).unwrap();
    assert_eq!(archive.by_index(0).unwrap().name().unwrap(), "mimetype");
    ["content.xml", "styles.xml"].map(|part| {
        let mut text = String::new();
        archive.by_name(part).unwrap().read_to_string(&mut text).unwrap();
        roxmltree::Document::parse(&text).unwrap();
        text
    })
}

#[test]
fn a_final_has_its_texts_with_figures_places_signals_and_blanks() {
    let entity = Entity::new();
    let run = entity.run("genera --anno 2024 --definitiva --data 2025-06-20");
    assert_eq!(run.code, 0, "{}", run.stderr);
    for name in NAMES {
        let [content, styles] = parts(&entity, name, "v1");
        assert!(styles.contains("DATI DIMOSTRATIVI") && styles.contains("fo:language=\"it\""), "{name}");
        // The report that goes with it shows the indices by missione.
        let index = if name == NAMES[1] { "86,92\u{a0}%" } else { "85,18\u{a0}%" };
        assert!(content.contains(index), "{name}: {index}");
        let text = content.replace("<text:s/>", " ");
        assert!(text.contains("con i dati al 20 giugno 2025"), "{name}: {content}");
        assert!(content.contains("text:outline-level=\"1\"") && content.contains("\"Da_20_compilare\">["), "{name}");
    }
    let [validation, _] = parts(&entity, NAMES[0], "v1");
    for words in
        ["k) È chiara", "Allegato_A_00_Riepilogo.xlsx, foglio «Sommario»", "variazione a fine anno", "[motivazione]"]
    {
        assert!(validation.contains(words), "{words}");
    }
    // The digest for the resolution is the one that `genera` prints.
    let [resolution, _] = parts(&entity, NAMES[2], "v1");
    let sums =
        run.stdout.lines().find_map(|line| line.strip_prefix("SHA-256 di SHA256SUMS, da riportare nella delibera: "));
    assert!(resolution.contains(sums.unwrap()), "{}", run.stdout);
    let public = std::fs::read_to_string(entity.output("2024/v1/SHA256SUMS")).unwrap();
    assert!(!public.contains("atti/"), "{public}");
}

#[test]
fn a_draft_says_so_and_an_entity_has_its_own_words() {
    let entity = Entity::new();
    let own = "<html><h1>Delibera {{anno}}</h1><p>Visto &amp; {{organi.giunta}}: {{sintesi.indici.cautelativo}} [voti]</p></html>";
    entity.write("templates/atti/testo_della_delibera.xhtml.hbs", own);
    let run = entity.run("genera --anno 2024 --data 2025-06-20");
    assert_eq!(run.code, 0, "{}", run.stderr);
    let [content, styles] = parts(&entity, NAMES[2], "bozza");
    assert!(content.contains("Visto &amp; Giunta comunale:<text:s/>85,18\u{a0}%"), "{content}");
    assert!(styles.contains("BOZZA"), "{styles}");
}

#[test]
fn a_text_never_says_another_figure_than_the_report() {
    let entity = Entity::new();
    let template = "templates/atti/testo_della_delibera.xhtml.hbs";
    entity.write(template, "<html><h1>D</h1><p><data value=\"ente, indice cautelativo\">99,99 %</data></p></html>");
    let run = entity.run("genera --anno 2024 --data 2025-06-20");
    assert!(run.code == 1 && run.stderr.contains("«99,99 %»") && run.stderr.contains(template), "{}", run.stderr);
    entity.write(template, "<html><h1>D</h1>\n<p><data value=\"ente, indice inventato\">1</data></p></html>");
    let run = entity.run("genera --anno 2024 --data 2025-06-20");
    let words = format!("{template}, composto, chiede alla riga 2 la cifra «ente, indice inventato»");
    assert!(run.code == 1 && run.stderr.contains(&words), "{}", run.stderr);
    entity.write(template, "<html><h1>D</h1><p>{{organi.sindaco}}</p></html>");
    let run = entity.run("genera --anno 2024 --data 2025-06-20");
    assert!(run.code == 1 && run.stderr.contains(template) && run.stderr.contains("sindaco"), "{}", run.stderr);
    // What only the bodies are told is no field of the published report.
    entity.write(template, "<html><h1>D</h1><p>x</p></html>");
    entity.write(
        "templates/partials/contesto.hbs",
        "<section id=\"contesto\"><h1>C</h1>{{#each segnali}}<p>{{nome}}</p>{{/each}}</section>",
    );
    let run = entity.run("genera --anno 2024 --data 2025-06-20");
    assert!(run.code == 1 && run.stderr.contains("segnali"), "{}", run.stderr);
}
