//! Small entities, each of which showed a fault.

use std::path::{Path, PathBuf};

use relazione_performance::domain::Year;
use relazione_performance::pipeline;
use rust_decimal::Decimal;

use crate::entity::{Run, relazione};

fn entity(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/enti").join(name)
}

/// Runs the main job on an entity.
fn generated(name: &str, more: &[&str]) -> Run {
    let output = tempfile::tempdir().unwrap();
    let (entity, output) = (entity(name), output.path().to_str().unwrap().to_owned());
    let job = ["genera", "--anno", "2024", "--data", "2025-06-20", "--ente", entity.to_str().unwrap()];
    relazione(&[&job, ["--output", &output].as_slice(), more].concat())
}

/// Looks at the draft's assessment: the three indices of the entity.
fn indices(name: &str) -> [Option<Decimal>; 4] {
    let output = tempfile::tempdir().unwrap();
    let when = (Year(2024), "2025-06-20".parse().unwrap());
    pipeline::with_assessment(Some(&entity(name)), output.path(), when, false, |assessment| {
        let total = &assessment.entity;
        assert!(assessment.best().rows.iter().all(|row| !row.weight.value.is_zero()), "{name}");
        assert!(assessment.critical().rows.iter().all(|row| !row.weight.value.is_zero()), "{name}");
        [&total.prudent, &total.measured, &total.coverage, &total.excluded].map(|figure| figure.value)
    })
    .unwrap()
}

#[test]
fn ties_of_thirds_and_sevenths_are_exact() {
    let measured = |name: &str| indices(name)[1].map(|value| value.to_string());
    assert_eq!(measured("A1_terzi").as_deref(), Some("51.11"));
    assert_eq!(measured("sevenths").as_deref(), Some("50.02"));
}

#[test]
fn excluded_weight_and_zero_weights_are_seen() {
    assert_eq!(indices("partexcl")[3].map(|value| value.to_string()).as_deref(), Some("49.50"));
    assert_eq!(indices("peso0")[2], Some(Decimal::ONE_HUNDRED));
    assert_eq!(indices("w0")[2], Some(Decimal::ONE_HUNDRED));
}

#[test]
fn an_act_of_1990_excludes_nothing_and_a_final_that_scores_nothing_is_refused() {
    let draft = generated("lateact", &[]);
    assert_eq!(draft.code, 0, "{}", draft.stderr);
    let refused = generated("lateact", &["--definitiva"]);
    assert_eq!(refused.code, 3, "{}", refused.stderr);
    for code in ["A018", "A019"] {
        assert!(refused.stderr.contains(code), "{code}: {}", refused.stderr);
    }
}
