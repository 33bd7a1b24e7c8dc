//! The configuration in; each text of it that readers get to see, to be changed in place.

use super::Config;
use crate::model::each_text::EachText;

impl EachText for Config {
    fn each_text(&mut self, change: &mut dyn FnMut(&mut String)) {
        self.title.each_text(change);
        self.description.each_text(change);
        if let Some(organization) = &mut self.organization {
            organization.name.each_text(change);
            organization.address.each_text(change);
        }
        for topic in &mut self.topics {
            topic.title.each_text(change);
        }
        for entry in &mut self.menu {
            entry.title.each_text(change);
        }
        self.quick_exit.title.each_text(change);
        self.theme_options.values_mut().for_each(|value| value.each_text(change));
        self.extra.each_text(change);
    }
}
