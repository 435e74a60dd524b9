//! A table row taller than a page → two rows.
//!
//! Guaranteed: no line is lost or doubled; each cell that is divided has at least
//! two lines on either side; cells keep their order and their rows.

use super::slab::{Piece, Slab};

/// Room inside a divided row, above its lines and below them.
const ROOM: f32 = 3.4;
/// The fewest lines of a cell on either side of a division.
const FEWEST: usize = 2;

/// The stack of rules and grounds, which belong to no cell.
pub(super) const DECORATION: usize = usize::MAX;

/// Cuts a slab at `room` below its upper edge; `slab` keeps the upper part.
/// `None`, and nothing changed, if too little would fit above the cut.
pub(super) fn divide(slab: &mut Slab, room: f32) -> Option<Slab> {
    let kept = kept_lines(&slab.pieces, room)?;
    let mut seen = vec![0_usize; kept.len()];
    // For each stack: the upper edge of its first line below the cut.
    let mut firsts: Vec<Option<f32>> = vec![None; kept.len()];
    let (mut upper, mut lower, mut decorations) = (Vec::new(), Vec::new(), Vec::new());
    for piece in std::mem::take(&mut slab.pieces) {
        let stack = piece.stack;
        if stack == DECORATION {
            decorations.push(piece);
            continue;
        }
        seen[stack] += 1;
        if seen[stack] <= kept[stack] {
            upper.push(piece);
        } else {
            firsts[stack].get_or_insert(piece.top);
            lower.push(piece);
        }
    }
    let cut = cut_height(&kept, &firsts);
    for piece in &mut lower {
        // A cell whose first line already stands at the top does not move with the others.
        let own = firsts[piece.stack].map_or(cut, shift);
        piece.raise(own.min(cut).max(0.0));
    }
    let whole = slab.height;
    slab.height = depth(&upper);
    let rest = depth(&lower);
    for mut piece in decorations {
        let closing = -piece.bottom > whole - 1.0;
        if !closing && -piece.bottom <= slab.height {
            upper.push(piece);
        } else {
            piece.raise(if closing { whole - rest } else { cut });
            lower.push(piece);
        }
    }
    slab.pieces = upper;
    let (bars, repeat, part) = (slab.bars.clone(), slab.repeat.clone(), slab.part);
    Some(Slab { height: rest, divisible: true, pieces: lower, bars, repeat, part, ..Slab::default() })
}

/// How many lines of each stack stay above a cut at `room`; `None` if none do.
fn kept_lines(pieces: &[Piece], room: f32) -> Option<Vec<usize>> {
    let lines = || pieces.iter().filter(|piece| piece.stack != DECORATION);
    let stacks = lines().map(|piece| piece.stack).max()? + 1;
    let (mut kept, mut total) = (vec![0_usize; stacks], vec![0_usize; stacks]);
    for piece in lines() {
        total[piece.stack] += 1;
        kept[piece.stack] += usize::from(-piece.bottom <= room - ROOM);
    }
    for (kept, &total) in kept.iter_mut().zip(&total) {
        if *kept < total {
            *kept = (*kept).min(total.saturating_sub(FEWEST));
            *kept = if *kept < FEWEST { 0 } else { *kept };
        }
    }
    kept.iter().any(|&kept| kept > 0).then_some(kept)
}

/// How far a line must rise to stand at the top of the lower part.
fn shift(top: f32) -> f32 {
    -top - ROOM
}

/// How far everything below the cut rises: what straddles it decides.
fn cut_height(kept: &[usize], firsts: &[Option<f32>]) -> f32 {
    let straddling = kept.iter().zip(firsts).filter(|&(&kept, _)| kept > 0).filter_map(|(_, first)| first.map(shift));
    let cut = straddling.fold(0.0, f32::max);
    if cut > 0.0 { cut } else { firsts.iter().flatten().map(|&top| shift(top)).fold(f32::MAX, f32::min) }
}

fn depth(pieces: &[Piece]) -> f32 {
    pieces.iter().map(|piece| -piece.bottom).fold(0.0, f32::max) + ROOM
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(cells: &[u8]) -> Slab {
        let line = |stack: usize, index: u8| {
            let top = -ROOM - 10.0 * f32::from(index);
            Piece { top, bottom: top - 10.0, stack, ..Piece::default() }
        };
        let pieces: Vec<Piece> = cells
            .iter()
            .enumerate()
            .flat_map(|(stack, &lines)| (0..lines).map(move |index| line(stack, index)))
            .collect();
        Slab { height: depth(&pieces), divisible: true, pieces, ..Slab::default() }
    }

    fn lines(slab: &Slab, stack: usize) -> usize {
        slab.pieces.iter().filter(|piece| piece.stack == stack).count()
    }

    #[test]
    fn every_line_is_on_one_side_and_never_alone() {
        for lines_of_cell in 4..40_u8 {
            for room in 0..420_u16 {
                let mut slab = row(&[lines_of_cell, 3]);
                let Some(rest) = divide(&mut slab, f32::from(room)) else { continue };
                for (stack, total) in [(0, usize::from(lines_of_cell)), (1, 3)] {
                    let (above, below) = (lines(&slab, stack), lines(&rest, stack));
                    assert_eq!(above + below, total);
                    assert!(above != 1 && below != 1, "{above} above, {below} below");
                }
                assert!(slab.height <= f32::from(room) + 0.1 || rest.pieces.is_empty());
            }
        }
    }

    #[test]
    fn too_little_room_divides_nothing() {
        assert!(divide(&mut row(&[30]), 15.0).is_none());
        assert_eq!(lines(&row(&[30]), 0), 30);
    }
}
