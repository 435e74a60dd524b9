//! The table of kinds, and what one more of them takes.

use rust_decimal::Decimal;

use super::arithmetic::per_cent;
use super::sheet::rounded;
use super::*;
use crate::assessment::Subject;
use crate::domain::descriptor::{Descriptor, Name, Phrasing, Rule, SheetCells, Side, Words};
use crate::outputs::annexes::sample::Sample;
use crate::trace::explain;

/// A kind that nobody uses: half a point for each point of `crescente`.
pub const HALVED: Kind = Kind::of(&Descriptor {
    name: Name { spellings: &["mezzo"], ..Name::of("dimezzato") },
    rule: Rule::level(
        Side::Above,
        |level, _| per_cent(level.v.value, level.t.value.checked_mul(Decimal::TWO)?),
        |level, said| vec![format!("50·{}/{} = {}", said.v(&level.v), said.of(&level.t), said.result)],
    ),
    sheet_formula: |cells| rounded(&format!("50*{}/{}", cells.v, cells.t)),
    words: Words {
        formula: Phrasing::of("50·v/t"),
        reading: "Metà di quanto darebbe «crescente».",
        example: "t 440, v 425: 48,30 %",
        instruction: "dimezzato: come crescente, ma la metà.",
    },
});

#[test]
fn a_new_kind_is_its_descriptor_and_nothing_else() {
    let table = Table(&[increasing::KIND, HALVED]);
    let kind = table.read(" Mezzo ", "").unwrap();
    assert_eq!((kind, kind.to_string().as_str()), (HALVED, "dimezzato"));
    let instructions = "crescente: più è alto, meglio è. dimezzato: come crescente, ma la metà.";
    assert_eq!(table.instructions(), instructions);
    let sample = Sample::with_indicators(&[(kind, Some("440"), Some("425"), 1), (kind, Some("0"), Some("1"), 1)]);
    sample.assessed(|dossier, _| {
        let (_, row) = dossier.assessment.objectives().next().unwrap();
        assert_eq!(row.prudent.value, Some(Decimal::new(74_15, 2)));
        let subject = Subject::Objective(row.objective.code.clone());
        let said = explain::text(dossier.assessment.year, &explain::explain(dossier.assessment, &subject).unwrap());
        for line in [
            "tipo: dimezzato",
            "G = 48,30",
            "regola: 50·v/t",
            "calcolo: 50·425/440 = 48,2954545454…",
            "t = 0, v = 1: 100",
        ] {
            assert!(said.contains(line), "{line} is not in:\n{said}");
        }
    });
    let cells = SheetCells { v: "H6", t: "G6", b: "F6", tolerance: "TAU", delays: "DA", points: "PUNTI" };
    assert_eq!(sheet::achievement(kind, &cells), "IF(G6=0,IF(H6>=G6,100,0),ROUND(ROUND(50*H6/G6,11),2))");
}

#[test]
fn kinds_are_read_as_offices_type_them() {
    for (tipo, verso, expected) in [
        ("crescente", "", Some(increasing::KIND)),
        (" Sì/No ", "", Some(yes_no::KIND)),
        ("SI-NO", "", Some(yes_no::KIND)),
        ("mantenimento", "", Some(maintain_minimum::KIND)),
        ("Mantenimento", "min.", Some(maintain_minimum::KIND)),
        ("mantenimento", "Massimo", Some(maintain_maximum::KIND)),
        ("mantenimento", "max", Some(maintain_maximum::KIND)),
        ("mantenimento", "medio", None),
        ("Mantenimento (massimo)", "", Some(maintain_maximum::KIND)),
        ("mantenimento (massimo)", "max", Some(maintain_maximum::KIND)),
        ("mantenimento (massimo)", "minimo", None),
        ("data", "massimo", Some(date::KIND)),
        ("percentuale", "", None),
    ] {
        assert_eq!(ALL.read(tipo, verso), expected, "{tipo} {verso}");
    }
    assert_eq!(ALL.bounded(maintain_maximum::KIND, ""), Some(maintain_minimum::KIND));
    assert_eq!(ALL.bounded(progress::KIND, "minimo"), None);
}

#[test]
fn every_kind_has_a_name_of_its_own() {
    for kind in ALL.iter() {
        assert_eq!(ALL.read(kind.label(), kind.bound().unwrap_or_default()), Some(kind), "{kind}");
        assert_eq!(ALL.iter().filter(|other| other.to_string() == kind.to_string()).count(), 1, "{kind}");
    }
    assert_eq!(ALL.labels().len(), 8);
    assert_eq!(ALL.bounds(), ["minimo", "massimo"]);
}

#[test]
fn a_blank_target_counts_only_where_the_kind_has_a_value_for_it() {
    assert_eq!(sheet::target(increasing::KIND, "G6"), "G6");
    assert_eq!(sheet::target(progress::KIND, "G6"), "IF(ISBLANK(G6),100,G6)");
    assert_eq!(sheet::target(yes_no::KIND, "G6"), "IF(ISBLANK(G6),\"sì\",G6)");
}
