//! A template with what it includes put in the place of the includes.
//!
//! handlebars gives every included template a copy of the fields around it, again for each objective; in place they are
//! read where they are. Guaranteed: what is composed is the same. Where it might not be (an include with parameters or
//! indented, a name that rises out of the included template) and where the whole would grow beyond bounds, the template
//! stays as it was written. Deliberately absent: the places of errors; whoever needs one composes as it was written.

use std::collections::BTreeMap;

use handlebars::template::{DecoratorTemplate, HelperTemplate, Parameter, TemplateElement};
use handlebars::{Path, Template};

/// The most that a template may grow to, in bytes of its texts; an element that is none counts as [`ELEMENT`].
const MOST: usize = 4 << 20;
const ELEMENT: usize = 64;

type Templates = BTreeMap<String, Template>;

/// The template of this name, which the others may include; `None` where it must stay as it is written.
pub(super) fn inlined(name: &str, templates: &Templates) -> Option<Template> {
    let template = templates.get(name)?;
    if !stays_within(template, usize::MAX, templates) {
        return None;
    }
    Inlining { templates, left: MOST }.of(template)
}

struct Inlining<'t> {
    templates: &'t Templates,
    left: usize,
}

impl Inlining<'_> {
    fn of(&mut self, template: &Template) -> Option<Template> {
        let mut made = Template::default();
        made.name.clone_from(&template.name);
        for (element, place) in template.elements.iter().zip(&template.mapping) {
            match element {
                TemplateElement::PartialExpression(partial) => {
                    let inner = self.of(included(partial, self.templates)?)?;
                    made.elements.extend(inner.elements);
                    made.mapping.extend(inner.mapping);
                }
                TemplateElement::HelperBlock(block) => {
                    self.left = self.left.checked_sub(ELEMENT)?;
                    let mut block: HelperTemplate = (**block).clone();
                    block.template = self.inside(block.template.as_ref())?;
                    block.inverse = self.inside(block.inverse.as_ref())?;
                    made.elements.push(TemplateElement::HelperBlock(Box::new(block)));
                    made.mapping.push(place.clone());
                }
                other => {
                    self.left = self.left.checked_sub(ELEMENT + text(other))?;
                    made.elements.push(other.clone());
                    made.mapping.push(place.clone());
                }
            }
        }
        Some(made)
    }

    /// The outer result is whether there is room left.
    #[expect(clippy::option_option, reason = "a block may have no such part")]
    fn inside(&mut self, part: Option<&Template>) -> Option<Option<Template>> {
        part.map_or(Some(None), |part| self.of(part).map(Some))
    }
}

const fn text(element: &TemplateElement) -> usize {
    match element {
        TemplateElement::RawString(text) => text.len(),
        _ => 0,
    }
}

/// The template that is included as it stands, with the fields around it.
fn included<'t>(partial: &DecoratorTemplate, templates: &'t Templates) -> Option<&'t Template> {
    let is_plain = partial.params.is_empty()
        && partial.hash.is_empty()
        && partial.template.is_none()
        && partial.indent.as_ref().is_none_or(String::is_empty);
    match &partial.name {
        Parameter::Name(name) if is_plain => templates.get(name),
        Parameter::Path(Path::Relative((_, name))) if is_plain => templates.get(name),
        _ => None,
    }
}

/// Whether no name in a template rises by more lists and groups than it is in, and the same holds of what it includes.
fn stays_within(template: &Template, depth: usize, templates: &Templates) -> bool {
    let rises = |parameter: &Parameter| match parameter {
        Parameter::Path(Path::Relative((_, raw))) => raw.matches("../").count() > depth,
        Parameter::Path(Path::Local((levels, ..))) => *levels > depth,
        _ => false,
    };
    let part =
        |part: &Option<Template>, depth| part.as_ref().is_none_or(|template| stays_within(template, depth, templates));
    template.elements.iter().all(|element| match element {
        TemplateElement::RawString(_) | TemplateElement::Comment(_) => true,
        TemplateElement::Expression(shown) | TemplateElement::HtmlExpression(shown) => !rises(&shown.name),
        TemplateElement::HelperBlock(block) => {
            let opens = matches!(&block.name, Parameter::Name(name) if name == "each" || name == "with");
            !block.params.iter().any(rises)
                && part(&block.template, depth.saturating_add(usize::from(opens)))
                && part(&block.inverse, depth)
        }
        TemplateElement::PartialExpression(partial) => {
            included(partial, templates).is_some_and(|template| stays_within(template, 0, templates))
        }
        _ => false,
    })
}

#[cfg(test)]
mod tests {
    use handlebars::Handlebars;
    use serde_json::json;

    use super::*;

    fn parsed(texts: &[(&str, &str)]) -> Templates {
        let parse = |(name, text): &(&str, &str)| {
            ((*name).to_owned(), Template::compile_with_name(text, (*name).to_owned()).unwrap())
        };
        texts.iter().map(parse).collect()
    }

    fn composed(main: Template, others: &Templates) -> String {
        let mut registry = Handlebars::new();
        for (name, template) in others {
            registry.register_template(name, template.clone());
        }
        registry.register_template("prova", main);
        let view = json!({"a": "1", "lista": [{"b": "2", "altri": ["x", "y"]}, {"b": "3", "altri": []}]});
        registry.render("prova", &view).unwrap()
    }

    #[test]
    fn what_is_composed_is_the_same_without_an_include() {
        let templates = parsed(&[
            ("main", "<p>\n{{#each lista}}\n{{> riga}}\n{{else}}{{> fine}}{{/each}}\n{{> fine}}</p>\n"),
            ("riga", "{{b}} {{@index}}: {{#each altri}}{{this}}{{../b}}{{#if @first}}, {{/if}}{{/each}}\n{{> fine}}\n"),
            ("fine", "{{@root.a}}.\n"),
        ]);
        let made = inlined("main", &templates).unwrap();
        assert!(!format!("{made:?}").contains("PartialExpression"));
        assert_eq!(composed(made, &Templates::new()), composed(templates["main"].clone(), &templates));
    }

    #[test]
    fn what_might_differ_stays_as_it_is_written() {
        for included in ["{{../a}}", "{{#if ../a}}x{{/if}}", "{{#each altri}}{{../../a}}{{/each}}", "{{@../index}}"] {
            let templates = parsed(&[("main", "{{#each lista}}{{> riga}}{{/each}}"), ("riga", included)]);
            assert!(inlined("main", &templates).is_none(), "{included}");
        }
        for main in ["{{> riga b=1}}", "{{> riga lista}}", "{{> manca}}", "<p>\n  {{> riga}}\n</p>"] {
            assert!(inlined("main", &parsed(&[("main", main), ("riga", "{{b}}")])).is_none(), "{main}");
        }
        let large = "x".repeat(MOST / 3);
        let templates = parsed(&[("main", "{{> riga}}{{> riga}}{{> riga}}"), ("riga", &large)]);
        assert!(inlined("main", &templates).is_none(), "it would grow too large");
    }
}
