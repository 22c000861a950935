use group_core::{Text, Update};

struct Seats(u32);

impl Text for Seats {
    fn text(&self) -> Update<u32> {
        Update::Set(self.0)
    }
}

fn main() {}
