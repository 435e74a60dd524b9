//! Files of a package: checksums, provenance, staging and publishing.
//!
//! Guaranteed: a package appears whole or not at all; a final is written once under a
//! new name and never changed; what is outside `riservato/` verifies alone. Deliberately
//! absent: what the files say.

mod archive;
mod checksums;
mod contents;
mod error;
mod fingerprint;
mod foreign;
mod journal;
mod publish;
mod reserved;
mod stage;
mod staging;
mod standing;
mod versions;

pub use archive::zipped;
pub use checksums::{SUMS, checksum, checksums};
pub use contents::{BAG_MARK, Contents, contents, scratch};
pub use error::PackageError;
pub use fingerprint::Fingerprint;
pub use foreign::OTHER_FILES;
pub use journal::{Entry, Issue, JOURNAL, Journal};
pub use publish::{Published, YearFolder};
pub use reserved::{Reserved, reserved};
pub use stage::{Overwriting, beside_package, entries, is_free, read, set_aside, write, write_file, write_new};
pub use staging::Staging;
pub use standing::of_last;
pub use versions::{last_final, made, package_around, published};
