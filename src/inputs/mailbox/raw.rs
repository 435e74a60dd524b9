//! The file as TOML has it.

use serde::Deserialize;
use serde::de::IgnoredAny;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Keys {
    pub mittente: String,
    pub schede_entro: Option<String>,
    pub server: Option<String>,
    pub porta: Option<u16>,
    pub sicurezza: Option<String>,
    pub utente: Option<String>,
    #[serde(default)]
    pub pec: bool,
    pub password_variabile: Option<String>,
    pub password_file: Option<String>,
    /// Never: named so that what to write instead can be said.
    pub password: Option<IgnoredAny>,
}
