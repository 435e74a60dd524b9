//! Which program this is: its version, and the sources and the compiler that it was built from.
//!
//! What was built from the same sources with the same compiler gives the same bytes; docs/impronta.md
//! has the recipe of the sources' hash.

/// Version of the program.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// SHA-256 of the list of its sources, each with its own.
pub const SOURCES: &str = env!("RELAZIONE_SORGENTI");

/// What its compiler calls itself.
pub const COMPILER: &str = env!("RELAZIONE_COMPILATORE");

/// What `--version` prints after the program's name.
pub const DESCRIPTION: &str = concat!(
    env!("CARGO_PKG_VERSION"),
    "\nsorgenti: ",
    env!("RELAZIONE_SORGENTI"),
    "\ncompilatore: ",
    env!("RELAZIONE_COMPILATORE")
);
