//! A code in; out an example of what gets the finding and of the same mended, for the rule's page.

use super::Code;

/// Lines of a file, before and after.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Example {
    /// What gets the finding.
    pub wrong: &'static str,
    /// What gets none.
    pub right: &'static str,
}

impl Code {
    /// An example, where lines of a file can show what is meant.
    pub fn example(self) -> Option<Example> {
        let (wrong, right) = match self {
            Code::YamlSyntax => {
                ("tiêu đề: Cha mẹ: học cùng con", "tiêu đề: \"Cha mẹ: học cùng con\"")
            }
            Code::CurlyQuotes => ("tiêu đề: “Lễ phát động”", "tiêu đề: \"Lễ phát động\""),
            Code::UnopenedFrontMatter => (
                "tiêu đề: Lễ phát động\n---\nNội dung",
                "---\ntiêu đề: Lễ phát động\n---\nNội dung",
            ),
            Code::UnclosedFrontMatter => (
                "---\ntiêu đề: Lễ phát động\n\nNội dung",
                "---\ntiêu đề: Lễ phát động\n---\nNội dung",
            ),
            Code::DuplicateKey => ("ngày: 20/11/2026\ndate: 25/11/2026", "ngày: 25/11/2026"),
            Code::UnknownKey => ("tiu đề: Lễ phát động", "tiêu đề: Lễ phát động"),
            Code::MissingKey => {
                ("---\nngày: 25/11/2026\n---", "---\ntiêu đề: Lễ phát động\nngày: 25/11/2026\n---")
            }
            Code::WrongType => ("nháp: chưa xong", "nháp: có"),
            Code::BadValue => ("trạng thái: xong", "trạng thái: đã huỷ"),
            Code::BadDate => ("ngày: cuối tháng 11", "ngày: 25/11/2026"),
            Code::NoSuchDay => ("ngày: 31/11/2026", "ngày: 30/11/2026"),
            Code::UsDate => ("ngày: 11/25/2026", "ngày: 25/11/2026"),
            Code::WrongWeekday => ("Thứ Hai, 25/11/2026", "Thứ Tư, 25/11/2026"),
            Code::EndBeforeStart => (
                "bắt đầu: 15/12/2026\nkết thúc: 15/11/2026",
                "bắt đầu: 15/11/2026\nkết thúc: 15/12/2026",
            ),
            Code::RepeatDiffers => (
                "bắt đầu: 1/11/2026\nkết thúc: 30/11/2026\nlặp lại: {mỗi: tuần, vào: T4}",
                "bắt đầu: 4/11/2026\nlặp lại: {mỗi: tuần, vào: T4, đến hết: 30/11/2026}",
            ),
            Code::RevisionNotRaised => {
                ("bắt đầu: 26/11/2026 8:00", "bắt đầu: 26/11/2026 8:00\nlần sửa: 1")
            }
            Code::BadSlug => ("đường dẫn: Lễ phát động/2026", "đường dẫn: le-phat-dong-2026"),
            Code::TellingAddress => (
                "- {id: bao-luc, title: Bạo lực, sensitive: true}",
                "- {id: bao-luc, slug: cham-soc, title: Bạo lực, sensitive: true}",
            ),
            Code::BadAlias => ("đường dẫn cũ: ../cu", "đường dẫn cũ: /cu/"),
            Code::BadUrl => ("trực tuyến: zoom.us/j/1", "trực tuyến: https://zoom.us/j/1"),
            Code::TermCollision => ("từ khóa: Mạ, Má", "từ khóa: người Mạ, ba má"),
            Code::BrokenLink => {
                ("[lễ phát động](le-phat-dog.md)", "[lễ phát động](le-phat-dong.md)")
            }
            Code::BrokenAnchor => ("[cách gọi](#cach-goii)", "[cách gọi](#cach-goi)"),
            Code::MissingAlt => ("![](le-phat-dong.jpg)", "![Đại biểu thắp nến](le-phat-dong.jpg)"),
            Code::UnsafeLink => ("[xem](javascript:mo())", "[xem](https://example.vn/)"),
            Code::RawHtml => ("<b>quan trọng</b>", "**quan trọng**"),
            Code::UnknownBlock => (":::calout\nChú ý.\n:::", ":::callout\nChú ý.\n:::"),
            Code::UnclosedBlock => (":::steps\n1. Gọi 111", ":::steps\n1. Gọi 111\n:::"),
            Code::MarkupSlip => ("##Ai cũng có thể giúp", "## Ai cũng có thể giúp"),
            Code::UndefinedFootnote => {
                ("Theo kế hoạch[^1].", "Theo kế hoạch[^1].\n\n[^1]: Kế hoạch số 702.")
            }
            Code::RetiredNumber => {
                ("Gọi 1800 1567.", ":::correction\nSố 1800 1567 đã ngừng; hãy gọi 111.\n:::")
            }
            Code::EmptyDescription => (
                "---\ntiêu đề: Gọi 111\n---",
                "---\ntiêu đề: Gọi 111\ntóm tắt: Ai gọi được, gọi thế nào.\n---",
            ),
            Code::DoubleExtension => ("content/bai-viet/bai.md.txt", "content/bai-viet/bai.md"),
            Code::LikelyCopy => ("bai.md\nbai (1).md", "bai.md"),
            Code::Wording => ("Nóng giận nhất thời, anh B. đánh vợ.", "Anh B. đánh vợ."),
            Code::UnexplainedAbbreviation => {
                ("Công tác BĐG năm 2026", "Công tác bình đẳng giới (BĐG) năm 2026")
            }
            Code::WindowsName => ("content/bai-viet/con.md", "content/bai-viet/con-cai.md"),
            _ => return None,
        };
        Some(Example { wrong, right })
    }
}
