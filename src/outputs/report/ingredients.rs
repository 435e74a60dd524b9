//! Everything that a re-rendering needs beside the program itself: the inputs, and what the
//! program put in where the entity has nothing of its own.

use super::making;
use super::press::STYLE_FILE;
use super::template::embedded_templates;
use crate::dossier::{Dossier, FileEntry, PackageFile, RESERVED};
use crate::inputs::catalogue;
use crate::inputs::edition;
use crate::inputs::entity::InputFile;
use crate::outputs::typeset::Style;

/// The inputs as they were read, and the program's own files that took the place of missing ones.
pub fn ingredients(dossier: &Dossier<'_>, _: &[FileEntry]) -> Vec<PackageFile> {
    let kept = |path: &str| format!("{RESERVED}ingressi/{path}");
    let file = |path: &str, bytes: &[u8]| PackageFile::new(kept(path), bytes.to_vec());
    let input = |file: &&InputFile| PackageFile::with_digest(kept(&file.path), file.bytes.clone(), &file.sha256);
    let templates = embedded_templates().iter().copied().chain([(STYLE_FILE, Style::EMBEDDED)]);
    let built_in = templates
        .map(|(name, text)| (format!("templates/{name}"), text))
        .chain([(catalogue::FILE_NAME.to_owned(), catalogue::EMBEDDED)])
        .filter(|(path, _)| dossier.input(path).is_none());
    let mut files: Vec<PackageFile> = dossier.inputs.iter().map(input).collect();
    let built_in: Vec<(String, &str)> = built_in.collect();
    files.extend(built_in.iter().map(|(path, text)| file(path, text.as_bytes())));
    let built_in = built_in.into_iter().map(|(path, _)| path).collect();
    files.push(file(edition::FILE_NAME, &making::record(dossier, built_in).json()));
    files.push(file("caratteri.txt", FONT_HASHES.as_bytes()));
    files.push(file("impronta.txt", dossier.making.fingerprint_list.as_bytes()));
    files
}

/// Hashes of the built-in font files in the form of `sha256sum`: constants, since the files are part of the program.
const FONT_HASHES: &str = include_str!("../../../templates/fonts/SHA256SUMS");

#[cfg(test)]
mod tests {
    use super::*;
    use crate::digest::hex_digest;
    use crate::outputs::typeset::embedded_faces;

    #[test]
    fn the_hashes_are_those_of_the_fonts() {
        let faces = embedded_faces();
        let line = |id| format!("{}  {}.ttf\n", hex_digest(faces.bytes(id)), faces.postscript_name(id));
        assert_eq!(FONT_HASHES, faces.ids().map(line).collect::<String>());
    }
}
