//! Dossier → view of formatted strings → handlebars → XHTML → PDF, and what goes with it.
//!
//! Guaranteed: templates receive strings that are ready to print, and yes or no, so that an officer can
//! edit one without breaking a number; a field that does not exist is an error, not an
//! empty string; a broken template is reported with its own file, line and column.
//! Figures come from the assessment: the view writes them out, fractions in per cent, and counts lines
//! of its own. Also here: the press that takes XHTML to the PDF, the archive's metadata, and what
//! a re-rendering needs. Deliberately absent: how pages and bytes are made, numbers of sections, and any sum or quotient.

mod branches;
mod error;
mod fields;
mod inclusion;
mod ingredients;
mod making;
mod marks;
mod nesting;
mod press;
mod stops;
mod template;
mod template_links;
#[cfg(test)]
mod tests;
mod title;
mod typed_numbers;
mod unused;
mod view;
mod wellformed;

pub use error::{ReportError, TemplateError};
pub use ingredients::ingredients;
pub use press::{Press, Printed};
pub use template::{MarkedView, PAPERS, Paper, Rendered, Templates, embedded_templates};
pub use title::file_name;
pub use unused::unused_templates;
pub use view::{Document, NamedValue, document, recalled, resolution};
