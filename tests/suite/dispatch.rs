//! `spedisci`: a letter for each office, and whether it goes out.

use std::fs;

use relazione_performance::workbook::{self, Limits};

use crate::entity::{Entity, files_in};
use crate::typing::Typed::{Number, Text};
use crate::typing::type_in;

const OFFICES: &str = "\n[uffici]\n\"Ufficio tecnico\" = \"tecnico@comune.prova.it\"\n\"servizi alla persona\" = \
                       \"persona@comune.prova.it\"\n\"Polizia locale\" = \"vigili@comune.prova.it\"\n";
const DISPATCH: &str = "spedisci --anno 2025 --data 2026-05-20";

fn with_offices() -> Entity {
    let entity = Entity::new();
    let config = fs::read_to_string(entity.path("relazione.toml")).unwrap();
    entity.write("relazione.toml", &(config + OFFICES));
    entity.write("posta.toml", "mittente = \"ragioneria@comune.prova.it\"\n");
    entity
}

fn letters(entity: &Entity) -> Vec<(String, String)> {
    let files = files_in(&entity.path("posta")).into_iter();
    files.map(|(name, bytes)| (name, String::from_utf8_lossy(&bytes).into_owned())).collect()
}

/// The calendar that a letter carries, decoded from quoted-printable and with its lines joined.
fn calendar(letter: &str) -> String {
    let part = letter.split("\r\n--").find(|part| part.contains("filename=\"termine_")).unwrap();
    let body = part.split_once("\r\n\r\n").unwrap().1.replace("=\r\n", "");
    let mut pieces = body.split('=');
    let mut bytes = pieces.next().unwrap().as_bytes().to_vec();
    for piece in pieces {
        bytes.push(u8::from_str_radix(&piece[..2], 16).unwrap());
        bytes.extend(piece[2..].bytes());
    }
    String::from_utf8(bytes).unwrap().replace("\r\n ", "")
}

#[test]
fn each_office_with_an_address_gets_its_letter_and_the_others_are_told() {
    let entity = with_offices();
    let run = entity.run(DISPATCH);
    assert_eq!(run.code, 0, "{}{}", run.stdout, run.stderr);
    let all = letters(&entity);
    let names: Vec<&str> = all.iter().map(|(name, _)| name.as_str()).collect();
    let expected = ["2026-05-20_servizi_alla_persona_2025.eml", "2026-05-20_ufficio_tecnico_2025.eml"];
    assert_eq!(names, expected);
    assert!(run.stdout.contains("Affari generali: nessun messaggio, manca l’indirizzo"), "{}", run.stdout);
    // An office that has given everything has nothing to do, and gets no letter.
    let nothing = "2 uffici non hanno nulla da fare e non ricevono messaggi: Polizia locale, ";
    assert!(run.stdout.contains(nothing), "{}", run.stdout);
    let technical = &all[1].1;
    for said in [
        "To: \"Ufficio tecnico\" <tecnico@comune.prova.it>",
        "<ragioneria@comune.prova.it>",
        "Date: Wed, 20 May 2026",
        "filename=\"termine_relazione_2025.ics\"",
        "09.04-01.2",
    ] {
        assert!(technical.contains(said), "{said}: {technical}");
    }
    // Its calendar speaks of its own data: what others owe changes nothing in it.
    let own = calendar(technical);
    assert!(own.contains("dell’ufficio"), "{own}");
    // Its own corrections, and nobody else's.
    assert!(technical.contains("Ufficio_tecnico.xlsx\"") && !technical.contains("05.02-01.1"), "{technical}");

    let again = entity.run(DISPATCH);
    assert!(again.stdout.contains("già pronto"), "{}", again.stdout);
    assert_eq!(letters(&entity), all);
    // Another text of the same day has its own number, and the first one stays.
    entity.replace("posta.toml", "ragioneria", "finanze");
    assert_eq!(entity.run(DISPATCH).code, 0);
    let more = letters(&entity);
    assert_eq!(more.len(), 4);
    assert!(all.iter().all(|letter| more.contains(letter)));
    assert!(more.iter().any(|(name, _)| name == "2026-05-20_ufficio_tecnico_2025_2.eml"));
}

#[test]
fn an_office_whose_values_cannot_be_read_gets_what_to_correct() {
    let entity = with_offices();
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet().set_name("Missione 11").unwrap();
    sheet.write_row(0, 0, ["CODICE INDICATORE", "CONSUNTIVO"]).unwrap();
    sheet.write_row(1, 0, ["11.01-02.1", "quasi"]).unwrap();
    book.save(entity.path("misurazioni/2025/ufficio_tecnico.xlsx")).unwrap();
    assert_eq!(entity.run(DISPATCH).code, 0);
    let all = letters(&entity);
    let (_, technical) = all.iter().find(|(name, _)| name.contains("tecnico")).unwrap();
    assert!(technical.contains("filename=\"2026-05-20_Correzioni_Ufficio_tecnico.xlsx\""), "{technical}");
}

#[test]
fn what_another_office_does_changes_no_letter_of_this_one() {
    let entity = with_offices();
    assert_eq!(entity.run(DISPATCH).code, 0);
    let before = letters(&entity);
    std::fs::remove_file(entity.path("misurazioni/2025/affari_generali.xlsx")).unwrap();
    let run = entity.run(DISPATCH);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert_eq!(letters(&entity), before, "the sheets of an office without an address are none of theirs");
}

#[test]
fn a_reminder_goes_only_to_those_who_owe_something() {
    let entity = with_offices();
    let run = entity.run(&format!("{DISPATCH} --sollecito"));
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(run.stdout.contains("non ricevono messaggi: Polizia locale"), "{}", run.stdout);
    let all = letters(&entity);
    assert_eq!(all.len(), 2, "{all:?}");
    assert!(all.iter().all(|(name, text)| name.contains("_sollecito_") && text.contains("Sollecito")), "{all:?}");
}

/// What may be right as it is, and what stands in the register, is nobody's debt.
#[test]
fn an_office_that_has_given_all_is_not_reminded_of_what_may_be_right() {
    let entity = with_offices();
    let sheet = entity.path("misurazioni/2025/polizia_locale.xlsx");
    let code = first_number(&entity, "misurazioni/2025/polizia_locale.xlsx");
    type_in(&sheet, &[(&code, "CONSUNTIVO", Number("99999999")), (&code, "CAUSA SCOSTAMENTO", Text("Più controlli"))]);
    // The register says nothing that an office could put right.
    type_in(&entity.path("indicatori/2025.xlsx"), &[(&code, "AMBITO", Text("boh"))]);
    let checked = entity.run("controlla --anno 2025 --data 2026-05-20 --correzioni");
    assert!(checked.stdout.contains("[M021]") && checked.stdout.contains("[I014]"), "{}", checked.stdout);
    let run = entity.run(&format!("{DISPATCH} --sollecito"));
    assert!(run.stdout.contains("non ricevono messaggi: Polizia locale"), "{}", run.stdout);
    assert!(letters(&entity).iter().all(|(name, _)| !name.contains("polizia")), "{}", run.stdout);
    // Its letter without a reminder says what to look at, and nothing of the register.
    assert_eq!(entity.run(DISPATCH).code, 0);
    let all = letters(&entity);
    let (_, text) = all.iter().find(|(name, _)| name.contains("polizia")).unwrap();
    assert!(text.contains("Correzioni_Polizia_locale.xlsx"), "{text}");
    let book = std::fs::read(entity.path("correzioni/2025/2026-05-20_Correzioni_Polizia_locale.xlsx")).unwrap();
    let book = workbook::read(&book, "c.xlsx", &Limits::default()).unwrap();
    let cells: Vec<String> = book.sheets.iter().flat_map(|sheet| &sheet.cells).map(workbook::Cell::display).collect();
    assert!(cells.iter().all(|cell| !cell.contains("indicatori/2025")), "{cells:?}");
    assert!(cells.iter().any(|cell| cell.starts_with("ricontrollare il valore: se è giusto")), "{cells:?}");
    assert!(!text.contains("indicatori/2025"), "{text}");
}

/// Letter, state and check count the same values as missing, and say which of them others have to give.
#[test]
fn a_score_that_the_nucleo_owes_counts_as_missing_and_is_not_the_offices_debt() {
    let entity = with_offices();
    let code = first_number(&entity, "misurazioni/2025/polizia_locale.xlsx");
    type_in(&entity.path("indicatori/2025.xlsx"), &[(&code, "TIPO", Text("qualitativo"))]);
    let state = entity.run("stato --anno 2025 --data 2026-05-20").stdout;
    let line = state.lines().find(|line| line.contains("Polizia locale")).unwrap();
    assert!(line.contains(&format!("mancano: {code} (non tocca all’ufficio)")), "{line}");
    let checked = entity.run("controlla --anno 2025 --data 2026-05-20").stdout;
    assert!(checked.contains(line), "{checked}");
    // There is nothing for the office to do, and no letter.
    let run = entity.run(DISPATCH);
    assert!(run.stdout.contains("non ricevono messaggi: Polizia locale"), "{}", run.stdout);
}

/// A target that cannot be used is the register's fault; a value that nobody has written is asked for all the same.
#[test]
fn a_blank_value_is_asked_for_whatever_the_register_lacks() {
    let entity = with_offices();
    let code = first_number(&entity, "misurazioni/2025/polizia_locale.xlsx");
    type_in(&entity.path("misurazioni/2025/polizia_locale.xlsx"), &[(&code, "CONSUNTIVO", Text(""))]);
    type_in(&entity.path("indicatori/2025.xlsx"), &[(&code, "TARGET", Text(""))]);
    assert_eq!(entity.run(DISPATCH).code, 0);
    let all = letters(&entity);
    let text = all.iter().find(|(name, _)| name.contains("polizia")).unwrap().1.replace("=\r\n", "");
    let asked = text.lines().find(|line| line.starts_with(&format!("  - {code} "))).unwrap_or_else(|| panic!("{text}"));
    assert!(asked.contains("(misurazioni/2025/polizia_locale.xlsx, "), "{asked}");
}

/// The code of a row of the sheet whose value is a number.
fn first_number(entity: &Entity, sheet: &str) -> String {
    let book = workbook::read(&fs::read(entity.path(sheet)).unwrap(), sheet, &Limits::default()).unwrap();
    let cells = &book.sheets[0].cells;
    let column = |heading: &str| cells.iter().find(|cell| cell.display() == heading).unwrap().column;
    let (code, target) = (column("CODICE INDICATORE"), column("TARGET"));
    let is_number = |cell: &&workbook::Cell| cell.column == target && matches!(cell.value, workbook::Value::Number(_));
    let row = cells.iter().find(is_number).unwrap().row;
    cells.iter().find(|cell| cell.row == row && cell.column == code).unwrap().display()
}

#[test]
fn who_writes_is_asked_for_and_the_settings_are_no_input() {
    let entity = with_offices();
    fs::remove_file(entity.path("posta.toml")).unwrap();
    let config = fs::read_to_string(entity.path("relazione.toml")).unwrap();
    entity.write("relazione.toml", &config.replace("contatto =", "#contatto ="));
    let run = entity.run(DISPATCH);
    assert!(run.code == 1 && run.stderr.contains("mittente ="), "{}", run.stderr);
    let broken = "mittente = \"ragioneria@comune.prova.it\"\npassword = \"segreta\"\n";
    entity.write("posta.toml", broken);
    let run = entity.run(DISPATCH);
    assert!(run.code == 1 && run.stderr.contains("posta.toml, riga 2"), "{}", run.stderr);
    assert!(!run.stderr.contains("segreta"), "{}", run.stderr);
    let generate = "genera --anno 2025 --data 2026-05-20";
    assert_eq!(entity.run(generate).code, 0);
    let package = files_in(&entity.output("2025/bozza"));
    for (name, bytes) in package {
        assert!(!name.contains("posta.toml"), "{name}");
        let holds = |text: &str| bytes.windows(text.len()).any(|part| part == text.as_bytes());
        assert!(!holds("segreta") && !holds("tecnico@comune.prova.it"), "{name}");
    }
    // Where letters go says nothing of the report.
    entity.replace("relazione.toml", "tecnico@", "lavori@");
    let again = entity.run(generate);
    assert!(again.stdout.contains("invariata"), "{}", again.stdout);
}

#[cfg(not(feature = "posta"))]
#[test]
fn a_program_that_cannot_send_says_how_to_install_one_that_can() {
    let entity = with_offices();
    let run = entity.run(&format!("{DISPATCH} --invia"));
    assert_eq!(run.code, 1);
    assert!(run.stderr.contains("--features posta"), "{}", run.stderr);
    // The letters are ready all the same, and who only prepares them is told as well.
    assert_eq!(letters(&entity).len(), 2);
    let prepared = entity.run(DISPATCH).stdout;
    assert!(prepared.contains("Questo programma non spedisce") && !prepared.contains("--invia"), "{prepared}");
}

#[cfg(feature = "posta")]
mod sending {
    use std::io::{BufRead as _, BufReader, Write as _};
    use std::net::{TcpListener, TcpStream};
    use std::sync::mpsc::{Receiver, channel};

    use super::*;

    /// What a server took: sender, addressee, message.
    type Taken = (String, String, String);

    /// An SMTP server (RFC 5321) that refuses one addressee.
    fn server(refused: &'static str) -> (u16, Receiver<Taken>) {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let (sender, receiver) = channel();
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                let Ok(stream) = stream else { return };
                for taken in conversation(&stream, refused) {
                    let _ = sender.send(taken);
                }
            }
        });
        (port, receiver)
    }

    fn conversation(mut stream: &TcpStream, refused: &str) -> Vec<Taken> {
        let mut lines = BufReader::new(stream.try_clone().unwrap()).lines();
        let (mut from, mut to, mut taken) = (String::new(), String::new(), Vec::new());
        let _ = stream.write_all(b"220 prova\r\n");
        while let Some(Ok(line)) = lines.next() {
            let upper = line.to_uppercase();
            let answer: &[u8] = if upper.starts_with("EHLO") {
                b"250-prova\r\n250 8BITMIME\r\n"
            } else if upper.starts_with("MAIL") {
                from.clone_from(&line);
                b"250 va bene\r\n"
            } else if upper.starts_with("RCPT") && line.contains(refused) {
                b"550 casella inesistente\r\n"
            } else if upper.starts_with("RCPT") {
                to.clone_from(&line);
                b"250 va bene\r\n"
            } else if upper.starts_with("DATA") {
                let _ = stream.write_all(b"354 avanti\r\n");
                let text: Vec<String> = lines.by_ref().map_while(Result::ok).take_while(|line| line != ".").collect();
                taken.push((from.clone(), to.clone(), text.join("\r\n")));
                b"250 preso\r\n"
            } else if upper.starts_with("QUIT") {
                let _ = stream.write_all(b"221 ciao\r\n");
                break;
            } else {
                b"250 va bene\r\n"
            };
            let _ = stream.write_all(answer);
        }
        taken
    }

    #[test]
    fn letters_go_out_once_and_one_that_is_refused_holds_up_no_other() {
        let (port, taken) = server("persona@");
        let entity = with_offices();
        let settings = format!(
            "mittente = \"ragioneria@comune.prova.it\"\nserver = \"127.0.0.1\"\nporta = {port}\nsicurezza = \"nessuna\"\n"
        );
        entity.write("posta.toml", &settings);
        let run = entity.run(&format!("{DISPATCH} --invia"));
        assert_eq!(run.code, 1, "{}{}", run.stdout, run.stderr);
        assert!(run.stdout.contains("(persona@comune.prova.it): NON spedito"), "{}", run.stdout);
        assert_eq!(run.stdout.matches("): spedito").count(), 1, "{}", run.stdout);
        let taken: Vec<Taken> = taken.try_iter().collect();
        assert_eq!(taken.len(), 1);
        let (from, to, message) = &taken[0];
        assert!(
            from.contains("<ragioneria@comune.prova.it>") && to.contains("<tecnico@comune.prova.it>"),
            "{from} {to}"
        );
        let ready = fs::read(entity.path("posta/2026-05-20_ufficio_tecnico_2025.eml")).unwrap();
        assert_eq!(message.trim_end(), String::from_utf8(ready).unwrap().trim_end());
        let register = fs::read_to_string(entity.path("posta/registro.jsonl")).unwrap();
        assert_eq!((register.lines().count(), register.matches("\"esito\":\"spedito\"").count()), (2, 1), "{register}");

        let again = entity.run(&format!("{DISPATCH} --invia"));
        assert_eq!(again.stdout.matches("era già stato spedito").count(), 1, "{}", again.stdout);
    }

    #[test]
    fn a_password_that_others_may_read_is_refused() {
        let entity = with_offices();
        let settings =
            "mittente = \"a@b.it\"\nserver = \"127.0.0.1\"\nporta = 1\nutente = \"a@b.it\"\npassword_file = \"p\"\n";
        entity.write("posta.toml", settings);
        entity.write("p", "segreta\n");
        let run = entity.run(&format!("{DISPATCH} --invia"));
        assert!(run.code == 1 && run.stderr.contains("chmod 600"), "{}", run.stderr);
    }
}

#[test]
fn an_office_whose_file_cannot_be_read_is_reminded_with_what_is_wrong() {
    let entity = with_offices();
    fs::remove_file(entity.path("misurazioni/2025/polizia_locale.xlsx")).unwrap();
    entity.write("misurazioni/2025/polizia_locale.csv", "CODICE INDICATORE;CONSUNTIVO\n");
    let run = entity.run(&format!("{DISPATCH} --sollecito"));
    let all = letters(&entity);
    let (_, letter) =
        all.iter().find(|(name, _)| name.contains("polizia_locale")).unwrap_or_else(|| panic!("{}", run.stdout));
    assert!(letter.contains("Correzioni_Polizia_locale.xlsx"), "{letter}");
    assert!(letter.contains("manca la sua riga") || letter.contains("manca la sua ri="), "{letter}");
}

/// The law's day is the Giunta's: an office is told its own, in the subject, in the text and in its calendar.
#[test]
fn offices_are_told_the_day_by_which_sheets_come_back() {
    let entity = with_offices();
    assert_eq!(entity.run(DISPATCH).code, 0);
    let of_law = letters(&entity).remove(0).1;
    let summary = calendar(&of_law);
    assert!(summary.contains("termine di adozione") && summary.contains("DATE:20260630"), "{summary}");
    fs::remove_dir_all(entity.path("posta")).unwrap();
    entity.write("posta.toml", "mittente = \"ragioneria@comune.prova.it\"\nschede_entro = \"31/03\"\n");
    assert_eq!(entity.run(DISPATCH).code, 0);
    let own = letters(&entity).remove(0).1;
    let summary = calendar(&own);
    assert!(summary.contains("restituzione delle schede") && summary.contains("DATE:20260331"), "{summary}");
    assert!(own.contains("Le schede vanno restituite entro il 31 marzo 2026."), "{own}");
}
