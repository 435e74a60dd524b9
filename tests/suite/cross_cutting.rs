//! Objectives that span several programmi, as an office lives them: proposed, confirmed, measured, published, carried on.

use std::fs;
use std::path::PathBuf;

use assert_cmd::Command;
use serde_json::Value;

use crate::typing::Typed::{Number, Text};
use crate::typing::type_in;

const PLAN: &str = "Programma;Settore;Obiettivo;Descrizione;Indicatore;Unità;Base;Target 2024;Target 2025;Peso
01.02;Segreteria;Archivio digitale;Ordinare l’archivio;Fascicoli digitali;n.;100;200;220;20
04.06;Scuola;Mensa di qualità;Migliorare la mensa;Gradimento;%;80;90;92;30
trasversale;Segreteria;Formazione di tutto il personale;Quaranta ore a testa;Ore medie di formazione;ore;20;40;40;30
Tutti i programmi;Ragioneria;Riduzione dei tempi di pagamento;Pagare in tempo;Giorni medi;giorni;35;30;28;20
";
const NEXT: &str = "Programma;Settore;Obiettivo;Descrizione;Indicatore;Unità;Base;Target 2025;Target 2026;Peso
01.02;Segreteria;Archivio digitale;Ordinare l’archivio;Fascicoli digitali;n.;100;220;240;20
trasversale;Ragioneria;Riduzione dei tempi di pagamento;Pagare in tempo;Giorni medi;giorni;35;28;28;20
intersettoriale;Segreteria;Parità di genere;Bilancio di genere;Pagine del bilancio di genere;n.;1;10;12;20
";
const ACTS: &str = "
[atti.2024]
piano = { numero = \"C.C. 45\", data = 2023-12-19 }
[smvp]
atto = \"G.C. 20\"
data = 2019-02-27
";

struct Office {
    folder: tempfile::TempDir,
}

impl Office {
    fn new() -> Self {
        let office = Self { folder: tempfile::tempdir().unwrap() };
        office.run(&["nuovo", "ente", "--nome", "Comune di Prova"], 0);
        let file = office.path("ente/relazione.toml");
        fs::write(&file, fs::read_to_string(&file).unwrap() + ACTS).unwrap();
        office
    }

    fn path(&self, below: &str) -> PathBuf {
        self.folder.path().join(below)
    }

    fn text(&self, below: &str) -> String {
        fs::read_to_string(self.path(below)).unwrap_or_else(|error| panic!("{below}: {error}"))
    }

    #[track_caller]
    fn run(&self, arguments: &[&str], code: i32) -> String {
        let mut program = Command::cargo_bin("relazione").unwrap();
        program.current_dir(self.folder.path()).env_remove("SOURCE_DATE_EPOCH");
        let output = program.args(arguments).output().unwrap();
        let [said, told] = [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).unwrap());
        assert_eq!(output.status.code(), Some(code), "{arguments:?}: {said}{told}");
        said
    }

    /// Imports a plan and answers «trasversale» for both objectives that wait.
    fn import(&self, plan: &str, more: &[&str], canonical: &str) -> String {
        self.import_answering(&["attesa-001", "attesa-002"], plan, more, canonical)
    }

    /// Imports a plan and answers «trasversale» for those objectives that wait.
    fn import_answering(&self, waiting: &[&str], plan: &str, more: &[&str], canonical: &str) -> String {
        fs::write(self.path("piano.csv"), plan).unwrap();
        let told = self.run(&[&["importa", "piano.csv", "--ente", "ente"], more].concat(), 3);
        let answers: Vec<_> = waiting.iter().map(|row| (*row, "PROGRAMMI", Text("trasversale"))).collect();
        type_in(&self.path(canonical), &answers);
        self.run(&["importa", canonical, "--ente", "ente"], 0);
        told
    }

    /// The cross-cutting objectives of a plan, code and title.
    fn cross_cutting(&self, canonical: &str) -> Vec<String> {
        let json: Value = serde_json::from_str(&self.run(&["importa", canonical, "--formato", "json"], 0)).unwrap();
        let rows = json["trasversali"].as_array().unwrap().iter();
        rows.map(|row| format!("{} {}", row["codice"].as_str().unwrap(), row["obiettivo_operativo"].as_str().unwrap()))
            .collect()
    }

    fn measure(&self) {
        let sheets = [
            ("Missione_01", "01.02-01.1", "180"),
            ("Missione_04", "04.06-01.1", "91"),
            ("Obiettivi_trasversali", "TR-01.1", "30"),
            ("Obiettivi_trasversali", "TR-02.1", "29"),
        ];
        for (file, code, value) in sheets {
            let cells = [("CONSUNTIVO", Number(value)), ("CAUSA SCOSTAMENTO", Text("Personale assente"))];
            let cells = cells.map(|(heading, typed)| (code, heading, typed));
            type_in(&self.path(&format!("ente/misurazioni/2024/{file}.xlsx")), &cells);
        }
    }
}

/// An office that planned, confirmed, and has its final.
fn with_final() -> Office {
    let office = Office::new();
    office.import(PLAN, &[], "ente/piano/piano_2024-2025.xlsx");
    office.run(&["schede", "--anno", "2024", "--ente", "ente"], 0);
    let act = ["--numero", "C.C. 45", "--data", "2023-12-19"];
    office.run(&[&["registra", "approvazione", "--anno", "2024", "--ente", "ente"][..], &act].concat(), 0);
    office.measure();
    office.run(&["genera", "--ente", "ente", "--anno", "2024", "--data", "2025-05-02", "--definitiva", "--quiet"], 0);
    office
}

#[test]
fn a_plan_that_says_so_gets_a_proposal_and_the_office_s_answer_a_code() {
    let office = Office::new();
    let told = office.import(PLAN, &[], "ente/piano/piano_2024-2025.xlsx");
    assert_eq!(told.matches("la proposta è «trasversale»").count(), 2, "{told}");
    assert!(told.contains("Il piano non dice un programma solo"), "{told}");
    let wanted = ["TR-01 Formazione di tutto il personale", "TR-02 Riduzione dei tempi di pagamento"];
    assert_eq!(office.cross_cutting("ente/piano/piano_2024-2025.xlsx"), wanted);
    let waiting = office.run(&["stato", "--ente", "ente", "--anno", "2024", "--data", "2025-05-02"], 0);
    assert!(waiting.contains("TR Obiettivi trasversali"), "{waiting}");
}

#[test]
fn they_stand_beside_the_missioni_in_every_output_of_a_final_that_holds() {
    let office = with_final();
    let final_of = |below: &str| format!("ente/output/2024/v1/{below}");
    office.run(&["verifica", &final_of("")], 0);
    assert!(office.path(&final_of("allegati/Allegato_A_TR_Obiettivi_trasversali.xlsx")).exists());
    let groups = office.text(&final_of("dati/missioni.csv"));
    assert!(groups.contains("\"TR\",\"trasversali\",\"Obiettivi trasversali\",\"50\",\"85.00\""), "{groups}");
    assert!(!groups.contains("\"programma\",\"Obiettivi"), "{groups}");
    let objectives = office.text(&final_of("dati/obiettivi.csv"));
    assert!(objectives.contains("\"TR-01\",\"\",\"\","), "{objectives}");
    let described = office.text(&final_of("dati/datapackage.json"));
    assert!(described.contains("vuoto per gli obiettivi trasversali"), "{described}");
    let page = office.text(&final_of("Relazione_performance_2024.html"));
    assert!(page.contains("id=\"missione-TR\"") || page.contains("id=\"missione-tr\""), "the group has its anchor");
    assert!(!page.contains("Missione TR"));
    assert!(!page.contains("nome riservato"), "the sheets’ own name says nothing of a person");
    let facts = office.text(&final_of("fatti.json"));
    assert!(facts.contains("\"trasversali, indice cautelativo\""));
    assert!(!facts.contains("programma trasversale"));
    for asked in ["TR", "trasversale", "obiettivi trasversali"] {
        let told = office.run(&["spiega", asked, "--ente", "ente", "--anno", "2024", "--data", "2025-05-02"], 0);
        assert!(told.contains("indice cautelativo = 85,00"), "{asked}: {told}");
    }
    let landing = office.text("ente/output/2024/index.html");
    assert!(landing.contains("Allegato A, obiettivi trasversali"), "{landing}");
}

#[test]
fn their_codes_go_on_and_are_never_given_again() {
    let office = with_final();
    let after = ["--aggiorna", "ente/piano/piano_2024-2025.xlsx"];
    // What was decided once is not asked again: only the new objective waits.
    let told = office.import_answering(&["attesa-001"], NEXT, &after, "ente/piano/piano_2025-2026.xlsx");
    assert!(told.contains("1 obiettivo senza programma"), "{told}");
    let wanted = ["TR-02 Riduzione dei tempi di pagamento", "TR-03 Parità di genere"];
    assert_eq!(office.cross_cutting("ente/piano/piano_2025-2026.xlsx"), wanted);
    let trend = office.run(&["genera", "--ente", "ente", "--anno", "2025", "--data", "2026-05-02", "--quiet"], 0);
    let trend = trend + &office.text("ente/output/2025/bozza/dati/andamento.csv");
    assert!(trend.contains("\"TR/2024\",\"2024\",\"trasversali\",\"TR\",\"pubblicato\",\"85.00\""), "{trend}");
}

/// A plan without programmi says nothing of them: who was cross-cutting stays so, by the same title alone; what names a
/// programma goes there, and keeps its code.
#[test]
fn an_objective_keeps_its_place_unless_the_plan_says_another() {
    let office = with_final();
    let plan = |rows: &str| format!("Programma;Settore;Obiettivo;Indicatore;Target 2025\n{rows}");
    let read = |rows: &str, code: i32| -> Value {
        fs::write(office.path("nuovo.csv"), plan(rows)).unwrap();
        let after = ["--aggiorna", "ente/piano/piano_2024-2025.xlsx", "--formato", "json"];
        serde_json::from_str(&office.run(&[&["importa", "nuovo.csv"][..], &after].concat(), code)).unwrap()
    };
    let titled = "Riduzione dei tempi di pagamento;Giorni medi;28";
    let placed = read(&format!(";Ragioneria;{titled}\n01.02;Segreteria;Archivio digitale;Fascicoli;240\n"), 0);
    assert_eq!(placed["trasversali"][0]["codice"], "TR-02", "{placed:#}");
    let similar = read(";Ragioneria;Riduzione dei tempi medi di pagamento;Giorni medi;28\n", 3);
    assert_eq!(similar["senza_programma"][0]["codice"], Value::Null, "{similar:#}");
    let similar = read("trasversale;Ragioneria;Riduzione dei tempi medi di pagamento;Giorni medi;28\n", 0);
    assert_eq!(similar["trasversali"][0]["codice"], "TR-02", "{similar:#}");
    let moved = read(&format!("01.03;Ragioneria;{titled}\n"), 0);
    assert_eq!(moved["missioni"][0]["obiettivi"][0]["codice"], "TR-02", "{moved:#}");
    let new = read("trasversale;Ragioneria;Bilancio partecipato;Assemblee;3\n", 3);
    assert_eq!(new["senza_programma"][0]["obiettivo_operativo"], "Bilancio partecipato", "{new:#}");
}

#[test]
fn a_change_of_the_year_adds_one_and_a_missing_budget_is_no_gap() {
    let office = with_final();
    let changes = "CODICE;CODICE INDICATORE;CAMPO;PRIMA;DOPO;MOTIVO;ATTO;DATA\n\
                   TR-05;;aggiunto;;Accessibilità dei siti;Legge;G.C. 44;02/05/2024\n";
    fs::write(office.path("ente/variazioni/2024.csv"), changes).unwrap();
    let budget = "PROGRAMMA;STANZIATO;IMPEGNATO;PAGATO\n01.02;100,00;90,00;80,00\n04.06;200,00;150,00;150,00\n";
    fs::write(office.path("ente/risorse/2024.csv"), budget).unwrap();
    let told = office.run(&["controlla", "--ente", "ente", "--anno", "2024", "--data", "2025-05-02"], 3);
    assert!(told.contains("TR-05"), "{told}");
    assert!(!told.contains("non ha risorse nel file"), "{told}");
    office.run(&["genera", "--ente", "ente", "--anno", "2024", "--data", "2025-05-02", "--quiet"], 0);
    let objectives = office.text("ente/output/2024/bozza/dati/obiettivi.csv");
    assert!(objectives.contains("\"TR-05\",\"\",\"\","), "{objectives}");
    office.run(&["verifica", "ente/output/2024/bozza"], 0);
}

/// A title between the rows ends the missione above it; what is below is proposed, and a blank cell inherits nothing.
#[test]
fn what_stands_under_their_title_is_of_no_missione_above() {
    let office = Office::new();
    let plan = "Obiettivo;Settore;Indicatore;Target 2024\n\
                Missione 1 – Programma 2;;;\n\
                Archivio digitale;Segreteria;Fascicoli;200\n\
                Obiettivi trasversali;;;\n\
                Formazione di tutti;Personale;Ore;40\n";
    fs::write(office.path("piano.csv"), plan).unwrap();
    let json: Value = serde_json::from_str(&office.run(&["importa", "piano.csv", "--formato", "json"], 3)).unwrap();
    assert_eq!(json["missioni"][0]["obiettivi"][0]["codice"], "01.02-01", "{json:#}");
    let waiting = json["senza_programma"].as_array().unwrap();
    let [waiting] = waiting.as_slice() else { panic!("{json:#}") };
    assert_eq!((&waiting["obiettivo_operativo"], &waiting["missione"]), (&"Formazione di tutti".into(), &Value::Null));
    let proposed = json["anomalie"].as_array().unwrap().iter();
    assert!(proposed.clone().any(|one| one["messaggio"].as_str().unwrap().contains("«trasversale»")), "{json:#}");
}

#[test]
fn an_office_s_own_code_of_that_form_stays_its_own() {
    let office = Office::new();
    let plan = "Cod. obiettivo;Programma;Obiettivo;Indicatore;Target 2024\n\
                TR-01;01.04;Recupero dell’evasione;Avvisi emessi;300\n";
    fs::write(office.path("piano.csv"), plan).unwrap();
    let json: Value = serde_json::from_str(&office.run(&["importa", "piano.csv", "--formato", "json"], 0)).unwrap();
    let objective = &json["missioni"][0]["obiettivi"][0];
    assert_eq!(objective["codice"], "01.04-01");
    assert_eq!(objective["codice_origine"], "TR-01");
}
