//! Each signal is given where it should be, and not on the near miss.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::*;
use crate::domain::{
    Act, Change, ChangeEffect, DeclaredState, Indicator, IndicatorCode, Kind, Measurement, Place, Quantity, SourceKind,
    Sourced, Year,
};
use crate::inputs::config::Config;
use crate::kinds;
use crate::outputs::annexes::sample::Sample;
use crate::signals::Strength;
use crate::trace::measured_by::RulesView;

const ENTITY: &str = "[ente]\nnome = \"Comune di Prova\"\n[smvp]\natto = \"G.C. 20\"\ndata = 2019-02-27\n";
const PLAN: &str = "[atti.2024]\npiano = { numero = \"C.C. 45\", data = 2023-12-21 }\n";

/// A year that can be varied.
struct Case {
    sample: Sample,
    changes: Vec<Change>,
    last_actuals: BTreeMap<IndicatorCode, Quantity>,
    last_rules: Option<RulesView>,
    config: String,
}

/// Indicators of one kind in one objective: target and actual of each.
fn case(kind: Kind, rows: &[(&str, &str)]) -> Case {
    let rows: Vec<_> = rows.iter().map(|(target, actual)| (kind, Some(*target), Some(*actual), 1)).collect();
    let mut sample = Sample::with_indicators(&rows);
    for row in &mut sample.measurements {
        row.source = Some(SourceKind::System);
    }
    Case {
        sample,
        changes: Vec::new(),
        last_actuals: BTreeMap::new(),
        last_rules: None,
        config: format!("{ENTITY}{PLAN}"),
    }
}

/// One increasing indicator that nearly reaches its target.
fn plain() -> Case {
    case(kinds::increasing::KIND, &[("440", "425")])
}

impl Case {
    fn signals(&self) -> Vec<Signal> {
        let config = Config::parse(&self.config).unwrap();
        self.sample.assessed(|dossier, _| {
            signals(&Material {
                assessment: dossier.assessment,
                register: &self.sample.indicators,
                changes: &self.changes,
                config: &config,
                last_actuals: &self.last_actuals,
                last_rules: self.last_rules.as_ref(),
            })
        })
    }

    fn count(&self, kind: SignalKind) -> usize {
        self.signals().iter().filter(|signal| signal.kind == kind).count()
    }

    fn indicator(mut self, vary: impl Fn(&mut Indicator)) -> Self {
        self.sample.indicators.iter_mut().for_each(vary);
        self
    }

    fn measurement(mut self, vary: impl Fn(&mut Measurement)) -> Self {
        self.sample.measurements.iter_mut().for_each(vary);
        self
    }

    fn configured(mut self, more: &str) -> Self {
        self.config.push_str(more);
        self
    }

    /// A change of the objective.
    fn changed(mut self, field: &str, after: &str, act: Option<&str>) -> Self {
        let place = Place::sheet("variazioni/2024.xlsx", "Variazioni").at_cell(4, 6);
        let text = |text: &str| Sourced::new(text.to_owned(), place.clone());
        let act = act.map(|day| Act { number: "G.C. 61".to_owned(), date: day.parse().unwrap() });
        self.changes.push(Change {
            objective: "01.02-01".parse().unwrap(),
            indicator: None,
            field: text(field),
            before: Some(text("x")),
            after: Some(text(after)),
            effect: if (field, after) == ("2024", "") || field == "annullato" {
                ChangeEffect::Cancels
            } else {
                ChangeEffect::Alters
            },
            reason: None,
            act: act.map(|act| Sourced::new(act, place.clone())),
            date: None,
            applied: true,
            place: place.clone(),
        });
        self
    }
}

/// How often a signal is given, and on the near miss.
#[track_caller]
fn told(kind: SignalKind, given: &Case, times: usize, near_miss: &Case) {
    assert_eq!(given.count(kind), times, "{kind:?} is given");
    assert_eq!(near_miss.count(kind), 0, "{kind:?} is not given on the near miss");
}

fn number(text: &str) -> Sourced<Quantity> {
    Sourced::new(Quantity::Number(text.parse().unwrap()), Place::file("indicatori/2024.xlsx"))
}

#[test]
fn an_ordinary_year_gives_no_signal() {
    let signals = case(kinds::increasing::KIND, &[("440", "350")]).signals();
    assert_eq!(signals, [], "{signals:?}");
}

#[test]
fn weights_of_zero() {
    let weights = |text: &str| {
        let mut case = case(kinds::increasing::KIND, &[("10", "10"), ("10", "1")]);
        let place = case.sample.indicators[1].place.clone();
        case.sample.indicators[1].weight = Some(Sourced::new(text.parse().unwrap(), place));
        case
    };
    told(SignalKind::ZeroWeight, &weights("0"), 1, &weights("0.01"));
    let peso = |text: &str| {
        let mut case = plain();
        let cell = Place::sheet("piano/piano.xlsx", "Missione 01").at_cell(2, 11);
        case.sample.plan.missions[0].objectives[0].weight = Some(Sourced::new(text.parse().unwrap(), cell));
        case
    };
    told(SignalKind::ZeroWeight, &peso("0"), 1, &peso("1"));
    let signal = &peso("0").signals()[0];
    assert_eq!(signal.finding.place.as_ref().unwrap().to_string(), "piano/piano.xlsx, foglio «Missione 01», cella L3");
    assert_eq!(signal.objectives[0].as_str(), "01.02-01");
}

#[test]
fn targets_worse_than_the_baseline() {
    let baseline = |kind, base: &str| case(kind, &[("57", "57")]).indicator(|row| row.baseline = Some(number(base)));
    let kind = SignalKind::WorseTarget;
    told(kind, &baseline(kinds::increasing::KIND, "57.1"), 1, &baseline(kinds::increasing::KIND, "57"));
    told(kind, &baseline(kinds::decreasing::KIND, "56"), 1, &baseline(kinds::decreasing::KIND, "60"));
    told(kind, &baseline(kinds::maintain_maximum::KIND, "50"), 1, &baseline(kinds::variation::KIND, "60"));
}

#[test]
fn achievements_far_over_the_target() {
    let actual = |text| case(kinds::increasing::KIND, &[("100", text)]);
    told(SignalKind::HighAchievement, &actual("200.01"), 1, &actual("200"));
    let stricter = actual("151").configured("[soglie_segnali]\nraggiungimento_alto = 150\n");
    assert_eq!(stricter.count(SignalKind::HighAchievement), 1);
}

#[test]
fn many_yes_or_no_indicators_of_one_objective() {
    let answers = |count: usize| {
        let rows: Vec<_> = (0..count).map(|_| (kinds::increasing::KIND, Some("1"), Some("1"), 1)).collect();
        let mut case = plain();
        case.sample = Sample::with_indicators(&rows);
        case.indicator(|row| {
            row.kind.value = kinds::yes_no::KIND;
            row.target = None;
        })
        .measurement(|row| row.actual.as_mut().unwrap().value = Quantity::YesNo(true))
    };
    told(SignalKind::ManyYesNo, &answers(6), 1, &answers(5));
}

#[test]
fn observations_out_of_their_period() {
    let on = |day: &str| plain().measurement(|row| row.observed_on = Some(day.parse().unwrap()));
    told(SignalKind::ObservedElsewhen, &on("2025-07-01"), 1, &on("2025-06-30"));
    told(SignalKind::ObservedElsewhen, &on("2023-12-31"), 1, &on("2024-01-01"));
}

#[test]
fn acts_by_their_day() {
    let act = |day| plain().changed("TARGET", "430", Some(day));
    told(SignalKind::LateChange, &act("2024-10-01"), 1, &act("2024-09-30"));
    told(SignalKind::LateChange, &act("2024-12-31"), 1, &act("2025-01-01"));
    told(SignalKind::ChangeAfterYear, &act("2025-01-01"), 1, &act("2024-12-31"));
    told(SignalKind::ChangeBeforePlan, &act("2023-12-20"), 1, &act("2023-12-21"));
    let unknown = |day| Case { config: ENTITY.to_owned(), ..act(day) };
    told(SignalKind::ChangeBeforePlan, &unknown("2022-12-31"), 1, &unknown("2023-01-01"));
    let excluded = |day: &str| {
        plain().measurement(|row| {
            let act = Act { number: "G.C. 9".to_owned(), date: day.parse().unwrap() };
            row.act = Some(Sourced::new(act, row.place.clone()));
        })
    };
    told(SignalKind::ChangeAfterYear, &excluded("2025-06-15"), 1, &excluded("2024-11-05"));
    told(SignalKind::ChangeBeforePlan, &excluded("1990-01-01"), 1, &excluded("2024-11-05"));
}

#[test]
fn years_taken_from_the_plan() {
    let kind = SignalKind::YearRemoved;
    told(kind, &plain().changed("2024", "", Some("2024-05-01")), 1, &plain().changed("2025", "", Some("2024-05-01")));
    told(kind, &plain().changed("annullato", "", None), 1, &plain().changed("2024", "x", Some("2024-05-01")));
    let mut unmarked = plain();
    unmarked.sample.plan.missions[0].objectives[0].years = [Year(2025)].into();
    let mut without_rows = plain();
    without_rows.sample.plan.missions[0].objectives[0].years = [Year(2025)].into();
    without_rows.sample.indicators.clear();
    told(kind, &unmarked, 1, &without_rows);
}

#[test]
fn values_of_the_year_before() {
    let before = |text: &str| {
        let mut case = plain();
        let value = Quantity::Number(text.parse().unwrap());
        case.last_actuals.insert(case.sample.indicators[0].code.clone(), value);
        case
    };
    told(SignalKind::SameAsLastYear, &before("425.0"), 1, &before("425.01"));
    let base = |year| {
        plain().indicator(move |row| (row.baseline, row.baseline_year) = (Some(number("425")), Some(Year(year))))
    };
    told(SignalKind::SameAsLastYear, &base(2023), 1, &base(2022));
    let all = |unit: &'static str| {
        let mut case = case(kinds::increasing::KIND, &[("90", "100")]).indicator(|row| row.unit = unit.to_owned());
        let hundred = Quantity::Number(Decimal::ONE_HUNDRED);
        case.last_actuals.insert(case.sample.indicators[0].code.clone(), hundred);
        case
    };
    told(SignalKind::SameAsLastYear, &all("giorni"), 1, &all("%"));
}

#[test]
fn values_in_many_places() {
    let rows = |value, count| case(kinds::increasing::KIND, &vec![("440", value); count]);
    told(SignalKind::RepeatedValue, &rows("87.35", 4), 1, &rows("87.35", 3));
    assert_eq!(rows("10", 9).count(SignalKind::RepeatedValue), 0, "small counts are equal by chance");
    let told = rows("87.35", 4).signals().remove(0);
    assert_eq!(told.objectives.len(), 1);
    assert_eq!(told.finding.found.unwrap().matches("prova.xlsx, foglio «Foglio», cella N").count(), 4);
}

#[test]
fn targets_written_as_fractions() {
    let target = |text, unit: &'static str| {
        case(kinds::increasing::KIND, &[(text, "80")]).indicator(|row| row.unit = unit.to_owned())
    };
    told(SignalKind::FractionTarget, &target("0.85", "%"), 1, &target("1", "%"));
    told(SignalKind::FractionTarget, &target("0.85", "%"), 1, &target("0", "%"));
    told(SignalKind::FractionTarget, &target("0.85", "%"), 1, &target("0.85", "km"));
}

#[test]
fn causes_that_explain_little() {
    let cause = |text: &str| plain().measurement(|row| row.cause = Some(text.to_owned()));
    told(SignalKind::ShortCause, &cause("Poco personale 2"), 1, &cause("Poco personale ab"));
    let reached = case(kinds::increasing::KIND, &[("440", "440")]).measurement(|row| row.cause = Some("ok".to_owned()));
    assert_eq!(reached.count(SignalKind::ShortCause), 0, "no cause is due");
    let causes = |texts: [&str; 2]| {
        let mut case = case(kinds::increasing::KIND, &[("440", "425"), ("440", "430")]);
        for (row, text) in case.sample.measurements.iter_mut().zip(texts) {
            row.cause = Some(text.to_owned());
        }
        case
    };
    let alike = causes(["Carenza di personale in estate.", "carenza di personale, in estate"]);
    told(SignalKind::RepeatedCause, &alike, 1, &causes(["Carenza di personale", "Carenza di fondi"]));
}

#[test]
fn shares_of_the_whole() {
    let declared = |count: usize| {
        let mut case = case(kinds::increasing::KIND, &[("440", "425"), ("440", "430"), ("440", "435"), ("440", "436")]);
        case.sample.measurements[..count].iter_mut().for_each(|row| row.source = Some(SourceKind::SelfDeclared));
        case
    };
    told(SignalKind::SelfDeclared, &declared(3), 1, &declared(2));
    // One objective, and it is in the second class: nothing is in the first.
    let partly = case(kinds::increasing::KIND, &[("440", "350")]);
    told(SignalKind::LittleDifference, &plain_in_first_class(), 1, &partly);
}

/// One objective, in the first class: a hundred per cent.
fn plain_in_first_class() -> Case {
    case(kinds::increasing::KIND, &[("440", "440")])
}

#[test]
fn weight_excluded_by_act() {
    /// Two indicators, one of them postponed by an act; weights of the measured and of the excluded one.
    fn excluded(measured: u32, postponed: u32) -> Case {
        let mut case = plain();
        let row = |weight| (kinds::increasing::KIND, Some("440"), Some("425"), weight);
        case.sample = Sample::with_indicators(&[row(measured), row(postponed)]);
        let own = &mut case.sample.measurements[1];
        own.actual = None;
        own.state = Some(Sourced::new(DeclaredState::Postponed, own.place.clone()));
        let act = Act { number: "G.C. 9".to_owned(), date: "2024-11-05".parse().unwrap() };
        own.act = Some(Sourced::new(act, own.place.clone()));
        case
    }
    // The objective is measured in part, and it is the whole entity: one signal for each.
    told(SignalKind::ExcludedWeight, &excluded(1, 99), 2, &excluded(90, 10));
    assert_eq!(excluded(90, 11).count(SignalKind::ExcludedWeight), 2);
}

#[test]
fn rules_and_acts_of_the_configuration() {
    let mut other = plain();
    other.sample.rules.thresholds.achieved = Decimal::from(85);
    told(SignalKind::RulesChanged, &other, 1, &plain());
    let place = other.signals().into_iter().find(|signal| signal.kind == SignalKind::RulesChanged).unwrap();
    assert_eq!(place.finding.place.unwrap().to_string(), "relazione.toml, chiave «soglie.raggiunto»");
    other.last_rules = Some(RulesView::of(&other.sample.rules));
    assert_eq!(other.count(SignalKind::RulesChanged), 0, "they are those of the year before");
    let without = Case { config: "[ente]\nnome = \"Comune di Prova\"\n".to_owned(), ..plain() };
    told(SignalKind::NoSmvpAct, &without, 1, &plain());
    let approved = |day| Case { config: format!("{ENTITY}{}", PLAN.replace("2023-12-21", day)), ..plain() };
    told(SignalKind::LateAssignment, &approved("2024-03-01"), 1, &approved("2024-02-29"));
}

#[test]
fn what_is_switched_off_is_still_found() {
    let off = plain_in_first_class().configured("[segnali]\ndifferenziazione = \"spento\"\n");
    let signals = off.signals();
    assert_eq!(signals.len(), 1);
    assert_eq!((signals[0].strength, signals[0].is_on()), (Strength::Off, false));
    let blocking = plain_in_first_class().configured("[segnali]\ndifferenziazione = \"bloccante\"\n");
    assert!(blocking.signals()[0].finding.blocks());
}
