//! `datapackage.json`: Frictionless Data Package and Table Schema, version 1.
//!
//! <https://specs.frictionlessdata.io/data-package/>,
//! <https://specs.frictionlessdata.io/table-schema/>

use serde_json::{Value, json};

use super::shield::{SIGN, STARTS};
use super::table::{KEY, Table};
use crate::digest::hex_digest;
use crate::domain::{Edition, Licence, Status};
use crate::sheet::field::{FieldType, Heading, Rule};

/// What one must know of the tables, whatever file holds them.
pub(super) const READING: &str =
    "Un campo vuoto significa «non disponibile» e non è mai uno zero: la colonna «stato» dice perché.";

/// What one must know of the CSV files.
const READING_CSV: &str = "Tutti i campi sono tra virgolette: un codice come 01.10 non è un numero; aprendo i file con un \
    foglio elettronico, importare quelle colonne come testo. Nei campi di tipo «string» un testo che comincia con =, +, -, \
    @, una tabulazione o un ritorno a capo (anche dopo altri apostrofi) è preceduto da un apostrofo, perché un foglio \
    elettronico non lo calcoli: il testo dell’ente è quello senza il primo apostrofo, come nel file ODS.";

/// The bytes of the description.
pub(super) fn describe(tables: &[(&Table, &[u8])], edition: &Edition, licence: Licence) -> Vec<u8> {
    let resources: Vec<Value> = tables.iter().map(|(table, bytes)| resource(table, bytes)).collect();
    let marks = edition.marks();
    let package = json!({
        "profile": "tabular-data-package",
        "name": format!("relazione-performance-{}", edition.year),
        "title": edition.caption(),
        "description": format!("{READING} {READING_CSV}"),
        "version": version(edition.status),
        "created": format!("{}T00:00:00Z", edition.reference_date),
        "licenses": [{
            "name": licence.id,
            "title": licence.title,
            "path": licence.address,
        }],
        "sources": [{ "title": format!("{}: piano, registro degli indicatori, schede di misurazione e risorse", edition.entity) }],
        "contributors": [{ "title": edition.entity, "role": "publisher" }],
        "keywords": ["performance", "obiettivi", "indicatori", "amministrazione trasparente"],
        "avvertenze": marks,
        "resources": resources,
    });
    let mut bytes = serde_json::to_vec_pretty(&package).expect("a JSON value with text keys");
    bytes.push(b'\n');
    bytes
}

fn version(status: Status) -> String {
    match status {
        Status::Draft => "bozza".to_owned(),
        Status::Final { version } => version.to_string(),
    }
}

fn resource(table: &Table, bytes: &[u8]) -> Value {
    json!({
        "profile": "tabular-data-resource",
        "name": table.resource.name,
        "path": table.resource.file,
        "title": table.resource.title,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": bytes.len(),
        "hash": format!("sha256:{}", hex_digest(bytes)),
        "dialect": {
            "delimiter": ",",
            "lineTerminator": "\r\n",
            "quoteChar": "\"",
            "doubleQuote": true,
            "header": true,
        },
        "textPrefix": {
            "prefix": SIGN.to_string(),
            "before": STARTS.map(String::from),
            "fieldType": "string",
        },
        "schema": schema(table),
    })
}

fn schema(table: &Table) -> Value {
    let fields: Vec<Value> = table.headings.iter().map(field).collect();
    let mut described = json!({
        "fields": fields,
        "missingValues": [""],
        "primaryKey": [KEY],
    });
    let references = table.resource.references;
    if !references.is_empty() {
        let key = |resource| json!({"resource": resource, "fields": [KEY]});
        let keys = references.iter().map(|(own, resource)| json!({"fields": [own], "reference": key(resource)}));
        described["foreignKeys"] = keys.collect();
    }
    described
}

fn field(heading: &Heading) -> Value {
    let kind = match heading.kind {
        FieldType::Text => "string",
        FieldType::Number => "number",
        FieldType::Integer => "integer",
        FieldType::Date => "date",
    };
    let mut described = json!({"name": heading.name, "type": kind, "description": heading.meaning});
    match heading.kind {
        FieldType::Number => described["decimalChar"] = json!("."),
        FieldType::Date => described["format"] = json!("default"),
        FieldType::Text | FieldType::Integer => {}
    }
    let constraints = match &heading.rule {
        Rule::Free => return described,
        Rule::Required => json!({"required": true}),
        Rule::RequiredNotNegative => json!({"required": true, "minimum": 0}),
        Rule::NotNegative => json!({"minimum": 0}),
        Rule::Fraction => json!({"minimum": 0, "maximum": 1}),
        Rule::Words(words) => json!({"required": true, "enum": words}),
        Rule::OptionalWords(words) => json!({"enum": words}),
    };
    described["constraints"] = constraints;
    described
}
