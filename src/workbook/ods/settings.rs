//! What the settings of an ods file say of how its cells are seen.

use std::io::{Read, Seek};

use quick_xml::events::BytesStart;
use zip::ZipArchive;

use super::super::budget::Budget;
use super::super::error::Trouble;
use super::super::xml_events::{Handler, attribute, walk_beside};

/// Whether zeros are shown; they are where nothing is said. A view of the document counts before its defaults.
pub(super) fn show_zeros(archive: &mut ZipArchive<impl Read + Seek>, budget: &Budget) -> Result<bool, Trouble> {
    let mut settings = Settings { budget, views: 0, item: None, of_views: None, of_document: None };
    walk_beside(archive, "settings.xml", &mut settings)?;
    Ok(settings.of_views.or(settings.of_document).unwrap_or(true))
}

struct Settings<'b> {
    budget: &'b Budget,
    /// Depth within the list of views, from one.
    views: usize,
    /// The text of the setting at hand, if it is the one about zeros.
    item: Option<String>,
    of_views: Option<bool>,
    of_document: Option<bool>,
}

impl Handler for Settings<'_> {
    fn budget(&self) -> &Budget {
        self.budget
    }

    fn open(&mut self, element: &BytesStart<'_>) -> Result<(), Trouble> {
        match element.local_name().as_ref() {
            "config-item-map-indexed" if self.views > 0 || names(element, "Views")? => self.views += 1,
            "config-item" if names(element, "ShowZeroValues")? => self.item = Some(String::new()),
            _ => {}
        }
        Ok(())
    }

    fn close(&mut self, name: &str) -> Result<(), Trouble> {
        match name {
            "config-item-map-indexed" => self.views = self.views.saturating_sub(1),
            "config-item" => {
                if let Some(text) = self.item.take() {
                    let told = if self.views > 0 { &mut self.of_views } else { &mut self.of_document };
                    *told = Some(text.trim() != "false");
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn text(&mut self, text: &str) -> Result<(), Trouble> {
        if let Some(item) = &mut self.item {
            item.push_str(text);
        }
        Ok(())
    }
}

fn names(element: &BytesStart<'_>, name: &str) -> Result<bool, Trouble> {
    Ok(attribute(element, "name")?.as_deref() == Some(name))
}
