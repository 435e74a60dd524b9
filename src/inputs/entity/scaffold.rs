//! The folder of a new entity: configuration to complete, instructions, empty subfolders.
//!
//! Guaranteed: nothing that exists is ever overwritten; a folder that holds anything is refused
//! before the first file is written. Deliberately absent: example data, which nobody deletes in time.

#![expect(
    clippy::disallowed_methods,
    reason = "the folder of a new entity is made here, before there is anything to read"
)]

use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use crate::inputs::config::FILE_NAME;

/// The commented configuration; [`NAME_MARK`] stands for the entity's name.
const CONFIGURATION: &str = include_str!("scaffold/relazione.toml");
const INSTRUCTIONS: &str = include_str!("scaffold/LEGGIMI.txt");
const INSTRUCTIONS_NAME: &str = "LEGGIMI.txt";
const NAME_MARK: &str = "\"@NOME@\"";

/// The name of an entity that has not said its own: a report that bears it is never final.
pub(super) const UNKNOWN_NAME: &str = "Comune di …";

/// The subfolders, all of which may stay empty but the first three.
const FOLDERS: [&str; 9] =
    ["piano", "indicatori", "misurazioni", "risorse", "variazioni", "contesto", "individuale", "testi", "templates"];

/// A folder that could not be prepared.
#[derive(Debug, thiserror::Error)]
pub enum ScaffoldError {
    /// The folder holds something.
    #[error(
        "{}: la cartella non è vuota: niente è stato scritto. Indicare una cartella nuova o vuota", .folder.display()
    )]
    NotEmpty {
        /// The folder.
        folder: PathBuf,
    },
    /// A file or a folder cannot be made.
    #[error("{}: non si può creare ({})", .path.display(), crate::words::italian::system_error(source))]
    Write {
        /// The file or folder.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
}

/// Prepares the folder of a new entity; `name` is its full name, such as `Comune di Prova`.
///
/// # Errors
/// [`ScaffoldError::NotEmpty`] where the folder holds anything: nothing is then written;
/// [`ScaffoldError::Write`] where the system refuses.
pub fn scaffold(folder: &Path, name: Option<&str>) -> Result<(), ScaffoldError> {
    let at = |path: &Path| {
        let path = path.to_owned();
        move |source| ScaffoldError::Write { path, source }
    };
    if is_occupied(folder).map_err(at(folder))? {
        return Err(ScaffoldError::NotEmpty { folder: folder.to_owned() });
    }
    for below in FOLDERS {
        let path = folder.join(below);
        fs::create_dir_all(&path).map_err(at(&path))?;
    }
    for (file, text) in [(FILE_NAME, configuration(name)), (INSTRUCTIONS_NAME, INSTRUCTIONS.to_owned())] {
        let path = folder.join(file);
        let new = OpenOptions::new().write(true).create_new(true).open(&path);
        new.and_then(|mut new| new.write_all(text.as_bytes())).map_err(at(&path))?;
    }
    Ok(())
}

/// The commented configuration of an entity.
fn configuration(name: Option<&str>) -> String {
    let name = name.map(str::trim).filter(|name| !name.is_empty()).unwrap_or(UNKNOWN_NAME);
    CONFIGURATION.replace(NAME_MARK, &toml::Value::from(name).to_string())
}

/// Whether something that is not an empty folder stands there.
fn is_occupied(folder: &Path) -> io::Result<bool> {
    match fs::read_dir(folder) {
        Ok(mut entries) => Ok(entries.next().is_some()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) if error.kind() == io::ErrorKind::NotADirectory => Ok(true),
        Err(error) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::inputs::config::Config;

    /// The template with every setting switched on: a comment without a space is a setting.
    fn complete() -> String {
        let switch_on = |line: &'static str| match line.strip_prefix('#') {
            Some(rest) if !rest.is_empty() && !rest.starts_with(' ') => rest,
            _ => line,
        };
        CONFIGURATION.lines().map(switch_on).collect::<Vec<_>>().join("\n")
    }

    /// The keys of every table, such as `atti.AAAA.piano.numero`; years are all one.
    fn keys(text: &str) -> BTreeSet<String> {
        fn collect(path: &str, value: &toml::Value, into: &mut BTreeSet<String>) {
            match value {
                toml::Value::Table(table) => {
                    for (key, value) in table {
                        let key = if key.parse::<u16>().is_ok() { "AAAA" } else { key };
                        collect(&format!("{path}.{key}"), value, into);
                    }
                }
                toml::Value::Array(items) => items.iter().for_each(|item| collect(path, item, into)),
                _ => _ = into.insert(path.to_owned()),
            }
        }
        let mut found = BTreeSet::new();
        collect("", &toml::from_str(text).unwrap(), &mut found);
        found
    }

    #[test]
    fn the_template_has_every_key_of_the_demonstration_and_is_a_configuration() {
        let demonstration = include_str!("../../../seeds/relazione.toml");
        let missing: Vec<_> = keys(demonstration).difference(&keys(&complete())).cloned().collect();
        assert!(missing.is_empty(), "{missing:?}");
        for text in [configuration(Some("Comune di \"Prova\" \\ d’Arno")), complete()] {
            Config::parse(&text).unwrap_or_else(|error| panic!("{error}"));
        }
    }

    #[test]
    fn the_rules_of_the_template_are_the_defaults() {
        let minimal = Config::parse("[ente]\nnome = \"Comune di Prova\"\n").unwrap();
        let template = Config::parse(&configuration(Some("Comune di Prova"))).unwrap();
        assert_eq!(template.entity, minimal.entity);
        assert_eq!(template.bodies, minimal.bodies);
        assert_eq!(
            (template.rules.thresholds, template.rules.missing),
            (minimal.rules.thresholds, minimal.rules.missing)
        );
    }

    #[test]
    fn the_instructions_explain_every_folder() {
        for folder in FOLDERS {
            assert!(INSTRUCTIONS.contains(&format!("\n{folder}/")), "{folder}");
        }
    }
}
