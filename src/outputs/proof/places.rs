//! Places of figures, one after the other: of a large entity there are hundreds of thousands.

/// Places where figures were read, each with the position of its figure among the facts.
pub(super) type Read<P> = Vec<(usize, P)>;

/// The places of each figure, in the order in which they were read.
#[derive(Debug)]
pub(super) struct Places<P> {
    /// For each figure where its own begin, and where the last one's end.
    starts: Vec<usize>,
    places: Vec<P>,
}

impl<P> Places<P> {
    /// Those of so many figures.
    pub fn of(figures: usize, mut read: Read<P>) -> Self {
        // Stable: among its own, a figure's places keep their order.
        read.sort_by_key(|(figure, _)| *figure);
        let starts = (0..=figures).map(|figure| read.partition_point(|(own, _)| *own < figure)).collect();
        Self { starts, places: read.into_iter().map(|(_, place)| place).collect() }
    }

    /// Those of the figure in a position among the facts.
    pub fn of_figure(&self, position: usize) -> &[P] {
        &self.places[self.starts[position]..self.starts[position + 1]]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_figure_has_its_own_places_in_the_order_in_which_they_were_read() {
        let places = Places::of(4, vec![(3, 'a'), (1, 'b'), (3, 'c'), (1, 'd'), (1, 'e')]);
        let own: Vec<String> = (0..4).map(|position| places.of_figure(position).iter().collect()).collect();
        assert_eq!(own, ["", "bde", "", "ac"]);
    }
}
