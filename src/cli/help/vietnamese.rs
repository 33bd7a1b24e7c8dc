//! A command or an argument, by name, in; what its help says in Vietnamese out.

/// Commands; the first is the program itself.
const COMMANDS: &[(&str, &str)] = &[
    ("", "Chiêng biến một thư mục bài viết thành trang web của một chiến dịch truyền thông"),
    ("init", "Tạo một trang mới, dựng được ngay"),
    ("new", "Tạo một bài mới theo mẫu có chú thích. Thiếu điều gì thì hỏi điều ấy"),
    ("build", "Dựng cả trang vào một thư mục để đăng"),
    ("check", "Kiểm tra cả trang; chỉ --fix mới sửa tệp"),
    ("hotlines", "Liệt kê các số hỗ trợ và số nào cần gọi xác minh lại"),
    ("where", "Tìm mọi chỗ có một số điện thoại và soạn sẵn lời đính chính"),
    ("explain", "Giải thích một thông báo: nghĩa là gì, sửa thế nào"),
    ("serve", "Xem thử trong trình duyệt; mỗi lần lưu tệp, trang tự hiện bản mới"),
    ("markdown", "Đổi Markdown từ đầu vào chuẩn thành HTML ở đầu ra chuẩn"),
    ("help", "Giải thích chương trình hoặc một lệnh"),
];

/// Arguments: of every command first, then by command.
const ARGUMENTS: &[(&str, &str, &str)] = &[
    ("", "root", "Thư mục của trang"),
    ("", "lang", "Thứ tiếng của thông báo; mặc định là thứ tiếng của trang"),
    ("init", "dir", "Thư mục sẽ tạo; nếu đã có thì phải trống"),
    ("init", "title", "Tên của trang"),
    ("init", "language", "Thứ tiếng của bài viết và của các khoá trong tệp"),
    (
        "new",
        "kind",
        "bài viết, sự kiện, số hỗ trợ, văn bản, chiến dịch hoặc trang; bỏ dấu cũng được (su-kien)",
    ),
    ("new", "title", "Tiêu đề, đặt trong dấu nháy kép"),
    (
        "new",
        "date",
        "Ngày của bài; ngày giờ bắt đầu của sự kiện, chiến dịch; ngày ban hành của văn bản",
    ),
    ("new", "place", "Địa điểm của sự kiện"),
    ("new", "number", "Số điện thoại của số hỗ trợ, hoặc số hiệu của văn bản"),
    ("new", "cost", "Cước gọi số hỗ trợ: miễn phí, mất phí hoặc chưa rõ"),
    ("new", "hours", "Giờ trực của số hỗ trợ"),
    ("new", "issuer", "Cơ quan ban hành văn bản"),
    ("new", "year", "Năm của chiến dịch"),
    (
        "new",
        "language",
        "Thứ tiếng của bài, một trong những thứ tiếng của trang; mặc định là thứ tiếng chính",
    ),
    ("new", "section", "Thư mục trong content để đặt bài; mặc định là mục đầu tiên cùng loại"),
    ("new", "name", "Tên tệp; mặc định lấy từ tiêu đề. Bản dịch có tên như bản gốc"),
    (
        "build",
        "output",
        "Thư mục ghi ra, tính từ nơi đang đứng [mặc định: public trong thư mục của trang]",
    ),
    ("build", "base_url", "Địa chỉ sẽ đăng trang, thay cho `base_url` trong site.yaml"),
    ("build", "drafts", "Đăng cả bài nháp và bài chưa tới giờ"),
    ("build", "today", "Dựng như thể đang là ngày (giờ) này, theo múi giờ của trang"),
    ("build", "portable", "Làm trang mở thẳng từ ổ đĩa hay USB, không cần máy chủ"),
    ("build", "leave_out", "Tạm rút những trang có lỗi của riêng nó và đăng phần còn lại"),
    ("build", "format", "Cách ghi thông báo: cho người đọc, hoặc mỗi dòng một đối tượng JSON"),
    ("build", "timings", "Cho biết mỗi bước mất bao lâu"),
    ("check", "today", "Kiểm tra như thể đang là ngày (giờ) này, theo múi giờ của trang"),
    ("check", "format", "Cách ghi thông báo: cho người đọc, hoặc mỗi dòng một đối tượng JSON"),
    ("check", "deny", "Ngoài lỗi, coi cả điều này là không đạt"),
    ("check", "external", "Hỏi các trang web khác xem trang mà bài viết liên kết tới còn không"),
    (
        "check",
        "against",
        "Cho biết sự kiện nào đã đổi từ khi tệp events.json này được đăng mà chưa tăng `lần sửa`",
    ),
    (
        "check",
        "fix",
        "Sửa những chỗ chắc chắn (dấu nháy, dấu thanh, khoảng trắng, chữ giống nhau), cho xem thay đổi, rồi kiểm tra",
    ),
    ("check", "dry_run", "Đi với --fix: chỉ cho xem thay đổi"),
    ("hotlines", "action", "Việc cần làm với một số"),
    ("hotlines", "id", "Mã của số, như trong danh sách; tên tệp hoặc chính số đó cũng được"),
    ("hotlines", "on", "Đi với verified: ngày đã gọi"),
    ("hotlines", "by", "Đi với verified: ai đã gọi"),
    ("hotlines", "source", "Đi với verified: từ nay thông tin lấy từ đâu"),
    ("hotlines", "dry_run", "Đi với verified: chỉ cho xem thay đổi"),
    ("hotlines", "due", "Ghi một bản kiểm để in: những số cần gọi xác minh lại"),
    ("hotlines", "within", "Đi với --due: cả những số sẽ tới hạn trong bấy nhiêu ngày"),
    ("hotlines", "today", "Xem như thể đang là ngày (giờ) này, theo múi giờ của trang"),
    ("hotlines", "format", "Cách ghi: cho người đọc, hoặc mỗi dòng một đối tượng JSON"),
    ("where", "number", "Số cần tìm, viết kiểu nào cũng được"),
    ("where", "instead", "Số đúng, để ghi vào lời đính chính"),
    ("where", "today", "Xem như thể đang là ngày (giờ) này, theo múi giờ của trang"),
    ("where", "format", "Cách ghi: cho người đọc, hoặc một đối tượng JSON"),
    (
        "explain",
        "code",
        "Mã ghi trong ngoặc vuông sau chữ “lỗi” hoặc “cảnh báo”; không ghi thì liệt kê mọi mã",
    ),
    ("serve", "port", "Cổng; 0 là lấy một cổng trống"),
    ("serve", "bind", "Địa chỉ lắng nghe; 0.0.0.0 để điện thoại cùng mạng xem được"),
    ("serve", "open", "Mở luôn trình duyệt"),
    ("serve", "drafts", "Hiện cả bài nháp"),
    ("serve", "poll", "Thỉnh thoảng tự so các thư mục: cho ổ mạng không báo khi tệp đổi"),
    ("serve", "follow", "Tự chuyển tới trang có tệp vừa lưu"),
    (
        "serve",
        "editor",
        "Trình soạn thảo để mở chỗ có lỗi: code, codium, cursor, zed, idea, mate, hoặc một địa chỉ có {path}, {line} và {column}; không ghi thì theo biến CHIENG_EDITOR hoặc VISUAL",
    ),
    ("markdown", "strict", "Chỉ theo chuẩn CommonMark, giữ HTML viết tay"),
    ("help", "command", "Lệnh cần giải thích; không ghi thì giải thích cả chương trình"),
];

/// What stands for a value.
const PLACES: &[(&str, &str)] = &[
    ("ACTION", "VIỆC"),
    ("ADDRESS", "ĐỊA CHỈ"),
    ("COMMAND", "LỆNH"),
    ("COST", "CƯỚC GỌI"),
    ("DATE", "NGÀY"),
    ("DAYS", "SỐ NGÀY"),
    ("DATE [HH:MM]", "NGÀY [GIỜ:PHÚT]"),
    ("DIR", "THƯ MỤC"),
    ("EDITOR", "TRÌNH SOẠN THẢO"),
    ("CODE", "MÃ"),
    ("FILE", "TỆP"),
    ("FORMAT", "DẠNG"),
    ("ID", "MÃ SỐ"),
    ("KIND", "LOẠI"),
    ("LANG", "TIẾNG"),
    ("NAME", "TÊN"),
    ("NUMBER", "SỐ"),
    ("PORT", "CỔNG"),
    ("TAG", "MÃ TIẾNG"),
    ("TEXT", "CHỮ"),
    ("TITLE", "TIÊU ĐỀ"),
    ("URL", "ĐỊA CHỈ"),
    ("WHAT", "ĐIỀU"),
    ("YEAR", "NĂM"),
];

/// What a command does; the program itself has an empty name.
pub(super) fn about(command: &str) -> Option<&'static str> {
    COMMANDS.iter().find(|(name, _)| *name == command).map(|(_, text)| *text)
}

/// What an argument means; one of every command has an empty command.
pub(super) fn argument(command: &str, id: &str) -> Option<&'static str> {
    let found = ARGUMENTS.iter().find(|(of, name, _)| *of == command && *name == id);
    found.map(|(_, _, text)| *text)
}

/// What stands for a value, such as `NGÀY` for `DATE`.
pub(super) fn place(name: &str) -> Option<&'static str> {
    PLACES.iter().find(|(known, _)| *known == name).map(|(_, text)| *text)
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::*;
    use crate::cli::Cli;

    /// Commands, arguments and value names as they are declared.
    fn declared() -> (Vec<String>, Vec<(String, String)>, Vec<String>) {
        let root = Cli::command();
        let (mut commands, mut arguments, mut places) = (Vec::new(), Vec::new(), Vec::new());
        for (name, command) in std::iter::once(("", &root))
            .chain(root.get_subcommands().map(|sub| (sub.get_name(), sub)))
        {
            commands.push(name.to_owned());
            for arg in command.get_arguments() {
                arguments.push((name.to_owned(), arg.get_id().to_string()));
                if arg.get_action().takes_values() {
                    places.extend(arg.get_value_names().unwrap().iter().map(ToString::to_string));
                }
            }
        }
        (commands, arguments, places)
    }

    #[test]
    fn all_that_is_declared_has_its_vietnamese_and_nothing_else_has() {
        let (commands, arguments, places) = declared();
        for command in &commands {
            assert!(about(command).is_some(), "add `{command}` to COMMANDS");
        }
        for (command, id) in &arguments {
            assert!(argument(command, id).is_some(), "add `{command}`, `{id}` to ARGUMENTS");
        }
        for name in &places {
            assert!(place(name).is_some(), "add `{name}` to PLACES");
        }
        assert_eq!(COMMANDS.len(), commands.len());
        assert_eq!(ARGUMENTS.len(), arguments.len());
        for (name, _) in PLACES {
            assert!(places.iter().any(|place| place == name), "nothing is called `{name}`");
        }
    }
}
