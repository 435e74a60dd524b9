//! The folder of an entity: the only place that reads its files, and that prepares a new one.
//!
//! Guaranteed: files come in a fixed order with their SHA-256; lock and temporary
//! files of office programs are ignored; a missing sheet, and whatever is there and cannot be
//! read, is a finding, a missing plan an error. Deliberately absent: what the files mean.

mod earlier;
mod error;
mod file;
mod folder;
pub mod folder_codes;
mod inputs;
mod locate;
mod meanwhile;
mod names;
mod one_of_year;
mod other_kinds;
mod own_files;
mod records;
mod scaffold;
mod strays;

pub use earlier::EarlierYear;
pub use error::EntityError;
pub use file::{InputFile, is_unread};
pub use folder::{Folder, earlier_years};
pub use inputs::{OptionalFiles, YearFiles};
pub use locate::{DEFAULT_OUTPUT, configuration, entity_name, file_limit, locate, output_folder, recorded_edition};
pub use meanwhile::changed_since;
pub use own_files::{findings_file, sample_file};
pub use records::Records;
pub use scaffold::{ScaffoldError, scaffold};
