//! How the workbooks that we write look.
//!
//! Deliberately absent: what their cells say.

pub mod house_style;
pub mod text_height;
