//! lettre, and nobody else knows it.

use std::time::Duration;

use lettre::Transport as _;
use lettre::address::{Address, Envelope};
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Tls, TlsParameters};
use lettre::transport::smtp::{Error, SmtpTransport};

use super::error::DeliveryError;
use crate::inputs::mailbox::{Security, Server};

/// How long a server may be silent.
const PATIENCE: Duration = Duration::from_mins(1);

pub(super) struct Transport(SmtpTransport);

impl Transport {
    pub fn open(server: &Server, password: Option<String>) -> Result<Self, DeliveryError> {
        let parameters = || TlsParameters::new(server.name.clone()).map_err(|error| refused(&error));
        let tls = match server.security {
            Security::Tls => Tls::Wrapper(parameters()?),
            Security::StartTls => Tls::Required(parameters()?),
            Security::None => Tls::None,
        };
        let mut builder =
            SmtpTransport::builder_dangerous(server.name.as_str()).port(server.port).tls(tls).timeout(Some(PATIENCE));
        if let (Some(login), Some(password)) = (&server.login, password) {
            builder = builder.credentials(Credentials::new(login.user.clone(), password));
        }
        Ok(Self(builder.build()))
    }

    pub fn send(&self, from: &str, to: &str, message: &[u8]) -> Result<(), DeliveryError> {
        let address = |text: &str| {
            text.parse::<Address>().map_err(|_| DeliveryError::Refused(format!("«{text}» non è un indirizzo")))
        };
        let envelope = Envelope::new(Some(address(from)?), vec![address(to)?]);
        let envelope = envelope.map_err(|_| DeliveryError::Refused("il messaggio non ha destinatari".to_owned()))?;
        self.0.send_raw(&envelope, message).map(drop).map_err(|error| refused(&error))
    }
}

/// What happened, in our words; of what a server answers, its number.
fn refused(error: &Error) -> DeliveryError {
    let said = if let Some(code) = error.status() {
        let kind = match (error.is_permanent(), u16::from(code)) {
            (_, 535) => "utente o password non accettati",
            (_, 530 | 538) => "il server chiede utente, password o una connessione protetta",
            (_, 550..=553) => "il server rifiuta il mittente o il destinatario",
            (true, _) => "il server rifiuta il messaggio",
            (false, _) => "il server per ora non accetta il messaggio: riprovare più tardi",
        };
        format!("{kind} (risposta {code})")
    } else if error.is_timeout() {
        "il server non risponde".to_owned()
    } else if error.is_tls() {
        "la connessione protetta non riesce: controllare «server», «porta» e «sicurezza»".to_owned()
    } else {
        "il server non si raggiunge o risponde in modo inatteso: controllare «server», «porta» e «sicurezza»".to_owned()
    };
    DeliveryError::Refused(said)
}
