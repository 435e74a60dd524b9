//! `spiega`: the same figures as everywhere else, down to the cell.

use serde_json::Value;

use crate::entity::Entity;

#[test]
fn a_figure_is_followed_to_its_cell() {
    let entity = Entity::new();
    let run = entity.run("spiega 01.02-03 --anno 2024");
    assert_eq!(run.code, 0, "{}", run.stderr);
    for line in [
        "C = 96,67",
        "calcolo: (100·1 + 93,33·1) / (1 + 1) = 96,665",
        "v = 84  misurazioni/2024/ufficio_tecnico.xlsx, foglio «Missione 01», cella Q4",
    ] {
        assert!(run.stdout.contains(line), "{line} is not in:\n{}", run.stdout);
    }
    for words in ["missione 04", "programma 01.02", "ente", "ufficio Ufficio tecnico", "01.02-03.2"] {
        let run = entity.run(&format!("spiega {words} --anno 2024"));
        assert_eq!(run.code, 0, "{words}: {}", run.stderr);
    }
    let run = entity.run("spiega missione 4 --anno 2024 --formato json");
    let answer: Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!(answer["spiegazione"]["soggetto"], "missione 04");
    assert_eq!(answer["spiegazione"]["cifre"][0]["valore"], "78.91");
}

#[test]
fn what_does_not_exist_is_a_usage_error_with_the_nearest_names() {
    let run = Entity::new().run("spiega 01.02-99 --anno 2024");
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("01.02-9"), "{}", run.stderr);
}
