//! The metadata of an administrative document (`AgID`, *Linee guida sulla formazione, gestione e conservazione dei
//! documenti informatici*, allegato 5, `DocumentoAmministrativoInformatico`), in the order of its schema.
//!
//! What is obligatory and not known is left out, listed, and the record is marked as a draft.

use std::fmt::Write as _;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::archived::{Archived, Missing, Role, Signed, missing};
use super::elements::{Element, group, text};
use crate::dossier::PackageFile;
use crate::inputs::config::Config;

/// Ours of the four ways in which a document may come about.
const FORMATION: &str = "creazione tramite utilizzo di strumenti software che assicurino la produzione di documenti nei \
                         formati previsti in allegato 2";

/// The records of the report and of its annexes, by path, and what they lack.
pub fn records(archived: &Archived<'_>) -> (Vec<PackageFile>, Vec<Missing>) {
    let missing = missing(archived);
    let report = format!("Relazione_performance_{}.pdf", archived.year);
    let (reports, annexes): (Vec<&PackageFile>, Vec<&PackageFile>) =
        archived.files.iter().partition(|file| file.path == report);
    let Some(report) = reports.first() else { return (Vec::new(), missing) };
    let mut records = vec![record(archived, report, Role::Report(&annexes), &missing)];
    records.extend(annexes.iter().map(|annex| record(archived, annex, Role::Annex(report), &missing)));
    records.extend(archived.signed.iter().map(|copy| {
        let role =
            if copy.of == report.path { Role::SignedReport(&annexes, copy) } else { Role::SignedAnnex(report, copy) };
        record(archived, &copy.file, role, &missing)
    }));
    (records, missing)
}

fn record(archived: &Archived<'_>, file: &PackageFile, role: Role<'_>, missing: &[Missing]) -> PackageFile {
    let mut xml = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    if !missing.is_empty() {
        let listed = missing.join("; ").replace("--", "- -");
        let _ = writeln!(xml, "<!-- BOZZA dei metadati: manca {listed} -->");
    }
    document(archived, file, role).write(0, &mut xml);
    let name = file.path.replace('/', "_");
    PackageFile::new(format!("metadati/{name}.xml"), xml.into_bytes())
}

fn document(archived: &Archived<'_>, file: &PackageFile, role: Role<'_>) -> Element {
    let Archived { config, year, version, .. } = *archived;
    let archive = &config.entity.archive;
    let mut own = vec![
        id_of(archived, file),
        text("ModalitaDiFormazione", FORMATION),
        text(
            "TipologiaDocumentale",
            if role.is_report() { "Relazione sulla performance" } else { "Allegato alla relazione sulla performance" },
        ),
    ];
    own.extend(registration(archived));
    own.push(parties(config));
    own.push(group("ChiaveDescrittiva", described(archived, file, role)));
    own.push(attachments(archived, role));
    if let (Some(class), Some(name)) = (&archive.class, &archive.class_name) {
        let plan = archive.plan.iter().map(|plan| text("PianoDiClassificazione", plan));
        let fixed = [text("IndiceDiClassificazione", class), text("Descrizione", name)];
        own.push(group("Classificazione", fixed.into_iter().chain(plan)));
    }
    own.push(text("Riservato", "false"));
    own.push(group(
        "IdentificativoDelFormato",
        [
            text("Formato", media_type(&file.path)),
            group(
                "ProdottoSoftware",
                [text("NomeProdotto", "relazione"), text("VersioneProdotto", env!("CARGO_PKG_VERSION"))],
            ),
        ],
    ));
    own.push(verified(role.copy().is_some()));
    if let Some(file) = &archive.file {
        own.push(group(
            "Agg",
            [group("TipoAgg", [text("TipoAggregazione", "Fascicolo"), text("IdAggregazione", file)])],
        ));
    }
    if let Some(report) = role.report() {
        own.push(group("IdIdentificativoDocumentoPrimario", identity(archived, report)));
    }
    own.push(text("NomeDelDocumento", &file.path));
    own.push(text("VersioneDelDocumento", version.to_string()));
    if let (true, Some(before)) = (role.is_report(), archived.corrected) {
        let earlier = Archived { version: version.saturating_sub(1), ..*archived };
        own.push(group(
            "TracciatureModificheDocumento",
            [
                text("TipoModifica", "Rettifica"),
                text("DataModifica", archived.date.to_string()),
                group("IdDocVersionePrecedente", identity(&earlier, before)),
            ],
        ));
    }
    own.extend(archive.years.map(|years| text("TempoDiConservazione", years.to_string())));
    let marks =
        config.entity.demonstration.then(|| format!("DATI DIMOSTRATIVI: relazione {year} con misurazioni inventate"));
    let notes: Vec<String> = marks.into_iter().chain(signatures(archived, file, role)).collect();
    own.extend((!notes.is_empty()).then(|| text("Note", notes.join(". "))));
    group("DocumentoAmministrativoInformatico", own)
}

/// Who signed a copy, and which copies there are of what leaves the program unsigned.
fn signatures(archived: &Archived<'_>, file: &PackageFile, role: Role<'_>) -> Vec<String> {
    let of = |copy: &Signed| format!("Copia firmata di {}: {}", copy.of, copy.by);
    let copies = archived.signed.iter().filter(|copy| copy.of == file.path);
    let there = |copy: &Signed| format!("La copia firmata è {} ({})", copy.file.path, copy.by);
    role.copy().map(of).into_iter().chain(copies.map(there)).collect()
}

/// What is known of signatures: those of a copy that was noted were computed then.
fn verified(is_signed: bool) -> Element {
    let no = |name| text(name, "false");
    group(
        "Verifica",
        [
            text("FirmatoDigitalmente", if is_signed { "true" } else { "false" }),
            no("SigillatoElettronicamente"),
            no("MarcaturaTemporale"),
            no("ConformitaCopieImmagineSuSupportoInformatico"),
        ],
    )
}

fn id_of(archived: &Archived<'_>, file: &PackageFile) -> Element {
    group("IdDoc", identity(archived, file))
}

/// Hash in base64, algorithm, and a name that no other document of the entity has.
fn identity(archived: &Archived<'_>, file: &PackageFile) -> [Element; 2] {
    let bytes: Vec<u8> = (0..file.sha256().len())
        .step_by(2)
        .map(|at| u8::from_str_radix(&file.sha256()[at..at + 2], 16).expect("a digest is hexadecimal"))
        .collect();
    let entity = &archived.config.entity;
    let owner = if entity.ipa_code.is_empty() { &entity.name } else { &entity.ipa_code };
    let hash = [text("Impronta", STANDARD.encode(bytes)), text("Algoritmo", "SHA-256")];
    let name = format!("{owner}/relazione-performance/{}/v{}/{}", archived.year, archived.version, file.path);
    [group("ImprontaCrittograficaDelDocumento", hash), text("Identificativo", name)]
}

fn registration(archived: &Archived<'_>) -> Option<Element> {
    let (act, register) = (archived.protocol?, archived.config.entity.protocol.register.as_ref()?);
    let entry = group(
        "ProtocolloOrdinario_ProtocolloEmergenza",
        [
            text("TipoRegistro", "Protocollo Ordinario"),
            text("DataProtocollazioneDocumento", act.date.to_string()),
            text("NumeroProtocolloDocumento", &act.number),
            text("CodiceRegistro", register),
        ],
    );
    Some(group("DatiDiRegistrazione", [text("TipologiaDiFlusso", "I"), group("TipoRegistro", [entry])]))
}

fn parties(config: &Config) -> Element {
    let role = |name, word: &str| group("Ruolo", [group(name, [text("TipoRuolo", word), administration(config)])]);
    group(
        "Soggetti",
        [
            role("AmministrazioneCheEffettuaLaRegistrazione", "Amministrazione Che Effettua La Registrazione"),
            role("Autore", "Autore"),
        ],
    )
}

fn administration(config: &Config) -> Element {
    let entity = &config.entity;
    let coded = |name, called: &str, code: &str| {
        let code = (!code.is_empty()).then(|| text("CodiceIPA", code));
        group(name, [text("Denominazione", called)].into_iter().chain(code))
    };
    let protocol = &entity.protocol;
    let aoo = protocol.aoo.as_ref().map(|aoo| coded("IPAAOO", aoo, protocol.aoo_code.as_deref().unwrap_or_default()));
    let mailbox = protocol.pec.iter().map(|pec| text("IndirizziDigitaliDiRiferimento", pec));
    group("PAI", [coded("IPAAmm", &entity.name, &entity.ipa_code)].into_iter().chain(aoo).chain(mailbox))
}

fn described(archived: &Archived<'_>, file: &PackageFile, role: Role<'_>) -> Vec<Element> {
    let subject = format!(
        "Relazione annuale sulla performance {} – {} (D.Lgs. 150/2009, art. 10)",
        archived.year, archived.config.entity.name
    );
    let subject = if role.report().is_some() { format!("{subject}: {}", file.path) } else { subject };
    let plan = archived.config.plans.name(archived.year).short;
    let words = ["performance", "obiettivi", &plan].map(|word| text("ParoleChiave", word));
    [text("Oggetto", subject)].into_iter().chain(words).collect()
}

fn attachments(archived: &Archived<'_>, role: Role<'_>) -> Element {
    let annexes = role.annexes();
    let each =
        annexes.iter().map(|annex| group("IndiceAllegati", [id_of(archived, annex), text("Descrizione", &annex.path)]));
    group("Allegati", [text("NumeroAllegati", annexes.len().to_string())].into_iter().chain(each))
}

fn media_type(path: &str) -> &'static str {
    match path.rsplit_once('.').map_or("", |(_, end)| end) {
        "pdf" => "application/pdf",
        "p7m" => "application/pkcs7-mime",
        "html" => "text/html",
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "ods" => "application/vnd.oasis.opendocument.spreadsheet",
        "csv" => "text/csv",
        "json" => "application/json",
        "jsonld" => "application/ld+json",
        _ => "text/plain",
    }
}
