//! Why there is no document; what is wrong in a template, in the officer's words.

use crate::domain::Place;
use crate::finding::Finding;
use crate::outputs::pdf::PdfError;
use crate::outputs::typeset::{Style, TypesetError, layout_codes};

/// A document that cannot be made.
#[derive(Debug, thiserror::Error)]
pub enum ReportError {
    /// A template.
    #[error(transparent)]
    Template(#[from] TemplateError),
    /// The composed document.
    #[error("il documento composto dai modelli non si può impaginare: {0}")]
    Typeset(#[from] TypesetError),
    /// The PDF.
    #[error("il PDF non supera i controlli del programma e non è pubblicato: {0}")]
    Pdf(#[from] PdfError),
}

impl ReportError {
    /// The same for the list of what keeps a document from being made, where it stands in a file of the entity.
    pub fn finding(&self) -> Finding {
        let place = match self {
            Self::Template(fault) => {
                Place::file(format!("templates/{}", fault.file)).at_line(fault.line.try_into().unwrap_or(u32::MAX))
            }
            Self::Typeset(TypesetError::Style { line, .. }) => {
                Place::file(format!("templates/{}", Style::FILE_NAME)).at_line(*line)
            }
            Self::Typeset(_) | Self::Pdf(_) => Place::file("templates"),
        };
        let message = match self {
            Self::Template(TemplateError { message, .. }) | Self::Typeset(TypesetError::Style { message, .. }) => {
                message.clone()
            }
            other => other.to_string(),
        };
        Finding::new(layout_codes::UNUSABLE, message).at(place)
    }
}

/// A template that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("modello templates/{file}, riga {line}, colonna {column}: {message}")]
pub struct TemplateError {
    /// File below `templates/`.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
    /// Column, from 1.
    pub column: usize,
    /// What is wrong and what is allowed.
    pub message: String,
}

impl TemplateError {
    /// A template that handlebars could not parse.
    pub(super) fn from_parsing(file: &str, error: &handlebars::TemplateError) -> Self {
        let (line, column) = error.pos().unwrap_or((1, 1));
        Self { file: file.to_owned(), line, column, message: parse_message(error.reason()) }
    }

    /// A template that could not be filled in; `main` is named where handlebars names none.
    pub(super) fn from_rendering(main: &str, error: &handlebars::RenderError) -> Self {
        let file = error.template_name.clone().unwrap_or_else(|| main.to_owned());
        let (line, column) = (error.line_no.unwrap_or(1), error.column_no.unwrap_or(1));
        Self { file, line, column, message: render_message(error.reason()) }
    }
}

fn parse_message(reason: &handlebars::TemplateErrorReason) -> String {
    use handlebars::TemplateErrorReason as Reason;
    match reason {
        Reason::MismatchingClosedHelper(open, close) | Reason::MismatchingClosedDecorator(open, close) => {
            format!("il blocco «{open}» è chiuso da «{close}»: ogni {{{{#blocco}}}} va chiuso da {{{{/blocco}}}}")
        }
        Reason::InvalidSyntax(_) => {
            "espressione {{…}} scritta male: controllare le parentesi graffe e che ogni {{#blocco}} sia chiuso"
                .to_owned()
        }
        Reason::InvalidParam(text) => format!("parametro «{text}» non valido"),
        _ => "modello scritto in modo non valido".to_owned(),
    }
}

fn render_message(reason: &handlebars::RenderErrorReason) -> String {
    use handlebars::RenderErrorReason as Reason;
    match reason {
        Reason::MissingVariable(Some(name)) => {
            format!("il campo «{name}» non esiste: i campi disponibili sono descritti in docs/campi.md")
        }
        Reason::MissingVariable(None) => {
            "un campo nominato qui non esiste: i campi disponibili sono descritti in docs/campi.md".to_owned()
        }
        Reason::PartialNotFound(name) => format!("il modello parziale «{name}» non esiste"),
        Reason::HelperNotFound(name) => format!("«{name}» non è né un campo né un’istruzione dei modelli"),
        _ => "il modello non si può compilare: un’istruzione non è ammessa qui".to_owned(),
    }
}
