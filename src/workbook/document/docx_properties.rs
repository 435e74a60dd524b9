//! Properties of paragraphs, runs, rows and cells of a docx, with the marks of tracked changes among them.

use quick_xml::events::BytesStart;

use super::docx_state::{Properties, Reading};
use super::docx_switch::is_on;
use super::parts::{Height, Role, Unlike};
use crate::workbook::error::Trouble;
use crate::workbook::xml_events::attribute;

impl Reading<'_> {
    /// Takes note of one property.
    pub(super) fn open_property(
        &mut self,
        of: Properties,
        name: &str,
        element: &BytesStart<'_>,
    ) -> Result<(), Trouble> {
        let value = attribute(element, "val")?;
        let on = value.as_deref().is_none_or(is_on);
        let number = || value.as_deref().and_then(|text| text.parse::<u32>().ok());
        match (of, name) {
            (Properties::Paragraph, "pStyle") => {
                self.paragraph_style = self.styles.paragraph(value.as_deref().unwrap_or_default());
                self.set_role(self.paragraph_style.role);
            }
            (Properties::Paragraph, "outlineLvl") => match number() {
                Some(level @ 0..=8) => self.set_role(Role::Heading(u8::try_from(level + 1).unwrap_or(9))),
                _ => self.set_role(Role::Body),
            },
            (Properties::Paragraph, "numId") => self.list.0 = value,
            (Properties::Paragraph, "ilvl") => {
                self.list.1 = number().and_then(|level| u8::try_from(level).ok()).unwrap_or(0).min(8);
            }
            (Properties::Mark, "del" | "moveFrom") => {
                self.joins_next = true;
                self.builder.note(Unlike::Revised);
            }
            (Properties::Mark | Properties::Run | Properties::Row | Properties::Cell, "ins" | "moveTo" | "cellIns") => {
                self.builder.note(Unlike::Revised);
            }
            (Properties::Run, "rStyle") => {
                let style = self.styles.character(value.as_deref().unwrap_or_default());
                self.look.bold |= style.look.bold;
                self.look.italic |= style.look.italic;
                self.look.struck |= style.look.struck;
                self.is_hidden |= style.hidden;
            }
            (Properties::Run, "b") => self.look.bold = on,
            (Properties::Run, "i") => self.look.italic = on,
            (Properties::Run, "strike" | "dstrike") => self.look.struck = on,
            (Properties::Run, "vanish") => self.is_hidden = on,
            (Properties::Row, "gridBefore") => self.builder.skip_columns(number().unwrap_or(0)),
            (Properties::Row, "del") => {
                if let Some(row) = self.deleted_rows.last_mut() {
                    *row = true;
                }
            }
            (Properties::Cell, "cellDel") => {
                if let Some(cell) = self.deleted_cells.last_mut() {
                    *cell = true;
                }
            }
            (Properties::Cell, "gridSpan") => {
                if let (Some(columns), Some(cell)) = (number(), self.builder.cell()) {
                    cell.columns = columns;
                }
            }
            (Properties::Cell, "vMerge") => {
                if let Some(cell) = self.builder.cell()
                    && value.as_deref() != Some("restart")
                {
                    cell.height = Height::Continues;
                }
            }
            (Properties::Paragraph | Properties::Mark | Properties::Run | Properties::Row | Properties::Cell, _) => {}
        }
        Ok(())
    }

    const fn set_role(&mut self, role: Role) {
        self.builder.paragraph().role = role;
    }
}
