//! A template's XHTML before it is filled in, so that an error shows the line of the
//! officer's file and not that of the composed document.

use roxmltree::{Document, Node, TextPos};

use super::{TemplateError, branches};
use crate::outputs::typeset::{TypesetError, check_element};

/// Makes a fragment a document; templates may be either.
const OPEN: &str = "<modello>";

/// Checks that tags are balanced and attributes quoted, with every `{{…}}` blanked out, and
/// that elements, attributes and classes are known. What an expression writes into an
/// attribute is known only later: such an element is left to the composed document's check.
pub(super) fn check(file: &str, source: &str) -> Result<(), TemplateError> {
    let wrapped = format!("{OPEN}{}</modello>", blank_expressions(source));
    let document = Document::parse(&wrapped).map_err(|error| at(file, source, error.pos(), message(&error)))?;
    if let Some((offset, message)) = branches::unbalanced(source) {
        return Err(at(file, source, document.text_pos_at(OPEN.len() + offset), message));
    }
    let elements = document.root_element().descendants().skip(1).filter(Node::is_element);
    for element in elements.filter(|element| !is_dynamic(*element, source)) {
        if let Err(TypesetError::Xml { line, column, message }) = check_element(element) {
            return Err(at(file, source, TextPos::new(line, column), message));
        }
    }
    Ok(())
}

/// Whether an expression stands in one of the element's attributes. Blanking keeps byte
/// offsets, so that the source can be asked.
fn is_dynamic(element: Node<'_, '_>, source: &str) -> bool {
    element.attributes().any(|attribute| {
        let range = attribute.range_value();
        let in_source = range.start.saturating_sub(OPEN.len())..range.end.saturating_sub(OPEN.len());
        source.get(in_source).is_none_or(|value| value.contains("{{"))
    })
}

/// An error at a position of the wrapped source, told in the file's own lines and columns.
fn at(file: &str, source: &str, position: TextPos, message: String) -> TemplateError {
    let lines = u32::try_from(source.lines().count().max(1)).unwrap_or(u32::MAX);
    let wrapper = if position.row == 1 { OPEN.len() } else { 0 };
    TemplateError {
        file: file.to_owned(),
        line: position.row.min(lines) as usize,
        column: (position.col as usize).saturating_sub(wrapper).max(1),
        message,
    }
}

/// Replaces `{{…}}` and `{{!-- … --}}` by as many spaces as they have bytes, keeping line ends.
fn blank_expressions(source: &str) -> String {
    let mut blanked = String::with_capacity(source.len());
    let mut rest = source;
    while let Some(start) = rest.find("{{") {
        let (before, expression) = rest.split_at(start);
        blanked.push_str(before);
        let close = if expression.starts_with("{{!--") { "--}}" } else { "}}" };
        let end = expression.find(close).map_or(expression.len(), |end| end + close.len());
        // A triple brace closes with one brace more.
        let end = if expression[end..].starts_with('}') { end + 1 } else { end };
        blanked.extend(expression[..end].bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' }));
        rest = &expression[end..];
    }
    blanked.push_str(rest);
    blanked
}

fn message(error: &roxmltree::Error) -> String {
    use roxmltree::Error;
    match error {
        Error::UnexpectedCloseTag(expected, found, _) if expected == "modello" => {
            format!("</{found}> chiude un elemento che non è aperto")
        }
        Error::UnexpectedCloseTag(expected, found, _) if found == "modello" => {
            format!("l’elemento <{expected}> non è chiuso")
        }
        Error::UnexpectedCloseTag(expected, found, _) => {
            format!("<{expected}> è chiuso da </{found}>: gli elementi vanno chiusi nell’ordine inverso di apertura")
        }
        Error::UnexpectedEntityCloseTag(_) => "elemento chiuso fuori posto".to_owned(),
        Error::UnclosedRootNode => "un elemento non è chiuso".to_owned(),
        Error::UnknownEntityReference(name, _) => {
            format!("«&{name};» non è ammesso: scrivere il carattere, oppure &amp; &lt; &gt;")
        }
        Error::DuplicatedAttribute(name, _) => format!("l’attributo «{name}» è scritto due volte"),
        _ => "XHTML non ben formato: controllare parentesi angolari, virgolette e nomi".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::check;

    #[test]
    fn expressions_do_not_disturb_and_faults_keep_their_line() {
        assert!(
            check("a.hbs", "<p class=\"{{classe}}\">{{#if x}}<strong>{{y}}</strong>{{/if}}</p>\n<p>{{{z}}}</p>")
                .is_ok()
        );
        assert!(check("a.hbs", "{{!-- <p> --}}<p/>").is_ok());
        assert!(check("a.hbs", "<p class=\"guida-{{x}}\"><span class=\"{{y}}\">è</span></p>").is_ok());
        for (source, line, column, word) in [
            ("<p>\n  {{nome}}</div>\n</p>", 2, 11, "<p> è chiuso da </div>"),
            ("<p>{{nome}}", 1, 12, "<p> non è chiuso"),
            ("<p>&nbsp;</p>", 1, 4, "nbsp"),
            ("a</p>", 1, 2, "non è aperto"),
            ("<p>x</p>\n  <blink>y</blink>", 2, 3, "elemento <blink> sconosciuto"),
            ("<p>\n<b>{{#if a}}\n</b>{{/if}}</p>", 3, 1, "dentro un blocco"),
            ("<p class=\"rosso\">x</p>", 1, 1, "classe «rosso» sconosciuta"),
        ] {
            let error = check("a.hbs", source).unwrap_err();
            assert_eq!((error.line, error.column), (line, column), "{error}");
            assert!(error.to_string().contains(word), "{error}");
        }
    }
}
