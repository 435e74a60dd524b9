//! What holds for every plan: reading never panics, and the canonical workbook reads back the same.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use proptest::prelude::*;
use relazione_performance::domain::{
    Details, Field, FieldOrigin, Mission, MissionCode, Objective, ObjectiveCode, Place, Plan, ProgrammeCode, Sourced,
    Year,
};
use relazione_performance::inputs::catalogue::Catalogue;
use relazione_performance::inputs::plan;
use relazione_performance::workbook::Limits;

const SEED: &str = include_str!("../../seeds/piano/piano_dup_2024-2026.txt");

/// A clean text without the splits that a reader would repair: every word is whole and unique in its place.
fn text() -> impl Strategy<Value = String> {
    proptest::collection::vec("[=+@A-Zàèìòù]{1,9}[0-9]{1,3}[.,%']?", 1..6).prop_map(|words| words.join(" "))
}

fn field() -> impl Strategy<Value = Field> {
    (text(), any::<bool>())
        .prop_map(|(text, own)| Field { text, origin: if own { FieldOrigin::Cell } else { FieldOrigin::Inherited } })
}

fn objective(mission: u8) -> impl Strategy<Value = Objective> {
    let fields = (field(), field(), field());
    let texts = (text(), text(), text(), proptest::option::of(text()), proptest::option::of(text()));
    let years = proptest::collection::btree_set(2024u16..2027, 0..=3);
    (fields, texts, years, 1u8..=12, proptest::option::of(0u32..1000)).prop_map(
        move |(
            (direction, strategic, title),
            (purpose, stakeholders, indicator, office, manager),
            years,
            number,
            weight,
        )| {
            let place = Place::file("f");
            Objective {
                code: ObjectiveCode::numbered(ProgrammeCode::new(mission, number), 0),
                placement: ProgrammeCode::new(mission, number).into(),
                direction: Some(direction),
                strategic: Some(strategic),
                title,
                purpose,
                stakeholders,
                years: years.into_iter().map(Year).collect(),
                indicator: Sourced::new(indicator, place.clone()),
                weight_cell: None,
                weight: weight.map(|weight| Sourced::new(rust_decimal::Decimal::new(weight.into(), 1), place.clone())),
                office,
                manager,
                details: Details::default(),
                place,
            }
        },
    )
}

fn plan() -> impl Strategy<Value = Plan> {
    let mission = |code: u8| {
        (text(), proptest::collection::vec(objective(code), 1..6)).prop_map(move |(title, mut objectives)| {
            for (objective, running) in objectives.iter_mut().zip(1..) {
                objective.code = ObjectiveCode::numbered(objective.placement, running);
            }
            inherit_from_the_row_above(&mut objectives);
            Mission {
                code: MissionCode(code).into(),
                title: format!("Titolo {title}"),
                place: Place::file("f"),
                objectives,
            }
        })
    };
    (mission(1), mission(9), mission(12)).prop_map(|(first, second, third)| Plan {
        years: [2024, 2025, 2026].map(Year).to_vec(),
        missions: vec![first, second, third],
        unplaced: Vec::new(),
        name: None,
    })
}

/// An inherited text is that of the row above; the first row has nothing to inherit.
fn inherit_from_the_row_above(objectives: &mut [Objective]) {
    fn inherit(field: &mut Field, above: Option<&Field>) {
        match above {
            Some(above) if field.origin == FieldOrigin::Inherited => field.text.clone_from(&above.text),
            _ => field.origin = FieldOrigin::Cell,
        }
    }
    let mut above: Option<Objective> = None;
    for objective in objectives {
        let last = above.as_ref();
        inherit(&mut objective.title, last.map(|last| &last.title));
        inherit(objective.strategic.as_mut().unwrap(), last.and_then(|last| last.strategic.as_ref()));
        inherit(objective.direction.as_mut().unwrap(), last.and_then(|last| last.direction.as_ref()));
        above = Some(objective.clone());
    }
}

/// The plan with every place the same, for comparison.
fn without_places(mut plan: Plan) -> Plan {
    for mission in &mut plan.missions {
        mission.place = Place::file("f");
        for objective in &mut mission.objectives {
            objective.place = Place::file("f");
            objective.indicator.place = Place::file("f");
            if let Some(weight) = &mut objective.weight {
                weight.place = Place::file("f");
            }
            objective.weight_cell = None;
        }
    }
    plan
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn a_canonical_workbook_reads_back_as_its_plan(plan in plan()) {
        let day = NaiveDate::from_ymd_opt(2025, 6, 20).unwrap();
        let bytes = plan::canonical_workbook(&plan, &[], Catalogue::embedded(), day).unwrap();
        let (again, findings) = plan::read(&bytes, "f", Catalogue::embedded(), &Limits::default()).unwrap();
        prop_assert_eq!(without_places(again), plan);
        let repairs: BTreeSet<&str> = findings.iter().map(|finding| finding.code.id).collect();
        for id in ["P001", "P002", "P003", "P004", "P005", "P006"] {
            prop_assert!(!repairs.contains(id), "{}", id);
        }
    }

    #[test]
    fn a_damaged_text_never_panics(cuts in proptest::collection::vec((0usize..60_000, 0u8..), 0..60), end in 0usize..60_000) {
        let mut bytes = SEED.as_bytes().to_vec();
        for (at, byte) in cuts {
            let at = at % bytes.len();
            bytes[at] = byte;
        }
        bytes.truncate(end.max(1));
        let _ = plan::read(&bytes, "f", Catalogue::embedded(), &Limits::default());
    }
}
