//! Included templates, put in place when the templates are loaded.
//!
//! To include one, the library copies the data that it may see: at the top of the document all of them, once for each
//! chapter. There an included template sees the same data as the one that includes it, and is put in its place as it
//! is. Inside of a loop the copy is small, and keeps the paths of what is looked up short: those stay.

use handlebars::template::{DecoratorTemplate, HelperTemplate, TemplateElement};
use handlebars::{Context, Handlebars, Helper, HelperDef, HelperResult, Output, RenderContext, Renderable, Template};

/// The block that holds a template in its place.
const BLOCK: &str = "in_place";

/// Registers what renders templates in their place.
pub(super) fn register(registry: &mut Handlebars<'_>) {
    registry.register_helper(BLOCK, Box::new(InPlace));
}

/// A template with those that it includes at its top in their place. Whatever is said of a fault still names the
/// included file and its line.
pub(super) fn in_place<'t>(template: &mut Template, find: &impl Fn(&str) -> Option<&'t Template>) {
    if !defines_nothing(template) {
        return;
    }
    for element in &mut template.elements {
        match element {
            TemplateElement::HelperBlock(block) if opens_no_scope(block) => {
                block.template.iter_mut().chain(&mut block.inverse).for_each(|branch| in_place(branch, find));
            }
            TemplateElement::PartialExpression(inclusion) => {
                if let Some(included) =
                    name_alone(inclusion).and_then(find).filter(|included| defines_nothing(included))
                {
                    *element = block_of(included.clone());
                }
            }
            _ => {}
        }
    }
}

/// Whether what stands in the block sees what stands before it.
fn opens_no_scope(block: &HelperTemplate) -> bool {
    matches!(block.name.as_name(), Some("if" | "unless"))
}

/// The name of what is included, where that is all there is to it.
fn name_alone(inclusion: &DecoratorTemplate) -> Option<&str> {
    let is_alone = inclusion.params.is_empty() && inclusion.hash.is_empty() && inclusion.template.is_none();
    let is_indented = inclusion.indent.as_ref().is_some_and(|indent| !indent.is_empty());
    inclusion.name.as_name().filter(|_| is_alone && !is_indented)
}

/// Whether nothing in the template is kept for templates that come after it.
fn defines_nothing(template: &Template) -> bool {
    !template
        .elements
        .iter()
        .any(|element| matches!(element, TemplateElement::DecoratorBlock(_) | TemplateElement::DecoratorExpression(_)))
}

fn block_of(included: Template) -> TemplateElement {
    let block = Template::compile(&format!("{{{{#{BLOCK}}}}}{{{{/{BLOCK}}}}}")).expect("a block that holds nothing");
    let mut element = block.elements.into_iter().next().expect("the block itself");
    if let TemplateElement::HelperBlock(block) = &mut element {
        block.template = Some(included);
    }
    element
}

struct InPlace;

impl HelperDef for InPlace {
    fn call<'reg: 'rc, 'rc>(
        &self,
        helper: &Helper<'rc>,
        registry: &'reg Handlebars<'reg>,
        context: &'rc Context,
        render: &mut RenderContext<'reg, 'rc>,
        out: &mut dyn Output,
    ) -> HelperResult {
        let includer = render.get_current_template_name();
        let rendered = helper.template().map_or(Ok(()), |template| template.render(registry, context, render, out));
        render.set_current_template_name(includer);
        rendered
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde_json::json;

    use super::*;

    const INCLUDED: &str = "parte.hbs";

    /// Template and line.
    type Fault = (Option<String>, Option<usize>);

    /// The document, or the fault with its template and line, of a main template that includes a part: as the library
    /// includes it, and with the part in its place.
    fn both_ways(main: &str, part: &str) -> [Result<String, Fault>; 2] {
        let compile = |name: &str, text: &str| Template::compile_with_name(text, name.to_owned()).unwrap();
        let parts = BTreeMap::from([(INCLUDED, compile(INCLUDED, part))]);
        let as_it_is = compile("main", main);
        let mut placed = as_it_is.clone();
        in_place(&mut placed, &|name| parts.get(name));
        assert_ne!(as_it_is, placed, "{main}");
        let data = json!({ "nome": "Comune", "righe": [{ "voce": "a" }, { "voce": "b" }], "vero": true });
        [as_it_is, placed].map(|main| {
            let mut registry = Handlebars::new();
            registry.set_strict_mode(true);
            register(&mut registry);
            registry.register_template("main", main);
            registry.register_template(INCLUDED, parts[INCLUDED].clone());
            registry.render("main", &data).map_err(|fault| (fault.template_name, fault.line_no))
        })
    }

    #[test]
    fn a_part_in_its_place_gives_what_it_gives_where_it_is_included() {
        for part in [
            "<p>{{nome}}</p>\n",
            "{{#each righe}}\n{{@index}} {{voce}} {{../nome}} {{@root.nome}}\n{{/each}}\n",
            "{{#if vero}}{{../nome}}{{else}}no{{/if}}",
            "{{#each righe as |riga|}}{{riga.voce}}{{/each}}",
        ] {
            for main in
                ["<a>\n{{> parte.hbs}}\n</a>", "{{#if vero}}\n{{> parte.hbs}}\n{{/if}}{{nome}}\n{{> parte.hbs}}"]
            {
                let [included, placed] = both_ways(main, part);
                assert_eq!(included.expect("a document"), placed.expect("a document"), "{main} {part}");
            }
        }
    }

    #[test]
    fn a_fault_names_the_included_file_and_its_line() {
        let [included, placed] = both_ways("<a>\n{{> parte.hbs}}\n</a>", "<p>\n\n{{manca}}\n</p>");
        assert_eq!(placed, Err((Some(INCLUDED.to_owned()), Some(3))));
        assert_eq!(included, placed);
    }

    #[test]
    fn what_sees_other_data_or_defines_something_stays_where_it_is() {
        let compile = |text: &str| Template::compile(text).unwrap();
        let (plain, defining) = (compile("<p/>"), compile("{{#*inline \"x\"}}y{{/inline}}"));
        for main in [
            "{{#each righe}}{{> parte.hbs}}{{/each}}",
            "{{> parte.hbs righe}}",
            "{{> parte.hbs nome=\"x\"}}",
            "  {{> parte.hbs}}\n",
            "{{#> parte.hbs}}x{{/parte.hbs}}",
            "{{> definisce.hbs}}",
            "{{#*inline \"parte.hbs\"}}z{{/inline}}{{> parte.hbs}}",
        ] {
            let mut template = compile(main);
            in_place(&mut template, &|name| {
                [(INCLUDED, &plain), ("definisce.hbs", &defining)]
                    .into_iter()
                    .find(|(own, _)| *own == name)
                    .map(|(_, part)| part)
            });
            assert_eq!(template, compile(main), "{main}");
        }
    }
}
