// In go the demonstration's texts and a seed, out come as many Vietnamese articles as wanted, the same for the same seed.
//
// Words follow one another as in the demonstration (a chain of two words and their followers); each article has subjects of
// its own, which its title names and its text comes back to. A part of the subjects share their letters with others
// ("tư vấn", "tự vẫn"), as a quarter of all two-syllable words do.

import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function dice(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export const pick = (roll, list) => list[Math.floor(roll() * list.length)];

// The first of each row is what people write most; the others have the same letters.
const CONFUSABLE = `
tư vấn|tự vẫn|từ vựng;bạo lực|bảo lục;gia đình|giả định|già dinh;công an|cộng ân;pháp luật|pháp lụât;hôn nhân|hồn nhận
trẻ em|tre êm;phụ nữ|phu nữ;xã hội|xa hơi|xà hối;sức khoẻ|sục khoe;dân số|dàn sò|đạn số;đất đai|dắt dai|dật dài
bình đẳng|binh đăng|bịnh dâng;hoà giải|hoá giải|hoa giai;an toàn|ấn toan;kinh tế|kính tể;đào tạo|đảo tao|dao tảo
nhân quyền|nhẫn quyên;tố cáo|tổ cao|to cao;hỗ trợ|hồ trớ|hộ trở;lao động|láo đồng;tiền lương|tiên lượng|tiến lương
chính sách|chinh sạch;bảo vệ|bao về|bạo vế;nạn nhân|nan nhẫn;quyền lợi|quyên lời;thông tin|thống tín|thong tin
giáo dục|giao đức|giảo dục;truyền thông|truyên thống|truyện thơng;cộng đồng|công đồng|cống đông;dịch bệnh|đích bênh
đường dây|dưỡng dậy|đương đầy;tháng bảy|thang bay|thẳng bấy;hành động|hanh dong|hạnh đông;thời tiết|thoi tiệt
mua bán|múa bàn|mùa ban;con gái|còn gai|cơn gãi;làm cha|lâm chả|lam cha;ly hôn|lý hồn|lỳ hơn;giới tính|gioi tinh|gìơi tỉnh
`.trim().split(/[;\n]/).map((row) => row.split("|"));

const SUBJECTS = `phòng chống xâm hại;chia sẻ việc nhà;nghỉ thai sản;bảo hiểm xã hội;lớp học xoá mù;vay vốn chính sách;tổ hoà giải ở cơ sở
nhà tạm lánh;kỹ năng sống;tảo hôn;hôn nhân cận huyết;người cao tuổi;người khuyết tật;đồng bào dân tộc thiểu số;học nghề miễn phí;an toàn trên mạng
cán bộ nữ;đại biểu Quốc hội;Hội Liên hiệp Phụ nữ;Mặt trận Tổ quốc;Uỷ ban nhân dân xã;trạm y tế;đường giao thông;nước sạch nông thôn
kế hoạch năm mới;quỹ tiết kiệm;tuyên truyền lưu động;loa phát thanh;văn nghệ quần chúng;giải bóng chuyền nữ;trồng dâu nuôi tằm;hợp tác xã nông nghiệp
biến đổi khí hậu;phòng tránh thiên tai;đuối nước trẻ em;dinh dưỡng học đường;khám sức khoẻ định kỳ;kế hoạch hoá gia đình;độ tuổi kết hôn;đăng ký khai sinh`.split(/[;\n]/);

function sentences(content) {
  const all = [];
  for (const entry of readdirSync(content, { withFileTypes: true, recursive: true })) {
    if (!entry.name.endsWith(".md") || /\.\w\w\.md$/.test(entry.name)) continue;
    const text = readFileSync(join(entry.parentPath, entry.name), "utf8").replace(/^---[\s\S]*?^---/m, "");
    for (const line of text.normalize("NFC").replace(/\[([^\]]*)\]\([^)]*\)/g, "$1").split(/[.;:!?\n]+/)) {
      const words = line.match(/[\p{L}\p{M}]+/gu) ?? [];
      if (words.length > 3) all.push(words.map((word) => word.toLowerCase()));
    }
  }
  return all;
}

/** `count` articles: `{ name, title, paragraphs }`. */
export function articles(content, count, seed) {
  const roll = dice(seed), starts = [], followers = new Map();
  const follow = (before, word) => followers.set(before, [...(followers.get(before) ?? []), word]);
  for (const words of sentences(content)) {
    starts.push(words.slice(0, 2));
    words.forEach((word, i) => {
      if (i < 2) return;
      follow(`${words[i - 2]} ${words[i - 1]}`, word);
      follow(words[i - 1], word);
    });
  }
  // After two words one that followed both; now and then one that followed the last alone, so that sentences differ.
  const sentence = () => {
    const words = [...pick(roll, starts)], length = 7 + Math.floor(roll() * 18);
    while (words.length < length) {
      const [before, last] = words.slice(-2);
      const next = (roll() < 0.85 && followers.get(`${before} ${last}`)) || followers.get(last) || pick(roll, starts);
      words.push(pick(roll, next));
    }
    return words;
  };
  // The usual word stands in the text far more often than those with the same letters.
  const subject = () => {
    if (roll() < 0.6) return pick(roll, SUBJECTS);
    const row = pick(roll, CONFUSABLE);
    return roll() < 0.85 ? row[0] : pick(roll, row);
  };
  const capital = (text) => text[0].toUpperCase() + text.slice(1);
  return Array.from({ length: count }, (_, i) => {
    const subjects = [subject(), subject(), subject()];
    const paragraphs = Array.from({ length: 6 + Math.floor(roll() * 5) }, () =>
      Array.from({ length: 2 + Math.floor(roll() * 3) }, () => {
        const words = sentence();
        if (roll() < 0.35) words.splice(Math.floor(roll() * words.length), 0, pick(roll, subjects));
        return `${capital(words.join(" "))}.`;
      }).join(" "),
    );
    const title = capital(`${subjects[0]} ${sentence().slice(0, 4).join(" ")}`);
    return { name: `tin-${String(i).padStart(5, "0")}`, title, paragraphs };
  });
}

/** Writes articles into the site's folder `root`. */
export function write(root, list) {
  const folder = join(root, "content/bai-viet/tin");
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "_index.md"), "---\ntiêu đề: Tin\nloại: bài viết\n---\n");
  for (const [i, { name, title, paragraphs }] of list.entries()) {
    const day = `${1 + (i % 28)}/${1 + (i % 12)}/${2015 + (i % 11)}`;
    writeFileSync(join(folder, `${name}.md`), `---\ntiêu đề: "${title}"\ntóm tắt: "${paragraphs[0].split(".")[0]}."\nngày: ${day}\nchuyên mục: [${pick(dice(i), ["binh-dang-gioi", "an-sinh-xa-hoi"])}]\n---\n${paragraphs.join("\n\n")}\n`);
  }
}
