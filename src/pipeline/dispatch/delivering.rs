//! `spedisci --invia`: the letters out, each noted in `posta/registro.jsonl`.
//!
//! Guaranteed: a letter that the register says was sent is not sent again; each line is written before the next letter
//! leaves.

use std::collections::BTreeSet;
use std::path::Path;

use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

use super::job::{Dispatched, FOLDER, ReadyLetter};
use crate::delivery::{self, DeliveryError};
use crate::digest::hex_digest;
use crate::inputs::mailbox::Server;
use crate::package;
use crate::pipeline::PipelineError;
use crate::pipeline::mail_error::MailError;

const REGISTER: &str = "registro.jsonl";
const MOMENT: &str = "%Y-%m-%dT%H:%M:%SZ";
const SENT: &str = "spedito";

/// What became of a letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Delivery {
    /// It went out.
    Sent,
    /// It had gone out already, at this moment.
    Before(String),
    /// It did not.
    Failed(DeliveryError),
}

/// The letters, each with what became of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Delivered(pub Vec<(ReadyLetter, Delivery)>);

/// A line of the register.
#[derive(Debug, Serialize, Deserialize)]
struct Line {
    quando: String,
    ufficio: String,
    indirizzo: String,
    messaggio: String,
    sha256: String,
    esito: String,
}

/// Sends the letters; `now` is the machine's clock.
///
/// # Errors
/// [`PipelineError`]: no server is named, the password cannot be read, the program cannot send, or the register cannot
/// be written. A letter that a server refuses is told beside the others.
pub fn deliver(dispatched: &Dispatched, now: NaiveDateTime) -> Result<Delivered, PipelineError> {
    if !delivery::CAN_SEND {
        return Err(MailError::from(DeliveryError::NotBuilt).into());
    }
    let settings = dispatched.settings.as_ref().ok_or(MailError::NoServer)?;
    let server = settings.server.as_ref().ok_or(MailError::NoServer)?;
    let connection =
        delivery::Delivery::open(server, password(server, &dispatched.root)?).map_err(MailError::Delivery)?;
    let path = dispatched.root.join(FOLDER).join(REGISTER);
    let mut register = package::read(&path)?.unwrap_or_default();
    if register.last().is_some_and(|last| *last != b'\n') {
        register.push(b'\n');
    }
    let mut delivered = Delivered::default();
    for letter in &dispatched.letters {
        let sha256 = hex_digest(&letter.bytes);
        if let Some(moment) = sent_at(&register, &sha256) {
            delivered.0.push((letter.clone(), Delivery::Before(moment)));
            continue;
        }
        let result = connection.send(&settings.sender, &letter.address, &letter.bytes);
        let line = Line {
            quando: now.format(MOMENT).to_string(),
            ufficio: letter.office.clone(),
            indirizzo: letter.address.clone(),
            messaggio: letter.path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default(),
            sha256,
            esito: result.as_ref().err().map_or_else(|| SENT.to_owned(), ToString::to_string),
        };
        register.extend(serde_json::to_vec(&line).expect("strings always serialise"));
        register.push(b'\n');
        package::write_file(&path, &register)?;
        delivered.0.push((letter.clone(), result.map_or_else(Delivery::Failed, |()| Delivery::Sent)));
    }
    Ok(delivered)
}

fn password(server: &Server, root: &Path) -> Result<Option<String>, MailError> {
    let login = server.login.as_ref();
    login.map(|login| delivery::password(&login.password, root)).transpose().map_err(MailError::Password)
}

/// When the register says that a letter was sent.
fn sent_at(register: &[u8], sha256: &str) -> Option<String> {
    let text = String::from_utf8_lossy(register);
    let lines: BTreeSet<(String, String)> = text
        .lines()
        .filter_map(|line| serde_json::from_str::<Line>(line).ok())
        .filter(|line| line.esito == SENT)
        .map(|line| (line.sha256, line.quando))
        .collect();
    lines.into_iter().find(|(sent, _)| sent == sha256).map(|(_, moment)| moment)
}
