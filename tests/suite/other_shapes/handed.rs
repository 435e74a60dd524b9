//! The files of `cases/piani` against what is right for each.

use std::collections::BTreeMap;

use relazione_performance::inputs::catalogue::Catalogue;
use relazione_performance::inputs::plan;
use relazione_performance::workbook::Limits;
use rust_decimal::Decimal;
use serde_json::Value as Json;

macro_rules! case {
    ($name:ident, $file:literal) => {
        #[test]
        fn $name() {
            let expected = include_str!(concat!("../../cases/piani/", $file, ".expected.json"));
            holds($file, include_bytes!(concat!("../../cases/piani/", $file)), expected);
        }
    };
}

case!(a_peg_of_settori_holds, "1_peg_settori.xlsx");
case!(section_2_2_of_the_piao_holds, "2_piao_performance.xlsx");
case!(cards_of_labels_and_values_hold, "4_schede_verticali.xlsx");
case!(blocks_by_programme_hold, "5_blocchi_programma.xlsx");
case!(a_dup_in_word_holds, "6_DUP_2025-2027.docx");
case!(a_plan_without_programmes_holds, "7_senza_programma.xlsx");
case!(a_piao_saved_as_csv_holds, "9_piao_punto_e_virgola.csv");

/// Every expected field of every expected objective is what was read, and there are no others.
#[track_caller]
fn holds(file: &str, bytes: &[u8], expected: &str) {
    let expected: Json = serde_json::from_str(expected).unwrap();
    let (plan, findings) = plan::read(bytes, file, Catalogue::embedded(), &Limits::default()).unwrap();
    let read: Json = serde_json::from_str(&plan::to_json(&plan, &findings)).unwrap();
    let blocks = findings.iter().any(relazione_performance::finding::Finding::blocks);
    assert!(expected["outcome"] != "import" || !blocks, "{findings:#?}");
    let read = objectives(&read);
    let wanted = expected["objectives"].as_array().unwrap();
    assert_eq!(read.len(), wanted.len());
    for objective in wanted {
        let title = objective["obiettivo_operativo"].as_str().unwrap();
        let found = read.get(title).unwrap_or_else(|| panic!("manca {title}"));
        for (field, value) in objective.as_object().unwrap() {
            if field == "indicatori" {
                let (wanted, found) = (value.as_array().unwrap(), found[field].as_array().unwrap());
                assert_eq!(wanted.len(), found.len(), "{title}");
                for (wanted, found) in wanted.iter().zip(found) {
                    indicator_holds(wanted, found, title);
                }
            } else if field != "missione" {
                same(value, &found[field], &format!("{title}: {field}"));
            }
        }
    }
}

fn objectives(plan: &Json) -> BTreeMap<String, Json> {
    let of_missions =
        plan["missioni"].as_array().unwrap().iter().flat_map(|mission| mission["obiettivi"].as_array().unwrap());
    let unplaced = plan["senza_programma"].as_array().into_iter().flatten();
    let all = of_missions.chain(unplaced);
    all.map(|objective| (objective["obiettivo_operativo"].as_str().unwrap().to_owned(), objective.clone())).collect()
}

#[track_caller]
fn indicator_holds(wanted: &Json, found: &Json, title: &str) {
    for (field, value) in wanted.as_object().unwrap() {
        let what = format!("{title}: {field}");
        match (field.as_str(), value) {
            ("indicatore", _) if found["indicatore"] == *value || found["formula"] == *value => {}
            ("unita", _) if found["unita"].is_null() => panic!("{what}: manca"),
            ("target" | "consuntivo", Json::Object(years)) => {
                assert_eq!(found[field].as_object().unwrap().len(), years.len(), "{what}");
                for (year, value) in years {
                    same(value, &found[field][year], &format!("{what} {year}"));
                }
            }
            _ => same(value, &found[field], &what),
        }
    }
}

/// Equal texts, or equal numbers; `any_of` is any of several.
#[track_caller]
fn same(wanted: &Json, found: &Json, what: &str) {
    let number = |value: &Json| value.as_str().and_then(|text| text.parse::<Decimal>().ok());
    let plain = |value: &Json| value.to_string().replace('’', "'");
    let fits = |wanted: &Json| {
        plain(wanted) == plain(found) || number(wanted).is_some_and(|number_| number(found) == Some(number_))
    };
    match wanted["any_of"].as_array() {
        Some(any) => assert!(any.iter().any(fits), "{what}: {found}"),
        None => assert!(fits(wanted), "{what}: atteso {wanted}, trovato {found}"),
    }
}
