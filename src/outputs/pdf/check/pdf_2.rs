//! What a file of PDF 2.0 says beyond one of PDF 1.7: namespaces of structure types, references between elements,
//! destinations in the structure.

use std::collections::BTreeMap;

use super::super::profile::PDF_2;
use super::faults::Faults;
use super::file::File;
use super::references::References as _;
use super::tree::Node;
use super::value::{Dictionary, Value};

/// Structure types that PDF 2.0 left to the namespace of PDF 1.7.
const OF_PDF_1_7: [&str; 4] = ["TOC", "TOCI", "Reference", "BlockQuote"];

/// The elements against the namespaces that the root declares, and against each other.
pub(super) fn check(file: &File<'_>, root: &Dictionary<'_>, nodes: &[Node], faults: &mut Faults) {
    let declared = file.list(root, "Namespaces").iter().filter_map(Value::reference).find(|id| {
        let namespace = file.dictionary(*id).unwrap_or_default();
        file.text(&namespace, "NS").as_deref() == Some(PDF_2)
    });
    faults.require(declared.is_some(), "ISO 32000-2 14.7.2", || {
        "la struttura non dichiara lo spazio dei nomi di PDF 2.0".to_owned()
    });
    let known: BTreeMap<u32, &Node> = nodes.iter().map(|node| (node.id, node)).collect();
    for node in nodes {
        let (id, role) = (node.id, node.role);
        let expected = if OF_PDF_1_7.contains(&role) { None } else { declared };
        faults.require(node.namespace == expected, "PDF/UA-2 8.2.4", || {
            format!("l’elemento {id} ({role}) non è nello spazio dei nomi del suo tipo")
        });
        faults.require(node.references.iter().all(|to| known.contains_key(to)), "ISO 32000-2 14.7.2", || {
            format!("l’elemento {id} ({role}) si riferisce a ciò che non è nella struttura")
        });
        if role == "TOCI" {
            faults.require(!node.references.is_empty(), "PDF/UA-2 8.2.5.8", || {
                format!("la voce dell’indice {id} non indica il suo titolo (Ref)")
            });
        }
        for to in node.references.iter().filter_map(|to| known.get(to)) {
            let cites = role == "FENote" || to.role == "FENote";
            faults.require(!cites || to.references.contains(&id), "PDF/UA-2 8.2.5.14", || {
                format!("la nota e il testo che la cita (elementi {id} e {}) non si riferiscono l’uno all’altra", to.id)
            });
        }
        let is_heading = role.strip_prefix('H').is_some_and(|level| level.parse::<u8>().is_ok());
        faults.require(!is_heading || node.parent_role != "FENote", "ISO/TS 32005 5", || {
            format!("il titolo {id} sta dentro una nota")
        });
    }
}

/// A link or a bookmark leads to an element, and not to a page alone (PDF/UA-2, 8.8).
pub(super) fn destination(file: &File<'_>, id: u32, holder: &Dictionary<'_>, faults: &mut Faults) {
    let action = file.inner(holder, "A").filter(|action| file.name(action, "S") == Some(b"GoTo"));
    let leads_to_element = action.is_none_or(|action| {
        let element = file.list(&action, "SD").first().and_then(Value::reference).and_then(|id| file.dictionary(id));
        element.is_some_and(|element| file.name(&element, "Type") == Some(b"StructElem"))
    });
    faults.require(!holder.has("Dest") && leads_to_element, "PDF/UA-2 8.8", || {
        format!("l’oggetto {id} porta a una pagina, non a un elemento della struttura")
    });
}
