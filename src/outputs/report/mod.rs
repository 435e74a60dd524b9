//! Assessment → view of formatted strings → handlebars → XHTML.
//!
//! Guaranteed: templates receive strings that are ready to print, and yes or no, so that an officer can
//! edit one without breaking a number; a field that does not exist is an error, not an
//! empty string; a broken template is reported with its own file, line and column.
//! Figures come from the assessment: the view writes them out, fractions in per cent, and counts lines
//! of its own. Also here: the archive's metadata ([`agid`]). Deliberately absent: pages, fonts, numbers of
//! sections, and any sum or quotient.

pub mod agid;
mod context;
mod error;
mod escape;
mod fields;
mod template;
#[cfg(test)]
mod tests;
mod view;
mod wellformed;

pub use context::Context;
pub use error::TemplateError;
pub use template::{Templates, embedded_templates};
pub use view::{Document, document};
