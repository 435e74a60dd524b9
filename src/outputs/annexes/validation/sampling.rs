//! Ten objectives that nobody chose: the sample that the Revisore recomputes.
//!
//! The rule, which anybody can repeat with `sha256sum`: for each objective with at least
//! one measured indicator, the key is the SHA-256 of `seed|code`; the ten smallest keys are
//! drawn. The seed is the fingerprint of the inputs that the cover prints: it is not known
//! before the data are, and changes with them.

use crate::assessment::{Assessment, ObjectiveResult, ProgrammeResult};
use crate::digest::hex_digest;

/// How many objectives are drawn, if there are as many.
pub(super) const SIZE: usize = 10;

/// A drawn objective.
pub(super) struct Drawn<'m> {
    pub programme: &'m ProgrammeResult<'m>,
    pub result: &'m ObjectiveResult<'m>,
    /// SHA-256 of seed and code, in lower-case hexadecimal.
    pub key: String,
}

/// Draws the sample, by ascending key.
pub(super) fn draw<'m>(assessment: &'m Assessment<'m>, seed: &str) -> Vec<Drawn<'m>> {
    let programmes = assessment.missions.iter().flat_map(|mission| &mission.programmes);
    let mut drawn: Vec<Drawn<'m>> = programmes
        .flat_map(|programme| programme.objectives.iter().map(move |result| (programme, result)))
        .filter(|(_, result)| result.state.has_value())
        .map(|(programme, result)| Drawn { programme, result, key: key(seed, result.objective.code.as_str()) })
        .collect();
    drawn.sort_by(|left, right| left.key.cmp(&right.key));
    drawn.truncate(SIZE);
    drawn
}

fn key(seed: &str, code: &str) -> String {
    hex_digest(format!("{seed}|{code}").as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::outputs::annexes::sample::Sample;

    #[test]
    fn the_key_is_what_sha256sum_says() {
        // printf 'seme|01.01-01' | sha256sum
        let expected = "e3a1513690498ba4"; // the beginning of the digest
        assert_eq!(&key("seme", "01.01-01")[..16], expected);
    }

    #[test]
    fn another_seed_draws_others_and_the_same_seed_the_same() {
        Sample::of(120).assessed(|dossier, _| {
            let codes = |seed| -> Vec<String> {
                draw(dossier.assessment, seed).iter().map(|drawn| drawn.result.objective.code.to_string()).collect()
            };
            assert_eq!(codes("a").len(), SIZE);
            assert_eq!(codes("a"), codes("a"));
            assert_ne!(codes("a"), codes("b"));
        });
    }

    #[test]
    fn a_small_plan_is_drawn_whole() {
        Sample::of(8).assessed(|dossier, _| {
            let measured = dossier.assessment.objectives().filter(|(_, row)| row.state.has_value());
            assert_eq!(draw(dossier.assessment, "a").len(), measured.count());
        });
    }
}
