//! Messages out through an SMTP server: the only place where the program uses the network.
//!
//! Guaranteed: without the feature `posta` nothing here can send, and says how to install what can; a password is read
//! when it is needed, kept nowhere and never told. Deliberately absent: what a message says.

mod error;
mod password;
#[cfg(feature = "posta")]
mod smtp;

pub use error::DeliveryError;
pub use password::{PasswordError, password};

use crate::inputs::mailbox::Server;

/// A connection to a server.
pub struct Delivery {
    #[cfg(feature = "posta")]
    transport: smtp::Transport,
}

#[cfg(feature = "posta")]
impl Delivery {
    /// Prepares a connection; `password` is that of the server's user.
    ///
    /// # Errors
    /// [`DeliveryError`] where the server cannot be used.
    pub fn open(server: &Server, password: Option<String>) -> Result<Self, DeliveryError> {
        smtp::Transport::open(server, password).map(|transport| Self { transport })
    }

    /// Hands over one message.
    ///
    /// # Errors
    /// [`DeliveryError::Refused`] with what the server said.
    pub fn send(&self, from: &str, to: &str, message: &[u8]) -> Result<(), DeliveryError> {
        self.transport.send(from, to, message)
    }
}

#[cfg(not(feature = "posta"))]
impl Delivery {
    /// Never.
    ///
    /// # Errors
    /// [`DeliveryError::NotBuilt`].
    pub fn open(_: &Server, _: Option<String>) -> Result<Self, DeliveryError> {
        Err(DeliveryError::NotBuilt)
    }

    /// Never.
    ///
    /// # Errors
    /// [`DeliveryError::NotBuilt`].
    pub fn send(&self, _: &str, _: &str, _: &[u8]) -> Result<(), DeliveryError> {
        let Self {} = self;
        Err(DeliveryError::NotBuilt)
    }
}

/// Whether this program can send at all.
pub const CAN_SEND: bool = cfg!(feature = "posta");
