//! `--aggiorna`: last year's codes on this year's plan.

use std::fmt::Write as _;

use relazione_performance::domain::Plan;
use relazione_performance::finding::Finding;
use relazione_performance::inputs::catalogue::Catalogue;
use relazione_performance::inputs::plan;
use relazione_performance::workbook::Limits;

use crate::entity::{Entity, relazione, seeds};

/// A plan as a text export: code, programme, title, purpose.
fn export(rows: &[(&str, &str, &str, &str)]) -> String {
    let mut text = String::from("CODICE\tPROGRAMMI\tOBIETTIVI OPERATIVI\tFINALITA'\t2025\n");
    for (code, programme, title, purpose) in rows {
        writeln!(text, "{code}\t{programme}\t{title}\t{purpose}\tx").unwrap();
    }
    text
}

fn read(rows: &[(&str, &str, &str, &str)]) -> Plan {
    plan::read(export(rows).as_bytes(), "vecchio.txt", Catalogue::embedded(), &Limits::default()).unwrap().0
}

/// A previous plan beside which nothing gave any code.
fn before(plan: &Plan) -> plan::Before<'_> {
    static NONE: plan::Taken = plan::Taken::new();
    plan::Before { plan, taken: &NONE, own: None }
}

/// The codes that the new rows get, in their order, and the findings of the succession.
fn after(previous: &Plan, rows: &[(&str, &str, &str, &str)]) -> (Vec<String>, Vec<Finding>) {
    let bytes = export(rows);
    let (plan, findings) = plan::read_after(
        before(previous),
        bytes.as_bytes(),
        "nuovo.txt",
        plan::Told::default(),
        Catalogue::embedded(),
        &Limits::default(),
    )
    .unwrap();
    let code_of = |title: &str, purpose: &str| {
        let mut objectives = plan.objectives().map(|(_, objective)| objective);
        let found = objectives.find(|objective| objective.title.text == title && objective.purpose == purpose);
        found.unwrap_or_else(|| panic!("{title}")).code.to_string()
    };
    let codes = rows.iter().map(|(_, _, title, purpose)| code_of(title, purpose)).collect();
    (codes, findings.into_iter().filter(|finding| ("P030"..="P036").contains(&finding.code.id)).collect())
}

fn ids(findings: &[Finding]) -> Vec<&str> {
    findings.iter().map(|finding| finding.code.id).collect()
}

fn all_of(finding: &Finding) -> String {
    finding.to_string()
}

#[test]
fn equal_and_similar_titles_keep_their_codes_and_the_rest_is_told() {
    let old = read(&[
        ("", "01.02", "Digitalizzare l'archivio del protocollo", ""),
        ("", "01.02", "Aggiornare il regolamento degli uffici", ""),
        ("", "01.02", "Formare il personale sulla sicurezza informatica", ""),
        ("", "01.02", "Rinnovare le convenzioni con i patronati", ""),
    ]);
    let (codes, findings) = after(
        &old,
        &[
            ("", "01.02", "Aprire uno sportello per i giovani", ""),
            ("", "01.02", "Aggiornare i regolamenti degli uffici", ""),
            ("", "01.02", "DIGITALIZZARE L’ARCHIVIO DEL PROTOCOLLO", ""),
            ("", "01.02", "Formare il personale sulla protezione dei dati", ""),
        ],
    );
    assert_eq!(codes, ["01.02-05", "01.02-02", "01.02-01", "01.02-06"]);
    assert_eq!(ids(&findings), ["P033", "P031", "P030", "P032", "P034"]);
    let doubtful = all_of(&findings[3]);
    for said in [
        "Forse continua l’obiettivo 01.02-03",
        "nuovo.txt, riga 5",
        "trovato: Formare il personale sulla protezione dei dati",
        "«Formare il personale sulla sicurezza informatica» (vecchio.txt, riga 4)",
        "somiglianza 6",
        "scrivere 01.02-03 nella colonna CODICE",
        "scrivere 01.02-06",
    ] {
        assert!(doubtful.contains(said), "{said}: {doubtful}");
    }
    assert!(all_of(&findings[1]).contains("somiglianza 94\u{a0}%"), "{}", findings[1]);
    assert!(all_of(&findings[4]).contains("01.02-04"), "{}", findings[4]);
    assert!(findings.iter().all(|finding| !finding.blocks()));
}

#[test]
fn the_office_decides_in_the_codice_column_and_its_word_wins() {
    let old = read(&[
        ("", "01.02", "Formare il personale sulla sicurezza informatica", ""),
        ("", "01.02", "Rinnovare le convenzioni con i patronati", ""),
    ]);
    let (codes, findings) = after(
        &old,
        &[
            ("01.02-01", "01.02", "Formare il personale sulla protezione dei dati", ""),
            // The same title as the old 01.02-02, which the row below has taken by hand.
            ("", "01.02", "Rinnovare le convenzioni con i patronati", ""),
            ("01.02-02", "01.02", "Aprire il bosco didattico", ""),
            ("X7", "01.02", "Un codice dell’ente", ""),
        ],
    );
    // CODICE is ours only as MM.PP-nn: another code stays beside the one that the objective takes.
    assert_eq!(codes, ["01.02-01", "01.02-03", "01.02-02", "01.02-04"]);
    assert_eq!(ids(&findings), ["P033", "P035", "P033"]);
    assert!(all_of(&findings[1]).contains("«Rinnovare le convenzioni con i patronati»"), "{}", findings[1]);
}

/// What P034 asks for is believed: the code by hand says that it is the same objective, and the workbook keeps the title of
/// before, by which the trend joins the two.
#[test]
fn an_objective_that_goes_on_under_another_title_keeps_the_one_of_before() {
    let old = read(&[("", "01.02", "Rinnovare le convenzioni con i patronati", "")]);
    let asked = after(&old, &[("", "01.02", "Aprire il bosco didattico", "")]).1;
    assert!(asked.iter().any(|finding| finding.code.id == "P034" && all_of(finding).contains("TITOLO PRECEDENTE")));
    let read_after = |bytes: &[u8], name: &str| {
        let (names, limits) = (Catalogue::embedded(), Limits::default());
        plan::read_after(before(&old), bytes, name, plan::Told::default(), names, &limits).unwrap()
    };
    let (plan, findings) =
        read_after(export(&[("01.02-01", "01.02", "Aprire il bosco didattico", "")]).as_bytes(), "nuovo.txt");
    assert!(findings.iter().any(|finding| finding.code.id == "P035"));
    let day = "2025-01-01".parse().unwrap();
    let book = plan::canonical_workbook(&plan, &findings, Catalogue::embedded(), day).unwrap();
    let (again, findings) = read_after(&book, "piano.xlsx");
    let former = again.objectives().find_map(|(_, objective)| objective.details.former_title.clone());
    assert_eq!(former.as_deref(), Some("Rinnovare le convenzioni con i patronati"));
    // Who has said it is not asked again.
    assert!(!findings.iter().any(|finding| finding.code.id == "P035"), "{findings:?}");
}

#[test]
fn a_moved_objective_keeps_its_code_and_its_number_is_not_given_again() {
    let old = read(&[
        ("", "01.02", "Gestire il contenzioso", ""),
        ("", "01.03", "Gestire il contenzioso tributario", ""),
        ("", "04.01", "Riqualificare l’asilo nido", ""),
    ]);
    let (codes, findings) = after(
        &old,
        &[
            ("", "01.11", "Gestire il contenzioso", ""),
            ("", "01.02", "Rivedere lo statuto", ""),
            ("", "12.01", "Riqualificare l’asilo nido", ""),
            ("", "04.01", "Costruire la palestra", ""),
            ("", "01.03", "Gestire il contenzioso tributario", ""),
        ],
    );
    assert_eq!(codes, ["01.02-01", "01.02-02", "04.01-01", "04.01-02", "01.03-01"]);
    assert!(all_of(&findings[0]).contains("allora nel programma 01.02"), "{}", findings[0]);
}

#[test]
fn the_own_programme_comes_before_the_rest_of_the_plan() {
    let old = read(&[
        ("", "01.02", "Formazione del personale", "aaa"),
        ("", "01.03", "Formazione del personale", "bbb"),
        ("", "04.01", "Formazione del personale", "ccc"),
    ]);
    let (codes, _) = after(
        &old,
        &[
            ("", "04.01", "Formazione del personale", "x"),
            ("", "01.03", "Formazione del personale", "y"),
            ("", "01.02", "Formazione del personale", "z"),
        ],
    );
    assert_eq!(codes, ["04.01-01", "01.03-01", "01.02-01"]);
}

#[test]
fn purposes_tell_equal_titles_apart() {
    let old = read(&[
        ("", "12.09", "Gestire il cimitero", "Rifare i vialetti del campo"),
        ("", "12.09", "Gestire il cimitero", "Informatizzare le concessioni"),
    ]);
    let swapped = [
        ("", "12.09", "Gestire il cimitero", "Informatizzare le concessioni cimiteriali"),
        ("", "12.09", "Gestire il cimitero", "Rifare i vialetti del campo B"),
    ];
    assert_eq!(after(&old, &swapped).0, ["12.09-02", "12.09-01"]);
}

#[test]
fn lots_and_near_twins_are_left_to_the_office() {
    let old = read(&[
        ("", "10.05", "Riqualificare la piazza, lotto 1", ""),
        ("", "04.02", "Manutenzione straordinaria della scuola primaria Verdi", ""),
        ("", "04.02", "Manutenzione straordinaria della scuola primaria Perdi", ""),
    ]);
    let (codes, findings) = after(
        &old,
        &[
            ("", "10.05", "Riqualificare la piazza, lotto 2", ""),
            ("", "04.02", "Manutenzione straordinaria della scuola primaria Cerdi", ""),
        ],
    );
    assert_eq!(codes, ["10.05-02", "04.02-03"]);
    assert_eq!(ids(&findings).iter().filter(|&&id| id == "P032").count(), 2, "{findings:#?}");
}

#[test]
fn no_old_code_is_ever_given_to_a_new_objective() {
    // The old plan's numbers go beyond its count, and one objective has an office's own code beside its number.
    let old = read(&[("01.02-09", "01.02", "Uno", ""), ("STORICO", "01.02", "Due", "")]);
    let (codes, findings) =
        after(&old, &[("", "01.02", "Tutt’altro obiettivo", ""), ("", "01.02", "Ancora diverso", "")]);
    assert_eq!(codes, ["01.02-11", "01.02-12"]);
    assert_eq!(ids(&findings), ["P033", "P033", "P034", "P034"]);
}

#[test]
fn the_real_plan_follows_itself_and_its_edited_twin() {
    let seed = seeds().join("piano/piano_2024-2026.xlsx");
    let bytes = std::fs::read(&seed).unwrap();
    let (old, _) = plan::read(&bytes, "piano.xlsx", Catalogue::embedded(), &Limits::default()).unwrap();
    let text = std::fs::read_to_string(seeds().join("piano/piano_dup_2024-2026.txt")).unwrap();
    // The export has no codes; its first missione is turned upside down.
    let mut lines: Vec<&str> = text.lines().collect();
    let first = lines.iter().position(|line| line.contains("Misurare e valutare le performance")).unwrap();
    let moved = lines.remove(first);
    lines.insert(first + 4, moved);
    let changed = lines.join("\n").replace("Predisposizione relazione performance", "Redazione della relazione");
    let read = |text: &str| {
        plan::read_after(
            before(&old),
            text.as_bytes(),
            "piano.txt",
            plan::Told::default(),
            Catalogue::embedded(),
            &Limits::default(),
        )
        .unwrap()
    };
    let codes = |plan: &Plan| {
        let mut codes: Vec<(String, String, String)> = plan
            .objectives()
            .map(|(_, objective)| (objective.title.text.clone(), objective.purpose.clone(), objective.code.to_string()))
            .collect();
        codes.sort();
        codes
    };
    let (same, findings) = read(&text);
    assert_eq!(codes(&same), codes(&old));
    assert_eq!(findings.iter().filter(|finding| finding.code.id == "P030").count(), 68);
    assert_eq!(codes(&read(&changed).0), codes(&old));
}

#[test]
fn the_command_prints_the_count_and_both_outputs_carry_the_codes() {
    let entity = Entity::new();
    let (old, new) = (entity.path("vecchio.txt"), entity.path("nuovo.txt"));
    entity.write("vecchio.txt", &export(&[("", "01.02", "Primo obiettivo", ""), ("", "01.02", "Secondo scopo", "")]));
    entity.write("nuovo.txt", &export(&[("", "01.02", "Secondo scopo", ""), ("", "x", "Senza programma", "")]));
    let (old, new, out) = (old.to_str().unwrap(), new.to_str().unwrap(), entity.path("p.xlsx"));
    let out = out.to_str().unwrap();
    let run = relazione(&["importa", new, "--aggiorna", old, "-o", out]);
    assert_eq!(run.code, 3, "the row without a programme blocks");
    let said =
        "1 ripresi per titolo uguale, 0 per titolo simile, 0 da decidere; obiettivi nuovi: 0; senza continuazione: 1";
    assert!(run.stdout.contains(said), "{}", run.stdout);
    let json =
        |arguments: &[&str]| -> serde_json::Value { serde_json::from_str(&relazione(arguments).stdout).unwrap() };
    let code = |plan: &serde_json::Value| plan["missioni"][0]["obiettivi"][0]["codice"].clone();
    assert_eq!(code(&json(&["importa", new, "--aggiorna", old, "--formato", "json"])), "01.02-02");
    assert_eq!(code(&json(&["importa", out, "--formato", "json"])), "01.02-02");
    // A plan that is read only in part hands on only what was read, and says so.
    let run = relazione(&["importa", old, "--aggiorna", new, "-o", out, "--sostituisci"]);
    assert!(run.stdout.contains("[P036]"), "{}", run.stdout);
    // Neither plan is ever overwritten; what cannot be read is named.
    for target in [old, new] {
        let run = relazione(&["importa", new, "--aggiorna", old, "-o", target]);
        assert!(run.code == 1 && run.stderr.contains("sovrascrivere"), "{}", run.stderr);
    }
    let run = relazione(&["importa", new, "--aggiorna", "assente.xlsx", "-o", out]);
    assert!(run.code == 1 && run.stderr.contains("assente.xlsx"), "{}", run.stderr);
    let relazione_toml = entity.path("relazione.toml");
    let run = relazione(&["importa", new, "--aggiorna", relazione_toml.to_str().unwrap(), "-o", out]);
    assert!(run.code == 1 && run.stderr.contains("il piano precedente non si può leggere"), "{}", run.stderr);
}
