//! Addresses of mailboxes, as far as an office can mistype one.

/// The longest address (RFC 5321, 4.5.3.1).
const LONGEST: usize = 254;

/// Whether a text is one address, as in `ragioneria@comune.prova.it`: ASCII, one @, a domain with a dot.
pub fn is_mailbox(text: &str) -> bool {
    let Some((local, domain)) = text.split_once('@') else { return false };
    let labels = |text: &str, also: &str| {
        text.split('.').all(|label| {
            !label.is_empty() && label.chars().all(|letter| letter.is_ascii_alphanumeric() || also.contains(letter))
        })
    };
    text.len() <= LONGEST && labels(local, "!#$%&'*+-/=?^_`{|}~") && domain.contains('.') && labels(domain, "-")
}

/// Whether two addresses are of one mailbox: case does not count, every other letter does.
pub fn is_same_mailbox(left: &str, right: &str) -> bool {
    left.trim().eq_ignore_ascii_case(right.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_address_and_nothing_around_it() {
        for good in ["a@b.it", "ufficio.tecnico@comune.prova.mi.it", "o'hara+x@posta-certificata.it"] {
            assert!(is_mailbox(good), "{good}");
        }
        let bad = [
            "",
            "a",
            "a@b",
            "a@@b.it",
            "a b@c.it",
            "a@b..it",
            ".a@b.it",
            "è@b.it",
            "<a@b.it>",
            "a@b.it\r\nBcc: x@y.it",
        ];
        for bad in bad {
            assert!(!is_mailbox(bad), "{bad}");
        }
    }

    #[test]
    fn a_mailbox_is_told_from_one_that_looks_alike() {
        assert!(is_same_mailbox("Ragioneria@Comune.Prova.it", " ragioneria@comune.prova.it"));
        for other in ["ragioneria-1@comune.prova.it", "ragioneria_1@comune.prova.it"] {
            assert!(!is_same_mailbox("ragioneria.1@comune.prova.it", other), "{other}");
        }
    }
}
