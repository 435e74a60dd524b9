//! Where the figures of a layout came to stand in the file: for each place the text operators
//! that show it, which the reader of the finished bytes can look up.

use super::streams::PageStream;
use crate::outputs::typeset::Layout;

/// A text operator: page, marked content and operator, all counted from zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part {
    /// Index of the page.
    pub page: u32,
    /// Number of the marked content on its page.
    pub mark: u32,
    /// Which text operator of that content.
    pub operator: u32,
}

/// The parts of each figure in reading order.
pub(super) fn of(layout: &Layout, streams: Vec<PageStream>) -> Vec<Vec<Part>> {
    let small = |number: usize| u32::try_from(number).expect("a document is far smaller than 2^32");
    let mut places = vec![Vec::new(); layout.facts.len()];
    for (page, stream) in streams.into_iter().enumerate() {
        for shown in stream.figures {
            let part = Part { page: small(page), mark: small(shown.mark), operator: small(shown.operator) };
            places[shown.figure.0 as usize].push(part);
        }
    }
    places
}
