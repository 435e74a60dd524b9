//! What earlier finals published: as much of their `provenienza.json` as later documents need.
//!
//! Format 1, made by version 0.1.0, names neither rules nor indicators: what can be told of them stands in the
//! derivations of its figures.

use serde_json::Value;

use super::provenance::{FIRST_FORMAT, FigureView, Provenance};

/// The part of a final's provenance that the trend of later years rests on; no JSON object where the bytes are none.
/// Of a part it is the same part.
pub fn figures(bytes: &[u8]) -> Value {
    let Some(mut provenance) = Provenance::parse(bytes) else { return Value::Null };
    let first_format = provenance.formato == FIRST_FORMAT;
    provenance.cifre.retain(|figure| {
        let about = |subject: &str| figure.cifra.starts_with(subject);
        about("ente,") || about("missione ") || about("obiettivo ") || (first_format && about("indicatore "))
    });
    for figure in &mut provenance.cifre {
        if !(first_format && tells_weights(figure)) {
            figure.ingressi.clear();
        }
    }
    serde_json::to_value(&provenance).expect("strings and numbers always serialise")
}

/// Whether the derivation of a figure of format 1 is where weights can be told from.
fn tells_weights(figure: &FigureView) -> bool {
    figure.cifra == "ente, indice cautelativo"
        || (figure.cifra.starts_with("obiettivo ") && figure.cifra.ends_with(", C"))
}
