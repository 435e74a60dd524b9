//! A page's text in reading order, for people who compare pages as text.

use super::{Artifact, ContentId, Item, Layout, Mark, Page, Shape};

impl Layout {
    /// The text of all pages, each below its label.
    pub fn text(&self) -> String {
        self.pages.iter().map(|page| ["=== ", &page.label, "\n", &page.text(), "\n"].concat()).collect()
    }
}

impl Page {
    /// All that is painted, in painting order.
    pub fn painted(&self) -> impl Iterator<Item = &Item> {
        self.behind.iter().chain(&self.items)
    }

    /// The text of the page in painting order, one line for each content; a division
    /// at a line's end is undone. Artifacts are left out.
    pub fn text(&self) -> String {
        let mut out = String::new();
        let mut last: Option<ContentId> = None;
        for item in &self.items {
            let (Mark::Content(content), Shape::Text(run)) = (item.mark, &item.shape) else { continue };
            if last.is_some_and(|last| last != content) {
                out.push('\n');
            }
            last = Some(content);
            out.extend(run.text.chars().filter(|&char| char != '\u{ad}'));
        }
        out
    }

    /// The text of the page's artifacts of one kind, one line for each run.
    pub fn artifact_text(&self, kind: Artifact) -> String {
        let runs = self.painted().filter_map(|item| match (&item.mark, &item.shape) {
            (Mark::Artifact(found), Shape::Text(run)) if *found == kind => Some(&*run.text),
            _ => None,
        });
        runs.collect::<Vec<_>>().join("\n")
    }
}
