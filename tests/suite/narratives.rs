//! `testi/`: Markdown → blocks, and what is taken out with a word.

use proptest::prelude::*;
use relazione_performance::domain::{Block, Definition, Inline, MissionCode, Side, Topic};
use relazione_performance::finding::Finding;
use relazione_performance::inputs::narrative::read;

use crate::entity::{Entity, files_in, seeds};

fn blocks(text: &str) -> (Vec<Block>, Vec<Finding>) {
    let (narratives, findings) = read([("testi/2024/contesto.md", text.as_bytes())]);
    (narratives.get(&Topic::Context).map(|narrative| narrative.blocks.clone()).unwrap_or_default(), findings)
}

fn ids(findings: &[Finding]) -> Vec<&str> {
    findings.iter().map(|finding| finding.code.id).collect()
}

fn text(words: &str) -> Inline {
    Inline::Text(words.to_owned())
}

fn paragraph(words: &str) -> Block {
    Block::Paragraph(vec![text(words)])
}

/// All words of some blocks, apart.
fn words(blocks: &[Block]) -> String {
    fn of_inlines(content: &[Inline], out: &mut String) {
        for inline in content {
            match inline {
                Inline::Text(text) => out.push_str(text),
                Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Link { content: inner, .. } => {
                    of_inlines(inner, out);
                }
                Inline::Break => out.push(' '),
            }
        }
        out.push(' ');
    }
    let mut out = String::new();
    for block in blocks {
        match block {
            Block::Heading(_, content) | Block::Paragraph(content) => of_inlines(content, &mut out),
            Block::List { items, .. } => items.iter().for_each(|item| out.push_str(&words(item))),
            Block::Quote(quoted) => out.push_str(&words(quoted)),
            Block::Definitions(list) => {
                for Definition { term, meaning } in list {
                    of_inlines(term, &mut out);
                    out.push_str(&words(meaning));
                }
            }
            Block::Table { header, rows, .. } => {
                header.iter().chain(rows.iter().flatten()).for_each(|cell| of_inlines(cell, &mut out));
            }
        }
    }
    out
}

#[test]
fn the_allowed_elements_become_blocks() {
    let (blocks, findings) = blocks(
        "## Titolo\n\nUna *frase* con **forza** e [un sito](https://www.comune.example/a?b=1),\nsu due righe  \ne a capo.\n\n\
         1. primo\n2. secondo\n   - dentro\n\n| Anno | Valore |\n|---|---|\n| 2024 | 12 |\n| 2023 |\n\n### Sotto\n",
    );
    assert_eq!(findings, []);
    let list = Block::List {
        ordered: true,
        items: vec![
            vec![paragraph("primo")],
            vec![paragraph("secondo"), Block::List { ordered: false, items: vec![vec![paragraph("dentro")]] }],
        ],
    };
    let cell = |words: &str| vec![text(words)];
    let table = Block::Table {
        sides: vec![Side::Left; 2],
        header: vec![cell("Anno"), cell("Valore")],
        rows: vec![vec![cell("2024"), cell("12")], vec![cell("2023"), Vec::new()]],
    };
    let sentence = Block::Paragraph(vec![
        text("Una "),
        Inline::Emphasis(vec![text("frase")]),
        text(" con "),
        Inline::Strong(vec![text("forza")]),
        text(" e "),
        Inline::Link { address: "https://www.comune.example/a?b=1".to_owned(), content: vec![text("un sito")] },
        text(", su due righe"),
        Inline::Break,
        text("e a capo."),
    ]);
    let expected = [Block::Heading(1, cell("Titolo")), sentence, list, table, Block::Heading(2, cell("Sotto"))];
    assert_eq!(blocks, expected);
}

#[test]
fn quotations_definitions_and_the_sides_of_columns_stay() {
    let (blocks, findings) = blocks(
        "> # Il sindaco\n> Un anno buono.\n\nDUP\n: Documento unico\n: di programmazione\n\nPEG\n: piano esecutivo\n\n\
         | Voce | Euro | Nota |\n|:--|--:|:-:|\n| Spesa | 12 | x |\n",
    );
    assert_eq!(findings, []);
    let of = |term: &str, meanings: &[&str]| Definition {
        term: vec![text(term)],
        meaning: meanings.iter().map(|words| paragraph(words)).collect(),
    };
    let cells = |words: [&str; 3]| words.map(|word| vec![text(word)]).to_vec();
    let expected = [
        Block::Quote(vec![paragraph("Il sindaco"), paragraph("Un anno buono.")]),
        Block::Definitions(vec![of("DUP", &["Documento unico", "di programmazione"]), of("PEG", &["piano esecutivo"])]),
        Block::Table {
            sides: vec![Side::Left, Side::Right, Side::Centre],
            header: cells(["Voce", "Euro", "Nota"]),
            rows: vec![cells(["Spesa", "12", "x"])],
        },
    ];
    assert_eq!(blocks, expected);
}

#[test]
fn what_is_not_allowed_leaves_its_words_and_a_finding_with_the_line() {
    for (typed, kept, code) in [
        ("Prima\n\n<div class=\"x\">Dentro <b>il</b> blocco</div>\n", "Prima Dentro il blocco", "N005"),
        ("Testo <b>forte</b> qui", "Testo forte qui", "N005"),
        ("<script>alert(1)</script>", "alert(1)", "N005"),
        ("Vedi ![Il grafico](grafico.png)", "Vedi Il grafico", "N006"),
        ("Il comando `rm -rf`", "Il comando rm -rf", "N007"),
        ("```\nriga uno\nriga due\n```", "riga uno riga due", "N007"),
        ("Nota[^1].\n\n[^1]: Il piede.", "Nota [1]. Il piede.", "N007"),
        ("uno\n\n---\n\ndue", "uno due", "N007"),
        ("Vedi [qui](javascript:alert)", "Vedi qui", "N008"),
        ("Vedi [qui](../altro.md)", "Vedi qui", "N008"),
        ("Vedi [qui](file:///etc/passwd)", "Vedi qui", "N008"),
        ("| A |\n|---|\n| uno | due |", "A uno", "N012"),
    ] {
        let (blocks, findings) = blocks(typed);
        assert_eq!(ids(&findings), [code], "{typed}");
        let found = words(&blocks).split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(found, kept, "{typed}");
        assert!(findings[0].place.as_ref().unwrap().to_string().contains("riga"), "{typed}: {}", findings[0]);
    }
}

#[test]
fn addresses_of_the_web_and_of_mailboxes_are_kept() {
    for (typed, address) in [
        ("<https://www.anticorruzione.it>", "https://www.anticorruzione.it"),
        ("<urp@comune.example>", "mailto:urp@comune.example"),
        ("[PEC](mailto:pec@comune.example)", "mailto:pec@comune.example"),
        ("[sito](HTTP://COMUNE.EXAMPLE)", "HTTP://COMUNE.EXAMPLE"),
    ] {
        let (blocks, findings) = blocks(typed);
        let told = ids(&findings).iter().all(|code| *code == "G003") && findings.iter().all(|found| !found.blocks());
        assert!(told && findings.is_empty() != typed.contains('@'), "a mailbox is a note: {typed}");
        let Block::Paragraph(content) = &blocks[0] else { panic!("{typed}: {blocks:?}") };
        assert!(matches!(&content[0], Inline::Link { address: found, .. } if found == address), "{content:?}");
    }
}

#[test]
fn headings_start_at_one_and_never_skip_a_level() {
    let levels = |typed: &str| -> (Vec<u8>, Vec<String>) {
        let (blocks, findings) = blocks(typed);
        let level = |block: &Block| if let Block::Heading(level, _) = block { Some(*level) } else { None };
        (blocks.iter().filter_map(level).collect(), ids(&findings).into_iter().map(str::to_owned).collect())
    };
    assert_eq!(levels("### A\n\n#### B\n\n### C"), (vec![1, 2, 1], vec![]));
    assert_eq!(levels("# A\n\n### B\n\n#### C"), (vec![1, 2, 3], vec!["N009".to_owned()]));
    assert_eq!(levels("## A\n\n# B"), (vec![1, 1], vec!["N009".to_owned()]));
    assert_eq!(levels("- # nel punto"), (vec![], vec![]));
}

#[test]
fn encodings_and_invisible_characters_are_told() {
    let (narratives, findings) = read([("testi/2024/utenti.md", &b"Citt\xE0 dell\x92ente"[..])]);
    assert_eq!(narratives[&Topic::Users].blocks, [paragraph("Città dell’ente")]);
    assert_eq!(ids(&findings), ["N011"]);
    let (blocks, findings) = blocks("\u{feff}Paro\u{202e}le\u{7} n\u{200b}ascoste");
    assert_eq!(blocks, [paragraph("Parole nascoste")]);
    assert_eq!(ids(&findings), ["N010"]);
}

#[test]
fn a_formula_stays_text() {
    let (blocks, findings) = blocks("=1+1 e @nome");
    assert_eq!((blocks, findings), (vec![paragraph("=1+1 e @nome")], vec![]));
}

#[test]
fn files_are_matched_to_their_sections() {
    let files = [
        ("testi/2024/missione_04.md", &b"Quattro"[..]),
        ("testi/2024/missione_4.md", b"Ancora"),
        ("testi/2024/saluti.md", b"Cari"),
        ("testi/2024/utenti.md", b" \n\n"),
    ];
    let (narratives, findings) = read(files);
    assert_eq!(ids(&findings), ["N003", "N001", "N004"]);
    assert!(findings[1].expected.as_deref().unwrap().contains("pari_opportunita.md"));
    let topics: Vec<Topic> = narratives.keys().copied().collect();
    assert_eq!(topics, [Topic::Mission(MissionCode(4))]);
    assert_eq!(narratives[&topics[0]].blocks, [paragraph("Quattro")]);
}

#[test]
fn all_missing_texts_are_one_note() {
    let entity = Entity::new();
    std::fs::remove_dir_all(entity.path("testi")).unwrap();
    let run = entity.run("controlla --anno 2024 --data 2025-06-20");
    assert_eq!(run.stdout.matches("[N0").count(), 1, "{}", run.stdout);
    assert!(run.stdout.contains("Mancano 5 testi") && run.stdout.contains("utenti.docx"), "{}", run.stdout);
    // Of the others the document says nothing, and the list before a final says so.
    let before_final = entity.run("controlla --anno 2024 --data 2025-06-20 --definitiva").stdout;
    let (_, optional) = before_final.split_once("il documento non ne dice nulla").expect("the optional texts");
    assert!(optional.contains("missione_12.docx") && !run.stdout.contains("missione_12.docx"), "{before_final}");
    entity.write("testi/2024/lettera.rtf", "x");
    assert!(entity.run("controlla --anno 2024 --data 2025-06-20").stdout.contains("E007"));
}

#[test]
fn the_demonstration_texts_say_what_they_are_and_read_without_a_remark() {
    let texts = files_in(&seeds().join("testi/2024"));
    let (narratives, findings) = read(texts.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())));
    assert_eq!(findings, []);
    assert_eq!(narratives.len(), texts.len());
    for (topic, narrative) in narratives {
        assert!(words(&narrative.blocks).starts_with("Testo dimostrativo."), "{topic:?}");
    }
    for (name, bytes) in texts {
        let text = String::from_utf8(bytes).unwrap();
        assert!(!text.contains('\''), "{name}: apostrofo dritto");
    }
}

#[test]
fn very_deep_texts_do_not_exhaust_the_stack() {
    for text in [">".repeat(20_000), "- ".repeat(5_000), "*a ".repeat(20_000), "[".repeat(20_000)] {
        let (_, findings) = blocks(&format!("{text} fine"));
        assert!(findings.len() <= 3, "{}", findings.len());
    }
}

proptest! {
    #[test]
    fn any_text_gives_well_formed_blocks(text in "[ -~\\n\\t#*_<>|`\\[\\]()!àè’€-]{0,300}") {
        let (blocks, _) = blocks(&text);
        let mut last = 0;
        for block in &blocks {
            if let Block::Heading(level, content) = block {
                prop_assert!(*level >= 1 && *level <= last + 1);
                prop_assert!(!content.is_empty());
                last = *level;
            }
            if let Block::Table { header, rows, sides } = block {
                prop_assert_eq!(sides.len(), header.len());
                prop_assert!(rows.iter().all(|row| row.len() == header.len()));
            }
        }
    }
}
