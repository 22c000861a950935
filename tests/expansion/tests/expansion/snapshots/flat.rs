#[derive(GroupTraits)]
struct Company {
    name: String,
    industry: Option<String>,
    employees: u32,
    plan: Plan,
    created_at: jiff::Timestamp,
    #[group(rename = "total billed")]
    total_billed: u64,
    #[group(skip)]
    password_hash: String,
}
