//! Explanations agree with the figures they explain, on invented plans with every kind of indicator.

use rust_decimal::Decimal;

use super::*;
use crate::assessment::{Assessment, Derivation, Input, Measure, Subject};
use crate::domain::Ratio;
use crate::kinds::application::Shown;
use crate::outputs::annexes::sample::Sample;
use crate::words::italian;

fn every_subject(assessment: &Assessment<'_>) -> Vec<Subject> {
    let mut subjects = vec![Subject::Entity];
    for mission in &assessment.missions {
        subjects.push(mission.subject());
        subjects.extend(mission.coded_programmes().map(|(code, _)| Subject::Programme(code)));
    }
    for (_, row) in assessment.objectives() {
        subjects.push(Subject::Objective(row.objective.code.clone()));
        subjects.extend(row.indicators.iter().map(|row| Subject::Indicator(row.indicator.code.clone())));
    }
    subjects.extend(assessment.offices.iter().map(|row| Subject::Office(row.name.clone())));
    subjects.extend(assessment.directions.iter().map(|row| Subject::Direction(row.name.clone())));
    subjects
}

#[test]
fn every_subject_is_found_by_its_own_name_and_explained() {
    Sample::of(60).assessed(|dossier, _| {
        let assessment = dossier.assessment;
        for subject in every_subject(assessment) {
            assert_eq!(find(assessment, &subject.to_string()).unwrap(), subject);
            assert!(explain(assessment, &subject).is_some_and(|it| !it.figures.is_empty()), "{subject}");
        }
    });
}

/// What a reader computes from the list of inputs alone.
fn quotient_of_the_inputs(inputs: &[Input<'_>], measure: Measure) -> Option<Ratio> {
    let all = |letter: &str| {
        let of_letter = inputs.iter().filter(|input| input.letter == letter);
        let number = |input: &Input<'_>| match &input.value {
            Some(Shown::Number(number)) => Ratio::from(*number),
            Some(Shown::Fraction(fraction)) => fraction.clone(),
            None => Decimal::ZERO.into(),
            Some(Shown::Typed(_)) => unreachable!("sums are over numbers"),
        };
        of_letter.map(number).collect::<Vec<_>>()
    };
    let product = |left: Vec<Ratio>, right: &[Ratio]| -> Vec<Ratio> {
        left.iter().zip(right).map(|(left, right)| left.times(right)).collect()
    };
    let total = |products: Vec<Ratio>| products.into_iter().sum::<Ratio>();
    let weights = all("W");
    match measure {
        Measure::Prudent | Measure::Highest | Measure::WithoutLateActs => {
            total(product(all("C"), &weights)).over(&total(weights))
        }
        Measure::Coverage => total(product(all("c"), &weights)).per_cent_of(&total(weights)),
        Measure::Excluded => total(product(all("x"), &weights)).per_cent_of(&total(weights)),
        Measure::Measured => {
            let below = product(all("c"), &weights);
            total(product(all("M"), &below)).over(&total(below))
        }
        Measure::Achievement => unreachable!("a group has no achievement"),
    }
}

#[test]
fn the_sums_shown_give_the_printed_figure() {
    Sample::of(120).assessed(|dossier, _| {
        let assessment = dossier.assessment;
        let groups = every_subject(assessment).into_iter().filter_map(|subject| explain(assessment, &subject));
        let figures = groups.flat_map(|explanation| explanation.figures);
        let mut seen = 0;
        for explained in figures {
            let Derivation::OfObjectives(quotient) = &explained.figure.derivation else { continue };
            let again = quotient_of_the_inputs(&explained.figure.inputs(), explained.id.measure);
            assert_eq!(again, explained.figure.exact, "{}", explained.id);
            let shown = explained.calculation.steps.join("\n");
            for (words, sum) in
                [(quotient.rule.above.words, &quotient.above), (quotient.rule.below.words, &quotient.below)]
            {
                let line = format!("{words} = {}", italian::long(sum.decimal().unwrap()));
                assert!(quotient.terms.is_empty() || shown.contains(&line), "{line} is not in:\n{shown}");
            }
            seen += 1;
        }
        assert!(seen > 30);
    });
}

#[test]
fn an_objective_is_written_out_as_on_paper() {
    use crate::kinds;
    let sample = Sample::with_indicators(&[
        (kinds::increasing::KIND, Some("440"), Some("425"), 50),
        (kinds::increasing::KIND, Some("100"), None, 30),
        (kinds::decreasing::KIND, Some("57"), Some("58"), 20),
    ]);
    sample.assessed(|dossier, _| {
        let (_, row) = dossier.assessment.objectives().next().unwrap();
        let explanation = explain(dossier.assessment, &Subject::Objective(row.objective.code.clone())).unwrap();
        let said = text(dossier.assessment.year, &explanation);
        for line in [
            "100·425/440 = 96,5909090909…",
            "96,5909090909… arrotondato a due decimali (arrotondamento commerciale) = 96,59",
            "100·(2·57 − 58)/57 = 98,245614035…",
            "(96,59·50 + 98,25·20) / (50 + 30 + 20) = 67,945",
            "(96,59·50 + 98,25·20) / (50 + 20) = 97,0642857142…",
            "100·(50 + 20) / (50 + 30 + 20) = 70",
            "C = 67,95",
            "G = n.d.",
        ] {
            assert!(said.contains(line), "{line} is not in:\n{said}");
        }
    });
}

#[test]
fn an_unknown_name_is_answered_with_the_nearest() {
    Sample::of(60).assessed(|dossier, _| {
        let error = find(dossier.assessment, "misione 01").unwrap_err();
        assert!(
            error.to_string().contains("i più vicini sono") && error.to_string().contains("«missione 01»"),
            "{error}"
        );
        let error = find(dossier.assessment, "§§§§").unwrap_err();
        assert!(error.to_string().contains("missione 04"), "{error}");
        assert_eq!(find(dossier.assessment, " Missione 1 ").unwrap().to_string(), "missione 01");
    });
}
