//! `fatti.json`, the derivations in `provenienza.json`, and `spiega --pagina`: on the demonstration entity.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::entity::Entity;

fn json(path: &std::path::Path) -> Value {
    serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap()
}

#[test]
fn every_published_figure_has_its_place_and_its_derivation_and_a_page_is_explained() {
    let entity = Entity::new();
    assert_eq!(entity.run("genera --anno 2024 --data 2025-06-20").code, 0);
    let package = entity.output("2024/bozza");
    let facts = json(&package.join("fatti.json"));
    assert_eq!(facts["formato"], 1);
    let facts = facts["fatti"].as_array().unwrap();
    let provenance = json(&package.join("riservato/provenienza.json"));
    let derivations: BTreeMap<&str, &Value> =
        provenance["cifre"].as_array().unwrap().iter().map(|own| (own["cifra"].as_str().unwrap(), own)).collect();
    let printed = facts.iter().filter(|fact| !fact["pdf"].as_array().unwrap().is_empty()).count();
    assert!(printed > 1_300, "only {printed} figures are printed");
    for fact in facts {
        let id = fact["id"].as_str().unwrap();
        let own = derivations.get(id).unwrap_or_else(|| panic!("{id} has no derivation"));
        assert_eq!(own["valore"], fact["valore"], "{id}");
        assert!(!own["regola"].as_str().unwrap().is_empty(), "{id}");
    }
    let text = std::fs::read_to_string(package.join("fatti.json")).unwrap();
    for path in ["misurazioni/", "indicatori/", "piano/", "risorse/2024"] {
        assert!(!text.contains(path), "a path of an input is public: {path}");
    }
    // What is blank names its cell: a weight that nobody wrote, a value that nobody measured.
    let missing = derivations.values().filter(|own| own["cifra"].as_str().unwrap().ends_with(", G"));
    for own in missing.filter(|own| own["valore"].is_null()) {
        assert!(own["ingressi"][0]["origine"].as_str().unwrap().contains(", cella "), "{own}");
    }
    let folder = entity.output("");
    let explained = |what: &str| entity.run(&format!("spiega --anno 2024 --output {} {what}", folder.display()));
    let answer = explained("--pagina 5");
    assert_eq!(answer.code, 0, "{}", answer.stderr);
    let on_page = |fact: &&Value| fact["pdf"].as_array().unwrap().iter().any(|place| place["etichetta"] == "5");
    let expected: Vec<&Value> = facts.iter().filter(on_page).collect();
    assert!(expected.len() > 20);
    for fact in expected {
        let (id, text) = (fact["id"].as_str().unwrap(), fact["testo"].as_str().unwrap());
        assert!(answer.stdout.contains(&format!("{id} = {text}\n")), "{id} is not in:\n{}", answer.stdout);
    }
    let nowhere = explained("--pagina 999");
    assert_eq!(nowhere.code, 2);
    assert!(nowhere.stderr.contains("«999»"), "{}", nowhere.stderr);
    let unpublished = explained("--pagina 5 --definitiva");
    assert_eq!(unpublished.code, 2);
    assert!(unpublished.stderr.contains("genera"), "{}", unpublished.stderr);
}
