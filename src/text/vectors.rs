//! In: the name of a group in `tests/vectors/vi.json`, which the browser's tests run too. Out: its cases.

use serde_json::Value;

/// All cases of a group.
pub fn group(name: &str) -> Vec<Value> {
    let all: Value = serde_json::from_str(include_str!("../../tests/vectors/vi.json"))
        .expect("the vectors are valid JSON");
    let cases = all[name].as_array().cloned().unwrap_or_default();
    assert!(!cases.is_empty(), "no vectors named {name}");
    cases
}

/// The cases of a group whose cases are pairs of strings.
pub fn pairs(name: &str) -> Vec<(String, String)> {
    group(name).iter().map(|case| (string(&case[0]), string(&case[1]))).collect()
}

/// A value that must be a string.
pub fn string(value: &Value) -> String {
    value.as_str().expect("a string").to_owned()
}
