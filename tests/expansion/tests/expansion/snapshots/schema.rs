/// A customer.
#[derive(GroupTraits)]
#[group(schema)]
struct Company<P> {
    /// As the customer writes it.
    name: String,
    plan: P,
    #[deprecated]
    seats: Option<u32>,
    #[group(display)]
    total_billed: u64,
    #[group(with = after_epoch)]
    created_at: u64,
    #[group(flatten)]
    contact: Contact,
}
