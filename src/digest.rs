//! SHA-256, as every file of a package and every input is named by.

use std::fmt::Write as _;
use std::io::{self, Write};

use sha2::{Digest, Sha256};

/// SHA-256 of some bytes, in lower-case hexadecimal.
pub fn hex_digest(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

fn hex(digest: &[u8]) -> String {
    digest.iter().fold(String::with_capacity(64), |mut hex, byte| {
        write!(hex, "{byte:02x}").expect("writing to a string does not fail");
        hex
    })
}

/// A writer that counts and digests what goes through it.
pub struct Digested<W> {
    inner: W,
    bytes: usize,
    digest: Sha256,
}

impl<W: Write> Digested<W> {
    /// Nothing written yet.
    pub fn new(inner: W) -> Self {
        Self { inner, bytes: 0, digest: Sha256::new() }
    }

    /// The writer, how many bytes it took, and their SHA-256 in lower-case hexadecimal.
    pub fn finish(self) -> (W, usize, String) {
        (self.inner, self.bytes, hex(&self.digest.finalize()))
    }
}

impl<W: Write> Write for Digested<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let taken = self.inner.write(bytes)?;
        self.bytes += taken;
        self.digest.update(&bytes[..taken]);
        Ok(taken)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}
