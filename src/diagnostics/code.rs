//! The table of everything that Chiêng can find fault with; `docs/diagnostics.md` is generated from it.

use serde::{Deserialize, Serialize};

use super::Severity;

/// What the reference page says about a code.
#[derive(Clone, Copy, Debug)]
pub struct Explanation {
    /// Why it matters and how to mend it, in Vietnamese.
    pub vi: &'static str,
    /// The same in English.
    pub en: &'static str,
}

impl Code {
    /// Whether it is advice on how a text is worded, which may wait until somebody asks for it.
    pub fn is_advice(self) -> bool {
        matches!(self, Code::Wording | Code::LongSentence | Code::UnexplainedAbbreviation)
    }
}

macro_rules! codes {
    ($($variant:ident $name:literal $severity:ident $vi:literal $en:literal;)*) => {
        /// What kind of finding a diagnostic is; the name is stable, scripts may rely on it.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        pub enum Code {
            $(#[doc = $en] $variant,)*
        }

        impl Code {
            /// Every code, in the order of the table.
            pub const ALL: &'static [Code] = &[$(Code::$variant,)*];

            /// The stable name, as printed.
            pub fn name(self) -> &'static str {
                match self { $(Code::$variant => $name,)* }
            }

            /// How bad a finding of this kind is unless the finding says otherwise.
            pub fn severity(self) -> Severity {
                match self { $(Code::$variant => Severity::$severity,)* }
            }

            /// The reference text.
            pub fn explanation(self) -> Explanation {
                match self { $(Code::$variant => Explanation { vi: $vi, en: $en },)* }
            }
        }
    };
}

codes! {
    // Files
    Unreadable "unreadable" Error "Không đọc được tệp hoặc thư mục này: quyền truy cập, ổ đĩa lỗi hoặc tệp đang bị khoá. Không tệp nào bị bỏ qua trong im lặng." "The file or folder can't be read (permissions, a failing disk, a lock); nothing is skipped in silence.";
    NotUtf8 "not-utf8" Error "Tệp chữ phải được lưu bằng mã UTF-8. Trong Notepad: Lưu thành…, Mã hoá: UTF-8." "A text file must be saved as UTF-8.";
    BadFileName "bad-file-name" Error "Tên tệp không phải là Unicode hợp lệ nên không thể thành địa chỉ. Hãy đổi tên tệp." "The file's name isn't valid Unicode, so it can't become an address.";
    OutsideRoot "outside-root" Error "Lối tắt (symlink) dẫn ra ngoài thư mục của trang. Hãy chép tệp thật vào." "A symbolic link leads out of the site's folder.";
    NotAFile "not-a-file" Error "Đây không phải tệp thường (ống dẫn, thiết bị, ổ cắm). Hãy xoá hoặc chuyển đi." "It is no regular file (a pipe, a device, a socket).";
    PathCollision "path-collision" Error "Hai tệp có cùng tên sau khi chuẩn hoá Unicode, hoặc chỉ khác chữ hoa chữ thường. Hãy đổi tên một tệp." "Two files have one name once Unicode is normalised, or differ only in case.";
    DoubleExtension "double-extension" Warning "Tệp bài bị lưu thành tệp văn bản (bai.md.txt): Windows giấu phần đuôi nên Notepad thêm `.txt` mà không ai thấy. Bài không thành trang. Hãy đổi tên, bỏ `.txt`." "A page was saved as a text file (bai.md.txt): Windows hides the extension that Notepad adds, and the page is none. Rename it without `.txt`.";
    LikelyCopy "likely-copy" Warning "Tên tệp giống một bản sao do OneDrive, Google Drive hay Windows tự tạo (bai (1).md, bai - Copy.md) của một tệp nằm cạnh nó. Hai trang gần giống nhau sẽ cùng được đăng. Hãy giữ một tệp." "The file's name is that of a copy which OneDrive, Google Drive or Windows makes of the file beside it. Both would be published: keep one.";
    OfficeFile "office-file" Warning "Tệp Word, Pages hay OpenDocument nằm cạnh bài nên ai cũng tải về được, dù không bài nào dẫn tới: có lẽ đó là bản nháp. Hãy chép nội dung vào một tệp .md, dẫn liên kết tới tệp, hoặc chuyển nó ra ngoài content." "A word processor's file lies beside a page and can be downloaded, though nothing links to it: most likely it is a draft. Put its text into a .md file, link to it, or move it out of content.";
    WindowsName "windows-name" Warning "Windows không cho đặt tên tệp hay thư mục này: các tên con, prn, aux, nul, com1–com9, lpt1–lpt9, các dấu < > : \" | ? * \\ và dấu chấm hay dấu cách ở cuối tên. Trang sẽ không chép được sang máy Windows hay USB. Hãy đổi tên, hoặc đặt `đường dẫn` khác." "Windows can't have a file or folder of this name: con, prn, aux, nul, com1–com9, lpt1–lpt9, the signs < > : \" | ? * \\ and a dot or space at the end. The site could not be copied to a Windows machine: rename it, or give the page another slug.";
    LongPath "long-path" Warning "Đường dẫn dài hơn 200 ký tự. Windows, OneDrive và nhiều chương trình nén chỉ chịu khoảng 260 ký tự kể cả tên ổ đĩa. Hãy đặt tên tệp và thư mục ngắn hơn." "The path is longer than 200 characters; Windows, OneDrive and many archivers take about 260 with the drive's name. Use shorter names.";
    OutputRefused "output-refused" Error "Thư mục xuất bản nằm trong nguồn của trang, có tệp của người khác, đang được ghi hoặc không ghi được. Không tệp nào bị đụng tới." "The output folder lies in the site's sources, holds somebody else's files, is being written or can't be; nothing in it is touched.";
    BadOption "bad-option" Error "Một tham số trên dòng lệnh không dùng được." "An argument on the command line can't be used.";

    // YAML and front matter
    YamlSyntax "yaml-syntax" Error "Dòng này không đúng cú pháp YAML. Thường là thiếu dấu nháy quanh chữ có dấu hai chấm, hoặc thụt đầu dòng sai." "The line is not valid YAML; most often a text with a colon needs quotes.";
    CurlyQuotes "curly-quotes" Warning "Cả giá trị nằm trong dấu nháy cong “…” do Word tự đổi. Dấu nháy cong không có nghĩa gì với YAML nên sẽ hiện ra trên trang. Dùng dấu nháy thẳng, hoặc bỏ hẳn; nếu muốn hiện dấu nháy cong, đặt cả cụm trong dấu nháy đơn thẳng." "A whole value stands in curly quotes, which word processors make. They mean nothing to YAML and would be shown on the page: use straight quotes or none; to show them, put all of it in straight single quotes.";
    UnopenedFrontMatter "unopened-front-matter" Error "Phần đầu trang (tiêu đề, ngày…) phải bắt đầu bằng một dòng `---` ở ngay đầu tệp." "Front matter must begin with a line `---` at the top of the file.";
    UnclosedFrontMatter "unclosed-front-matter" Error "Phần đầu trang mở bằng `---` phải kết thúc bằng một dòng `---`." "Front matter opened by `---` must end with a line `---`.";
    DuplicateKey "duplicate-key" Error "Một khoá được viết hai lần (kể cả một lần tiếng Việt, một lần tiếng Anh). Hãy giữ một." "A key is written twice, perhaps once in each language.";
    UnknownKey "unknown-key" Error "Khoá này không có trong danh sách. Hãy xem khoá gần nhất được gợi ý." "The key is none that is known here; the nearest one is named.";
    MissingKey "missing-key" Error "Thiếu một thông tin bắt buộc." "A required key is missing.";
    WrongType "wrong-type" Error "Giá trị không đúng dạng: cần chữ, danh sách, có/không, hay số." "The value has the wrong form: a text, list, yes/no or number is needed.";
    BadValue "bad-value" Error "Giá trị không có trong danh sách được phép." "The value is none of those allowed.";
    BadDate "bad-date" Error "Không hiểu ngày giờ này. Viết 25/11/2026 hoặc 25/11/2026 8:00." "The date or time can't be read.";
    NoSuchDay "no-such-day" Error "Ngày này không có trên lịch." "The day doesn't exist in the calendar.";
    UsDate "us-date" Error "Ngày viết theo thứ tự tháng/ngày. Ở đây ngày đứng trước: 25/11/2026." "The date is in month/day order; here the day comes first.";
    WrongWeekday "wrong-weekday" Warning "Thứ và ngày không khớp nhau. Người đọc không biết nên tin thứ hay tin ngày; hãy xem lại lịch rồi sửa một trong hai." "The weekday doesn't belong to the date. Readers can't tell which of the two is right: look at a calendar and mend one of them.";
    RepeatDiffers "repeat-differs" Warning "Ngày bắt đầu và cách lặp lại không khớp nhau, nên có thể lịch không như ý người viết." "The start and the repetition don't agree, so the calendar may not be what was meant.";
    TooManyOccurrences "too-many-occurrences" Info "Sự kiện lặp lại mãi không có ngày kết thúc, nên lịch chỉ ghi một số lần cuối." "An event repeats so often that the calendar holds its last times only.";
    EndBeforeStart "end-before-start" Error "Lúc kết thúc đứng trước lúc bắt đầu." "The end comes before the start.";
    UnknownTopic "unknown-topic" Error "Chuyên mục không có trong site.yaml. Danh sách chuyên mục là danh sách đóng." "The topic isn't in site.yaml; topics are a closed list.";
    UnknownReference "unknown-reference" Error "Không tìm thấy trang mà khoá này nhắc tới." "The page that this key refers to can't be found.";
    BadSlug "bad-slug" Error "Đường dẫn chỉ gồm chữ thường không dấu, số và gạch nối; không có `/`, `..`." "A slug has only lower-case letters, digits and hyphens: no `/`, no `..`.";
    TellingAddress "telling-address" Info "Địa chỉ của một chuyên mục nhạy cảm nói rõ nội dung. Lịch sử trình duyệt giữ địa chỉ; một `đường dẫn` trung tính không để lộ gì." "The address of a sensitive topic tells what it is about. Browsers keep addresses; a neutral `slug` gives nothing away.";
    BadAlias "bad-alias" Error "Đường dẫn cũ phải nằm trong trang web: bắt đầu bằng `/` hoặc tên, không có `..`." "An alias must stay inside the site.";
    BadUrl "bad-url" Error "Địa chỉ phải là https://… hoặc http://… đầy đủ." "The address must be a complete http(s) URL.";
    TooMany "too-many" Error "Một trang có quá nhiều mục trong một danh sách. Giới hạn bảo vệ trang khỏi tệp hỏng." "A list in one page is longer than the limit that guards against broken files.";
    TooDeep "too-deep" Error "Cấu trúc lồng nhau quá sâu." "The structure is nested too deeply.";
    TranslationConflict "translation-conflict" Error "Bản dịch lấy ngày, số, chuyên mục, mã từ bản gốc; viết lại khác đi là lỗi." "A translation inherits dates, numbers, topics and ids; repeating one differently is an error.";
    TranslationUnpaired "translation-unpaired" Error "Tên tệp bản dịch phải giống hệt tên tệp bản gốc, cả dấu và khoảng trắng (chia sẻ.md và chia sẻ.en.md). Nếu không, bản dịch không nhận được ngày, số, chuyên mục và nút thoát nhanh của bản gốc." "A translation's file must be named exactly like its original's, marks and spaces included (chia sẻ.md and chia sẻ.en.md). Otherwise it has none of the original's dates, numbers and topics, and no quick exit.";

    // Site
    ConfigMissing "config-missing" Error "Không tìm thấy site.yaml trong thư mục này. Dùng `chieng init THƯ-MỤC` để tạo trang mới." "There is no site.yaml in this folder.";
    NoBaseUrl "no-base-url" Warning "Chưa có `base_url` trong site.yaml nên không tạo được tin Atom, sitemap và địa chỉ chuẩn." "Without `base_url` feeds, sitemap and canonical addresses are left out.";
    UrlCollision "url-collision" Error "Hai trang có cùng một địa chỉ. Hãy đặt `đường dẫn` khác cho một trang." "Two pages have one address.";
    IdCollision "id-collision" Error "Hai trang có cùng một mã." "Two pages have one id.";
    TermCollision "term-collision" Error "Hai từ khoá khác dấu nhau có cùng địa chỉ (Mạ, Má, Ma). Không bao giờ gộp; hãy đổi một từ." "Two tags that differ in their marks have one address; they are never merged.";
    BrokenLink "broken-link" Error "Liên kết dẫn tới trang không có." "A link leads to a page that doesn't exist.";
    BrokenAnchor "broken-anchor" Error "Trang đích không có đề mục này." "The target page has no such heading.";
    LinkToWithheld "link-to-withheld" Warning "Liên kết dẫn tới trang đang chưa đăng; tạm in thành chữ thường." "A link leads to a page that is withheld for now; it is printed as plain text.";
    MissingFile "missing-file" Error "Không tìm thấy tệp." "The file can't be found.";
    MissingImage "missing-image" Error "Không tìm thấy ảnh." "The picture can't be found.";
    BadImage "bad-image" Error "Ảnh hỏng hoặc không phải JPEG, PNG, WebP, GIF, SVG." "The picture is damaged or of a kind that isn't published.";
    MissingAlt "missing-alt" Warning "Ảnh chưa có mô tả cho người không nhìn thấy. Viết `![mô tả](ảnh.jpg)`." "The picture has no text for people who can't see it.";
    UnsafeLink "unsafe-link" Error "Liên kết kiểu `javascript:`, `vbscript:`, `data:` bị chặn." "Links with `javascript:`, `vbscript:` or `data:` are dropped.";

    // Markdown
    RawHtml "raw-html" Warning "HTML viết tay trong bài bị bỏ. Hãy dùng Markdown hoặc khối `:::`. Với `markdown: {html: sanitize}` trong site.yaml, một số thẻ vô hại được giữ." "Raw HTML in content is dropped; use Markdown or a `:::` block. With `markdown: {html: sanitize}` in site.yaml some harmless tags stay.";
    UnknownBlock "unknown-block" Error "Không có khối nào tên như vậy." "There is no block of this name.";
    UnknownArgument "unknown-argument" Error "Khối này không có tham số đó." "The block has no such argument.";
    MissingArgument "missing-argument" Error "Khối này thiếu một tham số bắt buộc." "The block lacks a required argument.";
    BadArgument "bad-argument" Error "Giá trị của tham số không hợp lệ." "The argument's value isn't allowed.";
    UnclosedBlock "unclosed-block" Error "Khối mở bằng `:::tên` phải kết thúc bằng một dòng `:::`." "A block opened by `:::name` must end with a line `:::`.";
    MarkupSlip "markup-slip" Warning "Đoạn này trông như Markdown nhưng viết lệch một chút, nên người đọc thấy nguyên các dấu: `##Đề mục` thiếu dấu cách, `** đậm **` thừa dấu cách, tên tệp có dấu cách, bảng thiếu dòng kẻ, `•` thay cho `-`. Viết lại như gợi ý." "The text looks like Markdown but is a little off, so readers see its signs: no space after `##`, spaces inside `**`, blanks in a file's name, a table without its rule, `•` for `-`. Write it as the hint says.";
    UndefinedFootnote "undefined-footnote" Warning "Chú thích cuối trang được nhắc tới nhưng chưa viết." "A footnote is referred to but not written.";

    // Text as it was typed or pasted
    InvisibleCharacter "invisible-character" Warning "Trong chữ có ký tự không nhìn thấy (thường theo vào khi dán từ Word, Zalo, PDF). Chữ trông đúng nhưng tìm kiếm không ra và máy đọc màn hình đọc sai. Gõ lại chữ đó." "A word holds a character that can't be seen, most often pasted along from Word, Zalo or PDF; search and screen readers stumble over it.";
    LookAlike "look-alike" Warning "Chữ cái của bảng chữ khác trông giống chữ Việt (Ð, Ɖ thay cho Đ; chữ Nga, chữ Hy Lạp; chữ đậm kiểu Facebook). Gõ lại chữ đó." "A letter of another alphabet looks like the right one (Ð for Đ, Cyrillic, Greek, mathematical bold).";
    LegacyEncoding "legacy-encoding" Error "Đoạn này gõ bằng phông chữ cũ (TCVN3/.VnTime, VNI) hoặc bị lỗi mã UTF-8 nên người đọc không đọc được. Chép lại đoạn đã chuyển mã ở phần gợi ý. Đây là lỗi chứ không phải cảnh báo, vì chữ đăng lên sẽ thành vô nghĩa." "The text is of an old encoding (TCVN3, VNI) or misread UTF-8: readers can't read it at all, so it is an error. The converted text is in the hint.";
    BrokenCharacter "broken-character" Warning "Ký tự này đã mất (�) hoặc chỉ hiện đúng với một phông chữ riêng. Gõ lại theo bản gốc." "The character was lost (U+FFFD) or only shows in one font; type it again from the original.";
    NotASyllable "not-a-syllable" Warning "Tiếng Việt không có âm tiết viết như vậy; thường là thiếu dấu. Nếu chữ đúng (tiếng dân tộc, thuật ngữ), thêm nó vào `words` (`từ cho phép`) trong site.yaml, hoặc đặt trong dấu nháy ngược." "Vietnamese has no such syllable; most often a mark is missing. A word that is right goes into `words` of site.yaml.";
    MisplacedTone "misplaced-tone" Warning "Dấu thanh đặt nhầm chữ cái (đựơc, qúy), hoặc một âm tiết có hai dấu thanh." "The tone stands on the wrong letter, or there are two tones in one syllable.";
    RawTyping "raw-typing" Warning "Chữ gõ Telex hoặc VNI lúc bộ gõ đang tắt." "The word was typed in Telex or VNI while the input method was off.";
    MixedTonePlacement "mixed-tone-placement" Info "Trong một bài có cả hai cách đặt dấu (hòa, hoà). Cách nào cũng đúng; nên thống nhất một cách." "One text places tones in both ways (hòa, hoà); neither is wrong, one is better.";

    // Advice on how a text is worded
    Wording "wording" Info "Cụm từ này dễ đổ lỗi cho người bị hại, bào chữa cho người gây ra, hoặc làm chuyện đau thành chuyện giật gân. Đây là lời khuyên, không phải lỗi: đọc lại câu rồi tự quyết. Chữ trong ngoặc kép, trong khối trích dẫn và trong mã không bị nhắc. Muốn giữ: viết `<!-- lời khuyên: bỏ qua -->` ở dòng ấy hoặc ở dòng riêng ngay trên đoạn ấy; cho cả trang, ghi `lời khuyên: không` ở phần đầu trang; cho cả trang web, ghi `lời khuyên: {tắt: [tên]}` trong site.yaml." "The phrase may blame the person who was hurt, excuse the one who did it, or make a show of it. It is advice and no fault: read the sentence again and decide. What stands in quotation marks, block quotes and code is passed over. To keep it, write `<!-- advice: off -->` in the line, or alone on a line just above the paragraph; for a page `advice: false` in its front matter; for the site `advice: {off: [id]}` in site.yaml.";
    LongSentence "long-sentence" Info "Câu dài quá 50 chữ (âm tiết) khó nghe qua loa, khó đọc trên điện thoại. Tách thành hai câu hoặc thành danh sách. Chữ trong ngoặc kép không tính; mỗi mục của danh sách và mỗi ô của bảng là một câu riêng; khối trích dẫn không bị nhắc. Tắt như lời khuyên `wording`, với tên `câu dài`." "A sentence of more than 50 syllables is hard to follow, above all over a loudspeaker or on a phone: make two of it, or a list. Quoted words don't count; an item and a cell are sentences of their own; block quotes are passed over. Turned off like `wording`, by the name `long-sentence`.";
    UnexplainedAbbreviation "unexplained-abbreviation" Info "Chữ viết tắt mà cả trang không giải thích. Lần đầu viết đủ rồi mở ngoặc: Bình đẳng giới (BĐG). Chữ ai cũng biết (UBND, HĐND, TV…), số hiệu văn bản, số La Mã, tên tệp không bị nhắc. Chữ mà người đọc của trang đều biết: thêm vào `lời khuyên: {viết tắt: [BĐG]}` trong site.yaml." "An abbreviation that the page never explains: write it out the first time, with the abbreviation in brackets behind. Those that everybody knows, numbers of documents, Roman numerals and names of files are passed over. What the site's readers know goes into `advice: {abbreviations: […]}` of site.yaml.";

    // Numbers
    UnknownNumber "unknown-number" Error "Số điện thoại này không thuộc đường dây, cơ quan hay sự kiện nào đã khai báo. Một con số sai có thể làm hại người." "The phone number belongs to no hotline, organisation or event of the site; a wrong number can harm.";
    RetiredNumber "retired-number" Error "Số này đã ngừng hoạt động. Chỉ được nhắc trong khối `:::correction`." "The number is retired; only a `:::correction` block may mention it.";
    ExpiredNumber "expired-number" Warning "Số này đã quá hạn nên tạm không in ra." "The number is past its date and is withheld.";
    NumberTwice "number-twice" Error "Một số chỉ được khai báo ở một tệp; hai tệp cùng một số sẽ nói khác nhau về nó." "A number is declared in one file only; two files would tell different things of it.";
    UncheckedNumber "unchecked-number" Warning "Số này chưa được gọi xác minh, hoặc đã lâu chưa xác minh lại." "The number was never confirmed, or not for long.";

    // Theme
    ThemeMissing "theme-missing" Error "Không có giao diện tên như vậy trong themes/ cũng như trong chương trình." "There is no theme of this name, neither in themes/ nor built in.";
    ThemeInvalid "theme-invalid" Error "Giao diện thiếu tệp hoặc khai báo sai." "The theme lacks a file or declares something wrong.";
    TemplateError "template-error" Error "Mẫu trang của giao diện có lỗi." "A template of the theme has an error.";
    MissingString "missing-string" Warning "Giao diện thiếu một câu trong một thứ tiếng; tạm dùng thứ tiếng mặc định." "The theme lacks a string in a language; the default language's is used.";
    LowContrast "low-contrast" Warning "Hai màu của giao diện không đủ tương phản theo WCAG." "Two colours of the theme don't have the contrast that WCAG asks for.";

    // Quality
    UnusedFile "unused-file" Warning "Tệp nằm cạnh bài nhưng không bài nào dùng nên không được đăng: có thể là tệp riêng để nhầm chỗ." "A file beside pages that no page uses isn't published: it may be private.";
    RevisionNotRaised "revision-not-raised" Warning "Sự kiện đã đổi giờ, nơi hoặc trạng thái mà `lần sửa` chưa tăng: lịch của người đã theo dõi có thể giữ thông tin cũ. Chỉ `chieng check --against public/events.json` so với bản đã đăng." "An event's time, place or status has changed and its `revision` has not: calendars that people subscribe to may keep what they have. Only `chieng check --against public/events.json` compares with what was published.";
    UnreadData "unread-data" Warning "Tệp .yaml trong content chỉ được đọc khi là ngay-ky-niem.yaml (observances.yaml) của một mục lịch; tệp khác bị bỏ qua." "A YAML file below content is read only if it holds the observances of an events section; any other is passed over.";
    UnsafeFile "unsafe-file" Error "Loại tệp này chạy được mã trong trình duyệt người đọc nên không được đăng từ content." "A file of this kind can run code in the reader's browser and isn't published from content.";
    OrphanPage "orphan-page" Warning "Không có liên kết nào dẫn tới trang này." "No link leads to the page.";
    EmptyDescription "empty-description" Warning "Trang chưa có tóm tắt; kết quả tìm kiếm và thẻ chia sẻ sẽ trống." "The page has no description.";
    SafetyPageMissing "safety-page-missing" Error "Trang có số hỗ trợ phải có một trang `kind: safety` hướng dẫn dùng an toàn." "A site with hotlines must have a page of `kind: safety`.";
    ExternalLink "external-link" Warning "Liên kết tới trang khác không còn dẫn tới đâu (404, 410, không có máy chủ). Chỉ `chieng check --external` hỏi mạng; trang đã chuyển hoặc không trả lời chỉ là thông tin." "A link to another site leads nowhere (404, 410, no such server). Only `chieng check --external` asks the network; a page that has moved, or a server that won't say, is an info.";
    BrokenOutputLink "broken-output-link" Error "Trang làm ra có liên kết không dẫn tới đâu; lỗi của giao diện." "A built page has a link that leads nowhere; the theme is at fault.";
    ThirdParty "third-party" Error "Trang làm ra nạp tệp từ máy chủ khác; điều này lộ người đọc." "A built page loads something from another server, which gives readers away.";
    ReaderTraces "reader-traces" Error "Một đoạn mã để lại dấu vết trên máy người đọc (cookie, bộ nhớ, service worker) hoặc báo cho máy chủ khác, hoặc tải trước. Người dùng chung máy có thể bị lộ." "A script leaves traces on the reader's device (cookies, storage, a service worker), tells another server, or something is loaded ahead.";
    MissingExit "missing-exit" Error "Trang nhạy cảm phải có nút thoát nhanh trước phần nội dung, và một nút nữa trong các liên kết bỏ qua." "A sensitive page must have its quick exit before its content, and another among the links that skip.";
    TellingMetadata "telling-metadata" Error "Tên thẻ, mô tả và dữ liệu chia sẻ của trang nhạy cảm phải trung tính: chúng hiện trong lịch sử, trên thẻ và khi gửi liên kết." "The title, description and card data of a sensitive page must be neutral: history, tabs and shared links show them.";
    ShareLink "share-link" Error "Trang nhạy cảm không có nút chia sẻ, danh thiếp (.vcf) hay tệp lịch (.ics): chúng để lại dấu vết." "A sensitive page has no share buttons, contact cards (.vcf) or calendar files (.ics): they leave records.";
    LeakyReferrer "leaky-referrer" Error "Mọi trang phải có `no-referrer`, để trang kế tiếp không biết người đọc đến từ đâu." "Every page must say `no-referrer`, so that the next site isn't told where the reader comes from.";
    EmergencyLink "emergency-link" Error "Số 112 đến 115 không được là liên kết giữa câu chữ: có máy gọi ngay khi chạm." "112 to 115 may be no links in running text: some phones dial at one touch.";
    DialsUnknown "dials-unknown" Error "Liên kết gọi tới một số mà trang không khai báo, hoặc đang giữ lại. Số ghi thẳng trong mẫu của giao diện cũng phải được khai báo." "A link dials a number that the site doesn't declare or withholds; numbers in a theme's templates must be declared too.";
    NotWritten "not-written" Error "Không ghi được vào thư mục xuất bản; trang cũ vẫn giữ nguyên." "The output folder can't be written; the published site is unchanged.";
}
