// The date setters take what `createdAt` takes.
use group_core::{Group, Identity};

fn main() {
    let group = Group::new(Identity::user("97980cfea0067"), "0e8c78ea9d97a7b8185e8632", ()).unwrap();
    let _ = group.timestamp("2015-02-23T22:28:55.111Z").sent_at(1424730535).received_at(None::<String>);
}
