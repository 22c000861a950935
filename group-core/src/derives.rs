//! The derive macros with the documentation that needs this crate. What `group-derive` says of them
//! follows under the last heading, and is what an editor shows.

/// Makes a struct with named fields a [`GroupTraits`](trait@crate::GroupTraits) type.
///
/// Every field is a trait under the field's name. A field whose name is a spelling of a [reserved
/// trait](crate::reserved) (`created_at`, `CreatedAt` and `createdAt` are the same) must be of that trait's type and goes out
/// under the spec's own spelling. Any other field is a custom trait: it is of any type that implements `serde::Serialize`, and goes
/// out under its own name. What is absent is left out.
///
/// ```
/// use group_core::{GroupTraits, PostalAddress};
///
/// #[derive(GroupTraits)]
/// #[group(rename_all = "camelCase")]
/// struct Company {
///     name: String,
///     address: PostalAddress,
///     id: u64,
///     seats_used: u32,
///     #[group(rename = "total billed")]
///     billed: u64,
///     #[group(with = domain)]
///     website: Site,
///     #[group(flatten)]
///     contact: Option<Contact>,
///     #[group(skip)]
///     password_hash: String,
/// }
///
/// struct Site {
///     host: String,
/// }
///
/// fn domain(site: &Site) -> String {
///     format!("https://{}", site.host)
/// }
///
/// #[derive(GroupTraits)]
/// struct Contact {
///     email: String,
/// }
///
/// let company = Company {
///     name: "Initech".into(),
///     address: PostalAddress::default(), // without any part, so that it is left out
///     id: 7,
///     seats_used: 12,
///     billed: 830,
///     website: Site { host: "initech.com".into() },
///     contact: Some(Contact { email: "sales@initech.com".into() }),
///     password_hash: "secret".into(),
/// };
/// # let _ = &company.password_hash;
/// assert_eq!(
///     group_core::to_json(&company)?,
///     concat!(
///         r#"{"name":"Initech","id":"7","seatsUsed":12,"total billed":830,"#,
///         r#""website":"https://initech.com","email":"sales@initech.com"}"#,
///     ),
/// );
/// # Ok::<(), group_core::WriteError>(())
/// ```
///
/// What each attribute does stands in the [tables at the end](#attributes).
///
/// # What is checked
///
/// While your crate compiles, each mistake is one error at its place; the [errors](crate::_errors) are all explained:
///
/// - a reserved trait of the wrong type;
/// - a name that looks like a misspelling of a reserved trait, such as `employes`;
/// - one trait under two spellings, in one struct or across `flatten`. In a generic struct, what a type parameter brings is
///   checked where the parameter is known, so by `cargo build` and not by `cargo check`;
/// - a struct that is flattened into itself; through another struct, it is the compiler that speaks of a cycle;
/// - a type that serde cannot serialize;
/// - a secret by its name, until `skip`, `custom`, `rename` or `with` says what is meant, or serde leaves it out or writes it by a
///   function: a name that ends in `password` or `secret`, or in a key, a token or a hash of a list (`stripe_api_key`,
///   `password_hash`), and does not begin as a question (`has_api_key`). A `bool` is no secret.
///
/// # With serde
///
/// A trait goes out as serde would write it (but `None` is left out), under the spec's names, and `#[group(…)]` has the last word. It
/// makes no difference whether the struct derives `Serialize` or only `Deserialize`.
///
/// | attribute of serde | what it does here, for [`GroupTraits`], [`Address`](derive@Address) and [`Text`](derive@Text) |
/// |---|---|
/// | `rename`, `rename(serialize = …)` | names the trait, key or text, if there is no `rename` of ours. A name that is a spelling of a reserved trait still goes out as the spec spells it |
/// | `rename_all`, `rename_all(serialize = …)` | names the rest, if there is no `rename_all` of ours |
/// | `skip`, `skip_serializing` | leaves the field out; in a `Text` enum, the trait is absent for that variant. Our `rename`, `flatten`, `group_id` or `address` beside it brings the field back; another word of ours is an error |
/// | `skip_serializing_if` | is asked with the field as it is; not for the group ID |
/// | `flatten` | is our `flatten`, unless `rename`, `group_id`, `address` or `skip` of ours stands beside it. A map brings its keys: one that is a trait of the struct already, or a reserved name with another form, is an error when it is written |
/// | `serialize_with`, `with` | writes a custom trait, unless `with`, `display`, `date` or `rename` of ours stands beside it: `#[group(rename = "tax")]` sends the value itself. A date does without it, as the spec fixes its form. On another reserved trait, a part of an address, the group ID, a flattened field, the field of a newtype or an `other` variant it is an error until a word of ours says what is sent |
/// | `bound`, `bound(serialize = …)` | its predicates are added to ours, but for those that name the lifetime `'de` |
/// | `into` | on a `Text` enum and on a newtype: the value is cloned and converted, as serde does it. On a struct of traits or an address it is an error |
/// | `tag`, `content`, `untagged`, `transparent`, `remote` | an error that says what to do instead; a newtype is what it holds. `untagged` on a variant with one text field is our `other` |
/// | `default`, `alias`, `deserialize_with`, `skip_deserializing`, `borrow`, `crate`, `from`, `try_from`, `deny_unknown_fields`, `expecting`, `other`, `getter`, `rename_all_fields`, `variant_identifier`, `field_identifier` | nothing |
///
/// An attribute that turns into one of serde's, such as `#[serde_as]` of `serde_with`, must stand above the derive. Under
/// `cfg_attr(feature = "…", serde(…))`, the payload depends on that feature. A value that contains others is serialized by its own
/// `Serialize`, with all of serde's attributes in it.
///
/// # With other derives
///
/// The attribute is called `group`, like one of `clap`: a type with `clap::Args` and `GroupTraits` cannot have
/// `#[group(…)]` on its fields, nor clap's own on itself.
///
/// # Attributes
pub use group_derive::GroupTraits;

/// Makes a struct with named fields an [`Address`](trait@crate::Address).
///
/// Every field is one of the spec's keys `city`, `country`, `postalCode`, `state` and `street`, in any spelling, and its value
/// is [`Text`](trait@crate::Text). Any other field is an error until it is renamed or skipped.
///
/// ```
/// use group_core::{Address, GroupTraits};
///
/// #[derive(Address)]
/// struct Office {
///     street: String,
///     #[group(display)]
///     postal_code: u32,
///     #[group(rename = "street", append)]
///     line2: String,
///     #[group(rename = "city")]
///     town: Option<String>,
///     #[group(skip)]
///     floor: u8,
/// }
///
/// #[derive(GroupTraits)]
/// struct Company {
///     address: Office,
/// }
///
/// # let company = Company {
/// #     address: Office {
/// #         street: "4120 Freidrich Ln".into(),
/// #         postal_code: 78744,
/// #         line2: "Suite 2".into(),
/// #         town: None,
/// #         floor: 2,
/// #     },
/// # };
/// # let _ = company.address.floor;
/// assert_eq!(
///     group_core::to_json(&company)?,
///     r#"{"address":{"postalCode":"78744","street":"4120 Freidrich Ln, Suite 2"}}"#,
/// );
/// # Ok::<(), group_core::WriteError>(())
/// ```
///
/// serde's attributes do what they do for [`GroupTraits`](derive@GroupTraits#with-serde).
///
/// # Attributes
pub use group_derive::Address;

/// Makes an enum of unit variants, or a struct with one field that is text, a [`Text`](trait@crate::Text) type.
///
/// A variant is sent under its name, after `rename_all`, or under the one in `#[group(rename = "…")]`; where there is none, under
/// that of serde's attributes. Two variants with the same text are an error, and one that is skipped is absent. The type is a
/// [`Count`](trait@crate::Count) as well, since `employees` takes text, and fits the reserved trait `id`.
///
/// ```
/// use group_core::{Text, Update};
///
/// #[derive(Text)]
/// #[group(rename_all = "snake_case")]
/// enum Plan {
///     FreeTrial,
///     #[group(rename = "enterprise-2024")]
///     Enterprise,
///     #[group(other)]
///     Custom(String),
/// }
///
/// #[derive(Text)]
/// struct Phone(String);
///
/// assert_eq!(Plan::FreeTrial.text(), Update::Set("free_trial".into()));
/// assert_eq!(Plan::Enterprise.text(), Update::Set("enterprise-2024".into()));
/// assert_eq!(Plan::Custom("Gold".into()).text(), Update::Set("Gold".into()));
/// assert_eq!(Phone("+49 30 1234".into()).text(), Update::Set("+49 30 1234".into()));
/// ```
///
/// serde's attributes do what they do for [`GroupTraits`](derive@GroupTraits#with-serde). For an ID, derive [`Id`](derive@Id)
/// instead.
///
/// # Attributes
pub use group_derive::Text;

/// Makes a struct with one field that is a [`Count`](trait@crate::Count) one itself.
///
/// ```
/// use group_core::{Count, Update};
///
/// #[derive(Count)]
/// struct Headcount(u32);
///
/// assert_eq!(Headcount(329).count(), Update::Set(329.into()));
/// ```
///
/// # Attributes
pub use group_derive::Count;

/// Makes a struct with one field that is a [`Date`](trait@crate::Date) one itself.
///
/// ```
/// use group_core::{Date, DateValue, IsoDate, Update};
///
/// #[derive(Date)]
/// struct Founded(IsoDate);
///
/// let founded = Founded(IsoDate::parse("1999-02-19").unwrap());
/// assert_eq!(founded.date().unwrap(), Update::Set(DateValue::from(&founded.0)));
/// ```
///
/// # Attributes
pub use group_derive::Date;

/// Makes a struct with one field that is an [`Id`](trait@crate::Id) one itself, so that it is a group ID, a user ID or an anonymous ID,
/// and fits the reserved trait `id`.
///
/// ```
/// use group_core::{Group, GroupTraits, Id, Identity};
///
/// #[derive(Id)]
/// struct CompanyId(u64);
///
/// #[derive(GroupTraits)]
/// struct Company {
///     #[group(group_id)]
///     key: CompanyId,
///     name: String,
/// }
///
/// let company = Company { key: CompanyId(7), name: "Initech".into() };
/// let group = Group::of(Identity::user(1), &company)?;
/// assert_eq!(group.get_group_id(), "7");
/// # Ok::<(), group_core::GroupError>(())
/// ```
///
/// A type derives either this or [`Text`](derive@Text), which fits the trait `id` as well, and is no group ID and no user ID.
///
/// # Attributes
pub use group_derive::Id;
