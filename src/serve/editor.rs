//! What somebody edits files with in, links that open a file there out.
//!
//! A link is an address with the editor's own scheme, which the browser hands on after asking; the preview
//! itself starts no program, so that no page, of whatever origin, can make it do so.

use std::path::Path;

use crate::diagnostics::LineColumn;
use crate::model::address::encode;

/// Editors that register a scheme when they are installed: command, name, address.
const KNOWN: &[(&str, &str, &str)] = &[
    ("code", "VS Code", "vscode://file/{path}:{line}:{column}"),
    ("code-insiders", "VS Code Insiders", "vscode-insiders://file/{path}:{line}:{column}"),
    ("codium", "VSCodium", "vscodium://file/{path}:{line}:{column}"),
    ("cursor", "Cursor", "cursor://file/{path}:{line}:{column}"),
    ("zed", "Zed", "zed://file/{path}:{line}:{column}"),
    ("idea", "IntelliJ IDEA", "idea://open?file=/{path}&line={line}&column={column}"),
    ("mate", "TextMate", "txmt://open?url=file:///{path}&line={line}&column={column}"),
];

/// Schemes that run or show something inside the page instead of opening a file elsewhere.
const REFUSED: [&str; 5] = ["javascript", "vbscript", "data", "blob", "file"];

/// An editor that opens addresses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Editor {
    name: Option<&'static str>,
    template: String,
}

/// Reads what stands after `--editor`: a known editor, or an address with `{path}`, `{line}` and `{column}`.
///
/// # Errors
/// Says what is allowed.
pub fn parse_editor(text: &str) -> Result<Editor, String> {
    known(text).or_else(|| template(text)).ok_or_else(|| {
        let names: Vec<&str> = KNOWN.iter().map(|(command, ..)| *command).collect();
        format!("{}, xyz://open?file={{path}}&line={{line}}&column={{column}}", names.join(", "))
    })
}

/// The editor of a command line as in `VISUAL`: `code --wait`, `"C:\…\Code.exe"`; none for an editor without a scheme.
pub fn editor_of_command(command: &str) -> Option<Editor> {
    let command = command.trim();
    let program = match command.strip_prefix('"') {
        Some(quoted) => quoted.split('"').next(),
        None => command.split(" -").next(),
    };
    known(program?.trim())
}

/// A known editor by its command, with or without folder and ending.
fn known(text: &str) -> Option<Editor> {
    let name = text.rsplit(['/', '\\']).next()?.to_ascii_lowercase();
    let name =
        [".exe", ".cmd", ".bat"].iter().find_map(|end| name.strip_suffix(end)).unwrap_or(&name);
    let (_, shown, template) = KNOWN.iter().find(|(command, ..)| *command == name)?;
    Some(Editor { name: Some(shown), template: (*template).to_owned() })
}

fn template(text: &str) -> Option<Editor> {
    let (scheme, _) = text.split_once(':')?;
    let scheme = scheme.to_ascii_lowercase();
    let is_scheme = scheme.len() > 1
        && scheme.starts_with(|first: char| first.is_ascii_lowercase())
        && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte));
    let is_plain = !text.contains(|c: char| c.is_whitespace() || c.is_control());
    let is_fine =
        is_scheme && is_plain && !REFUSED.contains(&scheme.as_str()) && text.contains("{path}");
    is_fine.then(|| Editor { name: None, template: text.to_owned() })
}

impl Editor {
    /// The editor's name, where it is a known one.
    pub(super) fn name(&self) -> Option<&'static str> {
        self.name
    }

    /// The address that opens a file, an absolute path, at a place.
    pub(super) fn link(&self, file: &Path, at: LineColumn) -> String {
        let path = encode(&slashed(file)).replace('+', "%2B");
        // `vscode://file//home` would be a path of another machine.
        let template = match path.strip_prefix('/') {
            Some(_) => self.template.replace("/{path}", "{path}"),
            None => self.template.clone(),
        };
        template
            .replace("{path}", &path)
            .replace("{line}", &at.line.to_string())
            .replace("{column}", &at.column.to_string())
    }
}

/// A path with `/`, without the prefix `\\?\` that Windows puts before what it has made canonical.
fn slashed(file: &Path) -> String {
    let text = file.to_string_lossy();
    match text.strip_prefix(r"\\?\") {
        Some(rest) => match rest.strip_prefix(r"UNC\") {
            Some(share) => format!("//{}", share.replace('\\', "/")),
            None => rest.replace('\\', "/"),
        },
        None if cfg!(windows) => text.replace('\\', "/"),
        None => text.into_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const AT: LineColumn = LineColumn { line: 3, column: 5 };

    fn link(editor: &str, file: &str) -> String {
        parse_editor(editor).unwrap().link(Path::new(file), AT)
    }

    #[test]
    fn a_link_names_file_line_and_column() {
        assert_eq!(
            link("code", "/home/lan/trang web/content/bài.md"),
            "vscode://file/home/lan/trang%20web/content/b%C3%A0i.md:3:5"
        );
        assert_eq!(link("code", r"\\?\C:\Trang\a.md"), "vscode://file/C:/Trang/a.md:3:5");
        assert_eq!(link("code", r"\\?\UNC\may\chung\a.md"), "vscode://file//may/chung/a.md:3:5");
        assert_eq!(link("idea", "/a&b.md"), "idea://open?file=/a%26b.md&line=3&column=5");
        assert_eq!(
            link("my-ed://x?{line}:{column}:{path}", "/a+#?.md"),
            "my-ed://x?3:5:/a%2B%23%3F.md"
        );
    }

    #[test]
    fn an_address_must_open_something_else_than_this_page() {
        for text in [
            "notepad",
            "",
            "vscode://file/",
            "javascript:alert('{path}')",
            "JavaScript:{path}",
            "data:text/html,{path}",
            "file:///{path}",
            "x y://{path}",
            "c:{path}",
            "{path}",
        ] {
            assert!(parse_editor(text).is_err(), "{text}");
        }
    }

    #[test]
    fn the_editor_of_the_environment_is_taken_where_it_has_a_scheme() {
        let name = |command| editor_of_command(command).and_then(|editor| editor.name());
        assert_eq!(name("code --wait"), Some("VS Code"));
        assert_eq!(name(r#""C:\Program Files\Microsoft VS Code\Code.exe" -w"#), Some("VS Code"));
        assert_eq!(name("/usr/bin/codium"), Some("VSCodium"));
        for other in ["vim", "nano -w", "notepad.exe", "", "\"\""] {
            assert_eq!(name(other), None, "{other}");
        }
    }
}
