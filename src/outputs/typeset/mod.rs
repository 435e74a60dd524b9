//! Semantic XHTML → pages of positioned glyphs, paths and structure.
//!
//! ```text
//! source ─> setter ─> flow: inline → paragraph → line   ─> slabs ─> page ─> furniture ─> Layout
//! (checked) (state)         table, chart, boxes, index               (breaks)  (numbers)
//! ```
//!
//! Guaranteed: every character of the source is on a page or in a finding; the
//! structure tree follows the source's meaning and order; the same input gives the
//! same layout. Deliberately absent: any knowledge of PDF, files or the clock.
//!
//! Blocks become slabs without knowing their page, page numbers are written when all
//! pages are known: sections can be set independently.

mod apart;
mod boxes;
mod chart;
mod chunk;
mod cover;
mod division;
mod document;
mod error;
mod faces;
mod flow;
mod form;
mod form_bounds;
mod furniture;
mod gauge;
mod glyph;
mod headings;
mod hex;
mod hyphenate;
mod index;
mod inline;
mod label;
mod labelled;
mod layout;
pub mod layout_codes;
mod line;
mod living;
mod outline;
mod page;
mod paint;
mod palette;
mod paragraph;
mod picture;
mod prose;
mod reading;
mod setter;
mod shape;
mod sign;
mod slab;
mod source;
mod structure;
mod style;
mod table;
#[cfg(test)]
mod tests;
mod text;
mod tone;
mod tree;

pub(in crate::outputs) use chart::svg;
pub use document::{Source, lay_out, lay_out_illustrated};
pub use error::TypesetError;
pub use faces::{FaceBytes, FaceData, FaceRole, Faces, embedded_faces};
pub use headings::Heading;
pub use layout::{Destination, Item, Layout, Link, LinkTarget, OutlineEntry, Page};
pub use paint::{FaceId, FillRule, Glyph, Image, Path, PathStep, Raster, Rectangle, Rgb, Shape, Stroke, TextRun};
pub use palette::BarPaint;
pub use picture::{Picture, Pictures};
pub(crate) use source::check as check_element;
pub(in crate::outputs) use source::{has_class, is_class};
pub use structure::{Artifact, Attributes, ContentId, Element, ElementId, FactMark, Kid, Labels, Mark, Role, Scope};
pub use style::Style;
