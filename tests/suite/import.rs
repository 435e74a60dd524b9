//! `importa`: plans of any shape from the command line.

use serde_json::Value;

use crate::entity::{Entity, relazione, seeds};

fn export() -> String {
    seeds().join("piano/piano_dup_2024-2026.txt").to_str().unwrap().to_owned()
}

fn json(file: &str) -> Value {
    let run = relazione(&["importa", file, "--formato", "json"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    serde_json::from_str(&run.stdout).unwrap()
}

#[test]
fn the_text_export_becomes_68_objectives_in_ten_missioni() {
    let plan = json(&export());
    assert_eq!(plan["anni"], serde_json::json!([2024, 2025, 2026]));
    let counts: Vec<(String, usize)> = plan["missioni"]
        .as_array()
        .unwrap()
        .iter()
        .map(|mission| (mission["codice"].as_str().unwrap().to_owned(), mission["obiettivi"].as_array().unwrap().len()))
        .collect();
    let expected = [
        ("01", 21),
        ("03", 5),
        ("04", 6),
        ("05", 2),
        ("06", 2),
        ("08", 3),
        ("09", 5),
        ("10", 5),
        ("11", 2),
        ("12", 17),
    ];
    assert_eq!(counts, expected.map(|(code, count)| (code.to_owned(), count)));
    for (year, planned) in [(2024, 66), (2025, 65), (2026, 64)] {
        let marked = plan["missioni"]
            .as_array()
            .unwrap()
            .iter()
            .flat_map(|mission| mission["obiettivi"].as_array().unwrap())
            .filter(|row| row["anni"].as_array().unwrap().contains(&Value::from(year)))
            .count();
        assert_eq!(marked, planned, "{year}");
    }
}

/// Everything but places and findings, which differ by nature.
fn without_places(mut plan: Value) -> Value {
    plan.as_object_mut().unwrap().remove("anomalie");
    for mission in plan["missioni"].as_array_mut().unwrap() {
        for row in mission["obiettivi"].as_array_mut().unwrap() {
            row.as_object_mut().unwrap().remove("posizione");
        }
    }
    plan
}

#[test]
fn the_canonical_workbook_holds_the_same_plan_and_is_stable() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    for (from, to) in [(export(), path("uno.xlsx")), (path("uno.xlsx"), path("due.xlsx"))] {
        let run = relazione(&["importa", &from, "-o", &to]);
        assert_eq!(run.code, 0, "{}", run.stderr);
    }
    let original = without_places(json(&export()));
    assert_eq!(original, without_places(json(&path("uno.xlsx"))));
    assert_eq!(original, without_places(json(&path("due.xlsx"))));
}

#[test]
fn the_committed_plan_is_the_one_that_importa_makes() {
    let folder = tempfile::tempdir().unwrap();
    let made = folder.path().join("piano.xlsx");
    assert_eq!(relazione(&["importa", &export(), "-o", made.to_str().unwrap()]).code, 0);
    let committed = std::fs::read(seeds().join("piano/piano_2024-2026.xlsx")).unwrap();
    assert!(std::fs::read(made).unwrap() == committed, "seeds/README.md says how to make it again");
}

#[test]
fn a_file_that_cannot_be_read_prints_nothing_on_stdout() {
    let entity = Entity::new();
    entity.write("vuoto.xlsx", "");
    for file in ["vuoto.xlsx", "inesistente.xlsx"] {
        let path = entity.path(file);
        let run = relazione(&["importa", path.to_str().unwrap(), "--formato", "json"]);
        assert_eq!((run.code, run.stdout.as_str()), (1, ""));
        assert!(run.stderr.contains(file), "{}", run.stderr);
    }
}

/// Texts that a spreadsheet would run, and characters that nobody sees, in every column.
const HOSTILE: [&str; 6] = [
    "=cmd|'/c calc'!A1",
    "+39 02 97238",
    "-2+3",
    "@SUM(1;1)",
    "sag\u{202e}gio\u{200b} \u{7f}rosso",
    "=HYPERLINK(\"x\")",
];

#[test]
fn nothing_becomes_a_formula_and_nothing_hidden_gets_through() {
    let entity = Entity::new();
    let [title, purpose, stakeholders, indicator, hidden, office] = HOSTILE;
    let text = format!(
        "Missione 01 - =1+1\nCODICE\tOBIETTIVI STRATEGICI\tPROGRAMMI\tOBIETTIVI OPERATIVI\tFINALITA'\tSTAKEHOLDER\t2024\t\
         INDICATORI\tUFFICIO\t=NOTE()\n@A1\t{hidden}\t01.02\t{title}\t{purpose}\t{stakeholders}\tx\t{indicator}\t{office}\t=2\n"
    );
    entity.write("piano.txt", &text);
    let (from, to) = (entity.path("piano.txt"), entity.path("canonico.xlsx"));
    let run = relazione(&["importa", from.to_str().unwrap(), "-o", to.to_str().unwrap()]);
    assert_eq!(run.code, 0, "{}", run.stdout);
    assert!(!run.stdout.contains(['\u{7f}', '\u{202e}']), "{}", run.stdout.escape_debug());
    let expected = serde_json::json!({
        "codice": "01.02-01", "codice_origine": "@A1", "obiettivo_strategico": "saggio rosso", "obiettivo_operativo": title,
        "finalita": purpose, "stakeholder": stakeholders, "indicatore": indicator
    });
    for file in [from.to_str().unwrap(), to.to_str().unwrap()] {
        let plan = json(file);
        let row = &plan["missioni"][0]["obiettivi"][0];
        for (key, value) in expected.as_object().unwrap() {
            assert_eq!(&row[key], value, "{file} {key}");
        }
        let told = serde_json::to_string(&plan["anomalie"]).unwrap();
        assert!(!told.contains(['\u{202e}', '\u{200b}']), "{told}");
    }
    let bytes = std::fs::read(&to).unwrap();
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut formulas = 0;
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).unwrap();
        if entry.name().unwrap().contains("worksheets/sheet") {
            let mut xml = String::new();
            std::io::Read::read_to_string(&mut entry, &mut xml).unwrap();
            formulas += xml.matches("<f>").count() + xml.matches("<f ").count();
        }
    }
    assert_eq!(formulas, 0);
}

#[test]
fn the_same_note_of_many_rows_is_told_once_with_their_number() {
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("p.xlsx");
    let run = relazione(&["importa", &export(), "-o", target.to_str().unwrap()]);
    let plan = json(&export());
    let inherited = plan["anomalie"].as_array().unwrap().iter().filter(|finding| finding["codice"] == "P005").count();
    let told: Vec<&str> = run.stdout.split("  [P005] Cella").skip(1).collect();
    let times = |text: &&str| {
        let number = text.lines().next()?.rsplit_once(" (")?.1.strip_suffix(" volte)")?;
        number.parse::<usize>().ok()
    };
    assert_eq!(told.iter().map(|text| times(text).unwrap_or(1)).sum::<usize>(), inherited, "{}", run.stdout);
    assert!(told.len() < 5, "the same note is told once: {}", run.stdout);
    assert!(
        run.stdout.contains("in più\n      elenco completo nel foglio «Anomalie» del foglio canonico"),
        "{}",
        run.stdout
    );
}
