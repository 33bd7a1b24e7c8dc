//! A run: every stage in turn, each going on where it can, so that all findings come at once.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::{Duration, Instant};

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::documents::Documents;
use super::outputs::Outputs;
use super::{Cache, Clock, Inputs, Outcome, Sink, Summary};
use crate::config::{self, Config, RawHtml};
use crate::diagnostics::{self, Code, Diagnostic};
use crate::parse::markdown::{HtmlPolicy, Options};
use crate::resolve::{self, Parsed, Plan, Site};
use crate::source::{self, SourceTree};
use crate::text::date::Moment;
use crate::theme::{self, Theme};
use crate::{check, say};

/// How often pages are left out because leaving out others broke them; each round finds at least one.
const MAX_ROUNDS: usize = 20;

/// The engine with its memory.
#[derive(Default)]
pub struct Engine {
    documents: Documents,
    outputs: Outputs,
    theme: Option<Loaded>,
    /// Whether the memory differs from what was loaded.
    has_news: bool,
}

struct Loaded {
    fingerprint: u128,
    theme: Option<Arc<Theme>>,
    diagnostics: Vec<Diagnostic>,
}

type Documented = BTreeMap<Arc<str>, Parsed>;

impl Engine {
    /// An engine that remembers nothing yet.
    pub fn new() -> Self {
        Engine::default()
    }

    /// An engine that remembers what the last process left; a damaged memory is an empty one.
    pub fn with_memory(cache: &Cache) -> Self {
        let (documents, outputs) = cache.load().unwrap_or_default();
        Engine { documents, outputs, theme: None, has_news: false }
    }

    /// Leaves the memory for the next process.
    ///
    /// # Errors
    /// When the folder can't be written; nothing is lost but time.
    pub fn remember(&self, cache: &Cache) -> std::io::Result<()> {
        if self.has_news { cache.save(&self.documents, &self.outputs) } else { Ok(()) }
    }

    /// Runs the whole pipeline.
    pub fn run(&mut self, inputs: &Inputs, sink: &dyn Sink) -> Outcome {
        let mut clock = StopWatch::start();
        let (tree, mut diagnostics) = source::discover(&inputs.root);
        clock.lap("source");
        let config = configuration(inputs, &tree, &mut diagnostics);
        let theme = self.theme(&tree, &config, &mut diagnostics);
        clock.lap("theme");
        let options = Options {
            html: match config.raw_html {
                RawHtml::Drop => HtmlPolicy::Drop,
                RawHtml::Sanitize => HtmlPolicy::Sanitize,
            },
            ..Options::default()
        };
        let (documents, parsed) = self.documents.parse(&tree, &options);
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
            publishable: false,
            language,
        };
        // Without site.yaml there is nothing to say of a site.
        let is_site = outcome.sources.get(config::PATH).is_some();
        if let Some(theme) = theme.filter(|_| is_site) {
            self.site(inputs, config, theme, &documents, sink, &mut outcome, &mut clock);
        }
        diagnostics::sort(&mut outcome.diagnostics);
        outcome.summary.timings = clock.laps;
        outcome
    }

    fn theme(
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

    /// From documents to outputs.
    #[expect(clippy::too_many_arguments, reason = "the stages' values, each used once")]
    fn site(
        &mut self,
        inputs: &Inputs,
        config: Config,
        theme: Arc<Theme>,
        documents: &Documented,
        sink: &dyn Sink,
        outcome: &mut Outcome,
        clock: &mut StopWatch,
    ) {
        let now = now(inputs.clock, &config);
        let config = Arc::new(config);
        let tree = Arc::clone(&outcome.sources);
        let early = std::mem::take(&mut outcome.diagnostics);
        let mut left_out = BTreeSet::new();
        let (site, plan, found) = loop {
            let resolved = resolve::resolve(resolve::Inputs {
                tree: &tree,
                documents,
                config: Arc::clone(&config),
                theme: Arc::clone(&theme),
                now,
                drafts: inputs.drafts,
                portable: inputs.portable,
                left_out: &left_out,
            });
            let (site, plan, mut found) = resolved;
            found.extend(check::site(&site, &plan));
            let newly = to_leave_out(inputs, &early, &found, documents, &left_out);
            outcome.diagnostics.extend(found.iter().cloned());
            if newly.is_empty() || left_out.len() > documents.len() * MAX_ROUNDS {
                break (site, plan, found);
            }
            left_out.extend(newly);
        };
        clock.lap("resolve");
        let is_stopped = self.is_stopped(&early, &found, &left_out, inputs);
        outcome.diagnostics.extend(early);
        let made = self.outputs.make(&site, &plan, &tree, sink);
        self.has_news |= made.rendered > 0;
        clock.lap("render");
        let is_broken = made.diagnostics.iter().any(Diagnostic::is_error);
        outcome.diagnostics.extend(made.diagnostics);
        outcome.publishable = !is_stopped && !is_broken;
        summarize(site, &plan, made.rendered, outcome);
    }

    /// Whether an error is left that leaving pages out doesn't cure.
    fn is_stopped(
        &self,
        early: &[Diagnostic],
        last_round: &[Diagnostic],
        left_out: &BTreeSet<Arc<str>>,
        inputs: &Inputs,
    ) -> bool {
        let mut errors = early.iter().chain(last_round).filter(|found| found.is_error());
        errors.any(|found| {
            !inputs.leave_out || found.path.as_ref().is_none_or(|path| !left_out.contains(path))
        })
    }
}

/// Content files with an error of their own that are still in; nothing unless pages may be left out.
fn to_leave_out(
    inputs: &Inputs,
    early: &[Diagnostic],
    found: &[Diagnostic],
    documents: &Documented,
    left_out: &BTreeSet<Arc<str>>,
) -> BTreeSet<Arc<str>> {
    if !inputs.leave_out {
        return BTreeSet::new();
    }
    early
        .iter()
        .chain(found)
        .filter(|finding| finding.is_error())
        .filter_map(|finding| finding.path.clone())
        // Without its home page there is no site.
        .filter(|path| documents.contains_key(path) && &**path != "content/_index.md")
        .filter(|path| !left_out.contains(path))
        .collect()
}

fn configuration(inputs: &Inputs, tree: &SourceTree, diagnostics: &mut Vec<Diagnostic>) -> Config {
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

/// The moment of the run in the site's time zone.
fn now(clock: Clock, config: &Config) -> Moment {
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

fn summarize(site: Site, plan: &Plan, rendered: usize, outcome: &mut Outcome) {
    outcome.summary.pages = site.pages.len();
    outcome.summary.outputs = plan.routes.len();
    outcome.summary.rendered = rendered;
    outcome.summary.pages_by_source = site
        .pages
        .iter()
        .map(|page| (Arc::clone(&page.source), page.summary.address.clone()))
        .collect();
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
