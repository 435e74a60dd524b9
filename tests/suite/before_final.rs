//! What a final needs beside clean data.

use crate::entity::Entity;
use crate::typing::Typed::{Number, Text};
use crate::typing::type_in;

const FINAL: &str = "genera --anno 2024 --definitiva --data 2025-06-20";
const CHECK: &str = "controlla --anno 2024 --data 2025-06-20 --definitiva";

#[test]
fn a_final_of_a_real_entity_names_its_acts() {
    let entity = Entity::new();
    entity.replace("relazione.toml", "dimostrativo = true", "dimostrativo = false");
    let plan = "piano = { numero = \"C.C. 45\", data = 2023-12-21 }\n";
    let system = "[smvp]\natto = \"G.C. 20\"\ndata = 2019-02-27\n";
    entity.replace("relazione.toml", plan, "").replace("relazione.toml", system, "");
    let run = entity.run(CHECK);
    assert_eq!(run.code, 3, "{}", run.stdout);
    for said in ["manca l’atto che ha approvato il piano", "[smvp]", "Che cosa chiede la legge", "30 giugno 2025"] {
        assert!(run.stdout.contains(said), "{said}: {}", run.stdout);
    }
    let run = entity.run(FINAL);
    assert_eq!(run.code, 3, "{}", run.stdout);
    assert!(run.stderr.contains("[atti.2024] piano") && run.stderr.contains("[smvp]"), "{}", run.stderr);
    assert!(!entity.output("2024/v1").exists());
    assert_eq!(entity.run("genera --anno 2024 --data 2025-06-20").code, 0, "the draft is made all the same");
    // With both acts there is nothing in the way; without the switch `controlla` says nothing of it.
    let text = std::fs::read_to_string(entity.path("relazione.toml")).unwrap();
    entity.write("relazione.toml", &text.replace("[atti.2024]\n", &format!("[atti.2024]\n{plan}")));
    let text = std::fs::read_to_string(entity.path("relazione.toml")).unwrap();
    entity.write("relazione.toml", &format!("{text}\n{system}"));
    let run = entity.run(CHECK);
    assert!(run.code == 0 && !run.stdout.contains("manca l’atto"), "{}", run.stdout);
    assert_eq!(entity.run(FINAL).code, 0);
    assert!(entity.run("controlla --anno 2024 --data 2025-06-20").stdout.find("Prima della definitiva").is_none());
    let run = entity.run(CHECK);
    assert!(run.stdout.contains("c’è già la versione 1"), "{}", run.stdout);
}

#[test]
fn what_a_final_still_lacks_is_listed_with_what_it_would_change() {
    let entity = Entity::new();
    let run = entity.run(CHECK);
    for said in [
        "testi/2024/metodo.docx",
        "[S010]",
        "31 gennaio 2024",
        "30 aprile 2025: rendiconto, da cui vengono risorse e contesto (TUEL, art. 227): fatto, ",
        "fatto, G.C. 62",
    ] {
        assert!(run.stdout.contains(said), "{said}: {}", run.stdout);
    }
    assert!(!run.stdout.contains("Rispetto alla versione"), "{}", run.stdout);
    let output = entity.output("");
    let check = format!("{CHECK} --output {}", output.display());
    assert_eq!(entity.run(FINAL).code, 0);
    let run = entity.run(&check);
    assert!(run.stdout.contains("Rispetto alla versione 1 non cambierebbe nulla"), "{}", run.stdout);
    let sheet = entity.path("misurazioni/2024/affari_generali.xlsx");
    type_in(&sheet, &[("01.01-01.1", "CONSUNTIVO", Number("1"))]);
    let run = entity.run(&check);
    assert!(run.stdout.contains("Rispetto alla versione 1 cambierebbero le cifre"), "{}", run.stdout);
    assert!(run.stdout.contains("  - misurazioni/2024/affari_generali.xlsx"), "{}", run.stdout);
}

/// A form that nobody has filled in is as if it were not there.
#[test]
fn a_context_that_is_only_prepared_is_absent() {
    let entity = Entity::new();
    std::fs::remove_dir_all(entity.path("contesto")).unwrap();
    assert_eq!(entity.run("prepara --anno 2024 --data 2025-06-20").code, 0);
    assert!(entity.path("contesto/2024.xlsx").is_file());
    let run = entity.run(CHECK);
    assert!(run.stdout.contains("popolazione, personale e rendiconto: compilare contesto/2024.xlsx"), "{}", run.stdout);
    assert!(run.stdout.contains("30 aprile 2025, passato da 51 giorni"), "{}", run.stdout);
    // The text that is asked for is the file that was prepared.
    std::fs::remove_dir_all(entity.path("testi")).unwrap();
    let run = entity.run("controlla --anno 2024 --data 2025-06-20");
    assert!(run.stdout.contains("contesto.docx") && !run.stdout.contains("contesto.md"), "{}", run.stdout);
}

/// The one fingerprint is enough in print: what auditors compare file by file stands in the reserved part.
#[test]
fn the_public_document_prints_no_hash() {
    let entity = Entity::new();
    let page = entity.run("genera --anno 2024 --data 2025-06-20 --mostra xhtml").stdout;
    let is_hash = |word: &str| word.len() == 64 && word.bytes().all(|byte| byte.is_ascii_hexdigit());
    let hashes: Vec<&str> = page.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| is_hash(word)).collect();
    assert!(hashes.is_empty(), "{hashes:?}");
    assert!(page.contains("Impronta dei dati"), "the fingerprint stays");
}

#[test]
fn the_public_document_names_no_file_where_something_is_not_available() {
    let entity = Entity::new();
    for folder in ["risorse", "testi", "individuale", "contesto", "variazioni"] {
        std::fs::remove_dir_all(entity.path(folder)).unwrap();
    }
    let printed = entity.run("genera --anno 2024 --data 2025-06-20 --mostra xhtml").stdout;
    let absent: Vec<&str> = printed.lines().filter(|line| line.contains("on disponibil")).collect();
    assert!(absent.len() > 5, "much is not available");
    for file in ["testi/", "risorse/", "contesto/", "individuale/", "variazioni/", ".md", ".toml"] {
        assert!(absent.iter().all(|line| !line.contains(file)), "{file}: {absent:?}");
    }
    let listed = entity.run("controlla --anno 2024 --data 2025-06-20 --definitiva").stdout;
    for said in ["risorse/2024.xlsx", "contesto/2024.xlsx", "individuale/2024.xlsx", "testi/2024/contesto.docx"] {
        assert!(listed.contains(said), "{said}: {listed}");
    }
}

#[test]
fn what_stops_a_final_is_told_before_it_in_the_same_words() {
    let entity = Entity::new();
    let sheet = entity.path("misurazioni/2024/affari_generali.xlsx");
    type_in(&sheet, &[("01.01-01.1", "CONSUNTIVO", Number("1")), ("01.01-01.1", "CAUSA SCOSTAMENTO", Text(""))]);
    for check in [CHECK, "controlla --anno 2024 --data 2025-06-20"] {
        let run = entity.run(check);
        assert_eq!(run.code, 3, "{}", run.stdout);
        assert!(run.stdout.contains("impediscono la definitiva: 1\n  [A010]"), "{}", run.stdout);
    }
    let run = entity.run(FINAL);
    assert!(run.code == 3 && run.stderr.contains("[A010]"), "{}", run.stderr);
}

#[test]
fn a_late_report_is_told_that_it_needs_a_reason() {
    let entity = Entity::new().without_adoption();
    let run = entity.run("controlla --anno 2024 --data 2025-07-03 --definitiva");
    assert!(run.stdout.contains("--motivo-ritardo") && run.stdout.contains("30 giugno 2025"), "{}", run.stdout);
    assert!(!entity.run(CHECK).stdout.contains("--motivo-ritardo"));
    assert_eq!(entity.run("genera --anno 2024 --definitiva --data 2025-07-03").code, 4);
}
