//! All help and the usual complaints, in both languages, as people see them.

use super::*;

const COMMANDS: [&str; 11] = [
    "", "init", "new", "build", "check", "hotlines", "where", "explain", "serve", "markdown",
    "help",
];

/// Lines that people get wrong.
const MISTAKES: [&[&str]; 17] = [
    &["buid"],
    &["xin-chao"],
    &["build", "--draft"],
    &["build", "--nhap"],
    &["build", "--output"],
    &["build", "--format", "jsn"],
    &["check", "--lang", "vn"],
    &["serve", "--port", "99999"],
    &["serve", "--bind", "nha-toi"],
    &["serve", "--editor", "notepad"],
    &["new", "sự kiện", "Lễ", "phát", "động"],
    &["new", "“bài", "viết”", "“Việc", "nhà”"],
    &["new", "event", "--date"],
    &["build", "--portable", "ban-usb"],
    &["check", "content"],
    &["init"],
    &["init", "a", "--title", "b", "--title", "c"],
];

fn help_of(name: &str, speech: Speech) -> String {
    let line = ["chieng", name, "--help"].into_iter().filter(|word| !word.is_empty());
    let error = command(speech).try_get_matches_from(line).unwrap_err();
    assert_eq!(error.exit_code(), 0);
    error.to_string()
}

fn all_help(speech: Speech) -> String {
    COMMANDS.map(|name| format!("$ chieng {name}\n{}", help_of(name, speech))).join("\n")
}

fn all_mistakes(speech: Speech) -> String {
    let said = MISTAKES.map(|line| {
        let words = ["chieng"].iter().chain(line);
        let error = command(speech).try_get_matches_from(words).unwrap_err();
        assert_eq!(error.exit_code(), 2, "{line:?}");
        format!("$ chieng {}\n{}", line.join(" "), mistake::complaint(&error, speech))
    });
    said.join("\n")
}

#[test]
fn help_in_vietnamese() {
    insta::assert_snapshot!(all_help(Speech::Vi));
}

#[test]
fn help_in_english() {
    insta::assert_snapshot!(all_help(Speech::En));
}

#[test]
fn mistakes_in_vietnamese() {
    insta::assert_snapshot!(all_mistakes(Speech::Vi));
}

#[test]
fn mistakes_in_english() {
    insta::assert_snapshot!(all_mistakes(Speech::En));
}

#[test]
fn every_command_is_shown() {
    let declared: Vec<String> =
        Cli::command().get_subcommands().map(|sub| sub.get_name().to_owned()).collect();
    assert_eq!(COMMANDS.get(1..).unwrap(), declared);
}

#[test]
fn vietnamese_help_has_no_english_frame() {
    let text = all_help(Speech::Vi) + &all_mistakes(Speech::Vi);
    for english in [
        "Usage",
        "Options",
        "Commands",
        "Arguments",
        "[OPTIONS]",
        "default",
        "possible",
        "error",
        "try",
    ] {
        assert!(!text.contains(english), "{english}");
    }
}

#[test]
fn short_and_long_help_are_one() {
    for name in COMMANDS {
        let line = ["chieng", name, "-h"].into_iter().filter(|word| !word.is_empty());
        let short = command(Speech::Vi).try_get_matches_from(line).unwrap_err().to_string();
        assert_eq!(short, help_of(name, Speech::Vi));
    }
}

#[test]
fn the_command_line_is_sound() {
    for speech in [Speech::Vi, Speech::En] {
        command(speech).debug_assert();
    }
}
