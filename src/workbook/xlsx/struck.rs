//! What of an xlsx is struck out: cell formats, shared texts, pieces of a text.

use std::collections::BTreeSet;

use quick_xml::events::BytesStart;

use super::super::error::Trouble;
use super::super::relations::each_element;
use super::super::xml_events::attribute;
use super::package::{Package, is_true, number};

/// The cell formats whose text is struck out, by their index.
pub(super) fn formats(package: &mut Package<'_>) -> Result<BTreeSet<usize>, Trouble> {
    let Some(part) = package.styles.clone() else { return Ok(BTreeSet::new()) };
    let text = package.text(&part)?;
    if !text.contains("strike") {
        return Ok(BTreeSet::new());
    }
    let (mut fonts, mut struck_fonts) = (0usize, BTreeSet::new());
    let (mut in_formats, mut formats, mut struck) = (false, 0usize, BTreeSet::new());
    each_element(&text, |element| {
        match element.local_name().as_ref() {
            "font" => fonts += 1,
            "strike" if strikes(element)? => _ = struck_fonts.insert(fonts),
            "cellXfs" => in_formats = true,
            "cellStyles" | "dxfs" | "cellStyleXfs" => in_formats = false,
            "xf" if in_formats => {
                let font = number(element, "fontId")?.unwrap_or(0);
                // Fonts are counted from one here: the struck one is the last that was opened.
                if struck_fonts.contains(&(font + 1)) {
                    struck.insert(formats);
                }
                formats += 1;
            }
            _ => {}
        }
        Ok(())
    })?;
    Ok(struck)
}

/// The shared texts of which a part is struck out, by their index.
pub(super) fn texts(package: &mut Package<'_>) -> Result<BTreeSet<usize>, Trouble> {
    let Some(part) = package.texts.clone() else { return Ok(BTreeSet::new()) };
    let text = package.text(&part)?;
    let (mut texts, mut struck) = (0usize, BTreeSet::new());
    if !text.contains("strike") {
        return Ok(struck);
    }
    each_element(&text, |element| {
        match element.local_name().as_ref() {
            "si" => texts += 1,
            "strike" if strikes(element)? && texts > 0 => _ = struck.insert(texts - 1),
            _ => {}
        }
        Ok(())
    })?;
    Ok(struck)
}

/// Whether a `strike` says so: it may say that it does not.
pub(super) fn strikes(element: &BytesStart<'_>) -> Result<bool, Trouble> {
    Ok(attribute(element, "val")?.is_none_or(|value| is_true(Some(&value))))
}
