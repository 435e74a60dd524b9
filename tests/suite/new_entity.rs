//! `nuovo`: the folder of an entity that starts from nothing.

use std::fs;

use crate::entity::{files_in, relazione, seeds};

#[test]
fn a_new_folder_takes_a_plan_and_gives_a_draft() {
    let place = tempfile::tempdir().unwrap();
    let path = |below: &str| place.path().join(below).to_str().unwrap().to_owned();
    let folder = path("ente nuovo");
    let run = relazione(&["nuovo", &folder, "--nome", "Comune di \"Prova\" d’Arno", "--anno", "2024"]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    for said in [
        "LEGGIMI.txt",
        "relazione importa PIANO --ente '",
        "relazione genera --ente '",
        "relazione schede",
        "relazione spedisci",
    ] {
        assert!(run.stdout.contains(said), "{}", run.stdout);
    }
    let names: Vec<String> = files_in(place.path()).into_iter().map(|(name, _)| name).collect();
    let texts = [
        "anticorruzione_trasparenza",
        "contesto",
        "giudizio_nucleo",
        "individuale",
        "metodo",
        "pari_opportunita",
        "sintesi",
        "utenti",
    ];
    let texts = texts.map(|text| format!("ente nuovo/testi/2024/{text}.docx"));
    let own = ["LEGGIMI.txt", "contesto/2024.xlsx", "individuale/2024.xlsx", "relazione.toml"];
    assert_eq!(names[..4], own.map(|name| format!("ente nuovo/{name}")));
    assert_eq!(names[4..], texts);
    for below in ["piano", "indicatori", "misurazioni", "testi"] {
        assert!(place.path().join("ente nuovo").join(below).is_dir(), "{below}");
    }
    let plan = seeds().join("piano/piano_dup_2024-2026.txt");
    let run = relazione(&["importa", plan.to_str().unwrap(), "-o", &format!("{folder}/piano/piano.xlsx")]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let genera = ["genera", "--anno", "2024", "--data", "2025-06-20", "--ente", &folder, "--output", &path("output")];
    let run = relazione(&genera);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(!run.stdout.contains("E008"), "{}", run.stdout);
    assert!(place.path().join("output/2024/bozza/Relazione_performance_2024_BOZZA.pdf").is_file());
}

#[test]
fn an_entity_without_a_name_has_drafts_but_no_final() {
    let place = tempfile::tempdir().unwrap();
    let folder = place.path().join("ente").to_str().unwrap().to_owned();
    // A folder that is there and empty is as good as none.
    fs::create_dir(&folder).unwrap();
    assert_eq!(relazione(&["nuovo", &folder]).code, 0);
    let plan = seeds().join("piano/piano_2024-2026.xlsx");
    fs::copy(plan, format!("{folder}/piano/piano.xlsx")).unwrap();
    let run = relazione(&["controlla", "--anno", "2024", "--data", "2025-06-20", "--ente", &folder]);
    assert_eq!(run.code, 3);
    assert!(run.stdout.contains("[E008]") && run.stdout.contains("chiave «ente.nome»"), "{}", run.stdout);
}

#[test]
fn what_is_there_is_never_touched() {
    let place = tempfile::tempdir().unwrap();
    fs::write(place.path().join("appunti.txt"), "miei").unwrap();
    let before = files_in(place.path());
    for folder in [place.path().to_owned(), place.path().join("appunti.txt")] {
        let run = relazione(&["nuovo", folder.to_str().unwrap()]);
        assert_eq!((run.code, run.stdout.as_str()), (1, ""));
        assert!(run.stderr.contains("niente è stato scritto"), "{}", run.stderr);
    }
    assert_eq!(files_in(place.path()), before);
    // The second time the folder is no longer empty.
    let folder = place.path().join("ente");
    assert_eq!(relazione(&["nuovo", folder.to_str().unwrap()]).code, 0);
    let before = files_in(place.path());
    assert_eq!(relazione(&["nuovo", folder.to_str().unwrap(), "--nome", "Altro"]).code, 1);
    assert_eq!(files_in(place.path()), before);
}
