//! The reserved traits: one row per trait.

use crate::{
    names::{Names, Spelling},
    near::{self, Letters},
};

/// What the value of a reserved trait is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Text: a JSON string.
    Text,
    /// A calendar date or an instant: an ISO-8601 JSON string.
    Date,
    /// A whole number or text: a JSON number or string.
    Count,
    /// A postal address: a JSON object of [`AddressKey`](crate::AddressKey)s.
    Address,
}

macro_rules! reserved_traits {
    ($($variant:ident, $name:literal, $kind:ident, $description:literal;)*) => {
        /// A trait whose name the spec reserves for one meaning.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum ReservedTrait {
            $(#[doc = concat!("`", $name, "`: ", $description, ".")] $variant,)*
        }

        /// Every reserved trait, in the order of the spec.
        pub const RESERVED: [ReservedTrait; [$($name),*].len()] = [$(ReservedTrait::$variant),*];

        impl ReservedTrait {
            /// The spelling of the spec, which is the one on the wire: `createdAt`.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),* }
            }

            /// The reserved trait of exactly this name, in the spec's own spelling.
            #[must_use]
            #[inline]
            pub fn exact(name: &str) -> Option<Self> {
                match name { $($name => Some(Self::$variant),)* _ => None }
            }

            /// What its value is.
            #[must_use]
            pub const fn kind(self) -> Kind {
                match self { $(Self::$variant => Kind::$kind),* }
            }

            /// What it means, to follow "the spec reserves … for".
            #[must_use]
            pub const fn description(self) -> &'static str {
                match self { $(Self::$variant => $description),* }
            }
        }

        static LETTERS: [Letters; RESERVED.len()] = [$(Spelling::of($name).letters),*];

        static NAMES: Names<ReservedTrait, { RESERVED.len() }> = Names::new([$(($name, ReservedTrait::$variant)),*]);
    };
}

reserved_traits! {
    Address, "address", Address, "the postal address of the group";
    Avatar, "avatar", Text, "the URL of an image that stands for the group";
    CreatedAt, "createdAt", Date, "the date on which the group's account was created";
    Description, "description", Text, "a description of the group";
    Email, "email", Text, "the email address of the group";
    Employees, "employees", Count, "the number of people who work for the group";
    Id, "id", Text, "the unique ID of the group in your database";
    Industry, "industry", Text, "the industry that the group is part of";
    Name, "name", Text, "the name of the group";
    Phone, "phone", Text, "the phone number of the group";
    Website, "website", Text, "the website of the group";
    Plan, "plan", Text, "the plan that the group is on";
}

/// Names that no typo makes, although they are meant for a reserved trait.
static ALIASES: Names<ReservedTrait, 1> = Names::new([("created", ReservedTrait::CreatedAt)]);

/// Other names of the same, as products have them.
static OTHER_NAMES: Names<ReservedTrait, 35> = Names::new([
    ("about", ReservedTrait::Description),
    ("avatarUrl", ReservedTrait::Avatar),
    ("billingEmail", ReservedTrait::Email),
    ("bio", ReservedTrait::Description),
    ("companyId", ReservedTrait::Id),
    ("companyName", ReservedTrait::Name),
    ("companySize", ReservedTrait::Employees),
    ("contactEmail", ReservedTrait::Email),
    ("createdOn", ReservedTrait::CreatedAt),
    ("displayName", ReservedTrait::Name),
    ("domain", ReservedTrait::Website),
    ("emailAddress", ReservedTrait::Email),
    ("employeeCount", ReservedTrait::Employees),
    ("employeesCount", ReservedTrait::Employees),
    ("headcount", ReservedTrait::Employees),
    ("homepage", ReservedTrait::Website),
    ("icon", ReservedTrait::Avatar),
    ("imageUrl", ReservedTrait::Avatar),
    ("insertedAt", ReservedTrait::CreatedAt),
    ("logo", ReservedTrait::Avatar),
    ("logoUrl", ReservedTrait::Avatar),
    ("numEmployees", ReservedTrait::Employees),
    ("numberOfEmployees", ReservedTrait::Employees),
    ("orgId", ReservedTrait::Id),
    ("phoneNumber", ReservedTrait::Phone),
    ("planName", ReservedTrait::Plan),
    ("sector", ReservedTrait::Industry),
    ("signupDate", ReservedTrait::CreatedAt),
    ("subscriptionPlan", ReservedTrait::Plan),
    ("telephone", ReservedTrait::Phone),
    ("tier", ReservedTrait::Plan),
    ("title", ReservedTrait::Name),
    ("url", ReservedTrait::Website),
    ("uuid", ReservedTrait::Id),
    ("websiteUrl", ReservedTrait::Website),
]);

/// Words of their own, although one edit away from a reserved name.
const WORDS: [&str; 4] = ["employers", "gmail", "iphone", "mail"];

impl ReservedTrait {
    /// The reserved trait that `name` is a spelling of.
    ///
    /// ```
    /// use group_spec::ReservedTrait;
    ///
    /// assert_eq!(ReservedTrait::find("created_at"), Some(ReservedTrait::CreatedAt));
    /// assert_eq!(ReservedTrait::find("created_by"), None);
    /// ```
    #[must_use]
    pub fn find(name: &str) -> Option<Self> {
        Spelling::of(name).reserved()
    }

    /// The same as [`find`](Self::find), where the [`folded_hash`](crate::folded_hash) of the name is known.
    #[must_use]
    pub fn find_hashed(name: &str, hash: u32) -> Option<Self> {
        NAMES.find_hashed(name, hash)
    }

    /// The reserved trait that `name` is probably meant to be, although it is spelled otherwise.
    ///
    /// That is one edit or transposition away from a reserved name of five letters or more, and
    /// `created`. A plural, a number at the end, one word more and a few words that are near a
    /// reserved name by chance, like `gmail`, are no typo.
    ///
    /// ```
    /// use group_spec::ReservedTrait;
    ///
    /// assert_eq!(ReservedTrait::near("employes"), Some(ReservedTrait::Employees));
    /// assert_eq!(ReservedTrait::near("emails"), None);
    /// ```
    #[must_use]
    pub fn near(name: &str) -> Option<Self> {
        Spelling::of(name).near_reserved()
    }

    /// The reserved trait that receivers would look for, where a product has this other name for it: `logo_url` for
    /// `avatar`. No spelling and no typo is one, and neither is any name that is not listed: such a trait is custom.
    ///
    /// ```
    /// use group_spec::ReservedTrait;
    ///
    /// assert_eq!(ReservedTrait::by_other_name("logo_url"), Some(ReservedTrait::Avatar));
    /// assert_eq!(ReservedTrait::by_other_name("size"), None);
    /// ```
    #[must_use]
    pub fn by_other_name(name: &str) -> Option<Self> {
        Spelling::of(name).other_name_of()
    }
}

impl Spelling<'_> {
    /// The reserved trait that it is a spelling of, as [`ReservedTrait::find`].
    #[must_use]
    #[inline]
    pub fn reserved(self) -> Option<ReservedTrait> {
        NAMES.find(self)
    }

    /// The reserved trait that it is probably meant to be, as [`ReservedTrait::near`].
    #[must_use]
    pub fn near_reserved(self) -> Option<ReservedTrait> {
        let near = ALIASES.find(self).or_else(|| self.typo_of())?;
        (self.reserved().is_none() && !near::is_word(self.name, &WORDS)).then_some(near)
    }

    fn typo_of(self) -> Option<ReservedTrait> {
        if !self.letters.may_be_near_any(&LETTERS) {
            return None;
        }
        let may_be_near = |reserved: ReservedTrait| self.letters.may_be_near(LETTERS[reserved as usize]);
        RESERVED.into_iter().find(|reserved| may_be_near(*reserved) && near::is_near(self.name, reserved.name()))
    }

    /// The reserved trait that it is another name of, as [`ReservedTrait::by_other_name`].
    #[must_use]
    #[inline]
    pub fn other_name_of(self) -> Option<ReservedTrait> {
        OTHER_NAMES.find(self)
    }
}
