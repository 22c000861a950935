// A batch with messages in it is not dropped without a word.

#![deny(unused_must_use)]

use group_core::{Batch, Group, Identity};

fn main() {
    let mut batch = Batch::new();
    let group = Group::new(Identity::user("97980cfea0067"), "0e8c78ea9d97a7b8185e8632", ()).unwrap();
    batch.push(group);
    batch.take();
    batch.into_body();
}
