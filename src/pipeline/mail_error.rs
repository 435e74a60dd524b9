//! Why the messages to the offices cannot be written or sent.

use crate::delivery::{DeliveryError, PasswordError};
use crate::disk::Fault;
use crate::inputs::keys::KeyError;

/// What keeps messages from being written or sent; in Italian.
#[derive(Debug, thiserror::Error)]
pub enum MailError {
    /// The settings of the mail.
    #[error("posta.toml, {0}")]
    Mailbox(KeyError),
    /// The settings of the mail, which are there.
    #[error("posta.toml non si può leggere ({0})")]
    Unread(Fault),
    /// Nobody is known who writes to the offices.
    #[error(
        "manca chi scrive agli uffici: nella cartella dell’ente creare il file posta.toml con la riga \
         mittente = \"ragioneria@comune.prova.it\" (l’indirizzo della ragioneria)"
    )]
    NoSender,
    /// No server takes the letters.
    #[error(
        "posta.toml non indica il server che spedisce: scrivere server = \"smtp.…\", con utente e password_file se li \
         chiede (docs/posta.md); i messaggi pronti in «posta» si possono anche aprire e spedire dal programma di posta"
    )]
    NoServer,
    /// The password of the mailbox.
    #[error(transparent)]
    Password(#[from] PasswordError),
    /// Mail that this program cannot send.
    #[error(transparent)]
    Delivery(#[from] DeliveryError),
}
