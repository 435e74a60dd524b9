//! Plans that no municipality writes and some do: through the whole job, not by hand.

use std::path::Path;

use crate::domain::{Plan, Year};
use crate::inputs::catalogue::Catalogue;
use crate::inputs::plan;
use crate::outputs::handed_out::hand_out;
use crate::pipeline::{self, Generated, Job};
use crate::workbook::Limits;

const SEED: &[u8] = include_bytes!("../../../../seeds/piano/piano_dup_2024-2026.txt");
const CONFIGURATION: &str = "[ente]\nnome = \"Comune di Prova\"\n\n[piano.2024]\nfile = \"piano.xlsx\"\n";
const LONGEST_CELL: usize = 32_767;

/// The odd plans by name.
pub(super) fn plans() -> [(&'static str, Plan); 3] {
    let seed = || plan::read(SEED, "piano.txt", Catalogue::embedded(), &Limits::default()).unwrap().0;
    let mut one = seed();
    one.missions.truncate(1);
    one.missions[0].objectives.truncate(1);
    let mut long = seed();
    let words = "Migliorare i servizi rivolti ai cittadini, con attenzione all’efficienza dei procedimenti. ";
    long.missions[0].objectives[0].purpose = words.chars().cycle().take(LONGEST_CELL).collect();
    // A word that no column holds is cut, not lost.
    long.missions[0].objectives[1].purpose = "ab".repeat(LONGEST_CELL / 2);
    let mut scripts = seed();
    let objective = &mut scripts.missions[0].objectives[0];
    objective.title.text = "Ελληνικά, кириллица, ñ Ž ø ẞ, 中文 e العربية".to_owned();
    objective.purpose = "Simboli ≥ ≤ − ✓ € § e disegni 🏛🎉 in una riga".to_owned();
    [("one_objective", one), ("very_long_cells", long), ("other_scripts", scripts)]
}

/// Runs the main job on a plan; the PDF is read from the published draft.
#[expect(clippy::disallowed_methods, reason = "the job reads an entity's folder and publishes one")]
pub(super) fn report(plan: &Plan, pdf: &str, folder: &Path) -> (Vec<u8>, Generated) {
    let date = "2025-06-20".parse().unwrap();
    std::fs::write(folder.join("relazione.toml"), format!("{CONFIGURATION}[documento]\npdf = \"{pdf}\"\n")).unwrap();
    std::fs::write(
        folder.join("piano.xlsx"),
        plan::canonical_workbook(plan, &[], crate::inputs::catalogue::Catalogue::embedded(), date).unwrap(),
    )
    .unwrap();
    let output = folder.join("output");
    let job = Job {
        entity: Some(folder),
        output: &output,
        year: Year(2024),
        reference_date: date,
        given_by_hand: true,
        definitive: false,
        reasons: crate::domain::Reasons::default(),
        recorded: None,
    };
    let generated =
        pipeline::generate(&job, date.and_time(chrono::NaiveTime::MIN), &crate::clock::Watch::silent()).unwrap();
    let pdf = generated.published.path().join("Relazione_performance_2024_BOZZA.pdf");
    (std::fs::read(pdf).unwrap(), generated)
}

#[test]
fn odd_plans_pass_our_checks() {
    let in_profiles = plans().into_iter().flat_map(|(name, plan)| {
        [("2a", "pdf-samples"), ("ua2", "pdf-samples-ua2")].map(|profile| (name, plan.clone(), profile))
    });
    for (name, plan, (pdf, samples)) in in_profiles {
        let folder = tempfile::tempdir().unwrap();
        let (bytes, generated) = report(&plan, pdf, folder.path());
        assert_eq!(crate::outputs::pdf::check(&bytes).unwrap(), [], "{name}, {pdf}");
        hand_out(samples, &format!("{name}.pdf"), &bytes);
        let missing = |letter: char| {
            let code = format!("(U+{:04X})", u32::from(letter));
            generated.findings.iter().any(|finding| finding.to_string().contains(&code))
        };
        // What no face has is told; Greek and Cyrillic are drawn.
        let told = ['中', '文', 'ع', '🎉', 'λ', 'ц', '≥'].map(missing);
        let expected = if name == "other_scripts" { [true, true, true, true, false, false, false] } else { [false; 7] };
        assert_eq!(told, expected, "{name}");
    }
}
