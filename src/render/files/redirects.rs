//! The plan in, every former address with where it leads out.

use crate::resolve::{Plan, RouteKind, Site};

/// A former address and the one that replaced it, both root-relative.
pub(super) struct Redirect<'a> {
    pub(super) from: &'a str,
    pub(super) to: &'a str,
}

/// All of them, in the order of the plan.
pub(super) fn all<'a>(site: &'a Site, plan: &'a Plan) -> impl Iterator<Item = Redirect<'a>> {
    plan.routes.iter().filter_map(|route| match route.kind {
        RouteKind::Redirect(id) => {
            Some(Redirect { from: &route.address, to: &site.page(id).summary.address })
        }
        _ => None,
    })
}
