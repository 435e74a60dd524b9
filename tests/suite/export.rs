//! `esporta`: one file for auditors, for the archive, for a site, made from a published final.

use std::collections::BTreeMap;
use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use relazione_performance::digest::hex_digest;
use serde_json::Value;

use crate::entity::{Entity, Run, relazione};

const ARCHIVE: &str = "[ente.protocollo]\naoo = \"Protocollo generale\"\ncodice_aoo = \"A1B2C3D\"\nregistro = \"RPG\"\n\
                       pec = \"comune@pec.prova.it\"\n\n[ente.conservazione]\nclassificazione = \"1.6\"\n\
                       descrizione_classificazione = \"Piani & relazioni\"\nfascicolo = \"1.6/2025/12\"\nanni = 9999\n\n";

static FINAL: LazyLock<Entity> = LazyLock::new(|| {
    let entity = Entity::new();
    let run = entity.run("genera --anno 2024 --definitiva --data 2025-06-20");
    assert_eq!(run.code, 0, "{}", run.stderr);
    entity
});

fn export(entity: &Entity, recipient: &str, name: &str) -> (PathBuf, Run) {
    let file = entity.path("..").join(name);
    let run = entity.run(&format!(
        "esporta --per {recipient} --anno 2024 -o {} --output {}",
        file.display(),
        entity.output("").display()
    ));
    (file, run)
}

fn entries(file: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut archive = zip::ZipArchive::new(fs::File::open(file).unwrap()).unwrap();
    let mut entries = BTreeMap::new();
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).unwrap();
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).unwrap();
        let name = entry.name().unwrap().into_owned();
        entries.insert(name.split_once('/').unwrap().1.to_owned(), bytes);
    }
    entries
}

#[track_caller]
fn verdict(file: &Path) -> (i32, BTreeMap<String, String>) {
    let run = relazione(&["verifica", file.to_str().unwrap(), "--formato", "json"]);
    let verdict: Value = serde_json::from_str(&run.stdout).unwrap_or_else(|_| panic!("{}", run.stderr));
    let outcome =
        |check: &Value| (check["id"].as_str().unwrap().to_owned(), check["esito"].as_str().unwrap().to_owned());
    (run.code, verdict["verifiche"].as_array().unwrap().iter().map(outcome).collect())
}

#[test]
fn an_auditor_gets_everything_and_verifies_it_as_it_came() {
    let (file, run) = export(&FINAL, "revisore", "uno.zip");
    assert_eq!(run.code, 0, "{}", run.stderr);
    let files = entries(&file);
    for path in ["v1/SHA256SUMS", "v1/riservato/provenienza.json", "registro.jsonl", "LEGGIMI.txt"] {
        assert!(files.contains_key(path), "{path}");
    }
    let (code, checks) = verdict(&file);
    assert_eq!(
        (code, checks["file"].as_str(), checks["registro"].as_str(), checks["ristampa"].as_str()),
        (0, "regge", "regge", "regge"),
        "{checks:?}"
    );
    let (again, _) = export(&FINAL, "revisore", "due.zip");
    assert!(fs::read(&file).unwrap() == fs::read(again).unwrap(), "the same bytes");
    assert_eq!(export(&FINAL, "revisore", "uno.zip").1.code, 1, "nothing is overwritten unasked");
}

#[test]
fn a_site_gets_what_is_published_and_nothing_else() {
    let (file, run) = export(&FINAL, "portale", "sito.zip");
    assert_eq!(run.code, 0, "{}", run.stderr);
    let files = entries(&file);
    assert!(files.contains_key("index.html") && files.contains_key("frammento.html"));
    assert!(files.keys().all(|path| !path.contains("riservato") && !path.contains("registro")), "{:?}", files.keys());
}

#[test]
fn the_archive_gets_a_bag_and_the_metadata_of_each_document() {
    let entity = Entity::new();
    entity.replace("relazione.toml", "[piano.2024]", &format!("{ARCHIVE}[piano.2024]"));
    assert_eq!(entity.run("genera --anno 2024 --definitiva --data 2025-06-20").code, 0);
    let (file, run) = export(&entity, "conservazione", "bozza.zip");
    assert!(
        run.code == 0 && run.stdout.contains("registra protocollo") && !run.stdout.contains("classificazione"),
        "{}{}",
        run.stdout,
        run.stderr
    );
    assert!(
        String::from_utf8_lossy(&entries(&file)["metadati/Relazione_performance_2024.pdf.xml"])
            .contains("<!-- BOZZA dei metadati")
    );
    assert_eq!(entity.run("registra protocollo --anno 2024 --numero 8123 --data 2025-06-25").code, 0);
    let (file, run) = export(&entity, "conservazione", "sacca.zip");
    assert!(run.code == 0 && !run.stdout.contains("bozza"), "{}{}", run.stdout, run.stderr);
    let files = entries(&file);
    let text = |path: &str| String::from_utf8(files[path].clone()).unwrap();
    for line in text("manifest-sha256.txt").lines().chain(text("tagmanifest-sha256.txt").lines()) {
        let (digest, path) = line.split_once("  ").unwrap();
        assert_eq!(hex_digest(&files[path]), digest, "{path}");
    }
    assert_eq!(
        text("manifest-sha256.txt").lines().count(),
        files.keys().filter(|path| path.starts_with("data/")).count()
    );
    let xml = text("metadati/Relazione_performance_2024.pdf.xml");
    let order = [
        "<IdDoc>",
        "<Algoritmo>SHA-256</Algoritmo>",
        "<ModalitaDiFormazione>creazione tramite utilizzo di strumenti software",
        "<TipologiaDocumentale>",
        "<TipologiaDiFlusso>I<",
        "<NumeroProtocolloDocumento>8123<",
        "<CodiceRegistro>RPG<",
        "<Soggetti>",
        "<TipoRuolo>Amministrazione Che Effettua La Registrazione<",
        "<CodiceIPA>c_a920<",
        "<CodiceIPA>A1B2C3D<",
        "<IndirizziDigitaliDiRiferimento>comune@pec.prova.it<",
        "<TipoRuolo>Autore<",
        "<ChiaveDescrittiva>",
        "<NumeroAllegati>",
        "<IndiceDiClassificazione>1.6<",
        "<Descrizione>Piani &amp; relazioni<",
        "<Riservato>false<",
        "<Formato>application/pdf<",
        "<FirmatoDigitalmente>false<",
        "<IdAggregazione>1.6/2025/12<",
        "<NomeDelDocumento>",
        "<VersioneDelDocumento>1<",
        "<TempoDiConservazione>9999<",
    ];
    let mut from = 0;
    for part in order {
        from += xml[from..].find(part).unwrap_or_else(|| panic!("{part} is not in its place: {xml:.3000}"));
    }
    let annexes = xml.matches("<IndiceAllegati>").count();
    assert!(xml.contains(&format!("<NumeroAllegati>{annexes}</NumeroAllegati>")) && annexes > 10);
    assert_eq!(files.keys().filter(|path| path.starts_with("metadati/")).count(), annexes + 1);
    assert!(text("metadati/allegati_Allegato_A_00_Riepilogo.xlsx.xml").contains("<IdIdentificativoDocumentoPrimario>"));
    let (code, checks) = verdict(&file);
    assert_eq!((code, checks["sacca"].as_str(), checks["file"].as_str()), (0, "regge", "regge"), "{checks:?}");
}

#[test]
fn what_was_changed_is_not_exported() {
    let entity = Entity::new();
    assert_eq!(entity.run("genera --anno 2024 --definitiva --data 2025-06-20").code, 0);
    fs::write(entity.output("2024/v1/dati/missioni.csv"), "x").unwrap();
    let (file, run) = export(&entity, "revisore", "x.zip");
    assert!(run.code == 5 && run.stderr.contains("dati/missioni.csv: modificato"), "{}", run.stderr);
    assert!(!file.exists());
    let run = entity.run(&format!("esporta --per portale --anno 2023 --output {}", entity.output("").display()));
    assert!(run.code == 1 && run.stderr.contains("non c’è alcuna definitiva"), "{}", run.stderr);
}

#[test]
fn a_bag_without_its_reserved_part_is_verified_as_published() {
    let entity = Entity::new();
    assert_eq!(entity.run("genera --anno 2024 --definitiva --data 2025-06-20").code, 0);
    let (file, run) = export(&entity, "conservazione", "sacca.zip");
    assert_eq!(run.code, 0, "{}", run.stderr);
    let bag = entity.path("../sacca");
    let unpack = |withheld: &str| {
        let _ = fs::remove_dir_all(&bag);
        for (path, bytes) in entries(&file).into_iter().filter(|(path, _)| !path.starts_with(withheld)) {
            fs::create_dir_all(bag.join(&path).parent().unwrap()).unwrap();
            fs::write(bag.join(path), bytes).unwrap();
        }
        relazione(&["verifica", bag.to_str().unwrap(), "--pubblico"])
    };
    let run = unpack("data/v1/riservato/");
    assert!(run.code == 0 && run.stdout.contains("di riservato/, che qui non c’è"), "{}", run.stdout);
    // Some of it missing, or anything of what is published, is another thing.
    for withheld in ["data/v1/riservato/atti/", "data/v1/dati/"] {
        let run = unpack(withheld);
        assert!(run.code == 5 && run.stdout.contains(": manca"), "{withheld}: {}", run.stdout);
    }
}
