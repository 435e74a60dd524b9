//! The coat of arms on the cover, down to the finished PDF.

use super::seed::Seed;
use crate::outputs::pdf;
use crate::outputs::typeset::{
    Layout, Picture, Pictures, Role, Shape, Source, Style, embedded_faces, lay_out_illustrated,
};

const SHIELD: &[u8] = include_bytes!("../../../../seeds/stemma.svg");

/// The seed's document with a coat of arms, laid out; the PDF is written and checked.
fn with_emblem(name: &str, bytes: &[u8]) -> Layout {
    let seed = Seed { has_emblem: true, ..Seed::bare() };
    let (picture, findings) = Picture::read(name, bytes);
    assert_eq!(findings, []);
    let pictures = Pictures::from([("stemma".to_owned(), picture.unwrap())]);
    let faces = embedded_faces();
    let (layout, findings) =
        lay_out_illustrated(&Source::parse(&seed.xhtml()).unwrap(), &Style::embedded(), &faces, &pictures).unwrap();
    assert_eq!(findings, []);
    let fonts: Vec<_> = faces
        .ids()
        .map(|id| pdf::FontFile { bytes: faces.bytes(id), postscript_name: faces.postscript_name(id) })
        .collect();
    let metadata = pdf::Metadata {
        title: layout.title.clone(),
        subject: "prova".to_owned(),
        keywords: Vec::new(),
        author: "prova".to_owned(),
        creator_tool: "prova".to_owned(),
        date: "2025-06-20".parse().unwrap(),
        language: "it-IT".to_owned(),
    };
    // Writing ends with the program's own check of the finished bytes.
    pdf::write(&layout, &fonts, &metadata, &pdf::Profile::A2A_UA1).unwrap();
    layout
}

fn assert_described_on_the_cover(layout: &Layout) {
    let figure = layout.elements.iter().find(|element| element.role == Role::Figure).unwrap();
    let alternative = figure.attributes.alternative.as_deref();
    assert_eq!(alternative, Some("Stemma del Comune di Boffalora sopra Ticino"));
    let (page, bounds) = figure.attributes.bounds.unwrap();
    assert_eq!(page, 0);
    assert!(bounds.top - bounds.bottom > 40.0 && bounds.right > bounds.left);
}

#[test]
fn a_drawing_is_plain_paths_with_a_description() {
    let layout = with_emblem("stemma.svg", SHIELD);
    assert_described_on_the_cover(&layout);
    let filled =
        |item: &&crate::outputs::typeset::Item| matches!(&item.shape, Shape::Path(path) if path.fill.is_some());
    assert!(layout.pages[0].items.iter().filter(filled).count() >= 7);
}

#[test]
fn a_picture_of_pixels_is_one_opaque_image() {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, 2, 2);
    encoder.set_color(png::ColorType::Rgba);
    encoder
        .write_header()
        .unwrap()
        .write_image_data(&[200, 0, 0, 255, 0, 0, 0, 0, 0, 90, 0, 128, 9, 9, 9, 255])
        .unwrap();
    let layout = with_emblem("stemma.png", &bytes);
    assert_described_on_the_cover(&layout);
    let images = layout.pages[0].items.iter().filter(|item| matches!(item.shape, Shape::Image(_)));
    assert_eq!(images.count(), 1);
}
