//! The contrasts of the palette, and their page in docs.

use std::fmt::Write as _;

use super::*;

const WHITE: Rgb = Rgb(255, 255, 255);

/// Relative luminance of WCAG 2.
fn luminance(Rgb(red, green, blue): Rgb) -> f64 {
    let part = |value: u8| {
        let value = f64::from(value) / 255.0;
        if value <= 0.03928 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * part(red) + 0.7152 * part(green) + 0.0722 * part(blue)
}

fn contrast(one: Rgb, other: Rgb) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// A ground with its letters, and for each class the outline and the fill of its bars.
struct Scheme {
    name: &'static str,
    grounds: Vec<(&'static str, Rgb)>,
    texts: Vec<(&'static str, Rgb)>,
    bars: [(Rgb, Rgb); 4],
}

fn schemes() -> [Scheme; 2] {
    let style = Style::embedded();
    let (light, dark) = (style.colours, style.dark_colours());
    let bars = Tone::ALL.map(|tone| (light.line(tone), light.fill(tone)));
    [
        Scheme {
            name: "Carta e schermo chiaro",
            grounds: vec![("carta", WHITE), ("fondo", light.tint.0), ("marchio", light.mark.0)],
            texts: vec![
                ("testo", light.text.0),
                ("accento", light.accent.0),
                ("attenuato", light.muted.0),
                ("marchio_margine", light.margin_mark.0),
                ("raggiunto", light.achieved.0),
                ("parziale", light.partly.0),
                ("non_raggiunto", light.missed.0),
                ("assente", light.absent.0),
            ],
            bars,
        },
        Scheme {
            name: "Schermo scuro",
            grounds: vec![("carta", dark.carta.0), ("fondo", dark.fondo.0)],
            texts: vec![
                ("testo", dark.testo.0),
                ("accento", dark.accento.0),
                ("attenuato", dark.attenuato.0),
                ("raggiunto", dark.raggiunto.0),
                ("parziale", dark.parziale.0),
                ("non_raggiunto", dark.non_raggiunto.0),
                ("assente", dark.assente.0),
            ],
            bars: [
                (dark.raggiunto.0, dark.barra_raggiunto.0),
                (dark.parziale.0, dark.barra_parziale.0),
                (dark.non_raggiunto.0, dark.barra_non_raggiunto.0),
                (dark.assente.0, dark.barra_assente.0),
            ],
        },
    ]
}

#[test]
fn every_text_colour_can_be_read_on_every_ground() {
    for scheme in schemes() {
        for (ground, under) in &scheme.grounds {
            for (text, over) in &scheme.texts {
                assert!(contrast(*over, *under) >= 4.5, "{text} on {ground}, {}", scheme.name);
            }
        }
    }
}

#[test]
fn every_bar_stands_out_of_the_strip_that_parts_it_from_the_next() {
    for scheme in schemes() {
        for (outline, fill) in scheme.bars {
            for (_, ground) in &scheme.grounds[..1] {
                assert!(contrast(outline, *ground) >= 3.0, "{outline:?} around {fill:?}, {}", scheme.name);
            }
        }
    }
}

#[test]
fn neighbouring_bars_of_a_workbook_differ_or_are_parted_by_an_outline_that_differs_from_both() {
    let bars = Style::embedded().workbook_bars();
    for (index, before) in bars.iter().enumerate() {
        for after in &bars[index + 1..] {
            let parted = contrast(before.fill, after.outline) >= 3.0 && contrast(after.outline, after.fill) >= 3.0;
            assert!(contrast(before.fill, after.fill) >= 3.0 || parted, "{before:?} beside {after:?}");
        }
        let on_paper = contrast(before.fill, WHITE).max(contrast(before.outline, WHITE));
        assert!(on_paper >= 3.0, "{before:?} on paper");
    }
}

#[test]
fn the_fills_of_the_classes_differ_in_greyscale() {
    let mut greys: Vec<f64> = Style::embedded().workbook_bars().iter().map(|bar| luminance(bar.fill)).collect();
    greys.sort_by(f64::total_cmp);
    assert!(greys.windows(2).all(|pair| pair[1] + 0.05 >= 1.35 * (pair[0] + 0.05)), "{greys:?}");
}

/// The page of the contrasts, as Markdown.
fn page() -> String {
    let number = |value: f64| format!("{value:.2}").replace('.', ",");
    let mut page = String::from(
        "# Contrasti dei colori\n\n\
         I colori stanno in un solo file, `templates/style.toml`, e valgono per il PDF, la pagina web e gli allegati. Il contrasto è\n\
         quello delle WCAG 2: almeno 4,5:1 per i testi, almeno 3:1 fra le parti di un grafico. Nel PDF e nella pagina ogni barra ha\n\
         il contorno del colore con cui si scrive la sua classe, e una striscia del fondo la separa dalla vicina: fra due barre\n\
         vicine stanno dunque due contrasti, contorno e fondo. Negli allegati le barre si toccano: differiscono fra loro, o il\n\
         contorno differisce da entrambe. Questa pagina è generata: la tiene vera una prova automatica.\n",
    );
    for scheme in schemes() {
        write!(page, "\n## {}\n\n| testo |", scheme.name).unwrap();
        scheme.grounds.iter().for_each(|(name, _)| write!(page, " su {name} |").unwrap());
        write!(page, "\n|---|{}", "---|".repeat(scheme.grounds.len())).unwrap();
        for (name, text) in &scheme.texts {
            write!(page, "\n| `{name}` |").unwrap();
            scheme
                .grounds
                .iter()
                .for_each(|(_, ground)| write!(page, " {} |", number(contrast(*text, *ground))).unwrap());
        }
        page.push_str("\n\n| barra | contorno su carta | riempimento su contorno |\n|---|---|---|\n");
        for (tone, (outline, fill)) in Tone::ALL.iter().zip(scheme.bars) {
            let edge = number(contrast(outline, scheme.grounds[0].1));
            writeln!(page, "| {} | {edge} | {} |", tone.name(), number(contrast(fill, outline))).unwrap();
        }
    }
    page.push_str("\n## Allegati\n\n| barra | vicina | fra i riempimenti | barra e contorno della vicina | vicina e suo contorno |\n|---|---|---|---|---|\n");
    let bars = Style::embedded().workbook_bars();
    for (index, before) in bars.iter().enumerate() {
        for (other, after) in bars.iter().enumerate().skip(index + 1) {
            let (one, next) = (Tone::of(index).name(), Tone::of(other).name());
            let [fills, outer, inner] =
                [(before.fill, after.fill), (before.fill, after.outline), (after.fill, after.outline)]
                    .map(|(one, other)| number(contrast(one, other)));
            writeln!(page, "| {one} | {next} | {fills} | {outer} | {inner} |").unwrap();
        }
    }
    page
}

#[test]
#[expect(clippy::disallowed_methods, reason = "the test reads and rewrites a page of the documentation")]
fn the_contrasts_in_docs_are_up_to_date() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/contrasti.md");
    let now = page();
    if std::env::var_os("AGGIORNA").is_some() {
        std::fs::write(&path, &now).unwrap();
    }
    let committed = std::fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(committed, now, "run the tests once with AGGIORNA=1 and review the difference");
}
