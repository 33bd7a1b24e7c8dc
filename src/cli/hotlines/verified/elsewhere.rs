//! A number that no published hotline has in; why its confirmation can't be written here, and where it can, out.

use crate::cli::terminal::Stop;
use crate::diagnostics::line_column;
use crate::engine::Survey;
use crate::model::{PageKind, SectionKind};
use crate::resolve::Reason;
use crate::say;
use crate::text::phone::{self, Wanted, spelled};
use crate::text::slug::slug;

/// The number of a reporting point.
pub(super) fn point(survey: &Survey, digits: Option<&str>) -> Option<Stop> {
    let digits = digits?;
    let mut points = survey
        .site
        .reporting_points
        .iter()
        .flat_map(|list| list.points.iter().map(move |p| (list, p)));
    let (list, point) = points
        .find(|(_, point)| point.phone.as_ref().is_some_and(|phone| phone.digits == digits))?;
    let text = survey.tree.get(&list.file).and_then(|file| file.text());
    let line = text.map_or(1, |text| line_column(text, point.phone_span.start as usize).line);
    let file = &list.file;
    Some(Stop::usage(
        say!(
            "số này là của một nơi báo tin, ghi trong {file}",
            "this is the number of a reporting point, which stands in {file}"
        ),
        say!(
            "sửa `xác minh ngày` của nơi ấy bằng tay ở {file}:{line}",
            "mend `checked_on` of that point by hand at {file}:{line}"
        ),
    ))
}

/// A hotline that isn't published now, by its file's name or by a number of its front matter.
pub(super) fn withheld(survey: &Survey, written: &str, digits: Option<&str>) -> Option<Stop> {
    let site = &survey.site;
    let sections: Vec<&str> = site
        .pages
        .iter()
        .filter(|page| page.summary.kind == PageKind::Section(SectionKind::Hotlines))
        .filter_map(|page| page.key.strip_suffix("_index"))
        .collect();
    let wanted = slug(written.trim_end_matches(".md").rsplit('/').next().unwrap_or_default());
    let mut number = Wanted::default();
    if let Some(phone) = digits.and_then(phone::parse) {
        number.add(&phone);
    }
    let is_it = |path: &str| {
        let stem = path.trim_end_matches(".md").trim_end_matches("/index");
        if slug(stem.rsplit('/').next().unwrap_or_default()) == wanted {
            return true;
        }
        let text = survey.tree.get(path).and_then(|file| file.text());
        let front = survey.documents.get(path).map(|parsed| parsed.document.front_span);
        let front = text
            .zip(front)
            .and_then(|(text, span)| text.get(span.start as usize..span.end as usize));
        front.is_some_and(|front| digits.is_some() && !spelled(front, &number).is_empty())
    };
    let page = site.withheld.iter().find(|page| {
        sections.iter().any(|folder| page.path.starts_with(folder)) && is_it(&page.path)
    })?;
    let (path, reason) = (&page.path, page.reason.message());
    let (vi, en) = (&reason.vi, &reason.en);
    let hint = match page.reason {
        Reason::Draft => say!(
            "mở {path}, ghi `xác minh ngày` và `người xác minh`, rồi xoá dòng `nháp`",
            "open {path}, write `checked_on` and `checked_by`, then delete the line `draft`"
        ),
        _ => say!(
            "mở {path} và ghi `xác minh ngày`, `người xác minh` bằng tay",
            "open {path} and write `checked_on` and `checked_by` by hand"
        ),
    };
    Some(Stop::usage(
        say!("số này chưa đăng: {path} ({vi})", "this number isn't published: {path} ({en})"),
        hint,
    ))
}
