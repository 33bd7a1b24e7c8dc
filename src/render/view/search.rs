//! What the search page shows before anything is looked for.

use serde::Serialize;

/// `search`: the search page.
#[derive(Clone, Debug, Serialize)]
pub struct SearchView {
    /// What `search.js` needs, as JSON that is safe inside `<script type="application/json">`.
    pub data: String,
    /// Whether the site opens from disk, where no script may be a module.
    pub portable: bool,
    /// Address of the titles from A to Z.
    pub alphabet: String,
    /// Address of the list of topics, if there is one.
    pub topics: Option<String>,
}
