//! `dcat.jsonld`: the tables as a catalogue harvests them (DCAT-AP_IT, JSON-LD 1.1).
//!
//! Addresses are those of the folder in which the package is read, where `[pubblicazione] indirizzo` names it; else they
//! are relative to this file, which is as valid.

use serde_json::{Value, json};

use crate::domain::{Edition, Licence, Status};
use crate::inputs::config::Config;

/// Name of the file.
pub const FILE: &str = "dcat.jsonld";

const AUTHORITY: &str = "http://publications.europa.eu/resource/authority";

/// A file of the open data: its name, what it holds and how many bytes it has.
pub(super) struct Published<'p> {
    pub file: &'p str,
    pub title: &'p str,
    pub bytes: usize,
}

/// The bytes of the description.
pub(super) fn describe(config: &Config, edition: &Edition, files: &[Published<'_>]) -> Vec<u8> {
    let mut context = json!({
        "adms": "http://www.w3.org/ns/adms#",
        "dcat": "http://www.w3.org/ns/dcat#",
        "dcatapit": "http://dati.gov.it/onto/dcatapit#",
        "dct": "http://purl.org/dc/terms/",
        "foaf": "http://xmlns.com/foaf/0.1/",
        "schema": "http://schema.org/",
        "vcard": "http://www.w3.org/2006/vcard/ns#",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
    });
    if let Some(site) = &config.publishing.site {
        let folder = match edition.status {
            Status::Draft => "bozza".to_owned(),
            Status::Final { version } => format!("v{version}"),
        };
        context["@base"] = json!(format!("{site}/{}/{folder}/dati/{FILE}", edition.year));
    }
    let mut graph = vec![catalogue(edition), dataset(config, edition, files), agent(config)];
    graph.extend(files.iter().map(|file| distribution(file, config.publishing.licence)));
    graph.push(licence(config.publishing.licence));
    graph.extend(contact(config));
    let described = json!({"@context": context, "@graph": graph});
    let mut bytes = serde_json::to_vec_pretty(&described).expect("a JSON value with text keys");
    bytes.push(b'\n');
    bytes
}

fn italian(text: &str) -> Value {
    json!({"@language": "it", "@value": text})
}

fn day(edition: &Edition) -> Value {
    json!({"@type": "xsd:date", "@value": edition.reference_date.to_string()})
}

fn catalogue(edition: &Edition) -> Value {
    json!({
        "@id": "#catalogo",
        "@type": ["dcatapit:Catalog", "dcat:Catalog"],
        "dct:title": italian(&format!("Dati sulla performance – {}", edition.entity)),
        "dct:description": italian("I dati aperti delle relazioni annuali sulla performance (D.Lgs. 150/2009, art. 10)."),
        "dct:publisher": {"@id": "#ente"},
        "dct:modified": day(edition),
        "dcat:dataset": {"@id": "#dati"},
    })
}

fn dataset(config: &Config, edition: &Edition, files: &[Published<'_>]) -> Value {
    let entity = &config.entity;
    let owner = if entity.ipa_code.is_empty() { "ente" } else { &entity.ipa_code };
    let parts: Vec<Value> = files.iter().map(|file| json!({"@id": distribution_id(file)})).collect();
    let boundary = |day: chrono::NaiveDate| json!({"@type": "xsd:date", "@value": day.to_string()});
    let words = ["performance", "obiettivi", "indicatori", "amministrazione trasparente"].map(italian);
    let mut dataset = json!({
        "@id": "#dati",
        "@type": ["dcatapit:Dataset", "dcat:Dataset"],
        "dct:identifier": format!("{owner}:relazione-performance-{}", edition.year),
        "dct:title": italian(&edition.caption()),
        "dct:description": italian("Obiettivi, indicatori, risultati, risorse, variazioni, premi e pagamenti dell’anno, con l’andamento \
                                    triennale. Un campo vuoto significa «non disponibile» e non è mai uno zero."),
        "dct:modified": day(edition),
        "dct:language": {"@id": format!("{AUTHORITY}/language/ITA")},
        "dcat:theme": {"@id": format!("{AUTHORITY}/data-theme/GOVE")},
        "dcat:keyword": words,
        "dct:rightsHolder": {"@id": "#ente"},
        "dct:publisher": {"@id": "#ente"},
        "dct:accrualPeriodicity": {"@id": format!("{AUTHORITY}/frequency/ANNUAL")},
        "dct:temporal": {
            "@type": "dct:PeriodOfTime",
            "schema:startDate": boundary(edition.year.first_day()),
            "schema:endDate": boundary(edition.year.last_day()),
        },
        "dcat:distribution": parts,
    });
    if config.publishing.contact.is_some() {
        dataset["dcat:contactPoint"] = json!({"@id": "#contatto"});
    }
    if !entity.istat_code.is_empty() {
        let city = "https://w3id.org/italia/controlled-vocabulary/territorial-classifications/cities";
        dataset["dct:spatial"] = json!({"@id": format!("{city}/{}", entity.istat_code), "@type": "dct:Location"});
    }
    dataset
}

/// The owner; whom citizens ask is somebody else, with an address of its own.
fn agent(config: &Config) -> Value {
    let entity = &config.entity;
    let code = if entity.ipa_code.is_empty() { &entity.tax_code } else { &entity.ipa_code };
    json!({
        "@id": "#ente",
        "@type": ["dcatapit:Agent", "foaf:Agent"],
        "dct:identifier": code,
        "foaf:name": italian(&entity.name),
    })
}

fn contact(config: &Config) -> Option<Value> {
    let address = config.publishing.contact.as_ref()?;
    let key = if address.starts_with("mailto:") { "vcard:hasEmail" } else { "vcard:hasURL" };
    let mut contact = json!({
        "@id": "#contatto",
        "@type": ["dcatapit:Organization", "vcard:Organization", "vcard:Kind"],
        "vcard:fn": config.entity.name,
    });
    contact[key] = json!({"@id": address});
    Some(contact)
}

fn distribution_id(file: &Published<'_>) -> String {
    format!("#{}", file.file)
}

fn distribution(file: &Published<'_>, licence: Licence) -> Value {
    let kind = match file.file.rsplit_once('.').map_or("", |(_, end)| end) {
        "csv" => "CSV",
        "ods" => "ODS",
        _ => "JSON",
    };
    json!({
        "@id": distribution_id(file),
        "@type": ["dcatapit:Distribution", "dcat:Distribution"],
        "dct:title": italian(file.title),
        "dct:format": {"@id": format!("{AUTHORITY}/file-type/{kind}")},
        "dct:license": {"@id": licence.address},
        "dcat:accessURL": {"@id": file.file},
        "dcat:downloadURL": {"@id": file.file},
        "dcat:byteSize": {"@type": "xsd:decimal", "@value": file.bytes.to_string()},
    })
}

fn licence(licence: Licence) -> Value {
    let kind = if licence.id.starts_with("CC0") { "PublicDomain" } else { "Attribution" };
    json!({
        "@id": licence.address,
        "@type": ["dcatapit:LicenseDocument", "dct:LicenseDocument"],
        "dct:type": {"@id": format!("http://purl.org/adms/licencetype/{kind}")},
        "dct:identifier": licence.id,
        "foaf:name": italian(licence.title),
    })
}
