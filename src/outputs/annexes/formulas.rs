//! The formulas of the annexes: scoring rules in the language of spreadsheets.
//!
//! Spreadsheets count in binary floating point, the assessment in exact decimals. A
//! result that lies exactly on a half cent, such as 62.625, may come out of a
//! spreadsheet's division as 62.62499999999999 and round the wrong way. Every quotient
//! is therefore rounded twice: first to 11 decimals, which takes the binary noise away
//! (it is some thousand times smaller), then half away from zero to the 2 decimals
//! that are printed. A true value that is not a half lies within half a unit of the
//! eleventh decimal of one only if the numbers have more than nine digits or so, and
//! then once in a thousand million times; recalculation in continuous integration
//! would show it.
//!
//! Formulas compare codes with EXACT: the criteria of COUNTIF and SUMIF take `01.02`
//! for a number and `*` for anything.

use crate::assessment::StateName;
use crate::domain::descriptor::SheetCells;
use crate::domain::kind::Favourable;
use crate::domain::{Class, Kind};
use crate::kinds::sheet;
pub(super) use crate::kinds::sheet::rounded as printed;

/// Names of the rules' cells, defined in the sheet *Regole*.
pub(super) const ACHIEVED: &str = "SOGLIA_RAGGIUNTO";
pub(super) const PARTLY: &str = "SOGLIA_PARZIALE";
pub(super) const TOLERANCE: &str = "TOLLERANZA";
pub(super) const CEILING: &str = "TETTO";
pub(super) const MINIMUM_COVERAGE: &str = "COPERTURA_MINIMA";
pub(super) const DELAY_FROM: &str = "RITARDI_DA_GIORNI";
pub(super) const DELAY_POINTS: &str = "RITARDI_PUNTI";

/// The name of the cell that holds the words for a class.
pub(super) const fn class_name(class: Class) -> &'static str {
    match class {
        Class::Achieved => "CLASSE_RAGGIUNTO",
        Class::Partly => "CLASSE_PARZIALE",
        Class::NotAchieved => "CLASSE_NON_RAGGIUNTO",
    }
}

/// A part in per cent of its whole, which prints 100 and 0 only where it is just that.
pub(super) fn printed_share(part: &str, whole: &str) -> String {
    let rounded = printed(&format!("100*{part}/{whole}"));
    format!("IF({part}={whole},100,IF({part}=0,0,MAX(0.01,MIN(99.99,{rounded}))))")
}

/// The class of the figure in a cell that holds a number.
pub(super) fn class_of(cell: &str) -> String {
    let [achieved, partly, not] = Class::ALL.map(class_name);
    format!("IF({cell}>={ACHIEVED},{achieved},IF({cell}>={PARTLY},{partly},{not}))")
}

/// The cells of an indicator's row that its formulas name.
pub(super) struct IndicatorCells {
    /// b
    pub baseline: String,
    /// t
    pub target: String,
    /// v
    pub actual: String,
    /// The state in words.
    pub state: String,
    /// w as it counts: empty where the indicator is excluded.
    pub weight: String,
    /// The achievement before it is clamped.
    pub raw: String,
    /// G
    pub achievement: String,
    /// v − t
    pub deviation: String,
}

impl IndicatorCells {
    /// The weight, unless the indicator leaves every sum.
    pub fn counted_weight(&self, own_weight: &str) -> String {
        let state = &self.state;
        let outside = StateName::ALL.into_iter().filter(|name| !name.counts());
        let is_one = outside.map(|name| format!("{state}=\"{}\"", name.label())).collect::<Vec<_>>().join(",");
        format!("IF(OR({is_one}),\"\",{own_weight})")
    }

    /// The achievement before clamping; a blank actual is not measured, never a zero.
    pub fn raw_achievement(&self, kind: Kind) -> String {
        let Self { actual, weight, .. } = self;
        format!("IF(OR({weight}=\"\",ISBLANK({actual})),\"n.d.\",{})", self.rule(kind))
    }

    fn rule(&self, kind: Kind) -> String {
        let cells = SheetCells {
            v: &self.actual,
            t: &self.target,
            b: &self.baseline,
            tolerance: TOLERANCE,
            delays: DELAY_FROM,
            points: DELAY_POINTS,
        };
        sheet::achievement(kind, &cells)
    }

    /// G: the raw achievement between 0 and the ceiling.
    pub fn clamped(&self) -> String {
        let raw = &self.raw;
        format!("IF(ISNUMBER({raw}),MAX(0,MIN({CEILING},{raw})),\"n.d.\")")
    }

    /// The class of G.
    pub fn class(&self) -> String {
        let achievement = &self.achievement;
        format!("IF(ISNUMBER({achievement}),{},\"n.d.\")", class_of(achievement))
    }

    /// G·w, or nothing where there is no G.
    pub fn points(&self) -> String {
        let Self { achievement, weight, .. } = self;
        format!("IF(ISNUMBER({achievement}),{achievement}*{weight},\"\")")
    }

    /// v − t in the unit, in days for dates. Eight decimals are as many as the cell shows.
    pub fn deviation_amount(&self, kind: Kind) -> String {
        let Self { actual, raw, .. } = self;
        let target = sheet::target(kind, &self.target);
        format!("IF(AND(ISNUMBER({raw}),ISNUMBER({actual})),ROUND({actual}-{target},8),\"n.d.\")")
    }

    /// (v − t)/t in per cent, where the target is positive.
    pub fn deviation_per_cent(&self, kind: Kind) -> String {
        let target = sheet::target(kind, &self.target);
        let share = printed(&format!("100*{}/{target}", self.deviation));
        format!("IF(ISNUMBER({}),IF({target}>0,{share},\"n.d.\"),\"n.d.\")", self.deviation)
    }

    /// On which side of the target the actual lies.
    pub fn deviation_side(&self, favourable: Favourable) -> String {
        let Self { baseline, target, deviation, .. } = self;
        let condition = sheet::is_favourable(favourable, deviation, target, baseline);
        format!("IF(ISNUMBER({deviation}),IF({condition},\"favorevole\",\"sfavorevole\"),\"\")")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kinds;

    #[test]
    fn every_kind_guards_against_a_blank_actual() {
        let cells = IndicatorCells {
            baseline: "F6".to_owned(),
            target: "G6".to_owned(),
            actual: "H6".to_owned(),
            state: "I6".to_owned(),
            weight: "K6".to_owned(),
            raw: "L6".to_owned(),
            achievement: "M6".to_owned(),
            deviation: "P6".to_owned(),
        };
        for kind in kinds::ALL.iter() {
            let formula = cells.raw_achievement(kind);
            assert!(formula.starts_with("IF(OR(K6=\"\",ISBLANK(H6)),\"n.d.\","), "{kind}: {formula}");
            assert_eq!(formula.matches('(').count(), formula.matches(')').count(), "{kind}: {formula}");
        }
        assert!(cells.raw_achievement(kinds::variation::KIND).contains("100*(H6-F6)/(G6-F6)"));
    }
}
