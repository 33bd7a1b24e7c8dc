//! A seed and a number in, a campaign of so many articles out: the same files each time, for Chiêng and for Hugo.
//!
//! `cargo run --release --example corpus -- DIR ARTICLES`

#![allow(clippy::print_stderr, reason = "a command for measuring, which says what went wrong")]

use std::fmt::Write as _;
use std::path::Path;
use std::process::ExitCode;
use std::{env, fs, io};

/// Words of campaigns, the frequent ones first.
const WORDS: &str = "và của là có cho được trong người không các với này khi để một những cũng từ ở đã về bạn \
    phụ nữ trẻ em gia đình bình đẳng giới bạo lực phòng ngừa ứng phó hỗ trợ an toàn xã hội chính sách quyền lợi \
    bảo hiểm y tế việc làm thu nhập chăm sóc con cái việc nhà chia sẻ lắng nghe tôn trọng pháp luật nghị định \
    thông tư kế hoạch tháng hành động truyền thông cộng đồng thôn xã phường tỉnh cán bộ công an trạm trường học \
    học sinh giáo viên cha mẹ ông bà người cao tuổi khuyết tật dân tộc thiểu số đồng bào nhà văn hoá buổi nói \
    chuyện tờ rơi loa phát thanh điện thoại mạng thông tin dữ liệu riêng tư mật khẩu đường dây số gọi miễn phí \
    tạm lánh tư vấn tâm lý sức khoẻ khám chữa bệnh nghỉ thai sản trợ cấp hưu trí tai nạn thiên tai lũ lụt mưa bão \
    vườn rẫy cà phê hồ tiêu chợ phiên lễ hội cồng chiêng nhà rông bếp lửa áo dài sách vở bút mực sân trường";

const TOPICS: [(&str, &str); 6] = [
    ("binh-dang-gioi", "Bình đẳng giới"),
    ("an-sinh", "An sinh xã hội"),
    ("phong-ngua", "Phòng ngừa bạo lực"),
    ("tre-em", "Trẻ em"),
    ("phap-luat", "Pháp luật"),
    ("cong-dong", "Cộng đồng"),
];

const TAGS: usize = 60;

/// A generator of numbers (SplitMix64), the same on every machine.
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.next() % (limit.max(1) as u64)).unwrap_or_default()
    }
}

/// Sentences of words that are the more frequent the earlier they stand in the list.
struct Prose<'w> {
    words: Vec<&'w str>,
    chance: Chance,
}

impl Prose<'_> {
    fn word(&mut self) -> &str {
        let all = self.words.len();
        let place = self.chance.below(all).min(self.chance.below(all));
        self.words.get(place).copied().unwrap_or_default()
    }

    fn sentence(&mut self, words: usize) -> String {
        let mut sentence = String::new();
        for number in 0..words {
            let word = self.word();
            if number == 0 {
                let mut letters = word.chars();
                let first = letters.next().map(|first| first.to_uppercase().to_string());
                sentence.push_str(&first.unwrap_or_default());
                sentence.push_str(letters.as_str());
            } else {
                sentence.push(' ');
                sentence.push_str(word);
            }
        }
        sentence
    }

    fn paragraph(&mut self, sentences: usize) -> String {
        let mut paragraph = String::new();
        for number in 0..sentences {
            let words = 9 + self.chance.below(10);
            let sentence = self.sentence(words);
            let space = if number == 0 { "" } else { " " };
            let _ = write!(paragraph, "{space}{sentence}.");
        }
        paragraph
    }

    /// An article of about 500 words.
    fn article(&mut self, number: usize, all: usize) -> String {
        let title = self.sentence(7);
        let description = self.sentence(16);
        let (year, month, day) =
            (2016 + number % 10, 1 + self.chance.below(12), 1 + self.chance.below(28));
        let topic = TOPICS[self.chance.below(TOPICS.len())].0;
        let (tag, other) = (self.chance.below(TAGS), self.chance.below(TAGS));
        let mut text = format!(
            "---\ntitle: {title}\ndescription: {description}.\ndate: {year}-{month:02}-{day:02}\ntopics: [{topic}]\ntags: [nhãn {tag}, nhãn {other}]\n---\n"
        );
        for part in 0..4 {
            let (heading, before, after) = (self.sentence(5), self.paragraph(4), self.paragraph(3));
            let link = self.chance.below(all);
            let _ = write!(
                text,
                "\n## {heading}\n\n{before}\n\n{after} Xem thêm [bài {link}](/bai-viet/b{link}/).\n"
            );
            if part == 1 {
                let items: Vec<String> = (0..4).map(|_| self.sentence(8)).collect();
                let _ = write!(
                    text,
                    "\n- **{}**\n- {}\n- {}\n- {}\n",
                    items[0], items[1], items[2], items[3]
                );
            }
            if part == 2 {
                let cells: Vec<String> = (0..4).map(|_| self.sentence(3)).collect();
                let _ = write!(
                    text,
                    "\n| {} | {} |\n|---|---|\n| {} | {} |\n",
                    cells[0], cells[1], cells[2], cells[3]
                );
            }
        }
        text
    }
}

fn site_yaml() -> String {
    let topics: Vec<String> =
        TOPICS.iter().map(|(id, title)| format!("  - {{id: {id}, title: {title}}}")).collect();
    format!(
        "title: Chiến dịch thử\ndescription: Một chiến dịch để đo.\nbase_url: https://example.vn/\nlanguage: vi\ntopics:\n{}\nmenu: [{{page: bai-viet/_index.md}}]\n",
        topics.join("\n")
    )
}

fn write(root: &Path, articles: usize) -> io::Result<()> {
    let folder = root.join("content/bai-viet");
    fs::create_dir_all(&folder)?;
    fs::write(root.join("site.yaml"), site_yaml())?;
    fs::write(
        root.join("content/_index.md"),
        "---\ntitle: Chiến dịch thử\ndescription: Trang chủ.\n---\nChào bạn.\n",
    )?;
    fs::write(
        folder.join("_index.md"),
        "---\ntitle: Bài viết\nkind: articles\ndescription: Mọi bài viết.\n---\n",
    )?;
    let mut prose = Prose { words: WORDS.split_whitespace().collect(), chance: Chance(2026) };
    for number in 0..articles {
        fs::write(folder.join(format!("b{number}.md")), prose.article(number, articles))?;
    }
    Ok(())
}

fn main() -> ExitCode {
    let args: Vec<String> = env::args().skip(1).collect();
    let wanted = match args.as_slice() {
        [root, articles] => articles.parse().ok().map(|articles| (root, articles)),
        _ => None,
    };
    let Some((root, articles)) = wanted else {
        eprintln!("usage: corpus DIR ARTICLES");
        return ExitCode::from(2);
    };
    match write(Path::new(root), articles) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("failed to write the corpus below {root}: {error}");
            ExitCode::FAILURE
        }
    }
}
