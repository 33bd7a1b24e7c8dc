//! Arguments not yet understood, and the locale, in; the language of help and of complaints about arguments out.

use std::ffi::OsString;

use clap::ValueEnum as _;

use crate::cli::Lang;
use crate::diagnostics::Speech;

/// Variables that name the language of messages, the strongest first (POSIX.1-2017 §8.2).
const LOCALE: [&str; 3] = ["LC_ALL", "LC_MESSAGES", "LANG"];

/// `--lang`, else English where the locale is English, else Vietnamese.
pub(in crate::cli) fn choose(
    arguments: &[OsString],
    variable: impl Fn(&str) -> Option<OsString>,
) -> Speech {
    if let Some(lang) = asked(arguments) {
        return lang.into();
    }
    let set = LOCALE.iter().find_map(|name| variable(name).filter(|value| !value.is_empty()));
    let is_english = set.is_some_and(|locale| {
        let locale = locale.to_string_lossy().to_ascii_lowercase();
        locale.split(['_', '-', '.', '@']).next() == Some("en")
    });
    if is_english { Speech::En } else { Speech::Vi }
}

fn asked(arguments: &[OsString]) -> Option<Lang> {
    let mut arguments = arguments.iter().take_while(|argument| *argument != "--");
    while let Some(argument) = arguments.next() {
        let value = match argument.to_str()?.strip_prefix("--lang") {
            Some("") => arguments.next().and_then(|value| value.to_str()),
            Some(rest) => rest.strip_prefix('='),
            None => None,
        };
        if let Some(lang) = value.and_then(|value| Lang::from_str(value, false).ok()) {
            return Some(lang);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen(line: &str, locale: &[(&str, &str)]) -> Speech {
        let arguments: Vec<OsString> = line.split(' ').map(Into::into).collect();
        choose(&arguments, |name| {
            locale.iter().find(|(known, _)| *known == name).map(|(_, value)| value.into())
        })
    }

    #[test]
    fn what_was_asked_for_goes_before_the_locale() {
        let english = [("LANG", "en_US.UTF-8")];
        for line in
            ["--help", "build --help", "--lang xx --help", "new -- --lang=vi", "build --lang"]
        {
            assert_eq!(chosen(line, &english), Speech::En, "{line}");
            assert_eq!(chosen(line, &[]), Speech::Vi, "{line}");
        }
        for line in ["--lang vi --help", "build --help --lang=vi", "--lang xx --lang vi"] {
            assert_eq!(chosen(line, &english), Speech::Vi, "{line}");
        }
        assert_eq!(chosen("build --lang en", &[("LANG", "vi_VN.UTF-8")]), Speech::En);
    }

    #[test]
    fn the_strongest_variable_decides() {
        for (locale, speech) in [
            (&[("LC_ALL", "vi_VN"), ("LANG", "en_US")][..], Speech::Vi),
            (&[("LC_ALL", ""), ("LC_MESSAGES", "en"), ("LANG", "vi")], Speech::En),
            (&[("LANG", "C.UTF-8")], Speech::Vi),
            (&[("LANG", "eno")], Speech::Vi),
            (&[("LANG", "en-GB")], Speech::En),
        ] {
            assert_eq!(chosen("build", locale), speech, "{locale:?}");
        }
    }
}
