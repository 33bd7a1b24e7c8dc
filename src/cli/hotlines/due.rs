//! Support numbers with their state in; a checklist to print, with an empty box for each that must be confirmed, out.

use jiff::ToSpan as _;

use super::state::Line;
use super::{day, table};
use crate::cli::report::Format;
use crate::diagnostics::Speech;
use crate::engine::Survey;
use crate::say;

/// What falls due until so many days after today: Markdown that reads well as it is, or a JSON object a line.
pub(super) fn checklist(
    survey: &Survey,
    lines: &[Line],
    within: i64,
    format: Format,
    speech: Speech,
) -> String {
    let today = survey.site.now.date;
    let until = today.checked_add(within.days()).unwrap_or(today);
    let mut due: Vec<&Line> =
        lines.iter().filter(|line| line.due.is_some_and(|day| day <= until)).collect();
    due.sort_by_key(|line| line.due);
    if format == Format::Json {
        return due.iter().map(|line| format!("{}\n", table::object(survey, line))).collect();
    }
    let until = day(until, speech == Speech::Vi);
    if due.is_empty() {
        let none = say!(
            "Đến {until} không có số nào cần xác minh.",
            "Until {until} no number has to be confirmed."
        );
        return format!("{}\n", none.in_language(speech));
    }
    let (asked, called): (Vec<&Line>, Vec<&Line>) = due.iter().partition(|line| line.is_emergency);
    let list = |lines: &[&Line]| -> String {
        lines.iter().map(|line| item(survey, line, speech)).collect()
    };
    let mut parts = Vec::new();
    if !called.is_empty() {
        let count = called.len();
        let head = say!(
            "# Gọi xác minh {count} số (hạn đến {until})\n\nMỗi số: gọi thử, hỏi đúng đơn vị không, trực giờ nào, người gọi có mất tiền không.\n",
            "# Confirm {count} numbers (due until {until})\n\nFor each: call it, ask who answers, at which hours, and whether the caller pays.\n"
        );
        parts.push(head.in_language(speech).to_owned() + &list(&called));
    }
    if !asked.is_empty() {
        let count = asked.len();
        let head = say!(
            "# Hỏi cơ quan phụ trách, không gọi thử: {count} số (hạn đến {until})\n\nSố khẩn cấp: gọi thử là chiếm đường dây của người đang cần cứu. Hỏi cơ quan phụ trách bằng số khác, văn bản hoặc đến tận nơi.\n",
            "# Ask the agency in charge, don't call: {count} numbers (due until {until})\n\nEmergency numbers: a call to try one takes the line from somebody in danger. Ask the agency by another number, in writing or in person.\n"
        );
        parts.push(head.in_language(speech).to_owned() + &list(&asked));
    }
    parts.join("\n")
}

fn item(survey: &Survey, line: &Line, speech: Speech) -> String {
    let known = |text: &str| match text {
        "" => say!("chưa rõ", "not known").in_language(speech).to_owned(),
        text => text.to_owned(),
    };
    let (numbers, title) = (line.numbers.join(", "), &line.title);
    let (operator, source) = (known(&line.operator), known(&line.source));
    let (checked, due) = (table::checked(line, speech), table::due(line, speech));
    let state = line.state.message();
    let (state_vi, state_en) = (&state.vi, &state.en);
    let form = match line.is_emergency {
        true => say!(
            "hỏi ngày: ______________  hỏi ai: ______________  người hỏi: ______________  kết quả: ______________",
            "asked on: ______________  whom: ______________  by: ______________  result: ______________"
        ),
        false => say!(
            "gọi lúc: ______________  người gọi: ______________  kết quả: ______________",
            "called at: ______________  by: ______________  result: ______________"
        ),
    };
    let (form_vi, form_en) = (&form.vi, &form.en);
    let mut item = say!(
        "\n- [ ] {numbers}: {title} ({state_vi})\n      đơn vị: {operator} · nguồn: {source}\n      xác minh lần cuối: {checked} · hạn: {due}\n      {form_vi}\n",
        "\n- [ ] {numbers}: {title} ({state_en})\n      operator: {operator} · source: {source}\n      last confirmed: {checked} · due: {due}\n      {form_en}\n"
    )
    .in_language(speech)
    .to_owned();
    for cited in table::cited(survey, line, speech) {
        item.push_str(&format!("      - {cited}\n"));
    }
    let file = &line.file;
    let then = match &line.id {
        Some(id) => say!(
            "      xong thì chạy: chieng hotlines verified {id} --on NGÀY --by \"TÊN\"\n",
            "      then run: chieng hotlines verified {id} --on DATE --by \"NAME\"\n"
        ),
        None => say!(
            "      xong thì sửa `xác minh ngày` ở {file}\n",
            "      then mend `checked_on` in {file}\n"
        ),
    };
    item + then.in_language(speech)
}
