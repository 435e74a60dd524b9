//! Findings about the versions that were published before.

use crate::finding::codes;

codes! {
    BROKEN_FINAL = blocking "Y001" "la definitiva già pubblicata non si può leggere";
}
