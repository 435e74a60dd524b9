//! `[uffici]`: where each office gets its mail.

use std::collections::BTreeMap;

use super::error::ConfigError;
use crate::words::fold;
use crate::words::mailbox::is_mailbox;

/// Addresses by office, whatever the case, the accents, the points and the spaces of its name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Offices(BTreeMap<String, String>);

impl Offices {
    pub(super) fn checked(raw: BTreeMap<String, String>, text: &str) -> Result<Self, ConfigError> {
        let mut addresses = BTreeMap::new();
        for (office, address) in raw {
            let fail = |message: &str| Err(ConfigError::impossible(text, &["uffici", &office], message));
            let address = address.trim().to_owned();
            if !is_mailbox(&address) {
                return fail("serve un indirizzo di posta elettronica, come \"tecnico@comune.prova.it\"");
            }
            if addresses.insert(letters(&office), address).is_some() {
                return fail("questo ufficio c’è già, scritto in un altro modo: tenerne uno");
            }
        }
        Ok(Self(addresses))
    }

    /// The address of an office.
    pub fn address(&self, office: &str) -> Option<&str> {
        self.0.get(&letters(office)).map(String::as_str)
    }
}

/// What is left of a name: `S.U.A.P.` and `Suap` are one office, in the register, too.
fn letters(office: &str) -> String {
    fold(office).replace(' ', "")
}
