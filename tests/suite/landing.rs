//! The landing page of a year: what citizens find beside the versions, written again by each final and each act.

use std::fs;

use relazione_performance::digest::hex_digest;

use crate::entity::{Entity, files_in, relazione};

fn page(entity: &Entity, name: &str) -> String {
    fs::read_to_string(entity.output("2024").join(name)).unwrap()
}

#[test]
fn the_page_names_every_public_file_with_its_hash_and_nothing_reserved() {
    let entity = Entity::new();
    entity.replace(
        "relazione.toml",
        "[piano.2024]",
        "[pubblicazione]\nlicenza = \"CC0-1.0\"\ncontatto = \"urp@comune.prova.it\"\n\
         accessibilita = \"https://form.agid.gov.it/view/x\"\nindirizzo = \"https://www.comune.prova.it/perf/\"\n\n[piano.2024]",
    );
    assert_eq!(entity.run("genera --anno 2024 --data 2025-06-20").code, 0);
    assert!(!entity.output("2024/index.html").exists(), "a draft has no page");
    let run = entity.run("genera --anno 2024 --definitiva --data 2025-06-20");
    assert_eq!(run.code, 0, "{}", run.stderr);
    let index = page(&entity, "index.html");
    let version = files_in(&entity.output("2024/v1"));
    for (path, bytes) in version.iter().filter(|(path, _)| !path.starts_with("riservato/")) {
        assert!(index.contains(&format!("href=\"v1/{path}\"")), "{path}");
        assert!(index.replace("<wbr>", "").contains(&hex_digest(bytes)), "{path}");
    }
    assert!(!index.contains("riservato"), "{index}");
    for words in [
        "DATI DIMOSTRATIVI",
        "Adottata il 19 giugno 2025 con G.C. 62, entro il termine del 30 giugno 2025.",
        "href=\"mailto:urp@comune.prova.it\"",
        "href=\"https://form.agid.gov.it/view/x\"",
        "Creative Commons Zero",
        "Allegato A, missione 11: Soccorso civile",
        "<html lang=\"it\">",
    ] {
        assert!(index.contains(words), "{words}");
    }
    let fragment = page(&entity, "frammento.html");
    assert!(fragment.contains("href=\"https://www.comune.prova.it/perf/2024/v1/Relazione_performance_2024.pdf\""));
    assert!(!fragment.contains("<style") && !fragment.contains("<h1") && !fragment.contains("<html"), "{fragment}");
    let described = fs::read_to_string(entity.output("2024/v1/dati/datapackage.json")).unwrap();
    assert!(described.contains("\"name\": \"CC0-1.0\""), "the data have the licence of the page");
}

#[test]
fn an_act_and_a_correction_renew_the_page_and_a_strangers_page_is_kept() {
    let entity = Entity::new().without_adoption();
    assert_eq!(entity.run("genera --anno 2024 --definitiva --data 2025-06-20").code, 0);
    assert!(page(&entity, "index.html").contains("l’atto di adozione non è ancora registrato"));
    let act = "registra adozione --anno 2024 --numero G.C.62&3 --data 2025-07-02 --link https://a.it/?a=1&b=2";
    assert_eq!(entity.run(act).code, 0);
    let index = page(&entity, "index.html");
    assert!(index.contains("Adottata il 2 luglio 2025 con G.C.62&amp;3, 2 giorni dopo il termine"), "{index}");
    assert!(index.contains("href=\"https://a.it/?a=1&amp;b=2\""), "{index}");
    fs::write(entity.output("2024/index.html"), "<p>La nostra pagina</p>").unwrap();
    entity.replace("relazione.toml", "parziale = 70 ", "parziale = 71 ");
    let run = entity
        .run("genera --anno 2024 --definitiva --data 2025-07-15 --motivo-rettifica soglia --motivo-ritardo Giunta");
    assert_eq!(run.code, 0, "{}", run.stderr);
    let index = page(&entity, "index.html");
    assert!(
        index.contains("href=\"v2/Relazione_performance_2024.pdf\"") && index.contains("Versione 1, con i dati al")
    );
    assert_eq!(page(&entity, "index.precedente-1.html"), "<p>La nostra pagina</p>");
    // Without the entity's folder the page is made with what the version keeps.
    let output = entity.output("");
    let elsewhere = tempfile::tempdir().unwrap();
    let run = std::process::Command::new(assert_cmd::cargo::cargo_bin("relazione"))
        .current_dir(elsewhere.path())
        .args(["registra", "protocollo", "--anno", "2024", "--numero", "9", "--data", "2025-07-16", "--output"])
        .arg(&output)
        .output()
        .unwrap();
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    assert!(page(&entity, "index.html").contains("9 del 16 luglio 2025"));
    let run = relazione(&["verifica", entity.output("2024/v2").to_str().unwrap(), "--pubblico"]);
    assert_eq!(run.code, 0, "{}", run.stdout);
}
