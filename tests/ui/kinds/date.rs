use group_core::{Date, DateError, Update};

struct Unchecked(String);

impl Date for Unchecked {
    fn date(&self) -> Result<Update<String>, DateError> {
        Ok(Update::Set(self.0.clone()))
    }
}

fn main() {}
