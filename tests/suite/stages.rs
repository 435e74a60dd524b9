//! `genera --mostra`: the document cut in the middle.

use crate::entity::Entity;

const DRAFT: &str = "genera --anno 2024 --data 2025-06-20";

#[test]
fn a_saved_view_gives_the_document_of_the_package() {
    let entity = Entity::new();
    let show = |arguments: &str| {
        let run = entity.run(&format!("{DRAFT} --mostra {arguments}"));
        assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{arguments}");
        run.stdout
    };
    let view = show("vista");
    assert!(view.starts_with("{\n  \"titolo\": \"Relazione sulla performance 2024"), "the document's own order");
    let path = entity.path("vista.json");
    std::fs::write(&path, &view).unwrap();
    let saved = format!("--vista {}", path.display());
    assert_eq!(show(&format!("vista {saved}")), view);
    assert_eq!(show(&format!("xhtml {saved}")), show("xhtml"));
    assert_eq!(show(&format!("pagine {saved}")), show("pagine"));
    assert!(!entity.output("").exists(), "nothing is published");

    // What is changed in the view is what the document says.
    std::fs::write(&path, view.replace("Nel 2024 il piano prevedeva", "Nell’anno il piano prevedeva")).unwrap();
    let pages = show(&format!("pagine {saved}"));
    assert!(pages.starts_with("=== Copertina\n") && pages.contains("\nNell’anno il piano prevedeva"));
}

#[test]
fn a_view_that_does_not_fit_is_told() {
    let entity = Entity::new();
    let path = entity.path("vista.json");
    let saved = format!("{DRAFT} --mostra xhtml --vista {}", path.display());
    assert!(entity.run(&saved).stderr.contains("vista.json"));
    std::fs::write(&path, "{\n\"titolo\": ").unwrap();
    assert!(entity.run(&saved).stderr.contains("la vista salvata non è JSON valido (riga 2)"));
    std::fs::write(&path, "{\"titolo\": \"Prova\"}").unwrap();
    assert!(entity.run(&saved).stderr.contains("il campo «intestazione» non esiste"));
    assert_eq!(entity.run(&format!("{DRAFT} --vista {}", path.display())).code, 2);
}

#[test]
fn the_help_is_for_offices() {
    let help = Entity::new().run("genera --help").stdout;
    assert!(!help.contains("--mostra") && !help.contains("--vista"));
}
