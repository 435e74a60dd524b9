//! `spiega`: the same figures as everywhere else, down to the cell.

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use relazione_performance::domain::Year;
use relazione_performance::pipeline;
use relazione_performance::trace::explain;
use relazione_performance::words::italian;
use rust_decimal::Decimal;
use serde_json::Value;

use crate::entity::{Entity, files_in};

#[test]
fn a_figure_is_followed_to_its_cell() {
    let entity = Entity::new();
    let run = entity.run("spiega 01.02-03 --anno 2024");
    assert_eq!(run.code, 0, "{}", run.stderr);
    for line in [
        "C = 96,67",
        "calcolo: (100·1 + 93,33·1) / (1 + 1) = 96,665",
        "v = 84  misurazioni/2024/ufficio_tecnico.xlsx, foglio «Missione 01», cella G4",
    ] {
        assert!(run.stdout.contains(line), "{line} is not in:\n{}", run.stdout);
    }
    for words in ["missione 04", "programma 01.02", "ente", "ufficio Ufficio tecnico", "01.02-03.2"] {
        let run = entity.run(&format!("spiega {words} --anno 2024"));
        assert_eq!(run.code, 0, "{words}: {}", run.stderr);
    }
    let run = entity.run("spiega missione 4 --anno 2024 --formato json");
    let answer: Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!(answer["spiegazione"]["soggetto"], "missione 04");
    assert_eq!(answer["spiegazione"]["cifre"][0]["valore"], "78.91");
}

#[test]
fn amounts_in_euro_have_their_cents_in_calculations_too() {
    let entity = Entity::new();
    let run = entity.run("spiega 01.03-03.1 --anno 2024");
    for line in [
        "calcolo: 100·(2·162.000,00 − 166.500,40)/162.000,00 = 97,2219753086…",
        "v = 166.500,40  misurazioni",
        "t = 162.000,00  variazioni",
        "scostamento: 4.500,40, 2,78\u{a0}%",
    ] {
        assert!(run.stdout.contains(line), "{line} is not in:\n{}", run.stdout);
    }
    let run = entity.run("spiega 01.03-03.1 --anno 2024 --formato json");
    let answer: Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!(answer["spiegazione"]["cifre"][0]["ingressi"][0]["valore"], "166500.40");
    let sample = "spiega 01.02-03.2 --anno 2024";
    assert!(!entity.run(sample).stdout.contains(",00/"), "other units have the digits that they have");
}

#[test]
fn what_does_not_exist_is_a_usage_error_with_the_nearest_names() {
    let run = Entity::new().run("spiega 01.02-99 --anno 2024");
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("01.02-9"), "{}", run.stderr);
}

/// C, M and c in per cent of every objective as `spiega` gives them, printed as people read them.
fn explained_objectives(entity: &Entity) -> Vec<(String, [String; 3])> {
    let when = (Year(2024), "2025-06-20".parse().unwrap());
    pipeline::with_assessment(Some(&entity.path("")), &entity.output(""), when, true, |assessment| {
        let scored = assessment.objectives().filter(|(_, row)| row.state.counts());
        scored
            .map(|(_, row)| {
                let code = row.objective.code.to_string();
                let subject = explain::find(assessment, &code).unwrap();
                let explanation = explain::explain(assessment, &subject).unwrap();
                let values: Vec<Decimal> =
                    explanation.figures.iter().map(|explained| explained.figure.value.unwrap_or_default()).collect();
                let printed = [values[0], values[1], values[2]].map(italian::two_places);
                (code, printed)
            })
            .collect()
    })
    .unwrap()
}

#[test]
fn the_explanation_equals_the_document_and_the_annex_for_every_objective() {
    let entity = Entity::new();
    assert_eq!(entity.run("genera --anno 2024 --definitiva --data 2025-06-20").code, 0);
    let package = entity.output("2024/v1");
    let pdf = lopdf::Document::load(package.join("Relazione_performance_2024.pdf")).unwrap();
    let pages: Vec<u32> = pdf.get_pages().into_keys().collect();
    let text = pdf.extract_text(&pages).unwrap();
    // Lines break where the page wants; words and figures are what counts.
    let text = text.replace('\u{ad}', "").split_whitespace().collect::<Vec<_>>().join(" ").replace(" ,", ",");
    let annexes = annex_rows(&package.join("allegati"));
    let explained = explained_objectives(&entity);
    assert!(explained.len() > 60);
    for (code, [prudent, measured, coverage]) in explained {
        // What is equal is said once.
        let whole = prudent == measured && coverage == "100,00";
        let every = || format!("cautelativo {prudent} %, sui misurati {measured} %, copertura {coverage} %");
        let sentence = if whole { format!(": {prudent} %") } else { every() };
        let place = text.match_indices(&sentence).any(|(at, _)| {
            let start = (0..at).rev().filter(|at| text.is_char_boundary(*at)).nth(300).unwrap_or(0);
            text[start..at].contains(&format!("{code} "))
        });
        assert!(place, "«{sentence}» does not stand under {code}");
        let row = annexes.iter().find(|row| row[0] == code).unwrap_or_else(|| panic!("{code} is in no annex"));
        for value in [&prudent, &measured] {
            let plain = value.replace('.', "").replace(',', ".").parse::<f64>().unwrap().to_string();
            assert!(row.contains(&plain), "{value} is not in {row:?}");
        }
    }
}

/// Every row of the sheet of objectives of every annex.
fn annex_rows(folder: &std::path::Path) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    for (name, bytes) in files_in(folder) {
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
        if name.contains("_00_") || name.contains("_99_") {
            continue;
        }
        let range = book.worksheet_range("Obiettivi").unwrap();
        rows.extend(range.rows().map(|row| row.iter().map(Data::to_string).collect()));
    }
    rows
}
