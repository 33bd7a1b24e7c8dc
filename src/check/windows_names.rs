//! Folders that the build would make and Windows refuses: a page or tag with the address `con`, for instance.

use crate::diagnostics::{Code, Diagnostic};
use crate::resolve::{ListScope, Plan, Route, RouteKind, Site};
use crate::say;
use crate::source::is_refused_by_windows;

pub(super) fn check(site: &Site, plan: &Plan) -> Vec<Diagnostic> {
    plan.routes.iter().filter_map(|route| finding(site, route)).collect()
}

fn finding(site: &Site, route: &Route) -> Option<Diagnostic> {
    let name = route.address.trim_end_matches('/').rsplit('/').next()?;
    if !is_refused_by_windows(name) {
        return None;
    }
    let message = say!(
        "trang này thành thư mục `{name}`, tên mà Windows không cho đặt",
        "this page becomes a folder `{name}`, a name that Windows can't have",
    );
    let finding = Diagnostic::new(Code::WindowsName, message);
    match &route.kind {
        RouteKind::Page(id) => {
            let source = &site.page(*id).source;
            // The source's own name was told already.
            let is_told = source.split('/').any(is_refused_by_windows);
            let finding = finding.in_file(source).hint(say!(
                "thêm dòng `đường dẫn: {name}-1` hoặc một đường dẫn rõ nghĩa hơn",
                "add a line `slug: {name}-1`, or a slug that says more",
            ));
            (!is_told).then_some(finding)
        }
        RouteKind::List(ListScope::Term(..), 1) => Some(finding.hint(say!(
            "viết từ khóa `{name}` dài hơn, ví dụ hai từ",
            "write the tag `{name}` in more words",
        ))),
        _ => None,
    }
}
