//! `posta.toml`: who writes to the offices, and through which server.
//!
//! Guaranteed: the file holds no password, only where one is; it is no input of the report and no part of a package.
//! Deliberately absent: reading the password, and sending.

mod raw;

use chrono::NaiveDate;

use crate::domain::Year;
use crate::inputs::keys::{self, KeyError};
use crate::words::mailbox::{is_mailbox, is_same_mailbox};

/// Its name in the entity's folder.
pub const FILE_NAME: &str = "posta.toml";

/// What the file says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MailSettings {
    /// The sender’s address.
    pub sender: String,
    /// The day by which the offices send their sheets back, where one is set.
    pub sheets_by: Option<SheetsBy>,
    /// The server, where one is named: letters can be written without.
    pub server: Option<Server>,
}

/// A day of the year after the one measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SheetsBy {
    day: u32,
    month: u32,
}

impl SheetsBy {
    /// `31/03`; 29 February is no day of every year.
    fn parse(text: &str) -> Option<Self> {
        let (day, month) = text.trim().split_once('/')?;
        let (day, month) = (day.parse().ok()?, month.parse().ok()?);
        NaiveDate::from_ymd_opt(2023, month, day).map(|_| Self { day, month })
    }

    /// The day for the sheets of a year.
    pub fn of(self, year: Year) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(i32::from(year.next().0), self.month, self.day)
    }
}

/// An SMTP server (RFC 5321).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Server {
    /// Its name.
    pub name: String,
    /// Its port.
    pub port: u16,
    /// How the connection is protected.
    pub security: Security,
    /// Who logs in, and where the password is; nobody, for a server that asks for none.
    pub login: Option<Login>,
}

/// How a connection is protected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Security {
    /// From the first byte (port 465).
    Tls,
    /// After asking for it (port 587).
    StartTls,
    /// Not at all.
    None,
}

impl Security {
    const WORDS: [(&'static str, Self, u16); 3] =
        [("tls", Self::Tls, 465), ("starttls", Self::StartTls, 587), ("nessuna", Self::None, 25)];
}

/// Who logs in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Login {
    /// The name of the user.
    pub user: String,
    /// Where the password is.
    pub password: PasswordSource,
}

/// Where a password is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PasswordSource {
    /// In this variable of the environment.
    Variable(String),
    /// In this file, which only its owner may read; from the entity's folder.
    File(String),
}

impl MailSettings {
    /// Reads and checks the file.
    ///
    /// # Errors
    /// [`KeyError`] with the line of the first thing that is wrong.
    pub fn parse(text: &str) -> Result<Self, KeyError> {
        // A line of this file may hold a password, by mistake: it is never shown.
        Self::parse_whole(text).map_err(KeyError::without_line)
    }

    fn parse_whole(text: &str) -> Result<Self, KeyError> {
        let raw: raw::Keys = keys::read(text)?;
        let fail = |key: &str, message: &str| Err(KeyError::impossible(text, &[key], message));
        if raw.password.is_some() {
            return fail(
                "password",
                "la password non si scrive qui: metterla in un file leggibile soltanto da chi lo usa e indicarlo con \
                 password_file, oppure in una variabile d’ambiente e indicarla con password_variabile",
            );
        }
        let sender = raw.mittente.trim().to_owned();
        if !is_mailbox(&sender) {
            return fail("mittente", "serve un indirizzo di posta elettronica, come \"ragioneria@comune.prova.it\"");
        }
        let by = raw.schede_entro.as_deref();
        let sheets_by = by.and_then(SheetsBy::parse);
        if by.is_some() && sheets_by.is_none() {
            return fail("schede_entro", "serve il giorno con il mese, come \"31/03\": è quello dell’anno dopo");
        }
        let password = match (raw.password_variabile, raw.password_file) {
            (Some(_), Some(_)) => {
                return fail("password_file", "una sola delle due: password_file o password_variabile");
            }
            (Some(name), None) => Some(PasswordSource::Variable(name)),
            (None, Some(path)) => Some(PasswordSource::File(path)),
            (None, None) => None,
        };
        let login = match (raw.utente, password) {
            (None, None) => None,
            (Some(user), Some(password)) => Some(Login { user: user.trim().to_owned(), password }),
            (Some(_), None) => return fail("utente", "con «utente» serve password_file oppure password_variabile"),
            (None, Some(PasswordSource::Variable(_))) => {
                return fail("password_variabile", "con una password serve anche «utente»");
            }
            (None, Some(PasswordSource::File(_))) => {
                return fail("password_file", "con una password serve anche «utente»");
            }
        };
        let word = raw.sicurezza.as_deref().unwrap_or("tls");
        let known = Security::WORDS.into_iter().find(|(known, ..)| *known == word);
        let Some((_, security, port)) = known else {
            return fail("sicurezza", "serve «tls» (porta 465), «starttls» (porta 587) oppure «nessuna»");
        };
        let user = login.as_ref().map(|login| login.user.as_str());
        if raw.pec && user.is_some_and(|user| !is_same_mailbox(user, &sender)) {
            return fail(
                "mittente",
                "da una PEC si scrive soltanto con il suo indirizzo: «mittente» e «utente» uguali",
            );
        }
        let Some(name) = raw.server.map(|name| name.trim().to_owned()).filter(|name| !name.is_empty()) else {
            return Ok(Self { sender, sheets_by, server: None });
        };
        if raw.pec && login.is_none() {
            return fail("pec", "per spedire da una PEC servono anche «utente» e la sua password");
        }
        if security == Security::None && login.is_some() && !is_here(&name) {
            return fail("sicurezza", "con una password la connessione va protetta: «tls» oppure «starttls»");
        }
        let server = Server { name, port: raw.porta.unwrap_or(port), security, login };
        Ok(Self { sender, sheets_by, server: Some(server) })
    }

    /// What many servers refuse, in a sentence: a sender that is not the mailbox that logs in.
    pub fn doubt(&self) -> Option<String> {
        let user = &self.server.as_ref()?.login.as_ref()?.user;
        let differs = is_mailbox(user) && !is_same_mailbox(user, &self.sender);
        differs.then(|| {
            format!(
                "{FILE_NAME}: il mittente {} non è la casella che spedisce ({user}). Una PEC lo rifiuta: se lo è, \
                 scrivere lo stesso indirizzo.",
                self.sender
            )
        })
    }
}

/// Whether a server is this machine.
fn is_here(name: &str) -> bool {
    matches!(name, "localhost" | "127.0.0.1" | "::1")
}

#[cfg(test)]
mod tests {
    use super::*;

    const SERVER: &str = "mittente = \"a@b.it\"\nserver = \"smtp.b.it\"\n";

    #[test]
    fn a_sender_is_enough_to_write_letters() {
        let settings = MailSettings::parse("mittente = \"a@b.it\"\n").unwrap();
        assert_eq!((settings.sender.as_str(), settings.server), ("a@b.it", None));
        let server = MailSettings::parse(SERVER).unwrap().server.unwrap();
        assert_eq!((server.port, server.security, server.login), (465, Security::Tls, None));
    }

    #[test]
    fn what_cannot_be_is_told_with_its_line() {
        for (more, line, said) in [
            ("password = \"x\"\n", 3, "password_file"),
            ("password = 4711\n", 3, "password_file"),
            ("sicurezza = \"ssl\"\n", 3, "starttls"),
            ("utente = \"u\"\n", 3, "password_variabile"),
            ("sicurezza = \"nessuna\"\nutente = \"u\"\npassword_variabile = \"P\"\n", 3, "protetta"),
            ("pec = true\nutente = \"c@b.it\"\npassword_variabile = \"P\"\n", 1, "PEC"),
            ("pec = true\n", 3, "password"),
            ("password_file = \"p\"\n", 3, "utente"),
            ("schede_entro = \"31 marzo\"\n", 3, "31/03"),
            ("schede_entro = \"29/02\"\n", 3, "31/03"),
            ("colore = 1\n", 3, "chiave sconosciuta"),
        ] {
            let error = MailSettings::parse(&format!("{SERVER}{more}")).unwrap_err();
            assert!(!error.to_string().contains(" | "), "{error}");
            assert!(error.line == line && error.message.contains(said), "{error:?}");
        }
    }

    #[test]
    fn keys_are_held_to_what_they_may_be_without_a_server_too() {
        for (more, said) in [("sicurezza = \"ssl\"\n", "starttls"), ("utente = \"u\"\n", "password_variabile")] {
            let error = MailSettings::parse(&format!("mittente = \"a@b.it\"\n{more}")).unwrap_err();
            assert!(error.line == 2 && error.message.contains(said), "{error:?}");
        }
    }

    #[test]
    fn a_sender_that_is_not_the_mailbox_is_doubted() {
        let login = "utente = \"c@b.it\"\npassword_variabile = \"P\"\n";
        assert!(MailSettings::parse(&format!("{SERVER}{login}")).unwrap().doubt().unwrap().contains("c@b.it"));
        let alike = SERVER.replace("a@", "a.1@");
        let alike = MailSettings::parse(&format!("{alike}{}", login.replace("c@", "a-1@"))).unwrap();
        assert!(alike.doubt().is_some(), "another mailbox, however like");
        let same = login.replace("c@", "A@");
        assert_eq!(MailSettings::parse(&format!("{SERVER}pec = true\n{same}")).unwrap().doubt(), None);
    }
}
