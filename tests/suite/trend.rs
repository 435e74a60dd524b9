//! The years before: quiet, inputs of the package, and never in the way.

use crate::entity::{Entity, files_in};

#[test]
fn what_is_wrong_with_an_earlier_year_does_not_block_this_one() {
    let entity = Entity::new();
    let clean = entity.run("controlla --anno 2025 --data 2026-05-20");
    entity.write("misurazioni/2024/rotto.xlsx", "questo non è un foglio di calcolo");
    let broken = entity.run("controlla --anno 2025 --data 2026-05-20");
    assert_eq!((clean.code, &clean.stdout), (broken.code, &broken.stdout));
}

#[test]
fn the_files_of_earlier_years_travel_with_the_package_and_count_in_its_fingerprint() {
    let entity = Entity::new();
    let generate = "genera --anno 2025 --data 2026-05-20";
    assert_eq!(entity.run(generate).code, 0);
    let names: Vec<String> = files_in(&entity.output("2025/bozza")).into_iter().map(|(name, _)| name).collect();
    for below in ["indicatori/2024.xlsx", "misurazioni/2024/polizia_locale.xlsx", "variazioni/2024.xlsx"] {
        assert!(names.contains(&format!("riservato/ingressi/{below}")), "{below}: {names:?}");
    }
    assert!(entity.run(generate).stdout.contains("invariata"));
    std::fs::remove_file(entity.path("variazioni/2024.xlsx")).unwrap();
    assert!(!entity.run(generate).stdout.contains("invariata"), "the trend changed");
}

#[test]
fn a_later_year_is_no_input() {
    let entity = Entity::new();
    assert_eq!(entity.run("genera --anno 2024 --data 2025-06-20").code, 0);
    let names = files_in(&entity.output("2024/bozza"));
    assert!(names.iter().all(|(name, _)| !name.contains("/2025")), "2025 is not yet known");
}

#[test]
fn a_register_without_sheets_is_a_year_without_data() {
    let entity = Entity::new();
    std::fs::remove_dir_all(entity.path("misurazioni/2024")).unwrap();
    let run = entity.run("controlla --anno 2025 --data 2026-05-20");
    assert!(run.stdout.contains("il 2023 e il 2024 risultano «n.d.»"), "{}", run.stdout);
}
