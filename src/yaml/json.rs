//! A YAML tree in, the same as JSON out, for what themes read freely (`extra`, `theme_options`).

use serde_json::{Number, Value};

use super::{Map, Node, Scalar};

impl Node {
    /// The tree as JSON; plain scalars get a type by the core schema (YAML 1.2 §10.3), others are texts.
    ///
    /// Digits that begin with `0` or `+` stay texts: they are telephone numbers and codes.
    pub fn to_json(&self) -> Value {
        match self {
            Node::Null => Value::Null,
            Node::Scalar(scalar) => scalar_to_json(scalar),
            Node::List(items) => items.iter().map(|item| item.value.to_json()).collect(),
            Node::Map(map) => map.to_json(),
        }
    }
}

impl Map {
    /// The mapping as a JSON object, see [`Node::to_json`].
    pub fn to_json(&self) -> Value {
        let pairs = self.entries.iter().map(|e| (e.key.value.clone(), e.value.value.to_json()));
        Value::Object(pairs.collect())
    }
}

fn scalar_to_json(scalar: &Scalar) -> Value {
    if scalar.quoted {
        return scalar.text.clone().into();
    }
    match scalar.text.as_str() {
        "true" | "True" | "TRUE" => Value::Bool(true),
        "false" | "False" | "FALSE" => Value::Bool(false),
        text => number(text).map_or_else(|| text.into(), Value::Number),
    }
}

fn number(text: &str) -> Option<Number> {
    let radix = |digits: &str, radix| i64::from_str_radix(digits, radix).ok().map(Number::from);
    if let Some(digits) = text.strip_prefix("0x").filter(|d| !d.starts_with(['+', '-'])) {
        return radix(digits, 16);
    }
    if let Some(digits) = text.strip_prefix("0o").filter(|d| !d.starts_with(['+', '-'])) {
        return radix(digits, 8);
    }
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    let whole = unsigned.bytes().take_while(u8::is_ascii_digit).count();
    let padded = unsigned.starts_with('0') && whole > 1;
    // Rust reads `inf` and `nan` too, which JSON lacks and no author means.
    let of_number = |byte| matches!(byte, b'0'..=b'9' | b'.' | b'e' | b'E' | b'+' | b'-');
    if padded || !unsigned.starts_with(|c: char| c.is_ascii_digit() || c == '.') {
        return None;
    }
    if whole == unsigned.len() {
        return text.parse::<i64>().ok().map(Number::from);
    }
    let float = unsigned.bytes().all(of_number).then(|| text.parse::<f64>().ok())??;
    Number::from_f64(float)
}

#[cfg(test)]
mod tests {
    use crate::yaml::parse;

    #[test]
    fn plain_scalars_get_types_and_telephone_numbers_stay_texts() {
        let text = "a: true\nb: no\nc: 12\nd: -3.5\ne: \"12\"\nf: 0912345678\ng: +84912345678\nh: 1e3\n\
                    i: 0x1F\nj: 24/7\nk: 99999999999999999999\nl: .inf\nm: 2024-11-25\nn: 1.2.3\no: -\np: [1, ~]\nq: {r: 0}\n";
        let text = text.replace("o: -\n", "o: '-'\n");
        let (map, findings) = parse(&text, 0);
        assert_eq!(findings, []);
        let want: serde_json::Value = serde_json::from_str(
            r#"{"a": true, "b": "no", "c": 12, "d": -3.5, "e": "12", "f": "0912345678",
                "g": "+84912345678", "h": 1000.0, "i": 31, "j": "24/7", "k": "99999999999999999999",
                "l": ".inf", "m": "2024-11-25", "n": "1.2.3", "o": "-", "p": [1, null], "q": {"r": 0}}"#,
        )
        .unwrap();
        assert_eq!(map.to_json(), want);
    }
}
