//! What people do to a site between two builds.

mod pages;
mod records;
mod site;

use proptest::prelude::*;

use super::world::{Page, World};

/// One edit: what is done, to which page, with which value.
#[derive(Clone, Debug)]
pub(super) struct Edit {
    kind: usize,
    which: usize,
    value: usize,
    /// Whether the next run is another process.
    pub(super) between_processes: bool,
}

impl Arbitrary for Edit {
    type Parameters = ();
    type Strategy = BoxedStrategy<Edit>;

    fn arbitrary_with((): ()) -> BoxedStrategy<Edit> {
        let numbers = (0..KINDS.len(), 0..1000usize, 0..1000usize, prop::bool::weighted(0.2));
        numbers
            .prop_map(|(kind, which, value, between_processes)| Edit {
                kind,
                which,
                value,
                between_processes,
            })
            .boxed()
    }
}

type Kind = fn(&mut World, usize, usize) -> String;

const KINDS: &[Kind] = &[
    pages::body,
    pages::title,
    pages::description,
    pages::date,
    pages::tags,
    pages::topics,
    pages::slug,
    pages::alias,
    pages::delete,
    pages::rename,
    pages::add,
    pages::translate,
    pages::draft,
    pages::publish_at,
    pages::expires_at,
    pages::order,
    pages::sensitive,
    pages::broken,
    pages::defaults,
    pages::section_title,
    site::template,
    site::strings,
    site::style,
    site::config_title,
    site::config_menu,
    site::config_topics,
    site::config_languages,
    site::config_base_url,
    site::config_exit,
    site::config_synonyms,
    site::config_markdown,
    site::today,
    records::hotline_number,
    records::hotline_state,
    records::reporting_points,
    records::needs,
    records::event_start,
    records::event_state,
    records::event_repeat,
    records::event_facts,
    site::observances,
    site::calendar_options,
    records::campaign_span,
    pages::reference,
    pages::file_beside,
    site::static_file,
    pages::author,
    pages::link_to,
    pages::extra,
    pages::block,
    site::organization,
    site::portable,
    site::drafts,
    site::base_url,
];

impl Edit {
    /// One edit of each kind; `round` chooses pages and values.
    pub(super) fn each(round: usize) -> impl Iterator<Item = Edit> {
        (0..KINDS.len()).map(move |kind| Edit {
            kind,
            which: round * 11 + kind,
            value: round * 7 + kind / 3,
            between_processes: kind % 8 == 0,
        })
    }

    /// Does it; says what was done.
    pub(super) fn apply(&self, world: &mut World) -> String {
        world.moment += 1;
        KINDS[self.kind](world, self.which, self.value)
    }
}

/// A content file, by number; news are chosen less often.
fn choose(world: &World, which: usize) -> String {
    let paths: Vec<&String> = world
        .pages
        .keys()
        .filter(|path| !path.contains("/tin/") || which.is_multiple_of(5))
        .collect();
    paths[which % paths.len()].clone()
}

/// One that is no home page and no section.
fn choose_single(world: &World, which: usize) -> String {
    let paths: Vec<&String> = world.pages.keys().filter(|path| !path.contains("_index")).collect();
    paths[which % paths.len()].clone()
}

fn choose_in(world: &World, folder: &str, which: usize) -> Option<String> {
    let paths: Vec<&String> = world
        .pages
        .keys()
        .filter(|path| {
            path.starts_with(folder) && !path.contains("_index") && !path.contains(".en.")
        })
        .collect();
    (!paths.is_empty()).then(|| paths[which % paths.len()].clone())
}

fn change(world: &mut World, path: &str, change: impl FnOnce(&mut Page)) {
    let mut page = world.pages[path].clone();
    change(&mut page);
    world.put(path, page);
}

/// Sets a key, or takes it away when it has this value already.
fn set(world: &mut World, path: &str, key: &str, value: &str) -> String {
    change(world, path, |page| {
        if page.front.get(key).is_some_and(|old| old == value) && key != "title" {
            page.front.remove(key);
        } else {
            page.front.insert(key.to_owned(), value.to_owned());
        }
    });
    format!("{path} {key}: {value}")
}

fn one_of<'a>(values: &[&'a str], value: usize) -> &'a str {
    values[value % values.len()]
}
