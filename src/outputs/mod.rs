//! The dossier of a year → the files of its package, as bytes.

pub mod annexes;
pub mod archive;
#[cfg(test)]
mod handed_out;
pub mod landing;
pub mod letters;
mod odf;
pub mod opendata;
pub mod papers;
pub mod pdf;
pub mod proof;
mod publisher;
pub mod report;
pub mod typeset;
pub mod web;
