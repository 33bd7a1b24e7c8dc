//! A text in; out comes whether it tells a bystander that it is about violence (SAFETY.md 9 and 14).

use super::slug::slug;

/// Words in their slug's form, in Vietnamese and English.
const WORDS: &[&str] = &[
    "bao-luc",
    "bao-hanh",
    "xam-hai",
    "quay-roi",
    "hiep-dam",
    "cuong-hiep",
    "nan-nhan",
    "danh-dap",
    "tam-lanh",
    "mua-ban-nguoi",
    "violence",
    "violent",
    "abuse",
    "assault",
    "harassment",
    "rape",
    "victim",
    "victims",
    "survivor",
    "survivors",
    "trafficking",
];

/// Whether a title, label or address names violence or those who suffer it.
pub fn tells_of_violence(text: &str) -> bool {
    let form = format!("-{}-", slug(text));
    WORDS.iter().any(|word| form.contains(&format!("-{word}-")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_words_count() {
        for telling in ["Phòng, chống bạo lực", "phong-chong-bao-luc", "Victim support", "Xâm hại"]
        {
            assert!(tells_of_violence(telling), "{telling}");
        }
        for plain in ["Ngôi nhà Bình yên", "Số hỗ trợ", "bao-lo-luc", "grape", "", "Trẻ em"]
        {
            assert!(!tells_of_violence(plain), "{plain}");
        }
    }
}
