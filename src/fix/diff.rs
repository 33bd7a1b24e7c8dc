//! A text before and after its mends in; its changed lines with their neighbours out, as in a unified diff.
//!
//! Mends never add or remove a line, so line is compared with line.

/// Unchanged lines shown around changed ones.
const AROUND: usize = 2;

/// A line of a hunk, with its end; the last line of a file may have none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line<'a> {
    /// As it was and is.
    Same(&'a str),
    /// As it was.
    Old(&'a str),
    /// As it is now.
    New(&'a str),
}

/// Changed lines that stand together, with their neighbours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hunk<'a> {
    /// Number of its first line, from 1, before and after.
    pub first: usize,
    /// How many lines it has, before and after.
    pub count: usize,
    /// What is shown.
    pub lines: Vec<Line<'a>>,
}

/// The hunks of a change that keeps the number of lines.
pub fn hunks<'a>(before: &'a str, after: &'a str) -> Vec<Hunk<'a>> {
    let pairs: Vec<(&str, &str)> =
        before.split_inclusive('\n').zip(after.split_inclusive('\n')).collect();
    let changed: Vec<usize> =
        (0..pairs.len()).filter(|at| pairs.get(*at).is_some_and(|(old, new)| old != new)).collect();
    let mut hunks = Vec::new();
    for group in changed.chunk_by(|a, b| b - a <= 2 * AROUND) {
        let (Some(first), Some(last)) = (group.first(), group.last()) else { continue };
        let start = first.saturating_sub(AROUND);
        let end = (last + 1 + AROUND).min(pairs.len());
        let shown = pairs.get(start..end).unwrap_or_default();
        hunks.push(Hunk { first: start + 1, count: end - start, lines: lines(shown) });
    }
    hunks
}

/// Neighbouring changed lines as a block of old ones above a block of new ones.
fn lines<'a>(pairs: &[(&'a str, &'a str)]) -> Vec<Line<'a>> {
    let mut lines = Vec::new();
    for group in pairs.chunk_by(|a, b| (a.0 == a.1) == (b.0 == b.1)) {
        if group.iter().all(|(old, new)| old == new) {
            lines.extend(group.iter().map(|(old, _)| Line::Same(old)));
        } else {
            lines.extend(group.iter().map(|(old, _)| Line::Old(old)));
            lines.extend(group.iter().map(|(_, new)| Line::New(new)));
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changed_lines_stand_with_their_neighbours() {
        let before = "1\n2\n3 \n4 \n5\n6\n7\n8\n9\n10\n11 \n";
        let after = "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n";
        let hunks = hunks(before, after);
        assert_eq!((hunks[0].first, hunks[0].count), (1, 6));
        use Line::{New, Old, Same};
        let wanted = ["1", "2", "-3 ", "-4 ", "+3", "+4", "5", "6"];
        let written: Vec<String> = hunks[0]
            .lines
            .iter()
            .map(|line| match line {
                Same(text) => text.trim_end_matches('\n').to_owned(),
                Old(text) => format!("-{}", text.trim_end_matches('\n')),
                New(text) => format!("+{}", text.trim_end_matches('\n')),
            })
            .collect();
        assert_eq!(written, wanted);
        assert_eq!((hunks[1].first, hunks[1].count, hunks.len()), (9, 3, 2));
    }

    #[test]
    fn a_line_end_alone_is_a_change() {
        assert_eq!(hunks("a", "a\n")[0].lines, [Line::Old("a"), Line::New("a\n")]);
        assert_eq!(hunks("a", "a"), []);
    }
}
