//! `verifica --firmato` and `registra firma`: what is signed, by whom, and whether it is ours.

use std::fs;
use std::path::{Path, PathBuf};

use relazione_performance::digest::hex_digest;
use serde_json::Value;

use crate::entity::{Entity, relazione};

const REPORT: &str = "Relazione_performance_2024.pdf";

fn fixture(name: &str) -> Vec<u8> {
    fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/firme").join(name)).unwrap()
}

/// A package of one report, and a signed copy beside it.
struct Signed {
    folder: tempfile::TempDir,
}

impl Signed {
    fn new(copy: &[u8]) -> Self {
        let signed = Self { folder: tempfile::tempdir().unwrap() };
        fs::create_dir(signed.path("v1")).unwrap();
        let report = fixture(REPORT);
        fs::write(signed.path("v1/SHA256SUMS"), format!("{}  {REPORT}\n", hex_digest(&report))).unwrap();
        fs::write(signed.path("v1").join(REPORT), report).unwrap();
        fs::write(signed.path("copia"), copy).unwrap();
        signed
    }

    fn path(&self, below: &str) -> PathBuf {
        self.folder.path().join(below)
    }

    /// The check of the copy.
    #[track_caller]
    fn check(&self) -> Value {
        let (package, copy) = (self.path("v1"), self.path("copia"));
        let (package, copy) = (package.to_str().unwrap(), copy.to_str().unwrap());
        let run = relazione(&["verifica", package, "--pubblico", "--formato", "json", "--firmato", copy]);
        let verdict: Value =
            serde_json::from_str(&run.stdout).unwrap_or_else(|_| panic!("{} {}", run.code, run.stderr));
        let found = verdict["verifiche"].as_array().unwrap().iter().find(|found| found["id"] == "firma").unwrap();
        let code = if found["esito"] == "non regge" { 5 } else { run.code };
        assert_eq!(run.code, code, "{verdict:#}");
        found.clone()
    }
}

#[track_caller]
fn holds(copy: &[u8], words: &[&str]) {
    let found = Signed::new(copy).check();
    assert_eq!(found["esito"], "regge", "{found:#}");
    for word in words {
        assert!(found.to_string().contains(word), "«{word}»: {found:#}");
    }
}

#[track_caller]
fn fails(copy: &[u8], words: &str) {
    let found = Signed::new(copy).check();
    assert!(found["esito"] == "non regge" && found["dettagli"].to_string().contains(words), "«{words}»: {found:#}");
}

#[test]
fn envelopes_of_every_form_hold_and_say_who_signed() {
    holds(
        &fixture("annidata.p7m"),
        &[
            "2 buste una nell’altra",
            "busta 1, firma di Mario Rossi",
            "ECDSA P-256 con SHA-256",
            "busta 2, firma di Anna Bianchi",
            "RSA a 2048 bit con SHA-256",
            "data dichiarata",
        ],
    );
    holds(&fixture("pss.p7m"), &["firma di Anna Bianchi", "la firma torna (RSA a 2048 bit con SHA-256)"]);
    holds(&fixture("ber.p7m"), &["firma di Anna Bianchi", "la firma torna"]);
    holds(&fixture("testo.p7m"), &["firma di Lucia Verdi", "ECDSA P-384 con SHA-512"]);
    holds(&fixture("due_firmatari.p7m"), &["firma di Anna Bianchi", "firma di Mario Rossi"]);
}

#[test]
fn a_signed_pdf_holds_and_each_update_says_what_it_changes() {
    holds(
        &fixture("due.pdf"),
        &[
            "i 10.653 byte del PDF del pacchetto e 2 aggiornamenti",
            "aggiornamento 1: firmato; aggiunge: altri oggetti (1), campi di firma (1), firme (1)",
            "sostituisce: pagina 1 del file (Annots), catalogo (AcroForm, Extensions), proprietà (ModDate, Producer), metadati",
            "aggiornamento 2: firma di Mario Rossi",
            "riquadro visibile a pagina 1 del file",
        ],
    );
    holds(&fixture("pades_in_cades.p7m"), &["firma di Mario Rossi", "dentro PAdES", "firma di Anna Bianchi"]);
}

#[test]
fn another_document_is_told_with_both_digests() {
    let found = Signed::new(&fixture("altra_versione.p7m")).check();
    let told = found["dettagli"].to_string();
    assert!(found["esito"] == "non regge" && told.contains("non è un file di questo pacchetto"), "{found:#}");
    assert!(told.contains(&hex_digest(&fixture(REPORT))), "{found:#}");
    fails(&fixture(REPORT), "senza alcuna firma");
}

#[test]
fn what_covers_or_changes_a_page_is_no_signature() {
    fails(&fixture("coperta.pdf"), "un’annotazione che non è una firma e può coprire ciò che si legge");
    fails(&fixture("contenuto.pdf"), "pagina 1 del file: cambia Contents");
}

/// Where the bytes begin.
fn find(bytes: &[u8], wanted: &[u8]) -> usize {
    bytes.windows(wanted.len()).position(|window| window == wanted).unwrap()
}

fn flipped(mut bytes: Vec<u8>, at: usize) -> Vec<u8> {
    bytes[at] ^= 1;
    bytes
}

#[test]
fn one_byte_anywhere_is_found() {
    let report = fixture(REPORT);
    for name in ["pss.p7m", "annidata.p7m"] {
        let inside = find(&fixture(name), &report[2000..2100]);
        fails(&flipped(fixture(name), inside), "quello contenuto è stato cambiato");
    }
    let signed = fixture("due.pdf");
    fails(&flipped(signed.clone(), 2000), "non è un file di questo pacchetto");
    let field = report.len() + find(&signed[report.len()..], b"Firma1");
    fails(&flipped(signed.clone(), field), "l’impronta firmata è di un altro documento");
    fails(&[signed.as_slice(), b"% altro\n"].concat(), "altri byte");
    let value = fixture("pss.p7m").len() - 20;
    fails(&flipped(fixture("pss.p7m"), value), "il valore della firma non torna");
}

#[test]
fn a_forged_range_leaves_bytes_uncovered() {
    let signed = fixture("due.pdf");
    let at = find(&signed, b"/ByteRange [0 ") + "/ByteRange [0 ".len();
    let digits = signed[at..].iter().take_while(|byte| byte.is_ascii_digit()).count();
    let until: usize = std::str::from_utf8(&signed[at..at + digits]).unwrap().parse().unwrap();
    for other in [until - 1, 0, usize::MAX] {
        let forged = other.to_string();
        let bytes = [&signed[..at], forged.as_bytes(), &signed[at + digits..]].concat();
        let found = Signed::new(&bytes).check();
        assert_eq!(found["esito"], "non regge", "{other}: {found:#}");
    }
}

#[test]
fn damaged_copies_give_messages() {
    for name in ["annidata.p7m", "ber.p7m", "testo.p7m", "due.pdf"] {
        let bytes = fixture(name);
        for share in [1, 3, 7, 9] {
            let found = Signed::new(&bytes[..bytes.len() * share / 10]).check();
            assert_eq!(found["esito"], "non regge", "{name} {share}: {found:#}");
        }
    }
    for bytes in [&b""[..], b"\x30\x80", b"%PDF-1.7\n", b"ciao", &[0x30; 5000]] {
        let found = Signed::new(bytes).check();
        assert_eq!(found["esito"], "non regge", "{found:#}");
    }
    let signed = Signed::new(b"");
    let package = signed.path("v1");
    let run = relazione(&["verifica", package.to_str().unwrap(), "--firmato", "non_c_e.p7m"]);
    assert!(run.code == 1 && run.stderr.contains("non_c_e.p7m") && run.stderr.contains("non esiste"), "{}", run.stderr);
}

/// The fixture’s report takes the place of a file of the final: its list of checksums says so.
fn with_report_at(entity: &Entity, below: &str, name: &str) {
    let folder = entity.output("2024/v1").join(below);
    let list = fs::read_to_string(folder.join("SHA256SUMS")).unwrap();
    let before = hex_digest(&fs::read(folder.join(name)).unwrap());
    assert!(list.contains(&format!("{before}  {name}\n")), "{list}");
    fs::write(folder.join(name), fixture(REPORT)).unwrap();
    fs::write(folder.join("SHA256SUMS"), list.replace(&before, &hex_digest(&fixture(REPORT)))).unwrap();
}

fn issued() -> Entity {
    let entity = Entity::new();
    let run = entity.run("genera --anno 2024 --definitiva --data 2025-06-20");
    assert_eq!(run.code, 0, "{}", run.stderr);
    entity
}

fn issued_as_signed() -> Entity {
    let entity = issued();
    with_report_at(&entity, "", REPORT);
    entity
}

#[test]
fn nothing_is_noted_of_a_version_that_was_changed_or_of_what_is_not_published() {
    let entity = issued();
    let copy = entity.output("2024/firmata.p7m");
    fs::write(&copy, fixture("annidata.p7m")).unwrap();
    let register = || entity.run(&format!("registra firma {} --anno 2024", copy.display()));
    let reserved = "atti/Testo_della_delibera_2024.odt";
    with_report_at(&entity, "riservato", reserved);
    let run = register();
    assert!(run.code == 1 && run.stderr.contains(&format!("riservato/{reserved}, che è riservato")), "{}", run.stderr);
    fs::write(entity.output("2024/v1").join(REPORT), fixture(REPORT)).unwrap();
    let run = register();
    assert!(run.code == 5 && run.stderr.contains(&format!("{REPORT}: modificato")), "{} {}", run.code, run.stderr);
    assert!(run.stderr.contains("la copia firmata non è stata registrata"), "{}", run.stderr);
    assert!(!entity.output("2024/atti.json").exists(), "something was written");
}

#[test]
fn one_copy_under_two_names_is_noted_once_and_a_name_elsewhere_impossible_not_at_all() {
    let entity = issued_as_signed();
    let register = |name: &str| {
        let copy = entity.output("2024").join(name);
        fs::write(&copy, fixture("annidata.p7m")).unwrap();
        entity.run(&format!("registra firma {} --anno 2024", copy.display()))
    };
    assert_eq!(register("una.p7m").code, 0);
    let run = register("altra.p7m");
    assert!(run.code == 0 && run.stdout.contains("una.p7m, copia firmata di"), "{}{}", run.stdout, run.stderr);
    assert!(run.stdout.contains("risultava già registrata"), "{}", run.stdout);
    let noted: Value = serde_json::from_slice(&fs::read(entity.output("2024/atti.json")).unwrap()).unwrap();
    assert_eq!(noted["firme"].as_array().unwrap().len(), 1);
    if cfg!(unix) {
        let run = register("C:una.p7m");
        assert!(run.code == 1 && run.stderr.contains("rinominarla"), "{} {}", run.code, run.stderr);
    }
    // Given under another name, it is the copy that is noted, and not one that is missed.
    let (package, copy) = (entity.output("2024/v1"), entity.output("2024/altra.p7m"));
    fs::remove_file(entity.output("2024/una.p7m")).unwrap();
    let run = relazione(&["verifica", package.to_str().unwrap(), "--pubblico", "--firmato", copy.to_str().unwrap()]);
    assert!(run.stdout.contains("è la copia registrata") && !run.stdout.contains("non è accanto"), "{}", run.stdout);
}

#[test]
fn exported_files_have_the_signed_copies_or_say_which_they_lack() {
    let entity = issued_as_signed();
    let copies = [("una.p7m", "annidata.p7m"), ("due.p7m", "pss.p7m"), ("LEGGIMI.txt", "ber.p7m")];
    for (name, of) in copies {
        let copy = entity.output("2024").join(name);
        fs::write(&copy, fixture(of)).unwrap();
        let run = entity.run(&format!("registra firma {} --anno 2024", copy.display()));
        assert_eq!(run.code, 0, "{}", run.stderr);
    }
    let export = |recipient: &str| {
        let file = entity.path("..").join(format!("{recipient}.zip"));
        let run = entity.run(&format!("esporta --per {recipient} --anno 2024 --sostituisci -o {}", file.display()));
        assert_eq!(run.code, 0, "{}", run.stderr);
        let archive = zip::ZipArchive::new(fs::File::open(file).unwrap()).unwrap();
        let names: Vec<String> = archive.file_names().map(|name| name.unwrap().into_owned()).collect();
        (names, run.stdout)
    };
    for recipient in ["revisore", "conservazione"] {
        let (names, said) = export(recipient);
        for (name, _) in copies {
            assert!(names.iter().any(|own| own.ends_with(&format!("/firme/{name}"))), "{recipient}: {name}: {names:?}");
        }
        assert!(!said.contains("copie firmate"), "{said}");
    }
    fs::remove_file(entity.output("2024/una.p7m")).unwrap();
    fs::write(entity.output("2024/due.p7m"), "altro").unwrap();
    let (names, said) = export("revisore");
    assert_eq!(names.iter().filter(|name| name.contains("/firme/")).count(), 1, "{names:?}");
    assert!(said.contains("una.p7m: non c’è") && said.contains("due.p7m: non è la copia registrata"), "{said}");
    assert!(export("portale").0.iter().all(|name| !name.contains("firme")), "a site has what is published");
}

#[test]
fn a_signed_copy_is_noted_once_and_shown_and_looked_for() {
    let entity = issued_as_signed();
    let copy = entity.output("2024/firmata.p7m");
    let register = |more: &str| entity.run(&format!("registra firma {} --anno 2024{more}", copy.display()));
    fs::write(&copy, fixture("altra_versione.p7m")).unwrap();
    let run = register("");
    assert!(run.code == 5 && run.stderr.contains("non è stata registrata"), "{} {}", run.code, run.stderr);
    assert!(!entity.output("2024/atti.json").exists(), "something was written");
    fs::write(&copy, fixture("annidata.p7m")).unwrap();
    let run = register("");
    assert!(run.code == 0 && run.stdout.contains("risulta registrata"), "{}{}", run.stdout, run.stderr);
    assert!(register(" --versione v1").stdout.contains("risultava già registrata"));
    let page = fs::read_to_string(entity.output("2024/index.html")).unwrap();
    assert!(page.contains("Copie firmate") && page.contains("Anna Bianchi"), "{page}");
    let state = entity.run("stato --anno 2024 --data 2025-07-01").stdout;
    assert!(state.contains("copia firmata firmata.p7m: Mario Rossi ("), "{state}");
    // An act that is noted afterwards leaves the copy where it is.
    let run = entity.run("registra protocollo --anno 2024 --numero 812 --data 2025-06-25");
    assert_eq!(run.code, 0, "{}", run.stderr);
    let noted: Value = serde_json::from_slice(&fs::read(entity.output("2024/atti.json")).unwrap()).unwrap();
    assert_eq!(noted["firme"][0]["firmatari"][1]["nome"], "Anna Bianchi");
    assert_eq!(noted["firme"][0]["sha256"], hex_digest(&fixture("annidata.p7m")));
    let package = entity.output("2024/v1");
    let verify = || relazione(&["verifica", package.to_str().unwrap(), "--pubblico"]).stdout;
    assert!(verify().contains("è la copia registrata in atti.json"), "{}", verify());
    fs::write(&copy, fixture("pss.p7m")).unwrap();
    assert!(verify().contains("con questo nome è registrata un’altra copia"), "{}", verify());
    let run = register("");
    assert!(run.code == 1 && run.stderr.contains("--sostituisci"), "{} {}", run.code, run.stderr);
    assert_eq!(register(" --sostituisci").code, 0);
    fs::remove_file(&copy).unwrap();
    assert!(verify().contains("non è accanto al pacchetto: indicarla con --firmato"), "{}", verify());
}
