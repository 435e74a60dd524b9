//! The structure tree: what the painted contents mean and in which order they are read
//! (ISO 32000-1, 14.7; PDF/UA-1, clause 7; PDF/UA-2, 8.2).

use std::collections::BTreeMap;

use lopdf::{Dictionary, Object};

use super::annotations::Annotation;
use super::attributes::attributes;
use super::error::PdfError;
use super::identifiers::{Identifiers, identifier};
use super::object;
use super::profile::{Generation, PDF_2};
use super::references::References;
use super::save::File;
use super::streams::PageStream;
use super::types;
use crate::outputs::typeset::{Element, ElementId, Kid, Layout};

/// Which element each content belongs to, by content number; `None` for contents that no element claims.
pub(super) fn owners(layout: &Layout) -> Vec<Option<ElementId>> {
    let mut owners = vec![None; layout.contents as usize];
    for (id, element) in (0u32..).zip(&layout.elements) {
        for kid in &element.kids {
            if let Kid::Content(content) = kid
                && let Some(owner) = owners.get_mut(content.0 as usize)
            {
                *owner = Some(ElementId(id));
            }
        }
    }
    owners
}

/// A content's marked-content sequences, in reading order: page index and number on the page.
type Sequences = Vec<Vec<(usize, usize)>>;

/// Where the structure tree of a document is going to stand, and what it needs to be written.
pub(super) struct Structure<'a> {
    layout: &'a Layout,
    root: u32,
    /// Object number of each element.
    elements: Vec<u32>,
    pages: &'a [u32],
}

/// What the elements of a document mean.
pub(super) struct Meaning<'a> {
    pub generation: Generation,
    /// The element of each content.
    pub owners: &'a [Option<ElementId>],
    /// Structure type of each element.
    pub types: &'a [&'static str],
    /// What each element refers to.
    pub references: &'a References,
}

impl<'a> Structure<'a> {
    /// Reserves the numbers of the tree's objects.
    pub(super) fn new(layout: &'a Layout, pages: &'a [u32], file: &mut File) -> Self {
        let root = file.reserve();
        Self { layout, root, elements: layout.elements.iter().map(|_| file.reserve()).collect(), pages }
    }

    /// The object of each element.
    pub(super) fn elements(&self) -> &[u32] {
        &self.elements
    }

    /// Writes the elements, the parent tree and the tree of identifiers; returns the root.
    pub(super) fn write(
        &self,
        file: &mut File,
        streams: &[PageStream],
        annotations: &[Annotation],
        meaning: &Meaning<'_>,
    ) -> Result<u32, PdfError> {
        let sequences = self.sequences(streams)?;
        let mut links: BTreeMap<ElementId, Vec<&Annotation>> = BTreeMap::new();
        for annotation in annotations {
            links.entry(annotation.element).or_default().push(annotation);
        }
        let identifiers = Identifiers::of(self.layout)?;
        let namespace = namespace(meaning.generation, file)?;
        file.put_many(&self.elements, |index| {
            let id = ElementId(u32::try_from(index).expect("elements are numbered by 32 bits"));
            let element = &self.layout.elements[index];
            let kids = self.kids(element, &sequences, links.get(&id).map_or(&[], Vec::as_slice));
            let mut dictionary =
                self.element(element, (meaning.types[index], meaning.generation), kids, identifier(element, id));
            if let Some(namespace) = namespace.filter(|_| types::is_of_pdf_2(meaning.types[index])) {
                dictionary.set("NS", object::reference(namespace));
            }
            let references = meaning.references.of(id);
            if !references.is_empty() {
                dictionary.set("Ref", Object::Array(references.iter().map(|to| self.reference(*to)).collect()));
            }
            Object::Dictionary(dictionary)
        })?;
        let parent_tree = self.parent_tree(file, streams, annotations, meaning.owners)?;
        let mut root = object::dictionary([
            ("Type", object::name("StructTreeRoot")),
            ("K", Object::Array(vec![self.reference(ElementId(0))])),
            ("ParentTree", object::reference(parent_tree)),
            ("ParentTreeNextKey", object::integer(streams.len() + annotations.len())),
        ]);
        if let Some(tree) = identifiers.tree(&self.elements) {
            root.set("IDTree", object::reference(file.add(&tree)?));
        }
        if let Some(namespace) = namespace {
            root.set("Namespaces", Object::Array(vec![object::reference(namespace)]));
        }
        file.put(self.root, &Object::Dictionary(root))?;
        Ok(self.root)
    }

    fn reference(&self, element: ElementId) -> Object {
        object::reference(self.elements[element.0 as usize])
    }

    /// Which marked-content sequences make up each content.
    fn sequences(&self, streams: &[PageStream]) -> Result<Sequences, PdfError> {
        let mut sequences = vec![Vec::new(); self.layout.contents as usize];
        for (page, stream) in streams.iter().enumerate() {
            for (number, content) in stream.marked.iter().enumerate() {
                let sequence = sequences.get_mut(content.0 as usize);
                let sequence: &mut Vec<_> = sequence
                    .ok_or_else(|| PdfError::Layout(format!("il contenuto {} non è mai stato assegnato", content.0)))?;
                sequence.push((page, number));
            }
        }
        Ok(sequences)
    }

    /// The kids of an element; the page that their plain numbers are on comes first.
    fn kids(&self, element: &Element, sequences: &Sequences, links: &[&Annotation]) -> (Option<usize>, Vec<Object>) {
        let mut page = None;
        let mut kids = Vec::new();
        for kid in &element.kids {
            match kid {
                Kid::Element(child) => kids.push(self.reference(*child)),
                Kid::Content(content) => {
                    for &(on, number) in &sequences[content.0 as usize] {
                        let number = object::integer(number);
                        // A number alone is on the element's own page (`Pg`); others name their page.
                        kids.push(if *page.get_or_insert(on) == on {
                            number
                        } else {
                            Object::Dictionary(object::dictionary([
                                ("Type", object::name("MCR")),
                                ("Pg", object::reference(self.pages[on])),
                                ("MCID", number),
                            ]))
                        });
                    }
                }
            }
        }
        kids.extend(links.iter().map(|annotation| {
            Object::Dictionary(object::dictionary([
                ("Type", object::name("OBJR")),
                ("Pg", object::reference(self.pages[annotation.page])),
                ("Obj", object::reference(annotation.id)),
            ]))
        }));
        (page, kids)
    }

    fn element(
        &self,
        element: &Element,
        (structure_type, generation): (&str, Generation),
        (page, mut kids): (Option<usize>, Vec<Object>),
        identifier: Option<String>,
    ) -> Dictionary {
        let parent = element.parent.map_or(object::reference(self.root), |parent| self.reference(parent));
        let mut dictionary = object::dictionary([
            ("Type", object::name("StructElem")),
            ("S", object::name(structure_type)),
            ("P", parent),
        ]);
        if let Some(page) = page {
            dictionary.set("Pg", object::reference(self.pages[page]));
        }
        match kids.len() {
            0 => {}
            1 => dictionary.set("K", kids.remove(0)),
            _ => dictionary.set("K", Object::Array(kids)),
        }
        if let Some(identifier) = identifier {
            dictionary.set("ID", object::bytes(&identifier));
        }
        if let Some(alternative) = &element.attributes.alternative {
            dictionary.set("Alt", object::text(alternative));
        }
        if let Some(expansion) = element.attributes.expansion {
            dictionary.set("E", object::text(expansion));
        }
        if let Some(spoken) = &element.attributes.spoken {
            dictionary.set("ActualText", object::text(spoken));
        }
        if let Some(language) = &element.attributes.language {
            dictionary.set("Lang", object::bytes(language));
        }
        if let Some(attributes) = attributes(element.role, &element.attributes, generation) {
            dictionary.set("A", Object::Dictionary(attributes));
        }
        dictionary
    }

    /// From a page's marked-content numbers and from annotations back to their elements.
    fn parent_tree(
        &self,
        file: &mut File,
        streams: &[PageStream],
        annotations: &[Annotation],
        owners: &[Option<ElementId>],
    ) -> Result<u32, PdfError> {
        let mut numbers = Vec::with_capacity(2 * (streams.len() + annotations.len()));
        for (page, stream) in streams.iter().enumerate() {
            let parents = stream
                .marked
                .iter()
                .map(|content| owners[content.0 as usize].map_or(Object::Null, |owner| self.reference(owner)));
            let parents = Object::Array(parents.collect());
            numbers.push(object::integer(page));
            numbers.push(object::reference(file.add(&parents)?));
        }
        for annotation in annotations {
            numbers.push(object::integer(annotation.struct_parent));
            numbers.push(self.reference(annotation.element));
        }
        file.add(&Object::Dictionary(object::dictionary([("Nums", Object::Array(numbers))])))
    }
}

/// The namespace of the structure types of PDF 2.0, where the file is of that generation (ISO 32000-2, 14.7.4).
fn namespace(generation: Generation, file: &mut File) -> Result<Option<u32>, PdfError> {
    match generation {
        Generation::One => Ok(None),
        Generation::Two => {
            let namespace = [("Type", object::name("Namespace")), ("NS", object::bytes(PDF_2))];
            file.add(&Object::Dictionary(object::dictionary(namespace))).map(Some)
        }
    }
}
