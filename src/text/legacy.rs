//! In: Vietnamese text of an old encoding, or UTF-8, that was read as CP1252. Out: the text in Unicode.
//!
//! Old documents are written with fonts whose bytes are Vietnamese letters (TCVN 5712:1993 with `.VnTime`, VNI with
//! `VNI-Times`). Pasted into a browser, each byte shows as the character that Windows has there.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use super::normal::repair;

/// An encoding from before Unicode.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Encoding {
    /// TCVN 5712:1993, table VN3 ("ABC"): one byte a letter, as in `b×nh ®¼ng`.
    Tcvn3,
    /// VNI for Windows: a letter, then a byte for its marks, as in `bình ñaúng`.
    Vni,
}

impl Encoding {
    /// Both encodings.
    pub const ALL: [Encoding; 2] = [Encoding::Tcvn3, Encoding::Vni];

    /// The name by which people know it.
    pub fn name(self) -> &'static str {
        match self {
            Encoding::Tcvn3 => "TCVN3",
            Encoding::Vni => "VNI",
        }
    }
}

/// The letters of TCVN3 by byte, from 0xA1; a space for what stands for itself.
static TCVN3: LazyLock<Vec<char>> = LazyLock::new(|| BYTES.chars().collect());

const BYTES: &str = "ĂÂÊÔƠƯĐăâêôơưđ      àảãáạ ằẳẵắ       ặầẩẫấậè ẻẽéẹềểễếệìỉ   ĩíịò ỏõóọồổỗốộờởỡớợù ủũúụừửữứựỳỷỹýỵ";

/// Letters that VNI writes with one byte, each with the letter that it stands for.
const VNI_ALONE: [(char, char); 9] = [
    ('ñ', 'đ'),
    ('ö', 'ư'),
    ('ô', 'ơ'),
    ('í', 'í'),
    ('ì', 'ì'),
    ('æ', 'ỉ'),
    ('ó', 'ĩ'),
    ('ò', 'ị'),
    ('î', 'ỵ'),
];

/// What follows a letter in VNI, with the combining marks that it stands for and the letters that it may follow.
const VNI_MARKS: [(char, &str, &str); 15] = [
    ('ù', "\u{301}", "aeouyôö"),
    ('ø', "\u{300}", "aeouyôö"),
    ('û', "\u{309}", "aeouyôö"),
    ('õ', "\u{303}", "aeouyôö"),
    ('ï', "\u{323}", "aeouyôö"),
    ('â', "\u{302}", "aeo"),
    ('á', "\u{302}\u{301}", "aeo"),
    ('à', "\u{302}\u{300}", "aeo"),
    ('å', "\u{302}\u{309}", "aeo"),
    ('ã', "\u{302}\u{303}", "aeo"),
    ('ä', "\u{302}\u{323}", "aeo"),
    ('ê', "\u{306}", "a"),
    ('é', "\u{306}\u{301}", "a"),
    ('è', "\u{306}\u{300}", "a"),
    ('ú', "\u{306}\u{309}", "a"),
];

/// The same for the last two, which only follow a.
const VNI_MARKS_AFTER_A: [(char, &str); 2] = [('ü', "\u{306}\u{303}"), ('ë', "\u{306}\u{323}")];

/// What Windows-1252 has at 0x80 to 0x9F; the five places that it leaves free hold the control character itself.
const CP1252: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ";

/// Reads a text as one of an old encoding; characters that have no meaning there stay.
pub fn decode(text: &str, encoding: Encoding) -> String {
    match encoding {
        Encoding::Tcvn3 => text.chars().map(from_tcvn3).collect(),
        Encoding::Vni => from_vni(text),
    }
}

fn from_tcvn3(c: char) -> char {
    // The micro sign of an old text is often the Greek letter by now.
    let byte = if c == 'μ' { 0xB5 } else { u32::from(c) };
    let at = byte.checked_sub(0xA1).and_then(|at| usize::try_from(at).ok());
    at.and_then(|at| TCVN3.get(at).copied()).filter(|letter| *letter != ' ').unwrap_or(c)
}

fn from_vni(text: &str) -> String {
    let mut read = String::with_capacity(text.len() + text.len() / 4);
    let mut last: Option<char> = None;
    for c in text.chars() {
        let marks = last.and_then(|base| vni_marks(base, c));
        if let Some(marks) = marks {
            read.push_str(marks);
            last = None;
        } else {
            read.push(vni_alone(c));
            last = Some(c);
        }
    }
    repair(&read).into_owned()
}

fn vni_marks(base: char, c: char) -> Option<&'static str> {
    let base = lower(base);
    let c = lower(c);
    if let Some((_, marks)) = VNI_MARKS_AFTER_A.iter().find(|(mark, _)| *mark == c && base == 'a') {
        return Some(marks);
    }
    let found = VNI_MARKS.iter().find(|(mark, _, bases)| *mark == c && bases.contains(base));
    found.map(|(_, marks, _)| *marks)
}

fn vni_alone(c: char) -> char {
    match VNI_ALONE.iter().find(|(from, _)| *from == lower(c)) {
        Some((_, to)) if c.is_uppercase() => to.to_uppercase().next().unwrap_or(*to),
        Some((_, to)) => *to,
        None => c,
    }
}

/// Letters of Latin-1 have one lower-case letter each.
fn lower(c: char) -> char {
    c.to_lowercase().next().unwrap_or(c)
}

/// The UTF-8 sequence that begins a text and was read byte by byte as Windows-1252: the character that it was,
/// and the bytes that it takes up now. None for ASCII and for what is no such sequence.
pub fn misread(text: &str) -> Option<(char, usize)> {
    let mut bytes = [0_u8; 4];
    let mut taken = 0;
    let mut needed = 1;
    for (at, c) in text.chars().take(4).enumerate() {
        let byte = cp1252_byte(c)?;
        if at == 0 {
            needed = match byte {
                0xC2..=0xDF => 2,
                0xE0..=0xEF => 3,
                0xF0..=0xF4 => 4,
                _ => return None,
            };
        }
        *bytes.get_mut(at)? = byte;
        taken += c.len_utf8();
        if at + 1 == needed {
            let sequence = std::str::from_utf8(bytes.get(..needed)?).ok()?;
            return sequence.chars().next().map(|c| (c, taken));
        }
    }
    None
}

fn cp1252_byte(c: char) -> Option<u8> {
    match u32::from(c) {
        code @ 0x80..=0xFF => u8::try_from(code).ok(),
        _ => (0x80_u8..).zip(CP1252.chars()).find(|(_, known)| *known == c).map(|(byte, _)| byte),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tcvn3_is_read() {
        let read = |text| decode(text, Encoding::Tcvn3);
        assert_eq!(read("b×nh ®¼ng giíi"), "bình đẳng giới");
        assert_eq!(
            read("Céng hoµ x· héi chñ nghÜa ViÖt Nam"),
            "Cộng hoà xã hội chủ nghĩa Việt Nam"
        );
        assert_eq!(read("§éc lËp - Tù do - H¹nh phóc"), "Độc lập - Tự do - Hạnh phúc");
        assert_eq!(read("l\u{AD}¬ng, qu¸ tr×nh, quyÒn lîi"), "lương, quá trình, quyền lợi");
        assert_eq!(
            read("phô n÷ vµ trÎ em, nh÷ng ngµy nghØ, tuyªn truyÒn"),
            "phụ nữ và trẻ em, những ngày nghỉ, tuyên truyền"
        );
    }

    #[test]
    fn the_table_of_tcvn3_ends_with_the_last_byte() {
        assert_eq!(TCVN3.len(), 0xFE - 0xA0);
        assert_eq!(from_tcvn3('þ'), 'ỵ');
        assert_eq!(from_tcvn3('ÿ'), 'ÿ');
    }

    #[test]
    fn vni_is_read() {
        let read = |text| decode(text, Encoding::Vni);
        assert_eq!(read("bình ñaúng giôùi"), "bình đẳng giới");
        assert_eq!(
            read("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam"),
            "Cộng hòa xã hội chủ nghĩa Việt Nam"
        );
        assert_eq!(read("Ñoäc laäp - Töï do - Haïnh phuùc"), "Độc lập - Tự do - Hạnh phúc");
        assert_eq!(
            read("ÑÖÔØNG, phuï nöõ, treû em gaùi, naêng löïc, kyõ"),
            "ĐƯỜNG, phụ nữ, trẻ em gái, năng lực, kỹ"
        );
        assert_eq!(read("baét, baèng, thaüng, caëp, vaên"), "bắt, bằng, thẵng, cặp, văn");
    }

    #[test]
    fn utf8_read_as_cp1252_is_read_again() {
        let again = |text: &str| {
            let mut read = String::new();
            let mut rest = text;
            while let Some(c) = rest.chars().next() {
                let (c, taken) = misread(rest).unwrap_or((c, c.len_utf8()));
                read.push(c);
                rest = &rest[taken..];
            }
            read
        };
        assert_eq!(again("bÃ¬nh Ä‘áº³ng giá»›i"), "bình đẳng giới");
        assert_eq!(again("â€œtá»« Ä‘Ã³â€\u{9D}"), "“từ đó”");
        assert_eq!(again("và đã Ñ"), "và đã Ñ");
        assert_eq!(misread("Ã"), None);
    }

    proptest::proptest! {
        #[test]
        fn any_text_can_be_read(text in "\\PC*|[\u{80}-\u{FF}a-z]*") {
            for encoding in Encoding::ALL {
                decode(&text, encoding);
            }
            if let Some((_, taken)) = misread(&text) {
                proptest::prop_assert!(text.is_char_boundary(taken));
            }
        }
    }
}
