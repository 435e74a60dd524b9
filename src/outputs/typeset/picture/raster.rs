//! PNG → opaque pixels, no more of them than print can show.

use std::io::Cursor;
use std::sync::Arc;

use png::{ColorType, Decoder, Limits, Transformations};

use super::content::Content;
use crate::outputs::typeset::Raster;

/// Bytes that decoding may take: a picture of 16 million pixels.
const MOST_BYTES: usize = 64 << 20;
/// More pixels than this along a side say nothing at the size of a coat of arms (600 dpi and more).
const LONGEST_SIDE: u32 = 800;

pub(super) fn read(bytes: &[u8]) -> Result<Content, String> {
    let unreadable = |error: png::DecodingError| match error {
        png::DecodingError::LimitsExceeded => "l’immagine è troppo grande".to_owned(),
        _ => "non è un’immagine PNG valida".to_owned(),
    };
    let mut decoder = Decoder::new_with_limits(Cursor::new(bytes), Limits { bytes: MOST_BYTES });
    decoder.set_transformations(Transformations::normalize_to_color8());
    let mut reader = decoder.read_info().map_err(unreadable)?;
    let size = reader.output_buffer_size().filter(|&size| size <= MOST_BYTES);
    let mut pixels = vec![0; size.ok_or("l’immagine è troppo grande")?];
    let frame = reader.next_frame(&mut pixels).map_err(unreadable)?;
    let rgb = match frame.color_type {
        ColorType::Rgb => pixels,
        ColorType::Rgba => {
            pixels.as_chunks().0.iter().flat_map(|&[r, g, b, a]| [r, g, b].map(|c| on_paper(c, a))).collect()
        }
        ColorType::Grayscale => pixels.iter().flat_map(|&grey| [grey; 3]).collect(),
        ColorType::GrayscaleAlpha => {
            pixels.as_chunks().0.iter().flat_map(|&[grey, a]| [on_paper(grey, a); 3]).collect()
        }
        ColorType::Indexed => return Err("la tavolozza dell’immagine non è leggibile".to_owned()),
    };
    Ok(Content::Raster(Arc::new(reduced(Raster { width: frame.width, height: frame.height, rgb }))))
}

/// A colour of some opacity on white paper.
fn on_paper(colour: u8, opacity: u8) -> u8 {
    let (colour, opacity) = (u32::from(colour), u32::from(opacity));
    u8::try_from((colour * opacity + 255 * (255 - opacity) + 127) / 255).expect("a mean of bytes is a byte")
}

/// The picture with every square of pixels as their mean, so that neither side is too long.
fn reduced(raster: Raster) -> Raster {
    let step = raster.width.max(raster.height).div_ceil(LONGEST_SIDE);
    if step <= 1 {
        return raster;
    }
    let (width, height) = (raster.width.div_ceil(step), raster.height.div_ceil(step));
    let mut rgb = Vec::with_capacity(width as usize * height as usize * 3);
    for y in 0..height {
        for x in 0..width {
            rgb.extend(mean(&raster, (x * step, y * step), step));
        }
    }
    Raster { width, height, rgb }
}

/// The mean colour of the pixels of a square, as far as they exist.
fn mean(raster: &Raster, (left, top): (u32, u32), side: u32) -> [u8; 3] {
    let (mut sums, mut count) = ([0_u64; 3], 0_u64);
    for y in top..(top + side).min(raster.height) {
        for x in left..(left + side).min(raster.width) {
            let at = (y as usize * raster.width as usize + x as usize) * 3;
            for (sum, &part) in sums.iter_mut().zip(&raster.rgb[at..at + 3]) {
                *sum += u64::from(part);
            }
            count += 1;
        }
    }
    sums.map(|sum| u8::try_from((sum + count / 2) / count.max(1)).expect("a mean of bytes is a byte"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn encoded(colour: ColorType, (width, height): (u32, u32), data: &[u8]) -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, width, height);
        encoder.set_color(colour);
        encoder.set_depth(png::BitDepth::Eight);
        encoder.write_header().unwrap().write_image_data(data).unwrap();
        bytes
    }

    fn decoded(bytes: &[u8]) -> Raster {
        let Content::Raster(raster) = read(bytes).unwrap() else { panic!("a PNG is a raster picture") };
        (*raster).clone()
    }

    #[test]
    fn transparency_shows_the_paper() {
        let bytes = encoded(ColorType::Rgba, (3, 1), &[10, 20, 30, 255, 10, 20, 30, 0, 0, 0, 0, 128]);
        assert_eq!(decoded(&bytes).rgb, [10, 20, 30, 255, 255, 255, 127, 127, 127]);
        let bytes = encoded(ColorType::GrayscaleAlpha, (2, 1), &[7, 255, 7, 0]);
        assert_eq!(decoded(&bytes).rgb, [7, 7, 7, 255, 255, 255]);
    }

    #[test]
    fn a_large_picture_is_reduced_to_what_print_shows() {
        let raster = decoded(&encoded(ColorType::Grayscale, (1601, 3), &[90; 4803]));
        assert_eq!((raster.width, raster.height), (534, 1));
        assert!(raster.rgb.iter().all(|&part| part == 90));
    }
}
