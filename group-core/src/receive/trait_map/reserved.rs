//! The getters of the reserved traits.

use std::borrow::Cow;

use group_spec::{AddressKey, Kind, ReservedTrait};

use super::{PATH, TraitMap, entries::Item};
use crate::{
    json::{
        node::{Json, Node},
        path::child,
    },
    receive::ReadError,
    traits::json_form::{self, Fit, expected},
    value::{CountValue, IsoDate, PostalAddress, Update},
};

impl TraitMap {
    /// The reserved trait `address`; parts that the spec does not know are passed over, and of two spellings of a part the
    /// first counts.
    ///
    /// # Errors
    ///
    /// If it is no object, or a part of it that counts is no string.
    pub fn address(&self) -> Result<Update<PostalAddress>, ReadError> {
        let Some(Item { name, value, .. }) = self.find(ReservedTrait::Address.name()) else { return Ok(Update::Keep) };
        let path = child(PATH, name);
        let parts = match json_form::object(value) {
            Ok(Update::Set(parts)) => parts,
            Ok(Update::Keep | Update::Clear) => return Ok(Update::Clear),
            Err(misfit) => return Err(ReadError::misfit(path, misfit, expected(Kind::Address))),
        };
        let (mut address, mut seen) = (PostalAddress::default(), Vec::new());
        for (name, part) in &parts {
            let Some(key) = AddressKey::find(name).filter(|key| !seen.contains(key)) else { continue };
            seen.push(key);
            let text = json_form::text(part.json());
            let text = text.map_err(|misfit| ReadError::misfit(child(&path, name), misfit, expected(Kind::Text)))?;
            *address.part_mut(key) = text.value().map(Cow::into_owned);
        }
        Ok(Update::Set(address))
    }

    /// The reserved trait `employees`: the number of people who work for the group, or text, such as `11-50`.
    ///
    /// # Errors
    ///
    /// If it is neither a whole number nor a string, or a number of more than 128 bits.
    pub fn employees(&self) -> Result<Update<CountValue<'_>>, ReadError> {
        self.reserved(ReservedTrait::Employees, json_form::count)
    }

    fn reserved<'a, T>(
        &'a self,
        reserved: ReservedTrait,
        read: impl FnOnce(Json<'a>) -> Fit<T>,
    ) -> Result<Update<T>, ReadError> {
        let Some(Item { name, value, .. }) = self.find(reserved.name()) else { return Ok(Update::Keep) };
        read(value.json()).map_err(|misfit| ReadError::misfit(child(PATH, name), misfit, expected(reserved.kind())))
    }
}

/// The getters of the others, which are text or a date, one row each.
macro_rules! getters {
    ($($getter:ident $Reserved:ident: $Value:ty = $read:ident, $name:literal, $description:literal;)*) => {
        impl TraitMap {
            $(
                #[doc = concat!("The reserved trait `", $name, "`: ", $description, ".")]
                ///
                /// # Errors
                ///
                /// If it is of another type.
                pub fn $getter(&self) -> Result<Update<$Value>, ReadError> {
                    self.reserved(ReservedTrait::$Reserved, json_form::$read)
                }
            )*
        }
    };
}

getters! {
    avatar Avatar: Cow<'_, str> = text, "avatar", "the URL of an image that stands for the group";
    created_at CreatedAt: IsoDate = date, "createdAt", "the date on which the group's account was created";
    description Description: Cow<'_, str> = text, "description", "a description of the group";
    email Email: Cow<'_, str> = text, "email", "the email address of the group";
    id Id: Cow<'_, str> = text, "id", "the unique ID of the group in the sender's database";
    industry Industry: Cow<'_, str> = text, "industry", "the industry that the group is part of";
    name Name: Cow<'_, str> = text, "name", "the name of the group";
    phone Phone: Cow<'_, str> = text, "phone", "the phone number of the group";
    plan Plan: Cow<'_, str> = text, "plan", "the plan that the group is on";
    website Website: Cow<'_, str> = text, "website", "the website of the group";
}
