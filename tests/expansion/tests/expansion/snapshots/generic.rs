#[derive(GroupTraits)]
#[group(crate = "crate::vendored::group_core", rename_all = "camelCase")]
struct Company<'a, T, C = ()>
where
    T: Clone,
{
    #[group(group_id)]
    key: &'a T,
    name: Option<T>,
    #[group(display)]
    email: Option<T>,
    #[group(with = Site::url)]
    website: Site,
    seats_used: Vec<T>,
    #[group(flatten)]
    contact: C,
    #[group(flatten)]
    more: &'a BTreeMap<String, u8>,
}

#[derive(GroupTraits)]
struct Branch<'a> {
    name: &'a str,
    #[allow(deprecated)]
    #[group(flatten)]
    contact: Option<Contact<'a>>,
}
