//! `[pubblicazione]`, `[ente.protocollo]`, `[ente.conservazione]`: what goes with a package on a site and in an archive.

use super::error::ConfigError;
use super::raw;
use crate::domain::{LICENCES, Licence};
use crate::words::link::may_lead_to;

/// How the documents are published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Publishing {
    /// The licence of documents and data.
    pub licence: Licence,
    /// Whom citizens ask: an address of the web or of a mailbox.
    pub contact: Option<String>,
    /// Where the accessibility statement is.
    pub accessibility: Option<String>,
    /// Where the folder of the packages of all years can be read, without a slash at the end.
    pub site: Option<String>,
}

/// What the protocol office knows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ProtocolOffice {
    /// Name of the *area organizzativa omogenea*.
    pub aoo: Option<String>,
    /// Its code in the IPA.
    pub aoo_code: Option<String>,
    /// Code of the register of the protocol.
    pub register: Option<String>,
    /// The certified mailbox.
    pub pec: Option<String>,
}

/// What the archive knows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Archive {
    /// Index of the classification.
    pub class: Option<String>,
    /// What the index stands for.
    pub class_name: Option<String>,
    /// The plan of classification.
    pub plan: Option<String>,
    /// Identifier of the file in which the documents are put.
    pub file: Option<String>,
    /// Years of retention; 9999 means for ever.
    pub years: Option<u16>,
}

impl Publishing {
    pub(super) fn checked(raw: raw::Publishing, text: &str) -> Result<Self, ConfigError> {
        let fail = |key: &str, message: &str| ConfigError::impossible(text, &["pubblicazione", key], message);
        let licence = match raw.licenza.as_deref() {
            None => LICENCES[0],
            Some(id) => match LICENCES.into_iter().find(|licence| licence.id.eq_ignore_ascii_case(id.trim())) {
                Some(licence) => licence,
                None => {
                    let known = LICENCES.map(|licence| licence.id).join(", ");
                    return Err(fail("licenza", &format!("serve una di queste: {known}")));
                }
            },
        };
        let address = |key: &str, given: Option<String>, is_page: bool| {
            let Some(given) = filled(given) else { return Ok(None) };
            let given =
                if !is_page && given.contains('@') && !given.contains(':') { format!("mailto:{given}") } else { given };
            if may_lead_to(&given) && (!is_page || given.to_ascii_lowercase().starts_with("http")) {
                return Ok(Some(given));
            }
            let what = if is_page {
                "l’indirizzo di una pagina, come https://…"
            } else {
                "una casella di posta o l’indirizzo di una pagina, come https://…"
            };
            Err(fail(key, &format!("serve {what}")))
        };
        let contact = address("contatto", raw.contatto, false)?;
        let accessibility = address("accessibilita", raw.accessibilita, true)?;
        let site = address("indirizzo", raw.indirizzo, true)?.map(|site| site.trim_end_matches('/').to_owned());
        Ok(Self { licence, contact, accessibility, site })
    }
}

impl ProtocolOffice {
    pub(super) fn of(raw: raw::ProtocolOffice) -> Self {
        Self {
            aoo: filled(raw.aoo),
            aoo_code: filled(raw.codice_aoo),
            register: filled(raw.registro),
            pec: filled(raw.pec),
        }
    }
}

impl Archive {
    pub(super) fn checked(raw: raw::Archive, text: &str) -> Result<Self, ConfigError> {
        if raw.anni.is_some_and(|years| !(1..=9999).contains(&years)) {
            let message = "serve un numero di anni da 1 a 9999 (9999: per sempre)";
            return Err(ConfigError::impossible(text, &["ente", "conservazione", "anni"], message));
        }
        Ok(Self {
            class: filled(raw.classificazione),
            class_name: filled(raw.descrizione_classificazione),
            plan: filled(raw.piano_classificazione),
            file: filled(raw.fascicolo),
            years: raw.anni,
        })
    }
}

fn filled(text: Option<String>) -> Option<String> {
    text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())
}
