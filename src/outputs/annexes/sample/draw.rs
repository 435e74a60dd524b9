//! Plan, register and measurements drawn by dice.
//!
//! Values are chosen where arithmetic is hard: quotients that end on a half cent, thirds, long decimals, zeros, texts
//! that look like formulas.

use std::collections::BTreeSet;

use chrono::Days;
use rust_decimal::Decimal;

use super::dice::Dice;
use super::plain::{YEAR, day, field, plain_indicator, plain_measurement, plain_mission, plain_objective, plan_cell};
use crate::domain::kind::{Favourable, Values};
use crate::domain::{
    Act, DeclaredState, FieldOrigin, Indicator, IndicatorCode, Kind, Measurement, Mission, Objective, ObjectiveCode,
    Place, Plan, ProgrammeCode, Quantity, SourceKind, Sourced,
};
use crate::kinds;

/// A plan with its register and its measurements.
pub(super) struct Drawn {
    pub plan: Plan,
    pub indicators: Vec<Indicator>,
    pub measurements: Vec<Measurement>,
}

/// A plan of so many objectives in four missioni, always the same.
pub(super) fn plan(objectives: usize) -> Drawn {
    Builder { dice: Dice(20_240_630), indicators: Vec::new(), measurements: Vec::new() }.build(objectives)
}

struct Builder {
    dice: Dice,
    indicators: Vec<Indicator>,
    measurements: Vec<Measurement>,
}

const PROGRAMMES: [(u8, u8); 8] = [(1, 1), (1, 2), (1, 10), (4, 2), (4, 6), (9, 3), (12, 1), (12, 9)];
const TEXTS: [&str; 5] = [
    "Garantire la continuità dei servizi ai cittadini, con tempi certi e una qualità misurabile.",
    "=HYPERLINK(\"http://esempio.invalid\";\"clicca\")",
    "Ridurre i tempi medi di rilascio dei titoli abilitativi e rendere disponibile in rete lo stato delle pratiche, \
     senza costi per chi le presenta e con un preavviso di almeno dieci giorni nei casi di diniego.",
    "+39 029 uffici: «sportello» unico, 1ª fase & collaudo <finale>",
    "-5 % di consumi; @ufficio, virgolette \"doppie\" e virgole",
];

impl Builder {
    fn build(mut self, objectives: usize) -> Drawn {
        let mut missions: Vec<Mission> = Vec::new();
        for (index, &(mission, number)) in PROGRAMMES.iter().enumerate() {
            let share = objectives / PROGRAMMES.len() + usize::from(index < objectives % PROGRAMMES.len());
            let programme = ProgrammeCode::new(mission, number);
            let made: Vec<Objective> = (1..=u32::try_from(share).expect("a count"))
                .map(|running| self.objective(programme, running))
                .collect();
            match missions.last_mut().filter(|last| last.code == programme.mission.into()) {
                Some(last) => last.objectives.extend(made),
                None => missions.push(plain_mission(programme.mission, made)),
            }
        }
        let plan = Plan { years: vec![YEAR, YEAR.next()], missions, unplaced: Vec::new(), name: None };
        Drawn { plan, indicators: self.indicators, measurements: self.measurements }
    }

    fn objective(&mut self, programme: ProgrammeCode, running: u32) -> Objective {
        let code = ObjectiveCode::numbered(programme, running);
        let planned = !self.dice.one_in(25);
        if planned && !self.dice.one_in(40) {
            let count = 1 + self.dice.below(3);
            let weighted = self.dice.one_in(2);
            for indicator in 1..=count {
                self.indicator(&code, indicator, weighted);
            }
        }
        let direction = ["UN COMUNE AMICO", "Un Comune amico", "CITTA’ SOLIDALE"][running as usize % 3];
        let inherited = if running % 4 == 2 { FieldOrigin::Inherited } else { FieldOrigin::Cell };
        Objective {
            direction: (!self.dice.one_in(8)).then(|| field(direction, FieldOrigin::Cell)),
            strategic: Some(field("Semplificazione e trasparenza dell’azione amministrativa", inherited)),
            title: field(&format!("Obiettivo {code}: {}", self.dice.pick(&TEXTS)), FieldOrigin::Cell),
            purpose: self.dice.pick(&TEXTS).to_owned(),
            years: if planned { BTreeSet::from([YEAR, YEAR.next()]) } else { BTreeSet::from([YEAR.next()]) },
            weight: self.dice.one_in(2).then(|| {
                let weight = Decimal::new(i64::from(self.dice.pick(&[5_u32, 10, 15, 20, 33])), 1);
                Sourced::new(weight, plan_cell(running, 9))
            }),
            office: Some(self.dice.pick(&["Affari generali", "Polizia locale", "Ufficio tecnico"]).to_owned()),
            ..plain_objective(programme, running)
        }
    }

    fn indicator(&mut self, objective: &ObjectiveCode, running: u32, weighted: bool) {
        let code = IndicatorCode::numbered(objective, running);
        let kind = self.dice.pick(&kinds::ALL.iter().collect::<Vec<_>>());
        let row = u32::try_from(self.indicators.len()).expect("a count") + 1;
        let cell = |column| Place::sheet("indicatori/2024.xlsx", "Registro").at_cell(row, column);
        let target = self.target(kind);
        let baseline = self.number(3) + Decimal::new(7, 3);
        let weight = weighted.then(|| Decimal::from(self.dice.pick(&[50_u32, 30, 20, 1, 3])));
        self.indicators.push(Indicator {
            name: format!("Indicatore {code}: {}", self.dice.pick(&TEXTS)),
            unit: self.dice.pick(&["km", "%", "giorni", "n."]).to_owned(),
            baseline: (kind.favourable() == Some(Favourable::AwayFromBaseline))
                .then(|| Sourced::new(Quantity::Number(baseline), cell(8))),
            target: target.map(|target| Sourced::new(target, cell(10))),
            weight: weight.map(|weight| Sourced::new(weight, cell(11))),
            cancelled_by: row.is_multiple_of(30).then(|| Act { number: "G.C. 42".to_owned(), date: day(2024, 11, 5) }),
            ..plain_indicator(code.clone(), objective, kind, cell(0))
        });
        self.measurement(code, kind, row);
    }

    fn target(&mut self, kind: Kind) -> Option<Quantity> {
        match kind.values() {
            Values::Score => None,
            Values::Answer => self.dice.one_in(3).then_some(Quantity::YesNo(false)),
            Values::Day => Some(Quantity::Date(day(2024, 6, 30))),
            Values::Number if kind.is_share() && self.dice.one_in(2) => None,
            Values::Number if kind.is_share() => Some(Quantity::Number(Decimal::from(80))),
            Values::Number if self.dice.one_in(20) => Some(Quantity::Number(Decimal::ZERO)),
            Values::Number => Some(Quantity::Number(self.number(3))),
        }
    }

    /// A positive number of at most `scale` decimals; many have quotients that end on a half cent.
    fn number(&mut self, scale: u32) -> Decimal {
        if self.dice.one_in(2) {
            return Decimal::new(i64::from(self.dice.pick(&[8_u32, 16, 80, 400, 1_600, 3_200, 3, 7, 12_000])), 0);
        }
        Decimal::new(i64::from(1 + self.dice.below(2_000_000)), self.dice.below(scale + 1))
    }

    fn measurement(&mut self, indicator: IndicatorCode, kind: Kind, row: u32) {
        let cell = |column| Place::sheet("misurazioni/2024/ufficio.xlsx", "Missione").at_cell(row, column);
        let target = self.indicators.last().and_then(|row| row.target.as_ref()).map(|target| target.value);
        let excluded = self.dice.one_in(15);
        let actual = self.actual(kind, target);
        let missing = self.dice.one_in(6);
        let act = || Act { number: "G.C. 42".to_owned(), date: day(2024, 11, 5) };
        self.measurements.push(Measurement {
            state: excluded.then(|| {
                let states = [DeclaredState::Postponed, DeclaredState::NotAssessable];
                Sourced::new(self.dice.pick(&states), cell(12))
            }),
            actual: (!excluded && !missing && kind.values() != Values::Score).then(|| Sourced::new(actual, cell(13))),
            unreadable: (kind.values() != Values::Score && self.dice.one_in(50)).then(|| cell(13)),
            source: Some(self.dice.pick(&SourceKind::ALL)),
            cause: Some(self.dice.pick(&TEXTS).to_owned()),
            corrective_action: self.dice.one_in(2).then(|| self.dice.pick(&TEXTS).to_owned()),
            act: excluded.then(|| Sourced::new(act(), cell(18))),
            board_score: (kind.values() == Values::Score && !missing)
                .then(|| Sourced::new(Decimal::new(i64::from(self.dice.below(100_001)), 3), cell(19))),
            minutes: (kind.values() == Values::Score && !missing).then(|| Sourced::new(act(), cell(20))),
            ..plain_measurement(indicator, cell(0))
        });
    }

    fn actual(&mut self, kind: Kind, target: Option<Quantity>) -> Quantity {
        match (kind.values(), target) {
            (Values::Answer, _) => Quantity::YesNo(self.dice.one_in(2)),
            (Values::Day, _) if self.dice.one_in(8) => Quantity::NotDone,
            (Values::Day, _) => Quantity::Date(day(2024, 6, 1) + Days::new(self.dice.below(110).into())),
            (_, _) if self.dice.one_in(20) => Quantity::Number(Decimal::ZERO),
            (_, Some(Quantity::Number(target))) if !target.is_zero() => {
                // Around the target, in steps that often end on a half of the last printed digit.
                let share = Decimal::new(i64::from(70_000 + self.dice.below(16_000) * 5 / 2), 5);
                Quantity::Number((target * share).round_dp(5).normalize())
            }
            _ => Quantity::Number(self.number(2)),
        }
    }
}
