//! Where links and bookmarks lead: the top of a spot on a page, at the reader's own zoom (ISO 32000-1, 12.3.2), and in
//! PDF 2.0 the element that stands there as well (ISO 32000-2, 12.3.2.3; PDF/UA-2, 8.8).

use lopdf::{Dictionary, Object};

use super::error::PdfError;
use super::object;
use super::profile::Generation;
use crate::outputs::typeset::{Destination, ElementId};

/// What destinations are told by.
pub(super) struct Ways<'a> {
    pub generation: Generation,
    /// The object of each page.
    pub pages: &'a [u32],
    /// The object of each element.
    pub elements: &'a [u32],
    /// The element of each content.
    pub owners: &'a [Option<ElementId>],
}

impl Ways<'_> {
    /// Makes a link or bookmark lead somewhere.
    pub fn lead(&self, from: &mut Dictionary, to: Destination) -> Result<(), PdfError> {
        let page = self.pages.get(to.page as usize).ok_or_else(|| {
            PdfError::Layout(format!("una destinazione indica la pagina {}, che non esiste", to.page + 1))
        })?;
        match self.generation {
            Generation::One => from.set("Dest", spot(*page, to)),
            Generation::Two => {
                let element = self.elements[element_at(to, self.owners).0 as usize];
                // Readers that do not know of elements go to the page.
                let action = [("S", object::name("GoTo")), ("D", spot(*page, to)), ("SD", spot(element, to))];
                from.set("A", Object::Dictionary(object::dictionary(action)));
            }
        }
        Ok(())
    }
}

/// The element at a destination; the document where nothing is written.
pub(super) fn element_at(to: Destination, owners: &[Option<ElementId>]) -> ElementId {
    to.content.and_then(|content| *owners.get(content.0 as usize)?).unwrap_or(ElementId(0))
}

fn spot(holder: u32, to: Destination) -> Object {
    Object::Array(vec![
        object::reference(holder),
        object::name("XYZ"),
        Object::Null,
        object::length(to.top),
        Object::Null,
    ])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn led(page: u32, generation: Generation) -> Result<String, PdfError> {
        let ways = Ways { generation, pages: &[7], elements: &[8], owners: &[] };
        let mut link = Dictionary::new();
        ways.lead(&mut link, Destination { page, top: 1.5, content: None })?;
        let mut out = Vec::new();
        object::write(&mut out, &Object::Dictionary(link));
        Ok(String::from_utf8(out).unwrap())
    }

    #[test]
    fn a_destination_beyond_the_last_page_is_an_error() {
        assert!(led(1, Generation::One).is_err());
        assert_eq!(led(0, Generation::One).unwrap(), "<</Dest [7 0 R /XYZ null 1.5 null]>>");
    }

    #[test]
    fn a_destination_of_pdf_2_names_page_and_element() {
        let both = "<</A <</S /GoTo/D [7 0 R /XYZ null 1.5 null]/SD [8 0 R /XYZ null 1.5 null]>>>>";
        assert_eq!(led(0, Generation::Two).unwrap(), both);
    }
}
