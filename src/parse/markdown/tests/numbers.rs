//! Phone numbers in texts: holes, places, corrections.

use super::super::{Options, parse};
use super::html;

/// Written, dialled, place in the source, in a correction.
fn numbers(text: &str) -> Vec<(String, String, &str, bool)> {
    let (markdown, _) = parse(text, 0, &Options::default());
    let all = markdown.numbers.into_iter();
    all.map(|n| (n.written, n.digits, &text[n.span.range()], n.in_correction)).collect()
}

fn written(text: &str) -> Vec<String> {
    numbers(text).into_iter().map(|number| number.0).collect()
}

#[test]
fn numbers_in_running_text_become_holes() {
    assert_eq!(
        html("Gọi 1900 969 680, *0946.833.384*."),
        "<p>Gọi [1900 969 680], <em>[0946.833.384]</em>.</p>\n"
    );
    assert_eq!(
        numbers("Á gọi 1900 969 680."),
        [("1900 969 680".into(), "1900969680".into(), "1900 969 680", false)]
    );
}

#[test]
fn a_cue_counts_across_markup() {
    assert_eq!(html("Gọi **111** ngay"), "<p>Gọi <strong>[111]</strong> ngay</p>\n");
    assert_eq!(html("Có **111** học viên"), "<p>Có <strong>111</strong> học viên</p>\n");
    assert_eq!(html("Gọi\n111"), "<p>Gọi\n[111]</p>\n");
}

#[test]
fn links_code_and_pictures_are_recorded_without_holes() {
    let text = "`0946 833 384` [1800 1567](x) ![gọi 1900 969 680](a.jpg)\n\n    0261 3544 123\n";
    let html = html(text);
    assert!(html.contains("<code>0946 833 384</code> <a href=\"x\">1800 1567</a>"), "{html}");
    assert!(html.contains("<code>0261 3544 123"), "{html}");
    let places: Vec<_> = numbers(text).into_iter().map(|number| number.2).collect();
    assert_eq!(places, ["0946 833 384", "1800 1567", "1900 969 680", "0261 3544 123"]);
}

#[test]
fn targets_titles_and_arguments_are_recorded_too() {
    assert_eq!(written("[x](tel:1800-1567)"), ["1800-1567"]);
    assert_eq!(written("![x](a.jpg \"Gọi 1900 969 680\")"), ["1900 969 680"]);
    let text = "::quote by=\"Lan, 0946 833 384\"";
    assert_eq!(
        numbers(text),
        [("0946 833 384".into(), "0946833384".into(), "0946 833 384", false)]
    );
}

#[test]
fn addresses_are_no_numbers() {
    assert_eq!(written("https://a.vn/0946833384 <https://b.vn/1900969680>"), [] as [&str; 0]);
    assert!(html("x https://a.vn/y 0946 833 384").ends_with("</a> [0946 833 384]</p>\n"));
}

#[test]
fn a_number_across_markup_is_recorded_as_written() {
    let text = "Gọi **0946** 833 384 nhé";
    assert_eq!(html(text), "<p>Gọi <strong>0946</strong> 833 384 nhé</p>\n");
    assert_eq!(numbers(text)[0].2, "0946** 833 384");
}

#[test]
fn escapes_and_entities_keep_their_places() {
    let text = "&Aacute; 1900\\.969\\.680 &#49;800 1567.";
    let places: Vec<_> = numbers(text).into_iter().map(|number| number.2).collect();
    assert_eq!(places, ["1900\\.969\\.680", "&#49;800 1567"]);
    assert_eq!(html(text), "<p>Á [1900.969.680] [1800 1567].</p>\n");
}

#[test]
fn corrections_are_marked() {
    let text =
        "1800 1567\n\n::::callout\n:::correction\nGọi 1900 969 680.\n:::\n0946 833 384\n::::\n";
    let marks: Vec<_> = numbers(text).into_iter().map(|number| number.3).collect();
    assert_eq!(marks, [false, true, false]);
    assert!(numbers("::correction old=\"1900 969 680\"")[0].3);
}

#[test]
fn a_number_with_a_digit_too_few_is_recorded_as_written() {
    let text = "Gọi 1900 969 68 hoặc 1800 1567";
    let numbers: Vec<_> = numbers(text).into_iter().map(|number| (number.1, number.2)).collect();
    assert_eq!(
        numbers,
        [("190096968".to_owned(), "1900 969 68"), ("18001567".to_owned(), "1800 1567")]
    );
    assert_eq!(html(text), "<p>Gọi [1900 969 68] hoặc [1800 1567]</p>\n");
}
