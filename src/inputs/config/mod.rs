//! `relazione.toml` → a typed [`Config`].
//!
//! Guaranteed: unknown keys, wrong types and impossible values are errors that name
//! file, line and what is allowed; every rule left out has the documented default.
//! Deliberately absent: files and paths of this machine; see [`crate::inputs::entity`].

mod cycle_acts;
mod details;
mod error;
mod long_names;
mod offices;
mod pdf;
mod plans;
mod publishing;
mod raw;
mod rules;
mod signals;
mod unpackaged;

use std::collections::BTreeMap;
use std::path::PathBuf;

use chrono::NaiveDate;

use crate::disk::{DEFAULT_LIMIT, MEBIBYTE};
use crate::domain::Rules;
use crate::domain::{Act, Place, Position, ReportMeasure, Year};
use crate::inputs::keys;
use crate::signals::Settings;
pub use cycle_acts::Acts;
pub use details::{Details, Outline};
pub use error::{ConfigError, FILE_NAME};
pub use offices::Offices;
pub use pdf::PdfStandards;
pub use plans::Plans;
pub use publishing::{Archive, ProtocolOffice, Publishing};
pub use unpackaged::without_unpackaged;

/// Everything an entity says about itself and its rules.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Config {
    /// Who it is.
    pub entity: Entity,
    /// Files and names of its plans, as far as it says them.
    pub plans: Plans,
    /// Acts of a year's cycle.
    pub acts: BTreeMap<Year, Acts>,
    /// The act that adopted the *sistema di misurazione e valutazione della performance*.
    pub smvp: Option<Act>,
    /// The rules of scoring.
    pub rules: Rules,
    /// A deadline that replaces the plan's own, by year measured.
    pub deadline: Option<Deadline>,
    /// Names of the bodies.
    pub bodies: Bodies,
    /// How strongly the signals for auditors speak.
    pub signals: Settings,
    /// The most bytes of an input file that are read.
    pub file_limit: u64,
    /// How its documents are published.
    pub publishing: Publishing,
    /// Where the details of the objectives stand.
    pub details: Details,
    /// Its headings.
    pub outline: Outline,
    /// What the document's PDF conforms to.
    pub pdf: PdfStandards,
    /// Where each office gets its mail; no part of what a package says.
    pub offices: Offices,
    /// Where its packages go, from its folder; no part of what a package says.
    pub output: Option<PathBuf>,
}

/// The largest limit that an entity may set, in mebibytes: each file is held in memory.
const LARGEST_LIMIT: u64 = 1024;

/// Who the entity is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entity {
    /// Full name, such as `Comune di Boffalora sopra Ticino`.
    pub name: String,
    /// Name of the province, may be empty.
    pub province: String,
    /// Six-digit ISTAT code of the municipality, may be empty.
    pub istat_code: String,
    /// Code in the *Indice delle pubbliche amministrazioni*, may be empty.
    pub ipa_code: String,
    /// Tax code, may be empty.
    pub tax_code: String,
    /// Whether the data are invented.
    pub demonstration: bool,
    /// What its protocol office knows.
    pub protocol: ProtocolOffice,
    /// What its archive knows.
    pub archive: Archive,
}

/// `[scadenza]`: what replaces what the plan says of the report's own deadline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Deadline {
    /// Day of the month and month, from 1, in the following year.
    pub day_and_month: Option<(u32, u32)>,
    /// What the plan's own objective measures.
    pub measure: Option<ReportMeasure>,
}

impl Deadline {
    fn checked(raw: &raw::DeadlineKeys, text: &str) -> Result<Self, ConfigError> {
        let fail = |key: &str, message: &str| ConfigError::impossible(text, &["scadenza", key], message);
        let day_and_month = match (raw.giorno, raw.mese) {
            (Some(day), Some(month)) => Some((day, month)),
            (None, None) => None,
            (Some(_), None) => return Err(fail("giorno", "con «giorno» serve anche «mese»")),
            (None, Some(_)) => return Err(fail("mese", "con «mese» serve anche «giorno»")),
        };
        let measure = raw.misura.as_deref().map(|word| {
            let known = ReportMeasure::WORDS.into_iter().find(|(known, _)| *known == word);
            known.map(|(_, measure)| measure).ok_or_else(|| fail("misura", "serve «predisposizione» oppure «adozione»"))
        });
        let deadline = Self { day_and_month, measure: measure.transpose()? };
        // 2023 is not a leap year: 29 February is no yearly deadline.
        match day_and_month {
            Some((day, month)) if deadline.of(Year(2022)).is_none() => {
                Err(ConfigError::impossible(text, &["scadenza"], &format!("il giorno {day}/{month} non esiste")))
            }
            _ => Ok(deadline),
        }
    }

    /// The deadline for the report on `year`; `None` where none is set or the day does not exist then.
    pub fn of(self, year: Year) -> Option<NaiveDate> {
        let (day, month) = self.day_and_month?;
        NaiveDate::from_ymd_opt(i32::from(year.next().0), month, day)
    }
}

/// Names of the bodies that adopt, validate and check.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bodies {
    /// Who adopts the report.
    pub executive: String,
    /// Who validates it.
    pub board: String,
    /// Who audits the accounts.
    pub auditor: String,
}

impl Config {
    /// Reads and checks a configuration.
    ///
    /// # Errors
    /// [`ConfigError`] with the line of the first key that is unknown, of the wrong type or impossible.
    pub fn parse(text: &str) -> Result<Self, ConfigError> {
        let raw: raw::File = keys::read(text)?;
        let entity = Entity {
            name: raw.ente.nome,
            province: raw.ente.provincia,
            istat_code: raw.ente.codice_istat,
            ipa_code: raw.ente.codice_ipa,
            tax_code: raw.ente.codice_fiscale,
            demonstration: raw.ente.dimostrativo,
            protocol: ProtocolOffice::of(raw.ente.protocollo),
            archive: Archive::checked(raw.ente.conservazione, text)?,
        };
        if entity.name.trim().is_empty() {
            return Err(ConfigError::impossible(text, &["ente", "nome"], "il nome dell’ente non può essere vuoto"));
        }
        let plans = Plans::checked(raw.piano, text)?;
        let mut acts = BTreeMap::new();
        for (year, raw) in raw.atti {
            acts.insert(ConfigError::year(text, "atti", &year)?, Acts::from(raw));
        }
        let deadline = raw.scadenza.map(|raw| Deadline::checked(&raw, text)).transpose()?;
        let place = Place { file: FILE_NAME.into(), sheet: None, position: Position::Key("soglie".into()) };
        let rules = rules::checked(&raw.soglie, text, place)?;
        let smvp = raw.smvp.map(Act::from);
        let signals = signals::checked(&raw.segnali, &raw.soglie_segnali, text)?;
        let file_limit = file_limit(&raw.limiti, text)?;
        let output = unpackaged::checked(raw.uscita, text)?;
        let publishing = Publishing::checked(raw.pubblicazione, text)?;
        let details = Details::checked(raw.documento.dettaglio.as_deref(), text)?;
        let outline = Outline::checked(raw.documento.schema.as_deref(), text)?;
        let pdf = PdfStandards::checked(raw.documento.pdf.as_deref(), text)?;
        let offices = Offices::checked(raw.uffici, text)?;
        let bodies = raw.organi.into();
        Ok(Self {
            entity,
            plans,
            acts,
            smvp,
            rules,
            deadline,
            bodies,
            signals,
            file_limit,
            publishing,
            details,
            outline,
            pdf,
            offices,
            output,
        })
    }
}

fn file_limit(raw: &raw::Limits, text: &str) -> Result<u64, ConfigError> {
    let Some(mebibytes) = raw.file_mib.map(u64::from) else { return Ok(DEFAULT_LIMIT) };
    if (1..=LARGEST_LIMIT).contains(&mebibytes) {
        return Ok(mebibytes * MEBIBYTE);
    }
    let message = format!("serve un numero intero di MiB da 1 a {LARGEST_LIMIT}");
    Err(ConfigError::impossible(text, &["limiti", "file_mib"], &message))
}

impl From<raw::Bodies> for Bodies {
    fn from(raw: raw::Bodies) -> Self {
        let or = |given: Option<String>, standard: &str| given.unwrap_or_else(|| standard.to_owned());
        Self {
            executive: or(raw.giunta, "Giunta comunale"),
            board: or(raw.nucleo, "Nucleo di valutazione"),
            auditor: or(raw.revisore, "Revisore dei conti"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::MissingPolicy;
    use rust_decimal::Decimal;

    const MINIMAL: &str = "[ente]\nnome = \"Comune di Prova\"\n";

    #[test]
    fn everything_but_the_name_has_a_default() {
        let config = Config::parse(MINIMAL).unwrap();
        assert_eq!(config.entity.name, "Comune di Prova");
        assert!(!config.entity.demonstration);
        assert_eq!(config.rules.thresholds.achieved, Decimal::from(90));
        assert_eq!(config.rules.missing, MissingPolicy::Block);
        assert_eq!(config.bodies.board, "Nucleo di valutazione");
    }

    #[test]
    fn numbers_and_acts_are_read_exactly() {
        let text = format!(
            "{MINIMAL}[soglie]\nraggiunto = 92.5\ntolleranza_mantenimento = 3\ndati_mancanti = \"zero\"\n\
             ritardi = [{{ giorni = 10, valore = 90 }}]\n[atti.2024]\ndelibera_giunta = {{ numero = \"42\", data = 2025-06-12 }}\n"
        );
        let config = Config::parse(&text).unwrap();
        assert_eq!(config.rules.thresholds.achieved, "92.5".parse().unwrap());
        assert_eq!(config.rules.maintenance_tolerance, "0.03".parse().unwrap());
        assert_eq!(config.rules.delays.len(), 1);
        assert_eq!(config.acts[&Year(2024)].resolution.as_ref().unwrap().number, "42");
    }

    #[test]
    fn a_wrong_key_or_value_is_named_with_its_line() {
        for (text, line, word) in [
            ("[ente]\nnome = \"X\"\ncolore = \"blu\"\n", 3, "colore"),
            ("[ente]\nnome = 3\n", 2, "testo"),
            ("[ente]\nnome = \"X\"\n[soglie]\nraggiunto = 60\nparziale = 70\n", 5, "minore"),
            ("[ente]\nnome = \"X\"\n[soglie]\nraggiunto = 130\n", 4, "100"),
            ("[ente]\nnome = \"X\"\n[soglie]\ntetto = 90\n", 4, "100"),
            ("[ente]\nnome = \"X\"\n[soglie]\ndati_mancanti = \"boh\"\n", 4, "blocca"),
            ("[ente]\nnome = \"X\"\n[scadenza]\ngiorno = 31\nmese = 6\n", 3, "non esiste"),
            ("[ente]\nnome = \"X\"\n[scadenza]\ngiorno = 31\n", 4, "mese"),
            ("[ente]\nnome = \"X\"\n[scadenza]\nmisura = \"firma\"\n", 4, "adozione"),
            ("[ente]\nnome = \"X\"\n[atti.duemila]\n", 3, "anno"),
            ("[ente\nnome = \"X\"\n", 1, "]"),
            ("[ente]\nnome = \"X\"\n[piano.2024]\nfile = \"../altro.xlsx\"\n", 4, "cartella dell’ente"),
            ("[ente]\nnome = \"X\"\n[piano.2024]\nfile = \"/etc/passwd\"\n", 4, "cartella dell’ente"),
            ("[ente]\nnome = \"X\"\n[piano.2024]\n", 3, "«nome»"),
            ("[ente]\nnome = \"X\"\n[piano.2024]\nnome = \" \"\n", 4, "vuoto"),
            ("[ente]\nnome = \" \"\n", 2, "vuoto"),
            ("[smvp]\natto = \"1\"\ndata = 2020-01-31\n", 1, "ente"),
            ("[ente]\nnome = \"X\"\n[smvp]\natto = \"1\"\ndata = 2019-02-30\n", 5, "non esiste"),
            ("[ente]\nnome = \"X\"\n[smvp]\natto = \"1\"\ndata = \"27/02/2019\"\n", 5, "senza virgolette"),
            ("[ente]\nnome = \"X\"\n[soglie]\nritardi = [{ giorni = -3, valore = 80 }]\n", 4, "non ammesso"),
            ("[ente]\nnome = \"X\"\n[soglie]\nritardi = [{ giorno = 3, valore = 80 }]\n", 4, "`giorni` e `valore`"),
            ("[ente]\nnome = \"X\"\n[soglie]\ntolleranza_mantenimento = 2,5\n", 4, "virgola"),
            ("[ente]\nnome = Comune di X\n", 2, "fra virgolette"),
            ("[ente]\nnome = \"X\"\n[limiti]\nfile_mib = 0\n", 4, "da 1 a 1024"),
            ("[ente]\nnome = \"X\"\n[pubblicazione]\nlicenza = \"GPL\"\n", 4, "CC-BY-4.0, CC0-1.0, IODL-2.0"),
            ("[ente]\nnome = \"X\"\n[documento]\ndettaglio = \"breve\"\n", 4, "\"documento\" oppure \"allegato\""),
            ("[ente]\nnome = \"X\"\n[documento]\nschema = \"lg5-2020\"\n", 4, "\"relazione\" oppure \"lg3-2018\""),
            ("[ente]\nnome = \"X\"\n[documento]\npdf = \"a4\"\n", 4, "\"2a\" oppure \"ua2\""),
            ("[ente]\nnome = \"X\"\n[pubblicazione]\naccessibilita = \"agid\"\n", 4, "https://"),
            ("[ente]\nnome = \"X\"\n[pubblicazione]\ncontatto = \"javascript:x\"\n", 4, "casella"),
            ("[ente]\nnome = \"X\"\n[ente.conservazione]\nanni = 0\n", 4, "9999"),
        ] {
            let ConfigError(error) = Config::parse(text).unwrap_err();
            assert_eq!(error.line, line, "{text}{error}");
            assert!(error.to_string().contains(word), "{error}");
            for english in ["expected", "invalid", "must", " or ", "a TOML"] {
                assert!(!error.message.contains(english), "{error}");
            }
        }
    }
}
