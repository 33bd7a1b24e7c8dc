//! The parts of a table in; accessible HTML without inline style out.

use pulldown_cmark::Alignment;

use super::super::document::{Fill, Label};
use super::body::Out;
use super::inline::Inline;
use super::leaf::Leaf;
use super::writer::Writer;

/// The table that is being written.
#[derive(Debug, Default)]
pub(super) struct Table {
    alignments: Vec<Alignment>,
    column: usize,
    in_head: bool,
    has_body: bool,
}

impl<'m> Writer<'m> {
    pub(super) fn start_table(&mut self, alignments: Vec<Alignment>) {
        self.table = Table { alignments, ..Table::default() };
        self.tables += 1;
        let (wrappers, number) = (self.options.wrappers, self.tables);
        let out = self.out();
        out.line();
        if wrappers {
            out.raw("<div class=\"table\" role=\"region\" tabindex=\"0\" aria-label=\"");
            out.hole(Fill::Label(Label::Table));
            // Regions of one page need different names (axe: landmark-unique).
            if number > 1 {
                out.raw(&format!(" {number}"));
            }
            out.raw("\">");
        }
        out.raw("<table>\n");
    }

    pub(super) fn end_table(&mut self) {
        let (wrappers, has_body) = (self.options.wrappers, self.table.has_body);
        let out = self.out();
        if has_body {
            out.raw("</tbody>\n");
        }
        out.raw(if wrappers { "</table></div>\n" } else { "</table>\n" });
    }

    pub(super) fn start_table_row(&mut self, in_head: bool) {
        self.table.column = 0;
        self.table.in_head = in_head;
        let opens_body = !in_head && !std::mem::replace(&mut self.table.has_body, !in_head);
        let out = self.out();
        if in_head {
            out.raw("<thead>\n");
        } else if opens_body {
            out.raw("<tbody>\n");
        }
        out.raw("<tr>\n");
    }

    pub(super) fn end_table_row(&mut self) {
        let in_head = std::mem::take(&mut self.table.in_head);
        self.out().raw(if in_head { "</tr>\n</thead>\n" } else { "</tr>\n" });
        self.end_text_line();
    }

    pub(super) fn write_cell(&mut self, leaf: &Leaf<'m>) {
        let alignment = self.table.alignments.get(self.table.column).copied();
        self.table.column += 1;
        // A header cell that says nothing heads nothing (axe: empty-table-header).
        let is_header = self.table.in_head && !leaf.is_empty();
        open_cell(self.out(), is_header, alignment.unwrap_or(Alignment::None));
        Inline::write(self, leaf);
        self.out().raw(if is_header { "</th>\n" } else { "</td>\n" });
    }
}

fn open_cell(out: &mut Out, is_header: bool, alignment: Alignment) {
    out.raw(if is_header { "<th scope=\"col\"" } else { "<td" });
    out.raw(match alignment {
        Alignment::None => ">",
        Alignment::Left => " class=\"align-left\">",
        Alignment::Center => " class=\"align-center\">",
        Alignment::Right => " class=\"align-right\">",
    });
}
