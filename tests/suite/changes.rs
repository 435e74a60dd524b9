//! `variazioni/`: what is applied, what is refused, and what the sheets may still say.

use relazione_performance::domain::{ActWindow, Change, Indicator, Plan, Quantity, Year};
use relazione_performance::finding::Finding;
use relazione_performance::inputs::catalogue::Catalogue;
use relazione_performance::inputs::changes::{Base, apply, read};
use relazione_performance::inputs::measurements::{read_changed_measurements, read_measurements, read_register};
use relazione_performance::kinds;
use relazione_performance::workbook::{self, Limits};

use crate::entity::{Entity, seeds};

const HEADER: &str = "CODICE;CODICE INDICATORE;CAMPO;PRIMA;DOPO;MOTIVO;ATTO;DATA\n";
const ACT: &str = "Rincari;G.C. 61;10/09/2024";

/// The demonstration's year 2024 after some changes.
struct Changed {
    plan: Plan,
    approved: Vec<Indicator>,
    indicators: Vec<Indicator>,
    changes: Vec<Change>,
    findings: Vec<Finding>,
}

fn bytes(name: &str) -> Vec<u8> {
    std::fs::read(seeds().join(name)).unwrap()
}

fn changed(rows: &str) -> Changed {
    changed_by(format!("{HEADER}{rows}").as_bytes(), "variazioni/2024.csv")
}

fn changed_by(file: &[u8], file_name: &str) -> Changed {
    let name = "piano/piano_2024-2026.xlsx";
    let limits = Limits::default();
    let (mut plan, _) =
        relazione_performance::inputs::plan::read(&bytes(name), name, Catalogue::embedded(), &limits).unwrap();
    let register = workbook::read(&bytes("indicatori/2024.xlsx"), "indicatori/2024.xlsx", &limits).unwrap();
    let (approved, _) = read_register(&register);
    let mut indicators = approved.clone();
    let (requests, mut findings) = read(file, file_name, Year(2024), &limits).unwrap();
    let window = ActWindow::of_changes(Year(2024), "2023-12-21".parse().ok());
    let mut base = Base {
        year: Year(2024),
        window,
        plan: &mut plan,
        indicators: &mut indicators,
        catalogue: Catalogue::embedded(),
    };
    let (changes, found) = apply(requests, &mut base);
    findings.extend(found);
    Changed { plan, approved, indicators, changes, findings }
}

impl Changed {
    fn ids(&self) -> Vec<&str> {
        self.findings.iter().map(|finding| finding.code.id).collect()
    }

    fn indicator(&self, code: &str) -> &Indicator {
        self.indicators.iter().find(|indicator| indicator.code.as_str() == code).unwrap()
    }
}

#[test]
fn an_applied_target_carries_the_cell_of_dopo() {
    let after = changed(&format!("01.03-03;01.03-03.1;TARGET;158.000,00;162000 euro;{ACT}\n"));
    assert_eq!(after.ids(), Vec::<&str>::new());
    let target = after.indicator("01.03-03.1").target.as_ref().unwrap();
    assert_eq!(target.value, Quantity::Number(162_000.into()));
    assert_eq!(target.place.to_string(), "variazioni/2024.csv, cella E2");
    let change = &after.changes[0];
    assert!(change.applied);
    let act = &change.act.as_ref().unwrap().value;
    assert_eq!((act.number.as_str(), act.date.to_string().as_str()), ("G.C. 61", "2024-09-10"));
}

#[test]
fn every_field_of_an_indicator_can_change() {
    let after = changed(&format!(
        ";03.01-01.3;INDICATORE;Ore dei servizi di prossimità;Ore di pattugliamento a piedi;{ACT}\n\
         ;03.01-01.3;Base;400;410;{ACT}\n;03.01-01.3;ANNO BASE;2023;2022;{ACT}\n;03.01-01.3;PESO;40;30;{ACT}\n\
         ;03.01-01.3;tipo;variazione;crescente;{ACT}\n;03.01-01.3;Unità di misura;ore;ore annue;{ACT}\n\
         ;12.05-01.1;VERSO;minimo;massimo;{ACT}\n;03.01-01.3;FONTE PREVISTA;gestionale;esterna;{ACT}\n\
         ;03.01-01.3;RESPONSABILE;Comandante della Polizia locale;Segretario comunale;{ACT}\n"
    ));
    assert_eq!(after.ids(), Vec::<&str>::new(), "{:?}", after.findings);
    let indicator = after.indicator("03.01-01.3");
    assert_eq!(indicator.name, "Ore di pattugliamento a piedi");
    assert_eq!(indicator.kind.value, kinds::increasing::KIND);
    assert_eq!(indicator.unit, "ore annue");
    assert_eq!(indicator.baseline_year, Some(Year(2022)));
    assert_eq!(indicator.weight.as_ref().unwrap().value, 30.into());
    assert_eq!(indicator.manager.as_deref(), Some("Segretario comunale"));
    assert_eq!(after.indicator("12.05-01.1").kind.value, kinds::maintain_maximum::KIND);
}

#[test]
fn fields_of_an_objective_can_change() {
    let after = changed(&format!(
        "10.05-04;;PESO;;2;{ACT}\n10.05-04;;UFFICIO;;Polizia locale;{ACT}\n10.05-04;;2026;x;;{ACT}\n\
         10.05-04;;OBIETTIVO OPERATIVO;Migliorare l'illuminazione stradale con attenzione al contenimento energetico;Luce;{ACT}\n"
    ));
    assert_eq!(after.ids(), Vec::<&str>::new(), "{:?}", after.findings);
    let objective = after.plan.objective(&"10.05-04".parse().unwrap()).unwrap();
    let weight = objective.weight.as_ref().unwrap();
    assert_eq!((weight.value, weight.place.to_string()), (2.into(), "variazioni/2024.csv, cella E2".to_owned()));
    assert_eq!(objective.office.as_deref(), Some("Polizia locale"));
    assert!(!objective.is_planned_for(Year(2026)) && objective.is_planned_for(Year(2024)));
    assert_eq!(objective.title.text, "Luce");
}

#[test]
fn typed_cells_of_a_workbook_are_read_by_value_and_shown_in_italian() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write_string(0, 0, "Variazioni del 2024").unwrap();
    for (column, heading) in (0u16..).zip(HEADER.trim_end().split(';')) {
        sheet.write_string(2, column, heading).unwrap();
    }
    let format = |code: &str| rust_xlsxwriter::Format::new().set_num_format(code);
    let rows = [("01.03-03.1", 158_000.0, 162_000.5, "#,##0.00"), ("01.03-01.1", 1.0, 0.85, "0%")];
    for (row, (code, before, after, shown)) in (3u32..).zip(rows) {
        sheet.write_string(row, 1, code).unwrap();
        sheet.write_string(row, 2, "Target").unwrap();
        sheet.write_number_with_format(row, 3, before, &format(shown)).unwrap();
        sheet.write_number_with_format(row, 4, after, &format(shown)).unwrap();
        sheet.write_string(row, 5, "Rincari").unwrap();
        sheet.write_number(row, 6, 61).unwrap();
        let day = rust_xlsxwriter::ExcelDateTime::from_ymd(2024, 9, 10).unwrap();
        sheet.write_datetime_with_format(row, 7, &day, &format("dd/mm/yyyy")).unwrap();
    }
    let after = changed_by(&book.save_to_buffer().unwrap(), "variazioni/2024.xlsx");
    assert_eq!(after.ids(), Vec::<&str>::new(), "{:?}", after.findings);
    let said: Vec<_> = after
        .changes
        .iter()
        .map(|change| (change.before.as_ref().unwrap().value.as_str(), change.after.as_ref().unwrap().value.as_str()))
        .collect();
    assert_eq!(said, [("158.000,00", "162.000,50"), ("100\u{a0}%", "85\u{a0}%")]);
    let target = |code| after.indicator(code).target.as_ref().unwrap().value;
    assert_eq!(target("01.03-01.1"), Quantity::Number(85.into()));
    assert_eq!(after.changes[0].act.as_ref().unwrap().value.number, "61");
}

#[test]
fn changes_of_one_field_follow_each_other() {
    let after = changed(&format!(";01.03-03.1;TARGET;158000;160000;{ACT}\n;01.03-03.1;TARGET;160000;162000;{ACT}\n"));
    assert_eq!(after.ids(), Vec::<&str>::new());
    assert_eq!(after.indicator("01.03-03.1").target.as_ref().unwrap().value, Quantity::Number(162_000.into()));
    let wrong_order =
        changed(&format!(";01.03-03.1;TARGET;160000;162000;{ACT}\n;01.03-03.1;TARGET;158000;160000;{ACT}\n"));
    assert_eq!(wrong_order.ids(), ["V005"]);
    assert_eq!(wrong_order.changes.iter().map(|change| change.applied).collect::<Vec<_>>(), [false, true]);
}

#[test]
fn a_change_that_does_not_fit_is_refused_and_told() {
    for (row, code) in [
        (format!(";01.03-03.1;TARGET;150000;162000;{ACT}"), "V005"),
        (format!(";01.03-03.1;TARGET;;162000;{ACT}"), "V005"),
        (format!(";01.03-03.1;TARGET;158000;molto;{ACT}"), "V006"),
        (format!(";01.03-03.1;TIPO;decrescente;veloce;{ACT}"), "V006"),
        (format!(";01.03-03.1;VERSO;;massimo;{ACT}"), "V006"),
        (format!(";01.03-03.1;PESO;;-1;{ACT}"), "V006"),
        (format!(";01.03-03.1;COLORE;;rosso;{ACT}"), "V004"),
        (format!(";01.03-03.1;;158000;162000;{ACT}"), "V004"),
        (format!("01.03-03;;TARGET;158000;162000;{ACT}"), "V004"),
        (format!(";01.03-03.9;TARGET;158000;162000;{ACT}"), "V003"),
        (format!("01.03-99;;PESO;;2;{ACT}"), "V003"),
        (format!("01.03-01;01.03-03.1;TARGET;158000;162000;{ACT}"), "V003"),
        (format!(";;TARGET;158000;162000;{ACT}"), "V003"),
        (format!("01.03-03;;aggiunto;;Altro;{ACT}"), "V014"),
        (format!("nuovo;;aggiunto;;Altro;{ACT}"), "V014"),
        (format!("01.03-09;;aggiunto;;;{ACT}"), "V006"),
        (format!("03.01-05;;annullato;;;{ACT}"), "V014"),
    ] {
        let after = changed(&format!("{row}\n"));
        assert_eq!(after.ids(), [code], "{row}: {:?}", after.findings);
        assert!(after.findings[0].blocks() && after.findings[0].place.is_some(), "{row}");
        assert!(after.changes.iter().all(|change| !change.applied), "{row}");
        assert!(after.indicators == after.approved, "{row}");
    }
}

#[test]
fn prima_and_what_stands_are_both_shown() {
    let after = changed(&format!(";01.03-03.1;TARGET;150.000;162000;{ACT}\n"));
    let finding = &after.findings[0];
    assert_eq!(finding.found.as_deref(), Some("150.000"));
    assert!(finding.expected.as_deref().unwrap().starts_with("158.000"), "{finding}");
    assert_eq!(finding.place.as_ref().unwrap().to_string(), "variazioni/2024.csv, cella D2");
}

/// A year is no amount: nothing groups its digits, wherever it is shown.
#[test]
fn a_year_is_written_as_a_year() {
    let changed = |before: f64, after: f64| {
        let mut book = rust_xlsxwriter::Workbook::new();
        let sheet = book.add_worksheet();
        for (column, heading) in (0u16..).zip(HEADER.trim_end().split(';')) {
            sheet.write_string(0, column, heading).unwrap();
        }
        sheet.write_string(1, 1, "01.03-03.1").unwrap().write_string(1, 2, "Anno base").unwrap();
        let grouped = rust_xlsxwriter::Format::new().set_num_format("#,##0");
        sheet.write_number_with_format(1, 3, before, &grouped).unwrap().write_number(1, 4, after).unwrap();
        sheet.write_string(1, 5, "Rincari").unwrap().write_string(1, 6, "G.C. 61 del 10/09/2024").unwrap();
        changed_by(&book.save_to_buffer().unwrap(), "variazioni/2024.xlsx")
    };
    let base =
        self::changed("").approved.iter().find(|row| row.code.as_str() == "01.03-03.1").unwrap().baseline_year.unwrap();
    let after = changed(f64::from(base.0), 2019.0);
    assert_eq!(after.ids(), Vec::<&str>::new(), "{:?}", after.findings);
    assert_eq!(after.indicator("01.03-03.1").baseline_year, Some(Year(2019)));
    let said = |text: &Option<relazione_performance::domain::Sourced<String>>| text.as_ref().unwrap().value.clone();
    let change = &after.changes[0];
    assert_eq!((said(&change.before), said(&change.after)), (base.0.to_string(), "2019".to_owned()));
    let refused = changed(2011.0, 2019.0);
    let finding = &refused.findings[0];
    assert_eq!((finding.code.id, finding.found.as_deref()), ("V005", Some("2011")));
    assert!(finding.expected.as_deref().unwrap().starts_with(&base.0.to_string()), "{finding}");
}

#[test]
fn the_act_is_required_and_its_day_is_looked_at() {
    for (act, codes) in [
        ("Rincari;G.C. 61 del 10/09/2024;", &[][..]),
        ("Rincari;G.C. 61 del 10 settembre 2024;10/09/2024", &[]),
        ("Rincari;G.C. 61 del 10/09/2024;11/09/2024", &["V011"]),
        ("Rincari;;10/09/2024", &["V007"]),
        ("Rincari;G.C. 61;", &["V007"]),
        ("Rincari;delibera;10/09/2024", &["V007"]),
        ("Rincari;G.C. 3;31/12/2024", &[]),
        ("Rincari;G.C. 3;01/01/2025", &["V015"]),
        (";G.C. 61;10/09/2024", &["V009"]),
    ] {
        let after = changed(&format!(";01.03-03.1;TARGET;158000;162000;{act}\n"));
        assert_eq!(after.ids(), codes, "{act}");
        let stands = codes.iter().all(|code| !["V007", "V015"].contains(code));
        assert_eq!(after.changes[0].applied, stands, "{act}: the draft shows what stands, and lists the rest");
    }
    let same = changed(&format!(";01.03-03.1;TARGET;158000;158.000;{ACT}\n"));
    assert_eq!(same.ids(), ["V010"]);
}

#[test]
fn an_objective_is_cancelled_and_another_added() {
    let after = changed(&format!(
        "05.02-02;;annullato;;;{ACT}\n07.01-01;;aggiunto;;Aprire un punto informativo;{ACT}\n03.01-05;;aggiunto;;;{ACT}\n"
    ));
    assert_eq!(after.ids(), Vec::<&str>::new(), "{:?}", after.findings);
    let objective = |code: &str| after.plan.objective(&code.parse().unwrap()).unwrap();
    assert!(!objective("05.02-02").is_planned_for(Year(2024)));
    assert!(objective("05.02-02").is_planned_for(Year(2025)));
    assert!(after.indicators.iter().all(|indicator| indicator.objective.as_str() != "05.02-02"));
    let added = objective("07.01-01");
    assert!(added.is_planned_for(Year(2024)) && added.title.text == "Aprire un punto informativo");
    assert!(objective("03.01-05").is_planned_for(Year(2024)));
    let codes: Vec<String> = after.plan.missions.iter().map(|mission| mission.code.to_string()).collect();
    assert_eq!(codes[..6], ["01", "03", "04", "05", "06", "07"]);
}

#[test]
fn one_indicator_is_cancelled_and_one_year_unmarked() {
    let after = changed(&format!(
        ";03.01-01.2;annullato;;;{ACT}\n;03.01-01.3;aggiunto;;;{ACT}\n05.02-02;;2024;x;;{ACT}\n03.01-01;;2024;forse;;{ACT}\n"
    ));
    assert_eq!(after.ids(), ["V005"], "{:?}", after.findings);
    let has = |code: &str| after.indicators.iter().any(|indicator| indicator.code.as_str() == code);
    let cancelled = |code: &str| after.indicator(code).cancelled_by.is_some();
    assert!(cancelled("03.01-01.2") && !cancelled("03.01-01.1") && !cancelled("03.01-01.3"));
    // Unmarking the year measured cancels the objective for it.
    assert!(!has("05.02-02.1"));
    assert!(!after.plan.objective(&"05.02-02".parse().unwrap()).unwrap().is_planned_for(Year(2024)));
    let later = changed(&format!(";03.01-01.2;annullato;;;{ACT}\n;03.01-01.2;TARGET;1;2;{ACT}\n"));
    assert_eq!(later.ids(), ["V014"], "nothing changes what is cancelled: {:?}", later.findings);
    let unknown = changed(&format!(";03.01-01.9;aggiunto;;Nuovo;{ACT}\n"));
    assert_eq!(unknown.ids(), ["V003"], "an added indicator must be in the register, with its target");
}

#[test]
fn sheets_from_before_a_change_are_no_tampering() {
    let after = changed(&format!(";01.03-03.1;TARGET;158000;162000;{ACT}\n01.03-01;;annullato;;;{ACT}\n"));
    let name = "misurazioni/2024/servizi_finanziari.xlsx";
    let sheet = workbook::read(&bytes(name), name, &Limits::default()).unwrap();
    let own = |indicator: &&Indicator| indicator.office.as_deref() == Some("Servizi finanziari");
    let indicators: Vec<Indicator> = after.indicators.iter().filter(own).cloned().collect();
    let (measurements, findings) =
        read_changed_measurements(std::slice::from_ref(&sheet), &indicators, &after.approved);
    let codes: Vec<&str> = findings.iter().map(|finding| finding.code.id).collect();
    assert_eq!(codes, ["M031", "M031", "M030"], "{findings:?}");
    assert!(measurements.iter().all(|row| !row.indicator.as_str().starts_with("01.03-01.")));
    // Without the register as approved, the same sheet has a target lowered in silence, which is told once.
    let (_, findings) = read_measurements(&[sheet], &indicators);
    let mut codes: Vec<&str> = findings.iter().map(|finding| finding.code.id).collect();
    codes.dedup();
    assert_eq!(codes, ["M005", "M006"], "{findings:?}");
}

#[test]
fn a_change_without_an_act_stops_the_final() {
    let entity = Entity::new();
    std::fs::remove_file(entity.path("variazioni/2024.xlsx")).unwrap();
    entity.write("variazioni/2024.csv", &format!("{HEADER};01.03-03.1;TARGET;158000;162000;Rincari;;\n"));
    let run = entity.run("genera --anno 2024 --data 2025-06-20");
    assert!(run.code == 0 && run.stdout.contains("V007"), "{}{}", run.stdout, run.stderr);
    let run = entity.run("genera --anno 2024 --definitiva --data 2025-06-20");
    assert!(run.code == 3 && run.stderr.contains("V007"), "{}", run.stderr);
}

#[test]
fn a_change_outside_its_window_does_not_stand_and_stops_the_final() {
    for (date, stands) in [
        ("20/12/2023", false),
        ("21/12/2023", true),
        ("31/12/2024", true),
        ("01/01/2025", false),
        ("01/01/2099", false),
    ] {
        let rows =
            format!("12.03-01;;annullato;;;Rinuncia;G.C. 61;{date}\n;03.01-01.3;aggiunto;;;Nuovo;G.C. 61;{date}\n");
        let after = changed(&rows);
        assert_eq!(after.changes.iter().all(|change| change.applied), stands, "{date}");
        assert_eq!(after.ids().contains(&"V015"), !stands, "{date}: {:?}", after.ids());
        let objective = after.plan.objective(&"12.03-01".parse().unwrap()).unwrap();
        assert_eq!(objective.is_planned_for(Year(2024)), !stands, "the cancelled stays scored, {date}");
        let added = after.indicators.iter().any(|row| row.code.as_str() == "03.01-01.3");
        assert_eq!(added, stands, "the added is not scored, {date}");
    }
}

#[test]
fn amounts_in_euro_are_written_with_two_decimals() {
    let after = changed(&format!("01.03-03;01.03-03.1;TARGET;158000;162000,5;{ACT}\n"));
    let change = &after.changes[0];
    let written = [&change.before, &change.after].map(|cell| cell.as_ref().unwrap().value.as_str());
    assert_eq!(written, ["158.000,00", "162.000,50"]);
}

#[test]
fn an_applied_target_is_what_the_figure_comes_from() {
    let entity = Entity::new();
    assert_eq!(entity.run("genera --anno 2024 --data 2025-06-20").code, 0);
    let record = std::fs::read_to_string(entity.output("2024/bozza/riservato/provenienza.json")).unwrap();
    assert!(record.contains("variazioni/2024.xlsx, foglio «Variazioni», cella E4"), "the new target's cell");
    assert!(record.contains("variazioni/2024.xlsx, foglio «Variazioni», cella E5"), "the new weight's cell");
}

#[test]
fn cancelled_and_added_objectives_are_states_of_their_own() {
    let entity = Entity::new();
    std::fs::remove_file(entity.path("variazioni/2024.xlsx")).unwrap();
    entity.write(
        "variazioni/2024.csv",
        &format!("{HEADER}05.02-02;;annullato;;;{ACT}\n12.03-01;;2024;x;;{ACT}\n12.03-01;;2024;;x;{ACT}\n"),
    );
    let run = entity.run("genera --anno 2024 --data 2025-06-20 --mostra vista");
    let view: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    let codes = |list: &str| {
        let rows = view["elenchi"][list].as_array().unwrap();
        rows.iter().map(|row| row["codice"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(codes("annullati"), ["05.02-02", "12.03-01"], "both in one year count in both");
    assert_eq!(codes("aggiunti"), ["12.03-01"]);
    assert!(!codes("non_previsti").contains(&"05.02-02".to_owned()), "it was planned");
    let pieces = view["sintesi"]["frase"]["pezzi"].as_array().unwrap();
    let words = |piece: &serde_json::Value| piece.as_str().or(piece["testo"].as_str()).unwrap().to_owned();
    let sentence: String = pieces.iter().map(words).collect();
    let planned = view["sintesi"]["indici"]["previsti"]["testo"].as_str().unwrap();
    let before = planned.parse::<u32>().unwrap() + 1;
    let said = format!("Il piano prevedeva {before} obiettivi; 2 annullati e 1 aggiunto con atto: {planned}.");
    assert!(sentence.starts_with(&said), "{sentence}");
    let run = entity.run("spiega 05.02-02 --anno 2024 --data 2025-06-20");
    assert!(run.stdout.contains("annullato con atto G.C. 61 del 10/09/2024"), "{}{}", run.stdout, run.stderr);
}

#[test]
fn what_is_cancelled_weighs_among_what_acts_exclude() {
    let entity = Entity::new();
    std::fs::remove_file(entity.path("variazioni/2024.xlsx")).unwrap();
    // One objective, and one indicator of weight 20 of 100.
    entity
        .write("variazioni/2024.csv", &format!("{HEADER}05.02-02;;annullato;;;{ACT}\n;03.01-01.2;annullato;;;{ACT}\n"));
    let run = entity.run("genera --anno 2024 --data 2025-06-20");
    assert_eq!(run.code, 0, "{}{}", run.stdout, run.stderr);
    let excluded = |file: &str, code: &str, column: &str| {
        let mut table = csv::Reader::from_path(entity.output(&format!("2024/bozza/dati/{file}"))).unwrap();
        let at = table.headers().unwrap().iter().position(|header| header == column).expect(column);
        let row = table.records().map(Result::unwrap).find(|row| &row[4] == code).expect(code);
        row[at].to_owned()
    };
    assert_eq!(excluded("obiettivi.csv", "05.02-02", "peso_escluso"), "100.00");
    assert_eq!(excluded("obiettivi.csv", "03.01-01", "peso_escluso"), "20.00");
    assert_eq!(excluded("indicatori.csv", "03.01-01.2", "stato"), "annullato");
    // Two objectives of equal weight, one of them cancelled.
    assert_eq!(excluded("missioni.csv", "05", "peso_escluso_percentuale"), "50.00");
    let state = entity.run("stato --anno 2024 --data 2025-06-20");
    assert!(state.stdout.contains("Il piano prevedeva 66 obiettivi; 1 annullato con atto: 65."), "{}", state.stdout);
    let told = entity.run("spiega 05.02-02 --anno 2024");
    assert!(told.stdout.contains("annullato con atto"), "{}{}", told.stdout, told.stderr);
}

#[test]
fn an_objective_that_passes_to_another_office_takes_its_indicators_along() {
    let row = changed("").indicators.into_iter().find(|row| row.office.is_some()).unwrap();
    let (objective, office) = (row.objective.clone(), row.office.unwrap());
    // Its rows may be changed one by one besides, in either order.
    for rows in [
        format!("{objective};;UFFICIO;;Segreteria;{ACT}\n"),
        format!("{objective};;UFFICIO;;Segreteria;{ACT}\n{objective};{};UFFICIO;{office};Segreteria;{ACT}\n", row.code),
        format!("{objective};{};UFFICIO;{office};Segreteria;{ACT}\n{objective};;UFFICIO;;Segreteria;{ACT}\n", row.code),
    ] {
        let after = changed(&rows);
        assert_eq!(after.ids(), Vec::<&str>::new(), "{:?}", after.findings);
        assert_eq!(after.indicator(row.code.as_str()).office.as_deref(), Some("Segreteria"), "{rows}");
    }
}

/// A change of one indicator's office, or of the objective's, is one office in every output.
#[test]
fn a_change_of_office_is_the_same_in_every_output() {
    for indicator in ["01.02-01.1", ""] {
        let entity = Entity::new();
        let before = if indicator.is_empty() { "" } else { "Servizi finanziari" };
        std::fs::remove_file(entity.path("variazioni/2024.xlsx")).unwrap();
        entity.write(
            "variazioni/2024.csv",
            &format!("{HEADER}01.02-01;{indicator};UFFICIO;{before};Ufficio di prova;{ACT}\n"),
        );
        let run = entity.run("genera --anno 2024 --data 2025-06-20 --quiet");
        assert_eq!(run.code, 0, "{}", run.stderr);
        let csv = std::fs::read_to_string(entity.output("2024/bozza/dati/obiettivi.csv")).unwrap();
        let line = csv.lines().find(|line| line.contains("01.02-01")).unwrap();
        assert!(line.contains("Ufficio di prova"), "{line}");
        let run = entity.run("spiega 01.02-01 --anno 2024 --data 2025-06-20");
        assert!(run.stdout.contains("Ufficio di prova"), "{}{}", run.stdout, run.stderr);
        let run = entity.run("stato --anno 2024 --data 2025-06-20");
        assert!(run.stdout.contains("Ufficio di prova"), "{}", run.stdout);
    }
}
