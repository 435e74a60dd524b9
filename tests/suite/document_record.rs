//! The archive's metadata beside the report.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::entity::{Entity, files_in};

#[test]
fn the_record_identifies_the_report_and_its_annexes_and_leaves_the_protocol_its_part() {
    let entity = Entity::new();
    assert_eq!(entity.run("genera --anno 2024 --data 2025-06-20").code, 0);
    let files: BTreeMap<String, Vec<u8>> = files_in(&entity.output("2024/bozza")).into_iter().collect();
    let record: Value = serde_json::from_slice(&files["Relazione_performance_2024_BOZZA.json"]).unwrap();
    let sums = String::from_utf8(files["SHA256SUMS"].clone()).unwrap();
    let sums: BTreeMap<&str, &str> =
        sums.lines().filter_map(|line| line.split_once("  ").map(|(hash, name)| (name, hash))).collect();

    assert_eq!(record["nomeDelDocumento"], "Relazione_performance_2024_BOZZA.pdf");
    assert_eq!(record["versioneDelDocumento"], "bozza");
    assert_eq!(record["idDoc"]["impronta"], sums["Relazione_performance_2024_BOZZA.pdf"]);
    assert_eq!(record["idDoc"]["algoritmo"], "SHA-256");
    assert_eq!(record["soggetti"][0]["denominazione"], "Comune di Boffalora sopra Ticino");
    assert_eq!(record["soggetti"][0]["codiceIPA"], "c_a920");
    let listed: BTreeMap<&str, &str> = record["allegati"]["elenco"]
        .as_array()
        .unwrap()
        .iter()
        .map(|entry| (entry["descrizione"].as_str().unwrap(), entry["impronta"].as_str().unwrap()))
        .collect();
    let expected: BTreeMap<&str, &str> = sums
        .iter()
        .filter(|(name, _)| {
            !["pdf", "json"]
                .map(|kind| format!("Relazione_performance_2024_BOZZA.{kind}"))
                .contains(&(**name).to_owned())
        })
        .map(|(name, hash)| (*name, *hash))
        .collect();
    assert_eq!(listed, expected);
    assert_eq!(record["allegati"]["numero"], listed.len());
    for unknown in ["classificazione", "tempoDiConservazione", "identificativoAggregazioneDocumentale"] {
        assert!(record.as_object().unwrap().contains_key(unknown) && record[unknown].is_null(), "{unknown}");
    }
    assert!(record["datiDiRegistrazione"].as_object().unwrap().values().all(Value::is_null));
    assert!(files.contains_key("riservato/ingressi/stemma.svg"), "the coat of arms is an input");
}
