//! Questions and a person at a terminal in; answers that could be read out. A wrong answer is asked for again.

use std::io::{self, BufRead, Write};

use crate::cli::terminal::Stop;
use crate::diagnostics::{Message, Speech};
use crate::say;

/// Somebody who answers questions.
pub(super) struct Dialogue<'a> {
    input: &'a mut dyn BufRead,
    output: &'a mut dyn Write,
    speech: Speech,
    has_begun: bool,
}

impl<'a> Dialogue<'a> {
    /// A dialogue over two streams, in a language.
    pub(super) fn new(
        input: &'a mut dyn BufRead,
        output: &'a mut dyn Write,
        speech: Speech,
    ) -> Dialogue<'a> {
        Dialogue { input, output, speech, has_begun: false }
    }

    /// What must be answered.
    ///
    /// # Errors
    /// Nobody answers any more.
    pub(super) fn required<T>(
        &mut self,
        question: &Message,
        read: impl Fn(&str) -> Result<T, Stop>,
    ) -> Result<T, Stop> {
        self.ask(question, None, read)
    }

    /// What can be left for later, by an empty answer.
    ///
    /// # Errors
    /// Nobody answers any more.
    pub(super) fn optional<T>(
        &mut self,
        question: &Message,
        read: impl Fn(&str) -> Result<T, Stop>,
    ) -> Result<Option<T>, Stop> {
        let later = say!("điền sau", "fill in later");
        let read = |answer: &str| match answer {
            "" => Ok(None),
            answer => read(answer).map(Some),
        };
        self.ask(question, Some(&later), read)
    }

    /// What has a value that an empty answer takes.
    ///
    /// # Errors
    /// Nobody answers any more.
    pub(super) fn with_default<T>(
        &mut self,
        question: &Message,
        default: &Message,
        read: impl Fn(&str) -> Result<T, Stop>,
    ) -> Result<T, Stop> {
        let value = default.in_language(self.speech).to_owned();
        let read = |answer: &str| read(if answer.is_empty() { &value } else { answer });
        self.ask(question, Some(default), read)
    }

    /// One of a list, by its number or by a word that `read` knows; an empty answer takes the one of number `default`.
    ///
    /// # Errors
    /// Nobody answers any more.
    pub(super) fn choose<T: Copy>(
        &mut self,
        question: &Message,
        choices: &[(T, Message)],
        default: usize,
        read: impl Fn(&str) -> Result<T, Stop>,
    ) -> Result<T, Stop> {
        self.begin()?;
        let mut menu = format!("{}\n", question.in_language(self.speech));
        for (number, (_, name)) in (1_usize..).zip(choices) {
            menu.push_str(&format!("  {number}. {}\n", name.in_language(self.speech)));
        }
        self.say(&menu)?;
        let read = |answer: &str| match answer.trim_end_matches('.').parse::<usize>() {
            Ok(number) => by_number(choices, number),
            Err(_) => read(answer),
        };
        let shown = Message::new(default.to_string(), default.to_string());
        self.with_default(&say!("Chọn số", "Number"), &shown, read)
    }

    fn ask<T>(
        &mut self,
        question: &Message,
        default: Option<&Message>,
        read: impl Fn(&str) -> Result<T, Stop>,
    ) -> Result<T, Stop> {
        self.begin()?;
        let mut prompt = question.in_language(self.speech).to_owned();
        if let Some(default) = default {
            prompt.push_str(&format!(" [{}]", default.in_language(self.speech)));
        }
        prompt.push_str(": ");
        loop {
            self.say(&prompt)?;
            match self.answer()? {
                Some(answer) => match read(answer.trim()) {
                    Ok(value) => return Ok(value),
                    Err(why) => self.say(&why.sentence(self.speech))?,
                },
                None => {
                    let garbled = say!(
                        "không đọc được chữ vừa gõ; hãy gõ lại",
                        "what was typed can't be read; type it again"
                    );
                    self.say(&format!("{}\n", garbled.in_language(self.speech)))?;
                }
            }
        }
    }

    /// How to answer, once.
    fn begin(&mut self) -> Result<(), Stop> {
        if std::mem::replace(&mut self.has_begun, true) {
            return Ok(());
        }
        let how = say!(
            "Gõ câu trả lời rồi nhấn Enter. Chỉ nhấn Enter là lấy điều ghi trong [ ]. Nhấn Ctrl-C để dừng, không tạo gì.\n",
            "Type an answer and press Enter. Enter alone takes what stands in [ ]. Ctrl-C stops and makes nothing.\n"
        );
        let how = format!("{}\n", how.in_language(self.speech));
        self.say(&how)
    }

    fn say(&mut self, text: &str) -> Result<(), Stop> {
        let said = self.output.write_all(text.as_bytes()).and_then(|()| self.output.flush());
        said.map_err(|_| ended())
    }

    /// A line as it was typed; none when it was no text.
    fn answer(&mut self) -> Result<Option<String>, Stop> {
        let mut line = Vec::new();
        match self.input.read_until(b'\n', &mut line) {
            Ok(0) => {
                // The next line of the terminal is not to begin behind the question.
                let _ = self.say("\n");
                Err(ended())
            }
            Ok(_) => Ok(String::from_utf8(line).ok()),
            Err(error) if error.kind() == io::ErrorKind::InvalidData => Ok(None),
            Err(_) => Err(ended()),
        }
    }
}

fn by_number<T: Copy>(choices: &[(T, Message)], number: usize) -> Result<T, Stop> {
    let choice = number.checked_sub(1).and_then(|at| choices.get(at));
    let last = choices.len();
    choice.map(|(value, _)| *value).ok_or_else(|| {
        Stop::usage(
            say!("không có số {number} trong danh sách", "there is no number {number} in the list"),
            say!("gõ một số từ 1 đến {last}", "type a number from 1 to {last}"),
        )
    })
}

fn ended() -> Stop {
    Stop::usage(
        say!("đã dừng giữa chừng; không tạo gì", "stopped half-way; nothing was made"),
        say!("chạy lại lệnh khi sẵn sàng", "run the command again when you are ready"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn even(answer: &str) -> Result<u8, Stop> {
        let wrong = || Stop::usage(say!("lẻ", "odd: {answer}"), say!("chẵn", "an even one"));
        answer.parse().ok().filter(|number| number % 2 == 0).ok_or_else(wrong)
    }

    fn said(typed: &[u8], talk: impl FnOnce(&mut Dialogue<'_>)) -> String {
        let (mut input, mut output) = (typed, Vec::new());
        talk(&mut Dialogue::new(&mut input, &mut output, Speech::En));
        String::from_utf8(output).unwrap()
    }

    #[test]
    fn a_wrong_answer_is_asked_for_again_with_the_reason() {
        let question = say!("Số", "Number");
        let text = said(b"3\n\xff\n 4 \r\n", |dialogue| {
            assert_eq!(dialogue.required(&question, even).unwrap(), 4);
        });
        assert!(text.contains("error: odd: 3\nhelp: an even one\n"), "{text}");
        assert!(text.contains("can't be read"), "{text}");
        assert_eq!(text.matches("Number: ").count(), 3, "{text}");
        assert_eq!(text.matches("press Enter").count(), 1, "{text}");
    }

    #[test]
    fn enter_takes_what_is_shown() {
        let question = say!("Số", "Number");
        let text = said(b"\n\n\n\n8\n", |dialogue| {
            assert_eq!(dialogue.optional(&question, even).unwrap(), None);
            assert_eq!(dialogue.with_default(&question, &say!("6", "6"), even).unwrap(), 6);
            let choices = [(2, say!("hai", "two")), (4, say!("bốn", "four"))];
            assert_eq!(dialogue.choose(&question, &choices, 2, even).unwrap(), 4);
            // Nothing stands in brackets here.
            assert_eq!(dialogue.required(&question, even).unwrap(), 8);
        });
        assert!(text.contains("Number [fill in later]: Number [6]: Number\n  1. two\n  2. four\n"));
    }

    #[test]
    fn a_choice_is_made_by_number_or_word() {
        let choices = [(2, say!("hai", "two")), (10, say!("mười", "ten"))];
        let word = |word: &str| match word {
            "ten" => Ok(10),
            other => even(other),
        };
        let question = say!("Loại", "Kind");
        let text = said(b"3\n0\nten\n2.\n", |dialogue| {
            assert_eq!(dialogue.choose(&question, &choices, 1, word).unwrap(), 10);
            assert_eq!(dialogue.choose(&question, &choices, 1, word).unwrap(), 10);
        });
        assert!(text.contains("no number 3") && text.contains("from 1 to 2"), "{text}");
    }

    #[test]
    fn an_end_of_input_is_an_end() {
        let text = said(b"3\n", |dialogue| {
            let stop = dialogue.required(&say!("Số", "Number"), even).unwrap_err();
            assert!(stop.message.vi.contains("không tạo gì"));
        });
        assert!(text.ends_with("Number: \n"), "{text}");
    }
}
