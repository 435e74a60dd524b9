//! Whether a year's results can be set against those of the year before, and why not.
//!
//! What was measured otherwise is not better or worse: weights, kinds, rules or an incomplete result in either year
//! leave an objective without a difference; a group keeps its own as long as most of its weight is comparable.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::{Indices, ObjectivePoint, Trend, TrendRules, TrendYear};
use crate::domain::descriptor::Rule;
use crate::domain::{GroupCode, Kind, ObjectiveCode, Year};
use crate::words::italian;

/// The last year against the one before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Difference {
    /// Points gained, or lost; what changed around them, where something did.
    Points(Decimal, Option<String>),
    /// There are two values, and they do not compare; why.
    NotComparable(String),
    /// There are no two values.
    Absent,
}

/// The objectives of a year and of the one before, in a missione or all of them.
#[derive(Debug, Clone, Copy)]
pub struct Comparison<'t> {
    before: Option<&'t TrendYear>,
    last: Option<&'t TrendYear>,
}

impl<'t> Comparison<'t> {
    /// Of a year with the one before it.
    pub fn of(trend: &'t Trend, last: Year) -> Self {
        Self { before: trend.year(last.previous()), last: trend.year(last) }
    }

    /// An objective's C.
    pub fn objective(self, code: &ObjectiveCode) -> Difference {
        let (Some(before), Some(last)) = (self.before, self.last) else { return Difference::Absent };
        let (Some(old), Some(new)) = (before.objectives.get(code), last.objectives.get(code)) else {
            return Difference::Absent;
        };
        let (Some(from), Some(to)) = (old.prudent, new.prudent) else { return Difference::Absent };
        match self.obstacle(old, new) {
            Some(why) => Difference::NotComparable(why),
            None => Difference::Points(to - from, None),
        }
    }

    /// An index of a missione, or of the entity where none is named.
    pub fn group(self, mission: Option<GroupCode>, of: impl Fn(&Indices) -> Option<Decimal>) -> Difference {
        let index = |year: Option<&TrendYear>| {
            let year = year?;
            of(match mission {
                Some(code) => year.missions.get(&code)?,
                None => &year.entity,
            })
        };
        let (Some(from), Some(to)) = (index(self.before), index(self.last)) else { return Difference::Absent };
        let perimeter = self.perimeter(mission);
        let said = perimeter.said();
        if perimeter.is_mostly_the_same() {
            Difference::Points(to - from, said)
        } else {
            Difference::NotComparable(said.unwrap_or_else(|| "pesi non noti".to_owned()))
        }
    }

    /// Whether the classes of the two years mean the same.
    pub fn classes_compare(self) -> bool {
        let classes =
            |year: Option<&'t TrendYear>| year.and_then(|year| year.rules.as_ref()).map(|rules| &rules.classes);
        match (classes(self.before), classes(self.last)) {
            (Some(before), Some(last)) => before == last,
            (None, _) | (_, None) => true,
        }
    }

    /// Why an objective's results do not compare; nothing where they do, as far as is known.
    fn obstacle(self, old: &ObjectivePoint, new: &ObjectivePoint) -> Option<String> {
        let gap = new.gap.map(|gap| (gap, self.last)).or(old.gap.map(|gap| (gap, self.before)));
        if let Some((gap, year)) = gap {
            return Some(format!("{} nel {}", gap.words(), year?.year));
        }
        if let (Some(from), Some(to)) = (old.weight, new.weight)
            && from != to
        {
            return Some(format!("peso dell’obiettivo da {} a {}", italian::number(from), italian::number(to)));
        }
        let (Some(before), Some(now)) = (&old.indicators, &new.indicators) else { return None };
        let codes = |points: &std::collections::BTreeMap<_, _>| points.keys().cloned().collect::<BTreeSet<_>>();
        if codes(before) != codes(now) {
            return Some("indicatori cambiati".to_owned());
        }
        let pairs = || before.iter().zip(now.values()).map(|((code, old), new)| (code, old, new));
        if let Some((code, ..)) = pairs().find(|(_, old, new)| old.weight != new.weight) {
            return Some(format!("peso di {code} cambiato"));
        }
        let kinds = |(_, old, new): &(_, &super::IndicatorPoint, &super::IndicatorPoint)| {
            old.kind.zip(new.kind).is_some_and(|(old, new)| old != new)
        };
        if let Some((code, ..)) = pairs().find(kinds) {
            return Some(format!("tipo di {code} cambiato"));
        }
        let kinds: Vec<Kind> = now.values().filter_map(|point| point.kind).collect();
        self.rule_changed(&kinds)
    }

    /// The rule that changed and by which one of the kinds is scored.
    fn rule_changed(self, kinds: &[Kind]) -> Option<String> {
        let rules = |year: Option<&'t TrendYear>| -> Option<&'t TrendRules> { year?.rules.as_ref() };
        let (before, last) = (rules(self.before)?, rules(self.last)?);
        let scores = |of: fn(&Rule) -> bool| kinds.iter().any(|kind| of(&kind.descriptor().rule));
        if before.ceiling != last.ceiling {
            return Some("tetto degli indicatori cambiato".to_owned());
        }
        if before.tolerance != last.tolerance && scores(|rule| matches!(rule, Rule::Kept { .. })) {
            return Some("tolleranza cambiata".to_owned());
        }
        if before.delays != last.delays && scores(|rule| matches!(rule, Rule::Day { .. })) {
            return Some("tabella dei ritardi cambiata".to_owned());
        }
        None
    }

    fn perimeter(self, mission: Option<GroupCode>) -> Perimeter {
        let mut perimeter = Perimeter::default();
        let (Some(before), Some(last)) = (self.before, self.last) else { return perimeter };
        let counts =
            |point: &&ObjectivePoint| point.prudent.is_some() && mission.is_none_or(|code| point.mission == code);
        let one = Decimal::ONE;
        for (code, new) in &last.objectives {
            let new = Some(new).filter(counts);
            let old = before.objectives.get(code).filter(counts);
            match (old, new) {
                (Some(old), Some(new)) if self.obstacle(old, new).is_none() => {
                    perimeter.comparable[0] += old.weight.unwrap_or(one);
                    perimeter.comparable[1] += new.weight.unwrap_or(one);
                }
                (Some(_), Some(_)) => perimeter.modified += 1,
                (None, Some(_)) => perimeter.entered += 1,
                (Some(_), None) => perimeter.left += 1,
                (None, None) => {}
            }
            perimeter.all[1] += new.map_or(Decimal::ZERO, |new| new.weight.unwrap_or(one));
        }
        let gone = before.objectives.iter().filter(|(code, _)| !last.objectives.contains_key(code));
        let gone = gone.map(|(_, old)| old).chain(&before.strangers);
        perimeter.left += gone.filter(counts).count();
        let all = before.objectives.values().chain(&before.strangers);
        perimeter.all[0] = all.filter(counts).map(|old| old.weight.unwrap_or(one)).sum();
        perimeter
    }
}

/// What became of a group's objectives between two years, the earlier first.
#[derive(Debug, Default)]
struct Perimeter {
    comparable: [Decimal; 2],
    all: [Decimal; 2],
    entered: usize,
    left: usize,
    modified: usize,
}

impl Perimeter {
    /// Whether over half of the weight of either year is comparable.
    fn is_mostly_the_same(&self) -> bool {
        self.comparable.iter().zip(self.all).all(|(comparable, all)| *comparable * Decimal::TWO > all)
    }

    fn said(&self) -> Option<String> {
        (self.entered + self.left + self.modified > 0).then(|| {
            format!(
                "perimetro cambiato: {}, {}, {}",
                italian::count(self.entered, "entrato", "entrati"),
                italian::count(self.left, "uscito", "usciti"),
                italian::count(self.modified, "modificato", "modificati")
            )
        })
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::assessment::{Basis, Gap, IndicatorPoint};
    use crate::domain::Rules;
    use crate::domain::{IndicatorCode, Place};
    use crate::kinds;

    const BEFORE: Year = Year(2024);
    const LAST: Year = Year(2025);

    fn kind(label: &str) -> Option<Kind> {
        kinds::ALL.iter().find(|kind| kind.label() == label)
    }

    fn point(label: &str, indicator_weight: i64, weight: i64) -> ObjectivePoint {
        let code: IndicatorCode = "01.01-01.1".parse().unwrap();
        let indicator = IndicatorPoint { kind: kind(label), weight: indicator_weight.into() };
        ObjectivePoint {
            outcome: String::new(),
            prudent: Some(80.into()),
            gap: None,
            title: None,
            former_title: None,
            mission: "01".parse().unwrap(),
            weight: Some(weight.into()),
            indicators: Some(BTreeMap::from([(code, indicator)])),
        }
    }

    fn year(year: Year, points: &[(&str, ObjectivePoint)]) -> TrendYear {
        let index = Some(Decimal::from(80));
        let indices = Indices { prudent: index, measured: index, coverage: index, excluded: index };
        TrendYear {
            year,
            basis: Basis::Measured,
            entity: indices,
            missions: BTreeMap::from([("01".parse().unwrap(), indices)]),
            objectives: points.iter().map(|(code, point)| (code.parse().unwrap(), point.clone())).collect(),
            strangers: Vec::new(),
            rules: Some(TrendRules::of(&Rules::standard(Place::file("relazione.toml")))),
        }
    }

    fn of(before: ObjectivePoint, last: ObjectivePoint) -> Difference {
        let years = vec![year(BEFORE, &[("01.01-01", before)]), year(LAST, &[("01.01-01", last)])];
        Comparison::of(&Trend { years }, LAST).objective(&"01.01-01".parse().unwrap())
    }

    #[test]
    fn what_was_measured_otherwise_has_no_difference_and_says_why() {
        let same = || point("crescente", 1, 1);
        assert_eq!(of(same(), same()), Difference::Points(Decimal::ZERO, None));
        let incomplete = || ObjectivePoint { gap: Some(Gap::Part), ..same() };
        let why = |before, last| {
            let Difference::NotComparable(why) = of(before, last) else { panic!("they compare") };
            why
        };
        assert_eq!(why(incomplete(), same()), "incompleto nel 2024");
        assert_eq!(why(same(), incomplete()), "incompleto nel 2025");
        let unmeasured = ObjectivePoint { gap: Some(Gap::Whole), ..same() };
        assert_eq!(why(incomplete(), unmeasured), "non misurato nel 2025");
        assert_eq!(why(same(), point("decrescente", 1, 1)), "tipo di 01.01-01.1 cambiato");
        assert_eq!(why(same(), point("crescente", 2, 1)), "peso di 01.01-01.1 cambiato");
        assert_eq!(why(same(), point("crescente", 1, 3)), "peso dell’obiettivo da 1 a 3");
        let more = ObjectivePoint { indicators: Some(BTreeMap::new()), ..same() };
        assert_eq!(why(same(), more), "indicatori cambiati");
        let absent = ObjectivePoint { prudent: None, ..same() };
        assert_eq!(of(absent, same()), Difference::Absent);
    }

    #[test]
    fn a_rule_matters_where_it_scores() {
        let differing = |label: &str, change: fn(&mut TrendRules)| {
            let mut before = year(BEFORE, &[("01.01-01", point(label, 1, 1))]);
            change(before.rules.as_mut().unwrap());
            let years = vec![before, year(LAST, &[("01.01-01", point(label, 1, 1))])];
            Comparison::of(&Trend { years }, LAST).objective(&"01.01-01".parse().unwrap())
        };
        let compares = |difference| matches!(difference, Difference::Points(..));
        let tolerance: fn(&mut TrendRules) = |rules| rules.tolerance = Decimal::ONE;
        let delays: fn(&mut TrendRules) = |rules| rules.delays.clear();
        let ceiling: fn(&mut TrendRules) = |rules| rules.ceiling = Decimal::from(120);
        assert!(compares(differing("crescente", tolerance)) && compares(differing("crescente", delays)));
        assert!(!compares(differing("mantenimento", tolerance)) && !compares(differing("data", delays)));
        assert!(!compares(differing("crescente", ceiling)));
        assert!(compares(differing("crescente", |rules| rules.classes.push('x'))), "classes alone do not compare then");
    }

    #[test]
    fn a_group_keeps_its_difference_while_most_of_its_weight_compares() {
        let same = || point("crescente", 1, 1);
        let modified = || ObjectivePoint { gap: Some(Gap::Part), ..same() };
        let group = |before: &[(&str, ObjectivePoint)], last: &[(&str, ObjectivePoint)]| {
            let years = vec![year(BEFORE, before), year(LAST, last)];
            Comparison::of(&Trend { years }, LAST).group(Some("01".parse().unwrap()), |indices| indices.prudent)
        };
        let three = [("01.01-01", same()), ("01.01-02", same()), ("01.01-03", same())];
        assert_eq!(group(&three, &three), Difference::Points(Decimal::ZERO, None));
        let last = [("01.01-01", same()), ("01.01-02", same()), ("01.01-04", same())];
        let said = Some("perimetro cambiato: 1 entrato, 1 uscito, 0 modificati".to_owned());
        assert_eq!(group(&three, &last), Difference::Points(Decimal::ZERO, said));
        let mut before = year(BEFORE, &three[1..]);
        before.strangers.push(same());
        let years = vec![before, year(LAST, &three)];
        let difference = Comparison::of(&Trend { years }, LAST).group(None, |indices| indices.prudent);
        let said = Some("perimetro cambiato: 1 entrato, 1 uscito, 0 modificati".to_owned());
        assert_eq!(difference, Difference::Points(Decimal::ZERO, said), "a code that means another objective now");
        let two = [("01.01-01", same()), ("01.01-02", same())];
        let half = [("01.01-01", same()), ("01.01-02", modified())];
        let said = "perimetro cambiato: 0 entrati, 0 usciti, 1 modificato".to_owned();
        assert_eq!(group(&two, &half), Difference::NotComparable(said), "half is not over half");
    }
}
