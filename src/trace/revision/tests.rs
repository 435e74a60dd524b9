use super::reasons::input_reasons;
use super::*;
use crate::digest::hex_digest;
use crate::domain::Year;
use crate::trace::provenance::FigureInputView;

fn input(name: &'static str, value: &str, origin: &str) -> FigureInputView {
    let valore = (!value.is_empty()).then(|| value.to_owned());
    FigureInputView { nome: name.into(), valore, origine: origin.to_owned() }
}

fn figure(name: &str, value: &str, class: &str, inputs: Vec<FigureInputView>) -> FigureView {
    FigureView {
        cifra: name.to_owned(),
        valore: Some(value.to_owned()),
        esatto: None,
        classe: (!class.is_empty()).then(|| class.to_owned()),
        regola: "100·v/t".into(),
        ingressi: inputs,
    }
}

fn both(revision: &FigureRevision) -> [String; 2] {
    [&revision.before, &revision.after].map(|value| value.as_ref().unwrap().to_string())
}

fn previous(version: u32, bytes: Vec<u8>) -> Previous {
    Previous { year: Year(2024), version, sha256: hex_digest(&bytes), bytes }
}

fn compare(before: Vec<FigureView>, now: Vec<FigureView>) -> Vec<FigureRevision> {
    let side = |cifre| Provenance { cifre, versione_programma: "1".to_owned(), ..<Provenance>::default() };
    let previous = previous(1, side(before).json());
    let revision = Revision::of(&previous, &side(now));
    assert!(revision.readable);
    revision.figures
}

#[test]
fn a_changed_cell_is_named_with_both_values() {
    let row = |v: &str, value: &str| {
        vec![figure(
            "indicatore X.1, G",
            value,
            "",
            vec![input("v", v, "a.xlsx, cella N6"), input("t", "440", "r, K6")],
        )]
    };
    let [revision] = compare(row("425", "96.59"), row("430.5", "97.84")).try_into().unwrap();
    assert_eq!(both(&revision), ["96,59", "97,84"]);
    assert_eq!(revision.reasons, ["v: 425 → 430,5 (a.xlsx, cella N6)"]);
    let [revision] = compare(row("", "0"), row("430", "97.73")).try_into().unwrap();
    assert_eq!(revision.reasons, ["v: non misurato → 430 (a.xlsx, cella N6)"], "missing is never zero");
    assert_eq!(compare(row("425", "96.59"), row("425", "96.59")), []);
    let [revision] = compare(row("166500.4", "96.59"), row("166500.50", "97.84")).try_into().unwrap();
    assert_eq!(revision.reasons, ["v: 166.500,4 → 166.500,50 (a.xlsx, cella N6)"], "the decimals of an amount stay");
    let reasons = input_reasons(&[input("v", "166500.4", "x")], &[input("v", "166500.40", "x")]);
    assert!(reasons.is_empty(), "the same amount, written by an earlier version");
}

#[test]
fn a_changed_figure_is_followed_through_its_parents() {
    let parent = |value: &str, first: &str| {
        vec![figure(
            "obiettivo X, C",
            value,
            "",
            vec![
                input("G", first, "indicatore X.1, G"),
                input("w", "1", "valore predefinito del metodo"),
                input("G", "80", "indicatore X.2, G"),
                input("w", "1", "valore predefinito del metodo"),
            ],
        )]
    };
    let [revision] = compare(parent("70", "60"), parent("75", "70")).try_into().unwrap();
    assert_eq!(revision.reasons, ["G: 60 → 70 (indicatore X.1, G)"]);
}

#[test]
fn another_threshold_shows_in_the_class() {
    let side = |class| vec![figure("obiettivo X, C", "65.00", class, Vec::new())];
    let [revision] = compare(side("non raggiunto"), side("parzialmente raggiunto")).try_into().unwrap();
    assert_eq!(revision.before.unwrap().to_string(), "65,00 – non raggiunto");
    assert!(revision.reasons[0].contains("soglie"), "{:?}", revision.reasons);
}

#[test]
fn every_printed_figure_counts_and_not_only_results() {
    let residents = |value: &str| {
        vec![figure("contesto, residenti", value, "", vec![input("residenti", value, "contesto/2024.toml")])]
    };
    let [revision] = compare(residents("4000"), residents("5000")).try_into().unwrap();
    assert_eq!(both(&revision), ["4.000", "5.000"]);
    assert_eq!(revision.public_reasons, ["dato: residenti: 4.000 → 5.000"]);
    let day = |value: &str| vec![figure("data di riferimento", value, "", Vec::new())];
    assert_eq!(compare(day("2025-06-20"), day("2025-07-10")), [], "every version has its own");
}

#[test]
fn a_day_is_told_as_people_write_it_and_a_rule_as_a_rule() {
    let graded = |day: &str, tolerance: &str| {
        let inputs = vec![input("v", day, "a.xlsx, cella N6"), input("τ", tolerance, "relazione.toml, soglie")];
        vec![figure("indicatore X.1, G", if day.ends_with("20") { "100" } else { "80" }, "", inputs)]
    };
    let [revision] = compare(graded("2025-06-20", "0.05"), graded("2025-07-10", "0.02")).try_into().unwrap();
    let told = ["dato: v: 20/06/2025 → 10/07/2025".to_owned(), "regola: τ: 0,05 → 0,02".to_owned()];
    assert!(told.iter().all(|reason| revision.public_reasons.contains(reason)), "{:?}", revision.public_reasons);
}

#[test]
fn a_term_that_stays_is_not_taken_out_when_another_comes() {
    let term = |name: &'static str, value: &str, objective: &str| input(name, value, objective);
    let one = vec![term("C", "99", "obiettivo A")];
    let two = vec![term("C", "99", "obiettivo A"), term("C", "40", "obiettivo B")];
    let reasons = input_reasons(&one, &two);
    let written: Vec<&str> = reasons.iter().map(|reason| reason.written.as_str()).collect();
    assert_eq!(written, ["C aggiunto: 40 (obiettivo B)"]);
}

#[test]
fn new_and_gone_figures_are_listed() {
    let one = |name: &str| vec![figure(name, "1", "", Vec::new())];
    let revisions = compare(one("obiettivo 01.01-01, C"), one("obiettivo 01.01-02, C"));
    assert_eq!(revisions.len(), 2);
    assert_eq!((revisions[0].before.as_ref(), revisions[1].after.as_ref()), (None, None));
}

#[test]
fn what_cannot_be_read_is_said_and_not_guessed() {
    let revision = Revision::of(&previous(3, b"{}".to_vec()), &<Provenance>::default());
    assert!(!revision.readable && revision.figures.is_empty());
}
