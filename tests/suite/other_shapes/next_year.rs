//! A second plan in an entity's folder: its codes go on, nothing of the first is lost, and each year finds its own.

use std::fs;

use relazione_performance::workbook::{self, Limits};

use super::into_entity::Office;
use super::workbook as sheets_of;
use crate::typing::{Typed, type_in};

fn peg(year: &str, rows: &str) -> Vec<u8> {
    let headings = format!("PEG {year}\nCod.|Programma|Obiettivo|Indicatore|Target {year}\n");
    sheets_of(&[(&format!("PEG {year}"), &(headings + rows))])
}

#[test]
fn the_next_years_plan_is_refused_unless_it_goes_on_from_the_last() {
    let office = Office::new();
    office.write("2025.xlsx", &peg("2025", "OB.1|'01.02|Carta dei servizi|Carte|2\nOB.2|'01.02|Archivio|Faldoni|9"));
    // The same titles would get the same numbers, and their indicators the codes of others.
    office.write("stesso.xlsx", &peg("2026", "OB.7|'01.02|Carta dei servizi|Carte pubblicate|4"));
    office.write(
        "altro.xlsx",
        &peg("2026", "OB.1|'01.02|Sportello unico|Pratiche|4\nOB.2|'01.02|Carta dei servizi|Carte|4"),
    );
    office.run(&["importa", "2025.xlsx", "--ente", "ente"], 0);
    for plan in ["stesso.xlsx", "altro.xlsx"] {
        let refused = office.run(&["importa", plan, "--ente", "ente"], 1).stderr;
        let command = format!("relazione importa {plan} --ente ente --aggiorna ente/piano/piano_2025.xlsx");
        assert!(refused.contains(&command), "{refused}");
        assert!(
            !office.path("ente/piano/piano_2026.xlsx").exists() && !office.path("ente/indicatori/2026.xlsx").exists()
        );
        let beside = ["importa", plan, "-o", "ente/piano/nuovo.xlsx"];
        assert!(office.run(&beside, 1).stderr.contains("--aggiorna"));
    }
    let refused = office.run(&["importa", "altro.xlsx", "--ente", "ente"], 1).stderr;
    assert!(refused.contains("01.02-01 è di «Carta dei servizi» e passerebbe a «Sportello unico»"), "{refused}");
    // Reading alone writes nothing and is not refused.
    office.run(&["importa", "altro.xlsx", "--ente", "ente", "--formato", "json"], 0);
    let goes_on = ["importa", "altro.xlsx", "--ente", "ente", "--aggiorna", "ente/piano/piano_2025.xlsx"];
    let said = office.run(&goes_on, 0).stdout;
    assert_eq!(office.register("2026"), ["01.02-03.1 Pratiche: crescente 4", "01.02-01.1 Carte: crescente 4"]);
    // Each year finds its own plan.
    assert!(said.contains("[piano.2025] file = \"piano/piano_2025.xlsx\""), "{said}");
    for year in ["2025", "2026"] {
        let file = format!("piano_{year}.xlsx");
        let settings = fs::read_to_string(office.path("ente/relazione.toml")).unwrap();
        assert!(settings.contains(&format!("\n[piano.{year}]\nfile = \"piano/{file}\"\n")), "{settings}");
        office.run(&["schede", "--ente", "ente", "--anno", year], 0);
    }
    assert!(office.path("ente/relazione.precedente-1.toml").is_file());
}

#[test]
fn a_plan_of_the_same_year_is_refused_only_where_a_code_would_change_its_meaning() {
    let office = Office::new();
    let first = "A|'01.02|Carta dei servizi|Carte|2\nB|'01.02|Archivio storico|Faldoni|9";
    office.write("primo.xlsx", &peg("2025", first));
    office.write("secondo.xlsx", &peg("2025", &first.replace("|9", "|11")));
    office.write("terzo.xlsx", &peg("2025", "B|'01.02|Archivio storico|Faldoni|9"));
    office.run(&["importa", "primo.xlsx", "--ente", "ente"], 0);
    office.run(&["importa", "secondo.xlsx", "--ente", "ente", "--sostituisci"], 0);
    let refused = office.run(&["importa", "terzo.xlsx", "--ente", "ente", "--sostituisci"], 1).stderr;
    assert!(refused.contains("passerebbe a «Archivio storico»"), "{refused}");
    office.run(&["importa", "terzo.xlsx", "--ente", "ente", "--aggiorna", "ente/piano/piano_2025.xlsx"], 0);
    // Every file of the office is kept, and every canonical workbook that gave way.
    for kept in
        ["originali/primo.xlsx", "originali/secondo.xlsx", "originali/terzo.xlsx", "piano_2025.precedente-2.xlsx"]
    {
        assert!(office.path(&format!("ente/piano/{kept}")).is_file(), "{kept}");
    }
}

/// Two files of the same name are two originals.
#[test]
fn an_original_never_replaces_another() {
    let office = Office::new();
    office.write("peg.xlsx", &peg("2025", "A|'01.02|Carta dei servizi|Carte|2"));
    office.run(&["importa", "peg.xlsx", "--ente", "ente"], 0);
    office.write("peg.xlsx", &peg("2025", "A|'01.02|Carta dei servizi|Carte|3"));
    office.run(&["importa", "peg.xlsx", "--ente", "ente", "--aggiorna", "ente/piano/piano_2025.xlsx"], 0);
    assert!(office.path("ente/piano/originali/peg_2.xlsx").is_file());
}

/// What waited for its programme is imported again without naming the previous plan once more: its code goes on, and
/// those of objectives that are over go to nothing else.
#[test]
fn what_waited_for_its_programme_goes_on_from_the_plan_that_was_named_once() {
    let office = Office::new();
    let first = "OB.1|'09.03|Ispettori ambientali|Controlli|300\nOB.2|'09.03|Aprire il centro del riuso|Oggetti|300";
    office.write("2025.xlsx", &peg("2025", first));
    let waiting = "OB.1||Aprire il centro del riuso|Oggetti|400\nOB.2||Compostiere nelle scuole|Scuole|4";
    office.write("2026.xlsx", &peg("2026", waiting));
    office.run(&["importa", "2025.xlsx", "--ente", "ente"], 0);
    let previous = ["--aggiorna", "ente/piano/piano_2025.xlsx"];
    let command_of_office = [&["importa", "2026.xlsx", "--ente", "ente"], previous.as_slice()].concat();
    let named = office.run(&command_of_office, 3).stdout;
    // One is over; the other waits, and its programme of last year is proposed.
    assert!(named.contains("L’obiettivo 09.03-01 del piano precedente non ha continuazione"), "{named}");
    assert!(!named.contains("L’obiettivo 09.03-02 del piano precedente non ha continuazione"), "{named}");
    let canonical = office.path("ente/piano/piano_2026.xlsx");
    let book = workbook::read(&fs::read(&canonical).unwrap(), "c.xlsx", &Limits::default()).unwrap();
    let waiting = book.sheets.iter().find(|sheet| &*sheet.name == "Senza programma").unwrap();
    assert!(waiting.cells.iter().any(|cell| cell.display() == "09.03 Rifiuti"));
    let fill = |title| (title, "PROGRAMMI", Typed::Text("09.03"));
    type_in(&canonical, &["Aprire il centro del riuso", "Compostiere nelle scuole"].map(fill));
    let again = ["importa", "ente/piano/piano_2026.xlsx", "--ente", "ente"];
    let said = office.run(&again, 0).stdout;
    assert!(said.contains("Piano precedente, già di questo: ente/piano/piano_2025.xlsx"), "{said}");
    let codes = ["09.03-02.1 Oggetti: crescente 400", "09.03-03.1 Scuole: crescente 4"];
    assert_eq!(office.register("2026"), codes);
    // The same plan again, named or not, is itself: no code of its own has been another's.
    for command in [again.to_vec(), [again.as_slice(), &previous].concat()] {
        let said = office.run(&command, 0).stdout;
        assert!(!said.contains("già stato dato") && !said.contains("L’obiettivo 09.03-02"), "{said}");
    }
    assert_eq!(office.register("2026"), codes);
    let office_again = "OB.1|'09.03|Aprire il centro del riuso|Oggetti|400\nOB.9|'09.03|Compattatori|Pezzi|2\n\
                        OB.2|'09.03|Compostiere nelle scuole|Scuole|4";
    office.write("2026.xlsx", &peg("2026", office_again));
    let said = office.run(&[command_of_office.as_slice(), &["--sostituisci"]].concat(), 0).stdout;
    assert!(said.contains("nuovo 09.03-04") && said.contains("nuovo 09.03-03"), "{said}");
}

/// A previous plan that lies elsewhere joins the entity's folder, so that its codes are known from then on.
#[test]
fn a_previous_plan_from_elsewhere_is_kept_with_its_codes() {
    let office = Office::new();
    office.write(
        "2025.xlsx",
        &peg("2025", "A|'09.03|Ispettori ambientali|Controlli|300\nB|'09.03|Centro del riuso|Oggetti|3"),
    );
    office.write("2026.xlsx", &peg("2026", "A||Centro del riuso|Oggetti|400\nB||Compostiere nelle scuole|Scuole|4"));
    let said = office.run(&["importa", "2026.xlsx", "--ente", "ente", "--aggiorna", "2025.xlsx"], 3).stdout;
    assert!(said.contains("Piano precedente, con i suoi codici: ente/piano/piano_2025.xlsx"), "{said}");
    let canonical = office.path("ente/piano/piano_2026.xlsx");
    let fill = |title| (title, "PROGRAMMI", Typed::Text("09.03"));
    type_in(&canonical, &["Centro del riuso", "Compostiere nelle scuole"].map(fill));
    office.run(&["importa", "ente/piano/piano_2026.xlsx", "--ente", "ente"], 0);
    assert_eq!(office.register("2026"), ["09.03-02.1 Oggetti: crescente 400", "09.03-03.1 Scuole: crescente 4"]);
}

/// A plan that has no programmi at all: what the office filled in once is not asked again, next year or this.
#[test]
fn programmes_that_were_filled_in_once_are_kept() {
    let office = Office::new();
    let peg = |year: &str, rows: &str| {
        sheets_of(&[("PEG", &format!("PEG {year}\nSettore|N.|Obiettivo|Indicatore|Target {year}\n{rows}"))])
    };
    let rows = "Tecnico|1|Raccolta dei rifiuti|Quota|67\nTecnico|2|Asfaltature|Metri|500\nTutti|3|Formazione|Ore|40";
    office.write("2025.xlsx", &peg("2025", rows));
    office.run(&["importa", "2025.xlsx", "--ente", "ente"], 3);
    let canonical = office.path("ente/piano/piano_2025.xlsx");
    let answers = [("attesa-001", "09.03"), ("attesa-002", "10.05"), ("attesa-003", "trasversale")];
    type_in(&canonical, &answers.map(|(row, answer)| (row, "PROGRAMMI", Typed::Text(answer))));
    office.run(&["importa", "ente/piano/piano_2025.xlsx", "--ente", "ente"], 0);
    let codes = ["09.03-01.1 Quota: crescente 67", "10.05-01.1 Metri: crescente 500", "TR-01.1 Ore: crescente 40"];
    assert_eq!(office.register("2025"), codes);
    // The same year again, alone, would lose them.
    office.write("2025.xlsx", &peg("2025", &format!("{rows}\nTecnico|4|Parchi|Alberi|12")));
    let refused = office.run(&["importa", "2025.xlsx", "--ente", "ente", "--sostituisci"], 1).stderr;
    assert!(
        refused.contains("3 obiettivi perderebbero il programma che hanno nel piano dell’ente: «Raccolta"),
        "{refused}"
    );
    let after = ["--aggiorna", "ente/piano/piano_2025.xlsx"];
    let said = office.run(&[&["importa", "2025.xlsx", "--ente", "ente"][..], &after].concat(), 3).stdout;
    assert!(said.contains("1 obiettivo senza programma") && said.matches("[P053]").count() == 2, "{said}");
    // The next year's, with an objective that is new.
    let next = "Tecnico|1|Asfaltature|Metri|600\nTecnico|2|Raccolta dei rifiuti|Quota|70\nTutti|3|Formazione|Ore|41\nTecnico|4|Fossi|Metri di fosso|9";
    office.write("2026.xlsx", &peg("2026", next));
    let said = office.run(&[&["importa", "2026.xlsx", "--ente", "ente"][..], &after].concat(), 3).stdout;
    assert!(said.contains("1 obiettivo senza programma"), "{said}");
    let codes = ["09.03-01.1 Quota: crescente 70", "10.05-01.1 Metri: crescente 600", "TR-01.1 Ore: crescente 41"];
    assert_eq!(office.register("2026"), codes);
}
