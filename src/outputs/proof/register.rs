//! `fatti.json`: where each published figure stands. Public places only.

use std::io::{self, Write};

use serde::Serialize;

use super::found::{PrintedAt, Proof, Tied};

/// Path of the file within a package.
pub const FACTS_FILE: &str = "fatti.json";

/// The form of the file.
const FORMAT: u8 = 1;

#[derive(Serialize)]
struct FactView<'p> {
    id: &'p str,
    valore: Option<String>,
    testo: String,
    regola: &'p str,
    pdf: Vec<PageView<'p>>,
    allegati: Vec<CellView<'p>>,
    dati: Vec<FieldView<'p>>,
    /// Where the web page shows it first: the part of the address after the file's name.
    html: Option<String>,
}

#[derive(Serialize)]
struct PageView<'p> {
    /// Page of the file, from 1.
    pagina: usize,
    /// The number printed on it.
    etichetta: &'p str,
    /// Left, lower, right, upper edge in points.
    riquadro: [f64; 4],
    /// Type of the structure element and number of the marked content on the page.
    elemento: &'p str,
}

#[derive(Serialize)]
struct CellView<'p> {
    file: &'p str,
    foglio: &'p str,
    cella: String,
}

#[derive(Serialize)]
struct FieldView<'p> {
    file: &'p str,
    riga: usize,
    colonna: &'p str,
}

/// Writes the file, a figure a line, in the order of the figures.
///
/// # Errors
/// What the writer says.
pub fn register(proof: &Proof<'_>, to: &mut dyn Write) -> io::Result<()> {
    write!(to, "{{\"formato\":{FORMAT},\"fatti\":[")?;
    let placed =
        |figure: &Tied<'_>| !(figure.printed.is_empty() && figure.cells.is_empty() && figure.fields.is_empty());
    for (index, figure) in proof.figures().filter(placed).enumerate() {
        to.write_all(if index == 0 { b"\n" } else { b",\n" })?;
        serde_json::to_writer(&mut *to, &view(&figure))?;
    }
    to.write_all(b"\n]}\n")
}

fn page_view(place: &PrintedAt) -> PageView<'_> {
    let riquadro = place.area.map(|length| (f64::from(length) * 100.0).round() / 100.0);
    PageView { pagina: place.page, etichetta: &place.label, riquadro, elemento: &place.element }
}

fn view<'p>(figure: &Tied<'p>) -> FactView<'p> {
    FactView {
        id: &figure.fact.name,
        valore: figure.fact.value.plain(),
        testo: figure.printed.first().map_or_else(|| figure.fact.value.written(), |place| place.text.clone()),
        regola: &figure.fact.rule,
        pdf: figure.printed.iter().map(page_view).collect(),
        allegati: figure
            .cells
            .iter()
            .map(|place| CellView { file: &place.file, foglio: &place.sheet, cella: place.cell() })
            .collect(),
        dati: figure
            .fields
            .iter()
            .map(|place| FieldView { file: &place.file, riga: place.row, colonna: place.column })
            .collect(),
        html: figure.web.first().map(|place| format!("#{}", place.anchor)),
    }
}
