//! A signed copy held against the files of a package: whether it holds our very bytes, who signed it, and what else it
//! changes.
//!
//! Guaranteed: a copy holds only if what is signed are the bytes of a file of the package and every signature's
//! arithmetic comes out. Deliberately absent: trust in certificates, which is for the official validators.

use std::fmt::Write as _;

use chrono::NaiveDateTime;

use crate::digest::hex_digest;
use crate::domain::SignedBy;
use crate::dossier::PackageFile;
use crate::outputs::pdf::{self, SignatureField, Update};
use crate::signature::{self, Signature, SignedData, Stamp, Verdict};
use crate::words::italian;

/// A signed copy may be as large as this: a report with its signatures is a few mebibytes.
pub(super) const LARGEST_COPY: u64 = 256 * 1024 * 1024;
const PDF_MARK: &[u8] = b"%PDF-";

fn is_pdf(bytes: &[u8]) -> bool {
    bytes.starts_with(PDF_MARK)
}

/// A copy that was looked at.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct SignedCopyRead {
    /// The file of the package that it holds.
    pub signed_file: Option<String>,
    /// Its form, as offices call it, and how many signatures it has.
    pub form: String,
    /// Who signed.
    pub signers: Vec<SignedBy>,
    /// What is told of it, line by line.
    pub told: Vec<String>,
    /// What does not hold.
    pub faults: Vec<String>,
    /// What cannot be counted here.
    pub unknown: Vec<String>,
}

/// Looks at a copy. `other` says what the program knows of a digest that is not of this package.
pub(super) fn read(bytes: &[u8], files: &[PackageFile], other: impl Fn(&str) -> Option<String>) -> SignedCopyRead {
    let mut copy = SignedCopyRead::default();
    let document = if is_pdf(bytes) {
        bytes.to_vec()
    } else {
        match envelopes(bytes, &mut copy) {
            Some(document) => document,
            None => return copy,
        }
    };
    let is_enveloped = !copy.form.is_empty();
    // What is published counts before a reserved file of the same bytes.
    let (public, reserved): (Vec<_>, Vec<_>) = files.iter().partition(|file| !file.is_reserved());
    let mut in_order = public.into_iter().chain(reserved);
    if let Some(own) = in_order.find(|file| file.bytes == document) {
        copy.signed_file = Some(own.path.clone());
        if !is_enveloped {
            copy.faults.push(format!("è il file {} del pacchetto, senza alcuna firma", own.path));
        }
        return copy;
    }
    let ours = files.iter().find(|file| is_pdf(&file.bytes) && document.starts_with(&file.bytes));
    let Some(ours) = ours else {
        copy.faults.push(stranger(&document, files, other));
        // Whoever signed another document is told all the same.
        return copy;
    };
    copy.signed_file = Some(ours.path.clone());
    match pdf::updates(&document, &ours.bytes) {
        Ok(updates) => appended(&document, ours, &updates, &mut copy),
        Err(reason) => copy.faults.push(format!("{}: {reason}", ours.path)),
    }
    copy
}

/// Opens the envelopes of a `.p7m`; `None` where there is no document in it.
fn envelopes(bytes: &[u8], copy: &mut SignedCopyRead) -> Option<Vec<u8>> {
    let opened = match signature::open(bytes) {
        Ok(opened) => opened,
        Err(fault) => {
            copy.faults.push(format!("non è un PDF e come p7m non si può leggere: {fault}"));
            return None;
        }
    };
    let layers = opened.layers.len();
    copy.form = match layers {
        1 => "CAdES (p7m)".to_owned(),
        many => format!("CAdES (p7m), {many} buste una nell’altra"),
    };
    for (layer, signatures) in (1..).zip(&opened.layers) {
        let which = if layers == 1 { String::new() } else { format!("busta {layer}, ") };
        if signatures.is_empty() && opened.content.is_some() {
            copy.faults.push(format!("{which}nessuna firma: la busta contiene un documento che nessuno ha firmato"));
        }
        for own in signatures {
            tell(&which, own, copy);
        }
    }
    if opened.content.is_none() {
        copy.faults.push("la firma è separata dal documento: indicare il p7m che lo contiene".to_owned());
    }
    opened.content
}

/// Somebody signed another document.
fn stranger(document: &[u8], files: &[PackageFile], other: impl Fn(&str) -> Option<String>) -> String {
    let digest = hex_digest(document);
    // What stood first in a PDF that was signed since.
    let first = first_revision(document).map(hex_digest);
    let known = other(&digest).or_else(|| first.as_deref().and_then(&other));
    let mut said = format!("il documento firmato non è un file di questo pacchetto (il suo SHA-256 è {digest}");
    if let Some(report) = files.iter().find(|file| is_pdf(&file.bytes)) {
        let _ = write!(said, ", quello di {} è {}", report.path, report.sha256());
    }
    said.push(')');
    if let Some(known) = known {
        let _ = write!(said, ": è {known}");
    }
    said
}

fn first_revision(document: &[u8]) -> Option<&[u8]> {
    const END: &[u8] = b"%%EOF\n";
    let at = document.windows(END.len()).position(|window| window == END)?;
    is_pdf(document).then(|| &document[..at + END.len()])
}

/// What follows our bytes in a PDF.
fn appended(document: &[u8], ours: &PackageFile, updates: &[Update], copy: &mut SignedCopyRead) {
    let count = updates.iter().map(|update| update.signatures.len()).sum::<usize>();
    let form = format!(
        "PAdES, i {} byte del PDF del pacchetto e {}",
        italian::digits(&ours.bytes.len().to_string()),
        italian::count(updates.len(), "aggiornamento", "aggiornamenti")
    );
    copy.form = if copy.form.is_empty() { form } else { format!("{}; dentro {form}", copy.form) };
    if count == 0 {
        copy.faults.push("dopo i byte del PDF del pacchetto non c’è alcuna firma".to_owned());
    }
    for (number, update) in (1..).zip(updates) {
        let which = format!("aggiornamento {number}: ");
        let list = |what: &str, items: &[String]| {
            if items.is_empty() { String::new() } else { format!("; {what}: {}", items.join(", ")) }
        };
        let signed = if update.signatures.is_empty() { "senza firma" } else { "firmato" };
        let (added, replaced) = (list("aggiunge", &update.added), list("sostituisce", &update.replaced));
        copy.told.push(format!("{which}{signed}{added}{replaced}"));
        copy.faults.extend(update.faults.iter().map(|fault| format!("{which}{fault}")));
        for field in &update.signatures {
            covered(document, field, &which, copy);
        }
    }
}

fn covered(document: &[u8], field: &SignatureField, which: &str, copy: &mut SignedCopyRead) {
    copy.faults.extend(field.faults.iter().map(|fault| format!("{which}{fault}")));
    let stretch = |(from, until): (usize, usize)| document.get(from..until).unwrap_or_default();
    let pieces = field.covered.map(stretch);
    if field.is_stamp {
        tell_stamp(which, &signature::stamp(&field.envelope, &pieces), copy);
        return;
    }
    match SignedData::read(&field.envelope) {
        Ok(data) if data.content().is_some_and(|content| !content.is_empty()) => {
            copy.faults.push(format!("{which}la firma riguarda un altro contenuto, non il PDF"));
        }
        Ok(data) => {
            let mut signatures = signature::signatures(&data, &pieces);
            for own in &mut signatures {
                own.signer.declared = own.signer.declared.or(field.declared);
            }
            if signatures.is_empty() {
                copy.faults.push(format!("{which}la busta non ha firme"));
            }
            for own in &signatures {
                tell(which, own, copy);
            }
        }
        Err(fault) => copy.faults.push(format!("{which}la firma non si può leggere: {fault}")),
    }
}

/// One signature in words, and what does not hold of it.
fn tell(which: &str, own: &Signature, copy: &mut SignedCopyRead) {
    let Signature { signer, stamp } = own;
    let mut line = format!("{which}firma di {}", signer.holder);
    if !signer.issuer.is_empty() {
        let _ = write!(line, " (certificato di {}", signer.issuer);
        if let Some((from, until)) = signer.validity {
            let (from, until) = (italian::short_date(from.date()), italian::short_date(until.date()));
            let _ = write!(line, ", valido dal {from} al {until}");
        }
        line.push(')');
    }
    match signer.declared {
        Some(declared) => _ = write!(line, ", data dichiarata {}", moment(declared)),
        None => line.push_str(", senza data dichiarata"),
    }
    match &signer.verdict {
        Verdict::Holds(name) => _ = write!(line, "; la firma torna ({name})"),
        Verdict::Fails(reasons) => {
            line.push_str("; la firma non torna");
            copy.faults.push(format!("{which}firma di {}: {}", signer.holder, reasons.join("; ")));
        }
        Verdict::Unknown(reason) => {
            line.push_str("; la firma non si può verificare qui");
            copy.unknown.push(format!("{which}firma di {}: {reason}", signer.holder));
        }
    }
    copy.told.push(line);
    copy.signers.push(SignedBy { name: signer.holder.clone(), moment: signer.declared });
    if let Some(stamp) = stamp {
        tell_stamp(which, stamp, copy);
    }
}

fn tell_stamp(which: &str, stamp: &Stamp, copy: &mut SignedCopyRead) {
    let when = stamp.moment.map_or_else(|| "senza data".to_owned(), |own| format!("del {}", moment(own)));
    let whose = if stamp.authority.is_empty() { String::new() } else { format!(" di {}", stamp.authority) };
    copy.told.push(format!("{which}marca temporale{whose} {when}"));
    match &stamp.verdict {
        Verdict::Holds(_) => {}
        Verdict::Fails(reasons) => copy.faults.push(format!("{which}la marca temporale {}", reasons.join("; "))),
        Verdict::Unknown(reason) => {
            copy.unknown.push(format!("{which}la marca temporale non si può verificare qui: {reason}"));
        }
    }
}

/// `25 giugno 2025 alle 10:12 UTC`
fn moment(moment: NaiveDateTime) -> String {
    format!("{} alle {} UTC", italian::long_date(moment.date()), moment.format("%H:%M"))
}
