//! Which addresses a published document may lead to.
//!
//! Guaranteed: pages of the web and mailboxes, nothing that runs (`javascript:`), holds its content (`data:`) or
//! names a file of whoever reads. Deliberately absent: whether anything answers there.

/// Most bytes of an address: what is longer no program follows, and each line of a link holds it once more.
const LONGEST: usize = 4096;

/// Whether a link of the document may lead to this address, whoever wrote it: a text, a template, a plan.
pub fn may_lead_to(address: &str) -> bool {
    let scheme = address.split_once(':').map(|(scheme, _)| scheme.to_ascii_lowercase());
    let is_whole = !address.chars().any(|c| c.is_whitespace() || c.is_control());
    is_whole && address.len() <= LONGEST && matches!(scheme.as_deref(), Some("http" | "https" | "mailto"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_leads_to_the_web_or_a_mailbox_only() {
        for good in ["https://a.it/x", "HTTP://a.it", "mailto:a@b.it"] {
            assert!(may_lead_to(good), "{good}");
        }
        for bad in [
            "javascript:alert(1)",
            "JavaScript:x",
            "file:///etc/passwd",
            "data:text/html,x",
            "vbscript:x",
            "ftp://a",
            "a.html",
            "/etc",
            "//a.it",
            "",
            " https://a.it",
            "https://a.it/\u{0}",
            "java\nscript:x",
        ] {
            assert!(!may_lead_to(bad), "{bad}");
        }
        assert!(!may_lead_to(&format!("https://a.it/{}", "a".repeat(LONGEST))));
    }
}
