//! Assessment → view of formatted strings → handlebars → XHTML.
//!
//! Guaranteed: templates receive strings that are ready to print, so that an officer can
//! edit one without breaking a number; a field that does not exist is an error, not an
//! empty string; a broken template is reported with its own file, line and column.
//! Deliberately absent: pages, fonts, and any computation.

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
