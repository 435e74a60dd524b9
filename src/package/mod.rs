//! Files of a package: checksums, provenance, staging and publishing.
//!
//! Guaranteed: a package appears whole or not at all; a final is written once under a
//! new name and never changed; what is outside `riservato/` verifies alone. Deliberately
//! absent: what the files say.

mod bundle;
mod error;
mod fingerprint;
mod provenance;
mod publish;
mod revision;
mod stage;

pub use bundle::{Bundle, PackageFile, RESERVED};
pub use error::PackageError;
pub use fingerprint::fingerprint;
pub use provenance::{PROVENANCE_FILE, Provenance};
pub use publish::{Previous, Published, YearFolder, last_final};
pub use revision::{FigureRevision, FileRevision, Revision};
pub use stage::{write_file, write_new};
