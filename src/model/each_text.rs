//! A value in; each text of it that readers get to see, to be changed in place. Paths, addresses and facts are no texts.

use super::front::{
    Area, Contact, ContactKind, DayOrMonth, DocumentStatus, EventStatus, FrontFile, FrontImage,
    FrontNumber, Hours, Location, Need, Repeat, SloganGroup,
};
use super::kind::WrittenKind;
use crate::advice::Unwanted;
use crate::text::date::Moment;
use crate::yaml::Localized;

/// A value with texts in it.
pub trait EachText {
    /// Changes every text.
    fn each_text(&mut self, change: &mut dyn FnMut(&mut String));
}

impl EachText for String {
    fn each_text(&mut self, change: &mut dyn FnMut(&mut String)) {
        change(self);
    }
}

impl<T: EachText> EachText for Vec<T> {
    fn each_text(&mut self, change: &mut dyn FnMut(&mut String)) {
        self.iter_mut().for_each(|item| item.each_text(change));
    }
}

impl<T: EachText> EachText for Option<T> {
    fn each_text(&mut self, change: &mut dyn FnMut(&mut String)) {
        self.iter_mut().for_each(|item| item.each_text(change));
    }
}

impl EachText for serde_json::Value {
    fn each_text(&mut self, change: &mut dyn FnMut(&mut String)) {
        match self {
            serde_json::Value::String(text) => change(text),
            serde_json::Value::Array(items) => {
                items.iter_mut().for_each(|item| item.each_text(change));
            }
            serde_json::Value::Object(map) => {
                map.values_mut().for_each(|value| value.each_text(change));
            }
            _ => {}
        }
    }
}

impl EachText for Localized {
    fn each_text(&mut self, change: &mut dyn FnMut(&mut String)) {
        self.default.each_text(change);
        self.by_language.values_mut().for_each(change);
    }
}

/// Values that hold texts in some of their fields.
macro_rules! each_text {
    ($($of:ty { $($field:ident),* })*) => {$(
        impl EachText for $of {
            fn each_text(&mut self, _change: &mut dyn FnMut(&mut String)) {
                $(self.$field.each_text(_change);)*
            }
        }
    )*};
}

each_text! {
    FrontImage { alt, caption, credit }
    Location { name, address }
    SloganGroup { group, lines }
    FrontNumber { label }
    FrontFile { title }
    bool {}
    i64 {}
    Moment {}
    DayOrMonth {}
    WrittenKind {}
    jiff::civil::Date {}
    EventStatus {}
    DocumentStatus {}
    Repeat {}
    Need {}
    Unwanted {}
}

impl EachText for Area {
    fn each_text(&mut self, change: &mut dyn FnMut(&mut String)) {
        change(&mut self.text);
        for place in &mut self.places {
            change(&mut place.province);
            change(&mut place.commune);
        }
    }
}

impl EachText for Contact {
    fn each_text(&mut self, change: &mut dyn FnMut(&mut String)) {
        change(&mut self.note);
        if self.kind == ContactKind::Letter {
            change(&mut self.address);
        }
    }
}

impl EachText for Hours {
    fn each_text(&mut self, change: &mut dyn FnMut(&mut String)) {
        match self {
            Hours::Text(text) => change(text),
            Hours::Table(lines) => lines.iter_mut().for_each(|line| change(&mut line.days)),
            Hours::Always => {}
        }
    }
}
