//! In: the words around digits. Out: whether they make the digits a number to dial, a count, a sum
//! or some other number.

use crate::text::normal::{is_word_char, repair};

/// How many words before a number are looked at, and how many bytes at most.
const REACH: usize = 10;
const WINDOW: usize = 200;

/// How surely a cue says that a number to dial follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cue {
    /// To call, to dial, a hotline.
    Sure,
    /// `số`, `number`: a house has one too.
    Likely,
}

const CUES: &str = "gọi bấm nhắn hotline đt sđt tel call dial text";
/// The second word, then the first: they are met in this order.
const CUE_PAIRS: &[(&str, &str)] = &[("đài", "tổng"), ("dây", "đường"), ("thoại", "điện")];
const NUMBER: &str = "số number";

/// Words that may stand between a cue and its number.
const LINKS: &str = "\
    ngay đến tới vào về cho qua theo là nóng máy miễn phí khẩn cấp cứu quốc gia bảo vệ trẻ \
    em phòng chống mua bán người tư vấn hỗ trợ trực tiếp nhanh tin 24 7 24h công an cảnh sát \
    chữa cháy y tế ngắn hoặc điện the at on to us free is now or emergency child protection \
    national line police ambulance fire for help immediately";

/// Words before `số` that make it the number of something else, or another word altogether
/// (`dân số`, `tổng số`, `một số`).
const NUMBERED: &str = "\
    nhà tại ở phòng ngõ hẻm ngách đường phố điều khoản luật định lệnh hoạch văn thị tư mẫu \
    biểu bảng trang lục tờ lô thửa bàn xe dân tổng trong một đa con hệ chỉ thiểu sĩ tỷ tỉ mã \
    ký kí chữ cáo quyết trình đồng tập kỳ kì bài câu hình ảnh chương phần mục tiết nhiều vài \
    toàn bản án ấp khu tổ thôn khối tầng căn lớp đội đoàn tin báo";

/// What comes in numbers: "111 học viên" has nobody to call.
const COUNTED: &str = "\
    học người cuộc ca vụ lượt đại xã phường tỉnh thôn triệu nghìn ngàn tỷ tỉ đồng đ hộ \
    trường trẻ phụ nữ nạn trang điểm buổi lớp phút giây tháng tuổi phần suất chị hội cán \
    tuyến km kg cặp mô đơn cơ thành people calls cases trainees women children participants \
    delegates victims times days minutes pages students families households messages million \
    thousand";

const CURRENCIES: &str = "đ đồng vnđ vnd triệu tỷ tỉ nghìn usd";

/// Tax codes, accounts, identity cards and books have numbers that look like a mobile's.
const OTHER_NUMBERS: &str = "mst thuế stk khoản cccd cmnd cmt isbn issn id mã";

/// Words that may join one short code to the next.
const CONJUNCTIONS: &str = "và hoặc hay số gọi and or call";

/// Words in lower case, the nearest to the number first; none beyond the end of its clause.
pub(super) struct Words(Vec<String>);

impl Words {
    pub(super) fn before(text: &str, end: usize) -> Words {
        let start = text.ceil_char_boundary(end.saturating_sub(WINDOW));
        let window = text.get(start..end).unwrap_or_default();
        let clause = window.rsplit(ends_clause).next().unwrap_or_default();
        Words(clause.rsplit(is_gap).filter_map(word).take(REACH).collect())
    }

    /// The words that follow with nothing but a space between.
    pub(super) fn after(text: &str, start: usize) -> Words {
        let window = window_after(text, start);
        if !window.starts_with(char::is_whitespace) {
            return Words(Vec::new());
        }
        let clause = window.split(ends_clause).next().unwrap_or_default();
        let tight = clause.trim_start();
        if tight.starts_with(is_gap) {
            return Words(Vec::new());
        }
        Words(tight.split(is_gap).filter_map(word).take(2).collect())
    }

    fn is(&self, index: usize, any_of: &str) -> bool {
        self.0.get(index).is_some_and(|word| is_one(word, any_of))
    }

    fn is_cue(&self, index: usize) -> bool {
        let is_pair =
            |(last, first): &(&str, &str)| self.is(index, last) && self.is(index + 1, first);
        self.is(index, CUES) || CUE_PAIRS.iter().any(is_pair)
    }
}

/// The cue that these words before a number give, if any.
pub(super) fn before_number(words: &Words) -> Option<Cue> {
    let mut likely = None;
    for index in 0..words.0.len() {
        if words.is_cue(index) {
            return Some(Cue::Sure);
        }
        if words.is(index, NUMBER) && likely.is_none() {
            let names_other = words.is(index + 1, NUMBERED) && !words.is_cue(index + 2);
            if names_other {
                return None;
            }
            likely = Some(Cue::Likely);
        } else if !words.is(index, LINKS) {
            break;
        }
    }
    likely
}

/// `111 – Tổng đài quốc gia`, `111 là đường dây nóng`: the cue comes after.
pub(super) fn explains_number(before: &Words, text: &str, end: usize) -> bool {
    let window = window_after(text, end).trim_start();
    let (has_sign, rest) = match window.strip_prefix(['–', '—', '-', ':', '(']) {
        Some(rest) => (true, rest),
        None => (false, window),
    };
    let mut words = rest
        .split(ends_clause)
        .next()
        .unwrap_or_default()
        .split(is_gap)
        .filter_map(word)
        .peekable();
    let has_verb = words.next_if(|word| word == "là" || word == "is").is_some();
    words.next_if(|word| is_one(word, NUMBER) || word == "the");
    let (first, second) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let is_cue = first == "hotline" || CUE_PAIRS.contains(&(second.as_str(), first.as_str()));
    (has_sign || has_verb) && is_cue && !before.is(0, NUMBERED)
}

/// Whether the words after a number say what there is that many of.
pub(super) fn is_counted(after: &Words) -> bool {
    after.is(0, COUNTED)
}

/// Whether the words after a number make it a sum; `đ/c`, `đồng chí` are a comrade.
pub(super) fn is_currency(after: &Words) -> bool {
    after.is(0, CURRENCIES) && !after.is(1, "c chí")
}

/// Whether the words before a number say that it is a tax code, an account, a card.
pub(super) fn names_another_number(before: &Words) -> bool {
    let skipped = usize::from(before.is(0, "số là no"));
    before.is(skipped, OTHER_NUMBERS)
}

/// Whether what stands between two short codes makes a row of them: `113 (công an), 114 hoặc 115`.
pub(super) fn continues_row(between: &str) -> bool {
    if between.len() > WINDOW || between.contains(['.', '!', '?', '\n']) {
        return false;
    }
    let (outside, explained) = without_brackets(between);
    let joins = outside.split(is_gap).filter_map(word).all(|word| is_one(&word, CONJUNCTIONS));
    joins && (!explained || !outside.trim().is_empty())
}

fn without_brackets(text: &str) -> (String, bool) {
    let mut outside = String::new();
    let mut rest = text;
    let mut had_any = false;
    while let Some((head, tail)) = rest.split_once('(') {
        let Some((_, after)) = tail.split_once(')') else {
            break;
        };
        outside.push_str(head);
        rest = after;
        had_any = true;
    }
    outside.push_str(rest);
    (outside, had_any)
}

fn window_after(text: &str, start: usize) -> &str {
    let end = text.floor_char_boundary(start.saturating_add(WINDOW));
    text.get(start..end).unwrap_or_default()
}

/// The lists of this file are words between spaces.
fn is_one(word: &str, list: &str) -> bool {
    list.split(' ').any(|listed| listed == word)
}

fn word(raw: &str) -> Option<String> {
    (!raw.is_empty()).then(|| repair(raw).to_lowercase())
}

fn is_gap(c: char) -> bool {
    !is_word_char(c)
}

fn ends_clause(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | ';' | '\n' | '…')
}
