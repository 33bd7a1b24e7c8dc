//! A run: every stage in turn, each going on where it can, so that all findings come at once.

use std::sync::Arc;
use std::time::{Duration, Instant};

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::documents::Documents;
use super::outputs::Outputs;
use super::rounds::Run;
use super::{Cache, Clock, Inputs, Outcome, Sink, Summary, states};
use crate::check::{external, revisions};
use crate::config::{self, Config, RawHtml};
use crate::diagnostics::{self, Code, Diagnostic};
use crate::parse::markdown::{HtmlPolicy, Options};
use crate::resolve::{Plan, Site};
use crate::say;
use crate::search;
use crate::source::{self, SourceTree};
use crate::text::date::Moment;
use crate::theme::{self, Theme};

/// The engine with its memory.
#[derive(Default)]
pub struct Engine {
    pub(super) documents: Documents,
    outputs: Outputs,
    search: search::Memory,
    theme: Option<Loaded>,
    /// Whether the memory differs from what was loaded.
    has_news: bool,
    lists_external_links: bool,
    published_events: Option<String>,
}

struct Loaded {
    fingerprint: u128,
    theme: Option<Arc<Theme>>,
    diagnostics: Vec<Diagnostic>,
}

impl Engine {
    /// An engine that remembers nothing yet.
    pub fn new() -> Self {
        Engine::default()
    }

    /// An engine that remembers what the last process left; a damaged memory is an empty one.
    pub fn with_memory(cache: &Cache) -> Self {
        let (documents, outputs, search) = cache.load().unwrap_or_default();
        Engine { documents, outputs, search, ..Engine::default() }
    }

    /// The same engine, which also lists the links to other sites.
    #[must_use]
    pub fn listing_external_links(self) -> Self {
        Engine { lists_external_links: true, ..self }
    }

    /// The same engine, which also compares the events with an `events.json` that was published before.
    #[must_use]
    pub fn comparing_events(self, published: String) -> Self {
        Engine { published_events: Some(published), ..self }
    }

    /// Leaves the memory for the next process.
    ///
    /// # Errors
    /// When the folder can't be written; nothing is lost but time.
    pub fn remember(&self, cache: &Cache) -> std::io::Result<()> {
        if self.has_news {
            cache.save(&self.documents, &self.outputs, &self.search)
        } else {
            Ok(())
        }
    }

    /// Runs the whole pipeline.
    pub fn run(&mut self, inputs: &Inputs, sink: &dyn Sink) -> Outcome {
        let mut clock = StopWatch::start();
        let (tree, mut diagnostics) = source::discover(&inputs.root);
        clock.lap("source");
        let config = configuration(inputs, &tree, &mut diagnostics);
        let theme = self.theme(&tree, &config, &mut diagnostics);
        clock.lap("theme");
        let (documents, parsed) = self.documents.parse(&tree, &options(&config));
        diagnostics
            .extend(documents.values().flat_map(|one| one.document.diagnostics.iter().cloned()));
        self.has_news |= parsed > 0;
        clock.lap("parse");
        let language = config.default_lang().to_owned();
        let mut outcome = Outcome {
            diagnostics,
            sources: Arc::new(tree),
            summary: Summary { parsed, ..Summary::default() },
            withheld: Vec::new(),
            external_links: Vec::new(),
            publishable: false,
            language,
        };
        // Without site.yaml there is nothing to say of a site.
        if outcome.sources.get(config::PATH).is_some() {
            let run = Run { inputs, now: now(inputs.clock, &config), documents: &documents };
            self.site(&run, Arc::new(config), theme, sink, &mut outcome, &mut clock);
        }
        diagnostics::sort(&mut outcome.diagnostics);
        outcome.summary.timings = clock.laps;
        outcome
    }

    pub(super) fn theme(
        &mut self,
        tree: &SourceTree,
        config: &Config,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<Arc<Theme>> {
        let fingerprint = theme::fingerprint(tree, config);
        if self.theme.as_ref().is_none_or(|loaded| loaded.fingerprint != fingerprint) {
            let (theme, found) = theme::load(tree, config);
            self.theme =
                Some(Loaded { fingerprint, theme: theme.map(Arc::new), diagnostics: found });
        }
        let loaded = self.theme.as_ref()?;
        diagnostics.extend(loaded.diagnostics.iter().cloned());
        loaded.theme.clone()
    }

    /// From documents to outputs. Without a theme of its own the site is still resolved, with the embedded one, so
    /// that its other errors are told too; nothing is rendered then.
    fn site(
        &mut self,
        run: &Run<'_>,
        config: Arc<Config>,
        own_theme: Option<Arc<Theme>>,
        sink: &dyn Sink,
        outcome: &mut Outcome,
        clock: &mut StopWatch,
    ) {
        let tree = Arc::clone(&outcome.sources);
        let Some(theme) = own_theme.clone().or_else(|| embedded_theme(&config)) else { return };
        let early = std::mem::take(&mut outcome.diagnostics);
        let mut resolved = run.resolve(&tree, &config, &theme, early);
        clock.lap("resolve");
        outcome.diagnostics.extend(resolved.diagnostics);
        let mut is_publishable = !resolved.is_stopped && own_theme.is_some();
        if own_theme.is_some() {
            let holds = |path: &str, hash| sink.holds(path, hash);
            let search = search::build(&resolved.site, &mut self.search, &holds);
            let files = resolved.site.config.lang_ids().map(|lang| {
                let files = search.files(lang).iter();
                (lang, files.map(|file| file.address.as_str()).collect())
            });
            resolved.plan.add_search(files);
            clock.lap("search");
            let (site, plan) = (&resolved.site, &resolved.plan);
            let made = self.outputs.make(site, plan, &tree, &search, sink);
            self.has_news |= made.rendered > 0;
            is_publishable &= !made.diagnostics.iter().any(Diagnostic::is_error);
            outcome.diagnostics.extend(made.diagnostics);
            outcome.summary.rendered = made.rendered;
        }
        clock.lap("render");
        outcome.publishable = is_publishable;
        if let Some(published) = &self.published_events {
            let found = revisions::check(&resolved.site, published);
            outcome.diagnostics.extend(found.unwrap_or_default());
        }
        if self.lists_external_links {
            outcome.external_links = external::external_links(&resolved.site, &tree);
        }
        summarize(resolved.site, &resolved.plan, outcome);
    }
}

/// How content is parsed.
pub(super) fn options(config: &Config) -> Options {
    let html = match config.raw_html {
        RawHtml::Drop => HtmlPolicy::Drop,
        RawHtml::Sanitize => HtmlPolicy::Sanitize,
    };
    Options { html, ..Options::default() }
}

pub(super) fn configuration(
    inputs: &Inputs,
    tree: &SourceTree,
    diagnostics: &mut Vec<Diagnostic>,
) -> Config {
    let text = tree.get(config::PATH).and_then(|file| file.text());
    let (mut config, found) = match text {
        Some(text) => config::read(text),
        None => {
            let has_other_finding =
                diagnostics.iter().any(|found| found.path.as_deref() == Some(config::PATH));
            let (config, _) = config::read("title: \"\"\n");
            let missing = Diagnostic::new(
                Code::ConfigMissing,
                say!(
                    "không tìm thấy site.yaml trong thư mục này",
                    "there is no site.yaml in this folder",
                ),
            )
            .hint(say!(
                "chạy lệnh trong thư mục của trang, hoặc tạo trang mới bằng `chieng init`",
                "run the command in the site's folder, or make a new site with `chieng init`",
            ));
            (config, if has_other_finding { Vec::new() } else { vec![missing] })
        }
    };
    diagnostics.extend(found);
    if let Some(base) = &inputs.base_url {
        config.base_url = Some(if base.ends_with('/') { base.clone() } else { format!("{base}/") });
    }
    config
}

/// The theme inside the program, for a site whose own can't be loaded.
pub(super) fn embedded_theme(config: &Config) -> Option<Arc<Theme>> {
    let config = Config { theme: theme::EMBEDDED.to_owned(), ..config.clone() };
    theme::load(&SourceTree::default(), &config).0.map(Arc::new)
}

/// The moment of the run in the site's time zone.
pub(super) fn now(clock: Clock, config: &Config) -> Moment {
    match clock {
        Clock::Civil(moment) => moment,
        Clock::Unix(seconds) => {
            let zone = TimeZone::get(&config.timezone).unwrap_or(TimeZone::UTC);
            let instant = Timestamp::from_second(seconds).unwrap_or(Timestamp::UNIX_EPOCH);
            let local = zone.to_datetime(instant);
            Moment { date: local.date(), time: Some(local.time()) }
        }
    }
}

fn summarize(site: Site, plan: &Plan, outcome: &mut Outcome) {
    outcome.summary.pages = site.pages.len();
    outcome.summary.outputs = plan.routes.len();
    outcome.summary.states = states::states(&site);
    outcome.withheld = site.withheld;
}

/// Time of each stage. It tells how long a run took and decides nothing.
struct StopWatch {
    last: Instant,
    laps: Vec<(&'static str, Duration)>,
}

impl StopWatch {
    fn start() -> StopWatch {
        StopWatch { last: Instant::now(), laps: Vec::new() }
    }

    fn lap(&mut self, name: &'static str) {
        let now = Instant::now();
        self.laps.push((name, now - self.last));
        self.last = now;
    }
}
