//! A template and values in; out the template with its blanks (`{{name}}`) filled.

/// Fills the blanks. Values are taken as they are: what looks like a blank inside one stays.
/// A blank without a value stays too.
pub(super) fn fill(template: &str, values: &[(&str, &str)]) -> String {
    let mut out = String::with_capacity(template.len() + 64);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once("{{") {
        out.push_str(before);
        let filled = after.split_once("}}").and_then(|(name, after)| {
            let (_, value) = values.iter().find(|(known, _)| *known == name)?;
            Some((*value, after))
        });
        match filled {
            Some((value, after)) => {
                out.push_str(value);
                rest = after;
            }
            None => {
                out.push_str("{{");
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_filled_in_once() {
        let values = [("title", "{{year}}"), ("year", "2026")];
        assert_eq!(fill("{{title}} {{year}}{{year}}.", &values), "{{year}} 20262026.");
        assert_eq!(fill("{{other}} {a} {{ {{year}}", &values), "{{other}} {a} {{ 2026");
        assert_eq!(fill("", &values), "");
    }
}
