// A local workspace and an archive keep dates as text.

use group_core::GroupTraits;

#[derive(GroupTraits)]
struct Workspace {
    name: String,
    created_at: String,
}

#[derive(serde::Serialize, GroupTraits)]
#[serde(rename_all = "camelCase")]
struct Organization {
    #[serde(rename = "__createdAt")]
    created_at: Option<String>,
    name: String,
}

fn main() {}
