//! `spedisci`: the letters to the offices, and whether they went out.

use std::fmt::Write as _;

use super::outcome::{Outcome, failure, outside_packages, when};
use super::output;
use crate::cli::Dispatch;
use crate::clock;
use crate::delivery::CAN_SEND;
use crate::inputs::mailbox::MailSettings;
use crate::pipeline::{self, Delivered, Delivery, Dispatched, Dispatching, Occasion};
use crate::words::italian;

/// How what is ready gets out; a program built without mail says so before anybody tries.
const HOW_TO_SEND: &str = if CAN_SEND {
    "Per spedirli: aprirli con il programma di posta, oppure ripetere il comando con --invia.\n"
} else {
    "Per spedirli: aprirli con il programma di posta. Questo programma non spedisce: è stato compilato senza la posta \
     (docs/posta.md).\n"
};

/// Writes the letters and, on request, sends them: exit code 1 where one did not go out.
pub(super) fn run(arguments: &Dispatch) -> Result<Outcome, Outcome> {
    let (reference_date, _, year) = when(&arguments.scope)?;
    outside_packages(&arguments.scope, "--ente")?;
    let output = output::to_read(&arguments.scope, arguments.output.as_deref());
    let job = Dispatching {
        entity: arguments.scope.ente.as_deref(),
        output: &output,
        year,
        reference_date,
        occasion: if arguments.sollecito { Occasion::Reminder } else { Occasion::All },
    };
    let told = |error| failure(&error, year);
    let dispatched = pipeline::dispatch(&job).map_err(told)?;
    let mut text = format!("Messaggi agli uffici per la relazione del {year}\n");
    push_letters(&mut text, &dispatched);
    push_others(&mut text, &dispatched);
    if dispatched.is_of_nobody() {
        let _ = writeln!(
            text,
            "  Nessun ufficio ha indicatori per il {year}. Prima il piano e il registro: relazione schede"
        );
    }
    if !arguments.invia {
        if !dispatched.letters.is_empty() {
            text.push_str(HOW_TO_SEND);
        }
        return Ok(Outcome { stdout: text, ..Outcome::default() });
    }
    match pipeline::deliver(&dispatched, clock::now()) {
        Ok(delivered) => {
            let failed = delivered.0.iter().any(|(_, became)| matches!(became, Delivery::Failed(_)));
            push_delivered(&mut text, &delivered);
            Ok(Outcome { code: u8::from(failed), stdout: text, stderr: String::new() })
        }
        Err(error) => Ok(Outcome { stdout: text, ..told(error) }),
    }
}

fn push_letters(text: &mut String, done: &Dispatched) {
    for letter in &done.letters {
        let was_there = if letter.was_there { ", già pronto" } else { "" };
        let _ = writeln!(text, "  {} → {}: {}{was_there}", letter.office, letter.address, letter.path.display());
    }
}

/// Whoever gets no letter, and why.
fn push_others(text: &mut String, done: &Dispatched) {
    if !done.done.is_empty() {
        let offices = italian::count(
            done.done.len(),
            "ufficio non ha nulla da fare e non riceve",
            "uffici non hanno nulla da fare e non ricevono",
        );
        let _ = writeln!(text, "  {offices} messaggi: {}", done.done.join(", "));
    }
    for office in &done.without_address {
        let _ = writeln!(
            text,
            "  {office}: nessun messaggio, manca l’indirizzo. In relazione.toml, sotto [uffici]: \"{office}\" = \"…@…\""
        );
    }
    for office in &done.without_sheet {
        let _ = writeln!(text, "  {office}: nessun messaggio, non ha ancora una scheda. Prima: relazione schede");
    }
    if done.of_nobody > 0 {
        let said = italian::count(done.of_nobody, "indicatore non ha", "indicatori non hanno");
        let _ = writeln!(text, "  {said} un ufficio: scriverlo in UFFICIO nel registro");
    }
    if let Some(doubt) = done.settings.as_ref().and_then(MailSettings::doubt) {
        let _ = writeln!(text, "{doubt}");
    }
}

fn push_delivered(text: &mut String, delivered: &Delivered) {
    for (letter, became) in &delivered.0 {
        let said = match became {
            Delivery::Sent => "spedito".to_owned(),
            Delivery::Before(moment) => format!("era già stato spedito ({moment})"),
            Delivery::Failed(error) => format!("NON spedito: {error}"),
        };
        let _ = writeln!(text, "{} ({}): {said}", letter.office, letter.address);
    }
}
