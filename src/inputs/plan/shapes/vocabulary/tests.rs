use std::fmt::Write as _;

use super::*;

const MARKS: [&str; 2] = ["<!-- vocabolario: generato dal programma -->\n", "<!-- fine del vocabolario -->"];

fn table() -> String {
    let mut table = String::from("\n| significato | parole (sicurezza) |\n|---|---|\n");
    for entry in &VOCABULARY {
        let word = |stem: &str| match stem.trim_start_matches('^').strip_suffix('.') {
            Some(whole) => whole.to_lowercase(),
            None if stem.len() == 1 => stem.to_lowercase(),
            None => format!("{}…", stem.trim_start_matches('^').to_lowercase()),
        };
        let phrase = |(phrase, sure): &(&str, u32)| {
            let first = if phrase.starts_with('^') { ", all’inizio" } else { "" };
            format!("{} ({sure}{first})", phrase.split(' ').map(word).collect::<Vec<_>>().join(" "))
        };
        let phrases: Vec<String> = entry.phrases.iter().map(phrase).collect();
        let phrases = if phrases.is_empty() { "gen, feb, mar … (97)".to_owned() } else { phrases.join(", ") };
        let _ = writeln!(table, "| {} | {phrases} |", entry.label);
    }
    table + "\n"
}

#[test]
#[expect(clippy::disallowed_methods, reason = "the test reads and, on request, writes the committed page")]
fn the_page_on_plans_holds_the_whole_vocabulary() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/piani.md");
    let page = std::fs::read_to_string(path).unwrap();
    let (before, rest) = page.split_once(MARKS[0]).unwrap();
    let (committed, after) = rest.split_once(MARKS[1]).unwrap();
    if std::env::var_os("AGGIORNA").is_some() {
        std::fs::write(path, format!("{before}{}{}{}{after}", MARKS[0], table(), MARKS[1])).unwrap();
        return;
    }
    assert_eq!(committed, table(), "run the tests once with AGGIORNA=1 and review the difference");
}

#[test]
fn every_meaning_stands_once() {
    for (index, entry) in VOCABULARY.iter().enumerate() {
        assert!(VOCABULARY[index + 1..].iter().all(|other| other.meaning != entry.meaning), "{}", entry.label);
        assert_eq!(entry.meaning.label(), entry.label);
    }
}
