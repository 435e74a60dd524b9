//! Files of a package: checksums, provenance, staging and publishing.
//!
//! Guaranteed: a package appears whole or not at all; a final is written once under a
//! new name and never changed; what is outside `riservato/` verifies alone. Deliberately
//! absent: what the files say.

mod checksums;
mod error;
mod fingerprint;
mod platform;
mod publish;
mod reserved;
mod stage;

pub use checksums::checksums;
pub use error::PackageError;
pub use fingerprint::Fingerprint;
pub use publish::{Published, YearFolder, is_inside_package, last_final, of_last, published};
pub use reserved::{Reserved, reserved};
pub use stage::{write_file, write_new};
