// A tenant with an API key, an organization with a private key, a workspace with a client's secret.

use group_core::GroupTraits;

#[derive(serde::Serialize, GroupTraits)]
struct Tenant {
    id: String,
    api_key: String,
    #[serde(skip_serializing)]
    api_secret: String,
}

#[derive(GroupTraits)]
struct Organization {
    name: String,
    private_key: Option<String>,
    public_key: Option<String>,
}

#[derive(GroupTraits)]
struct Workspace {
    slack_oauth_client_secret: Option<String>,
}

fn main() {}
