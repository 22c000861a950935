use group_core::{Count, Update};

struct Share(f64);

impl Count for Share {
    fn count(&self) -> Update<f64> {
        Update::Set(self.0)
    }
}

fn main() {}
