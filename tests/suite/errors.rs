//! What cannot go on: a clear message, exit 1, nothing half-written.

use crate::entity::{Entity, relazione};

/// Spoils an entity, runs the main job and checks that it stops cleanly and says these words.
#[track_caller]
fn stops(spoil: impl FnOnce(&Entity), words: &[&str]) {
    let entity = Entity::new();
    spoil(&entity);
    let run = entity.run("genera --anno 2024 --data 2025-06-20");
    assert_eq!(run.code, 1, "{}{}", run.stdout, run.stderr);
    for word in words {
        assert!(run.stderr.contains(word), "«{word}» is not in: {}", run.stderr);
    }
    let left = std::fs::read_dir(entity.output("2024")).into_iter().flatten().flatten();
    let left: Vec<_> = left.map(|entry| entry.file_name()).filter(|name| name != ".lock").collect();
    assert!(left.is_empty(), "{left:?}");
}

#[test]
fn a_refused_link_of_a_template_is_told_with_file_and_line() {
    let entity = Entity::new();
    let own = "<section id=\"sintesi\">\n<p><a href=\"javascript:alert(1)\">qui</a></p></section>\n";
    entity.write("templates/partials/sintesi.hbs", own);
    let run = entity.run("genera --anno 2024 --data 2025-06-20");
    let told: Vec<&str> = run.stdout.lines().filter(|line| line.contains("T008")).collect();
    assert_eq!((run.code, told.len()), (0, 1), "{}{}", run.stdout, run.stderr);
    assert!(run.stdout.contains("templates/partials/sintesi.hbs, riga 2"), "{}", run.stdout);
}

#[test]
fn a_missing_plan() {
    stops(
        |entity| std::fs::remove_file(entity.path("piano/piano_2024-2026.xlsx")).unwrap(),
        &["piano/piano_2024-2026.xlsx", "il piano del 2024 non esiste", "[piano.2024] file"],
    );
}

#[test]
fn no_plan_at_all() {
    stops(
        |entity| {
            std::fs::remove_dir_all(entity.path("piano")).unwrap();
            entity.replace("relazione.toml", "[piano.2024]\nfile = \"piano/piano_2024-2026.xlsx\"\n", "");
        },
        &["non c’è un piano", "[piano.2024]"],
    );
}

#[test]
fn an_unreadable_plan() {
    for content in ["", "<html><body>ciao</body></html>", "PK\u{3}\u{4}troncato"] {
        stops(
            |entity| {
                entity.write("piano/piano_2024-2026.xlsx", content);
            },
            &["piano/piano_2024-2026.xlsx"],
        );
    }
}

#[test]
fn an_unknown_key() {
    stops(
        |entity| {
            entity.replace("relazione.toml", "provincia =", "colore = \"blu\"\nprovincia =");
        },
        &["relazione.toml", "riga", "colore"],
    );
}

#[test]
fn a_template_with_a_broken_expression() {
    stops(
        |entity| {
            entity.write("templates/partials/sintesi.hbs", "<section>\n{{#if ente}}\n<p>x</p>\n</section>\n");
        },
        &["templates/partials/sintesi.hbs", "riga", "colonna"],
    );
}

#[test]
fn a_template_with_unbalanced_elements() {
    stops(
        |entity| {
            entity.write("templates/partials/sintesi.hbs", "<section>\n<p>x</section>\n");
        },
        &["templates/partials/sintesi.hbs, riga 2, colonna"],
    );
}

#[test]
fn a_template_with_an_unknown_element() {
    stops(
        |entity| {
            entity.write("templates/partials/sintesi.hbs", "<section>\n  <blink>x</blink>\n</section>\n");
        },
        &["templates/partials/sintesi.hbs, riga 2, colonna 3", "<blink>", "sono ammessi"],
    );
}

#[test]
fn a_template_with_an_unknown_field() {
    stops(
        |entity| {
            entity.write("templates/partials/sintesi.hbs", "<section>\n<p>{{sintesi.inventato}}</p></section>\n");
        },
        &["templates/partials/sintesi.hbs, riga 2", "sintesi.inventato", "Campi ammessi", "non esiste"],
    );
}

#[test]
fn an_output_that_cannot_be_written() {
    let entity = Entity::new();
    entity.write("occupato", "un file dove serve una cartella");
    let output = entity.path("occupato");
    let folder = entity.path("");
    let run = relazione(&[
        "genera",
        "--anno",
        "2024",
        "--ente",
        folder.to_str().unwrap(),
        "--output",
        output.to_str().unwrap(),
    ]);
    assert_eq!(run.code, 1);
    assert!(run.stderr.contains("non si può scrivere") && run.stderr.contains("occupato"), "{}", run.stderr);
    assert!(!run.stderr.contains("os error"), "{}", run.stderr);
}

#[test]
fn arguments_that_do_not_exist_are_refused_in_italian() {
    for (arguments, word) in [
        (vec!["genera", "--colore"], "argomento sconosciuto: «--colore»"),
        (vec!["genera", "--anno", "duemila"], "«duemila» non è un valore valido"),
        (vec!["genera", "--data", "30/6/25"], "«30/6/25» non è un valore valido"),
        (vec!["stampa"], "comando sconosciuto: «stampa»"),
        (vec![], "manca il comando"),
    ] {
        let run = relazione(&arguments);
        assert_eq!(run.code, 2, "{arguments:?}");
        assert!(run.stderr.contains(word), "{}", run.stderr);
    }
}

#[test]
fn the_help_of_every_command_is_in_italian() {
    for command in ["", "genera", "importa", "nuovo", "schede", "controlla", "spiega", "stato"] {
        let arguments: Vec<&str> = [command, "--help"].into_iter().filter(|word| !word.is_empty()).collect();
        let run = relazione(&arguments);
        assert_eq!(run.code, 0);
        assert!(run.stdout.contains("Uso: relazione"), "{}", run.stdout);
        for english in ["Usage", "Options", "Possible", "default", "Arguments", "Print"] {
            assert!(!run.stdout.contains(english), "{command}: {english}\n{}", run.stdout);
        }
    }
}

#[test]
fn a_final_waits_for_the_end_of_its_year() {
    let entity = Entity::new();
    let run = entity.run("genera --anno 2024 --definitiva --data 2024-12-31");
    assert_eq!(run.code, 3);
    assert!(run.stderr.contains("[D003] L’anno 2024 non è finito il 31 dicembre 2024."), "{}", run.stderr);
}

#[test]
fn the_configuration_cannot_put_off_the_legal_deadline() {
    let entity = Entity::new().without_adoption();
    let toml = std::fs::read_to_string(entity.path("relazione.toml")).unwrap();
    entity.write("relazione.toml", &format!("{toml}\n[scadenza]\ngiorno = 31\nmese = 12\n"));
    let run = entity.run("controlla --anno 2024 --data 2025-06-20");
    assert!(run.stdout.contains("[D001] La configurazione fissa la relazione al 31 dicembre 2025"), "{}", run.stdout);
    assert!(run.stdout.contains("relazione.toml, chiave «scadenza»"), "{}", run.stdout);
    assert_eq!(entity.run("genera --anno 2024 --definitiva --data 2025-09-20").code, 4);
}

#[test]
fn a_year_that_the_plan_does_not_have_is_said() {
    let run = Entity::new().run("controlla --anno 2023 --data 2024-06-20");
    assert_eq!(run.code, 3);
    assert!(run.stdout.contains("[A017] Il piano non prevede alcun obiettivo per il 2023."), "{}", run.stdout);
    assert!(run.stdout.contains("anni del piano: 2024, 2025, 2026"), "{}", run.stdout);
    let run = Entity::new().run("genera --anno 2023 --data 2024-06-20");
    assert!(run.stdout.contains("copertura n.d.\n"), "{}{}", run.stdout, run.stderr);
}

#[test]
fn a_plan_that_is_not_where_the_configuration_says() {
    let entity = Entity::new();
    entity.replace("relazione.toml", "file = \"piano/piano_2024-2026.xlsx\"", "file = \"piano/altro.xlsx\"");
    let run = entity.run("genera --anno 2024 --data 2025-06-20");
    assert_eq!(run.code, 1);
    assert!(run.stderr.contains("altro.xlsx: il piano del 2024 non esiste"), "{}", run.stderr);
    assert!(run.stderr.contains("[piano.2024] file"), "{}", run.stderr);
}

#[test]
fn a_day_may_be_written_as_in_italy_and_a_wrong_one_is_told_how() {
    let entity = Entity::new();
    assert_eq!(entity.run("stato --anno 2024 --data 20/06/2025").code, 0);
    for wrong in ["2025-13-01", "20/06/25", "domani"] {
        let run = entity.run(&format!("stato --anno 2024 --data {wrong}"));
        assert_eq!(run.code, 2);
        assert!(run.stderr.contains("serve un giorno come 2025-06-20 oppure 20/06/2025"), "{}", run.stderr);
    }
    let run = entity.run("stato --anno 24 --data 2025-06-20");
    assert!(run.stderr.contains("serve un anno dal 1990 al 2200"), "{}", run.stderr);
}
