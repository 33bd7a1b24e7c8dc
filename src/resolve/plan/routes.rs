//! Every output file, by its address and by its file.

use std::collections::HashMap;
use std::sync::Arc;

use super::{Route, RouteKind};
use crate::model::LangId;

/// Every output file.
#[derive(Default)]
pub struct Plan {
    /// Sorted by address.
    pub routes: Vec<Route>,
    /// What names all files of the search index, by language; known once the index is made.
    pub search: Vec<Option<String>>,
    by_address: ByAddress,
}

impl Plan {
    /// A plan of routes that are sorted by address.
    pub(super) fn new(routes: Vec<Route>) -> Plan {
        let by_address = index(&routes);
        Plan { routes, search: Vec::new(), by_address }
    }

    /// The route at an address.
    pub fn get(&self, address: &str) -> Option<&Route> {
        self.by_address.get(address).and_then(|index| self.routes.get(*index))
    }

    /// Takes files out of the plan, by source path.
    pub(in crate::resolve) fn leave_out_media(&mut self, paths: &[Arc<str>]) {
        if paths.is_empty() {
            return;
        }
        self.routes.retain(|route| !matches!(&route.kind, RouteKind::Media(path) if paths.binary_search(path).is_ok()));
        self.by_address = index(&self.routes);
    }

    /// Adds the files of the search index, by language, the one that names all others first.
    pub fn add_search<'a>(&mut self, languages: impl Iterator<Item = (LangId, Vec<&'a str>)>) {
        for (lang, files) in languages {
            self.search.push(files.first().map(|first| (*first).to_owned()));
            let file = |(place, address): (usize, &str)| {
                let kind = RouteKind::SearchFile(place);
                Route { address: address.to_owned(), lang, kind }
            };
            self.routes.extend(files.into_iter().enumerate().map(file));
        }
        self.routes.sort_by(|a, b| a.address.cmp(&b.address));
        self.by_address = index(&self.routes);
    }

    /// The route that writes a file: `bai-viet/index.html` is `bai-viet/`.
    pub fn by_file(&self, file: &str) -> Option<&Route> {
        match file.strip_suffix("index.html") {
            Some(folder) if folder.is_empty() || folder.ends_with('/') => self.get(folder),
            _ => self.get(file),
        }
    }
}

/// Places of routes by their address.
type ByAddress = HashMap<String, usize>;

fn index(planned: &[Route]) -> ByAddress {
    planned.iter().enumerate().map(|(index, route)| (route.address.clone(), index)).collect()
}
