//! The traits of a message.

use group_spec::{ADDRESS_KEYS, AddressKey, Kind, RESERVED, ReservedTrait, Spelling};

use super::{
    Rule, Severity,
    judge::{Form, Judge, Place},
    seen::{Sameness, Seen},
};
use crate::json::{node::Name, path::Key, scanner::NotJson, token::Token};

const PLACE: Place<'_> = Place::field("traits");

/// What is known of the traits when the message ends.
#[derive(Default)]
pub(super) struct Traits<'a> {
    count: usize,
    /// The first spelling of each reserved trait that is there, by its place in the spec.
    reserved: [Option<Name<'a>>; RESERVED.len()],
    /// The first custom trait with another name of each reserved one, in the order of the text.
    other_names: [Option<(ReservedTrait, Name<'a>)>; RESERVED.len()],
    /// The part of an address whose name means other things too.
    state: Option<Name<'a>>,
    has_other_parts: bool,
    group_id: Option<Name<'a>>,
}

impl<'a> Traits<'a> {
    pub(super) fn is_empty(&self) -> bool {
        self.count == 0
    }

    fn add_other_name(&mut self, reserved: ReservedTrait, name: Name<'a>) {
        let is_known = |place: &Option<(ReservedTrait, _)>| place.as_ref().is_none_or(|(other, _)| *other == reserved);
        if let Some(place) = self.other_names.iter_mut().find(|place| is_known(place)) {
            place.get_or_insert((reserved, name));
        }
    }
}

impl<'a> Judge<'a> {
    pub(super) fn traits(&mut self, traits: &mut Traits<'a>) -> Result<(), NotJson> {
        let mut seen = Seen::new(self.scanner.json(), Sameness::Folded);
        while let Some(key) = self.scanner.key()? {
            traits.count += 1;
            let name = key.into_name();
            let place = &Place::In(&PLACE, &name);
            if group_spec::is_blank(&name) {
                self.say(Severity::Error, Rule::Blank, place, "blank, and a trait needs a name");
                self.anything(place)?;
                continue;
            }
            if name.is_broken() {
                let sentence = "half of a surrogate pair, and a trait needs a name that is text";
                self.say(Severity::Error, Rule::BrokenName, place, sentence);
                self.scanner.take_oddities();
            }
            if let Some(reserved) = ReservedTrait::exact(&name) {
                self.reserved(place, &name, reserved, traits)?;
                continue;
            }
            let spelling = Spelling::of(&name);
            if let Some(reserved) = spelling.reserved() {
                self.say_spelling(place, "reserved trait", reserved.name());
                self.reserved(place, &name, reserved, traits)?;
                continue;
            }
            if let Some(first) = seen.add(&name, spelling.hash(), self.scanner.text_place().start) {
                self.say_same(place, &name, &first, "trait");
            }
            self.custom(place, &name, spelling, traits)?;
        }
        Ok(())
    }

    fn reserved(
        &mut self,
        place: &Place<'_>,
        name: &Name<'a>,
        reserved: ReservedTrait,
        traits: &mut Traits<'a>,
    ) -> Result<(), NotJson> {
        match &mut traits.reserved[reserved as usize] {
            Some(first) => self.say_same(place, name, first, "trait"),
            first => *first = Some(name.clone()),
        }
        if self.scanner.next_is_null() {
            return self.anything(place);
        }
        match self.fits(place, Form::Of(reserved.kind()), Severity::Error)? {
            Some(Token::Object) if reserved.kind() == Kind::Address => self.address(place),
            Some(token) => self.rest(place, token),
            None => Ok(()),
        }
    }

    fn address(&mut self, address: &Place<'_>) -> Result<(), NotJson> {
        let mut seen = [const { None::<Name<'a>> }; ADDRESS_KEYS.len()];
        while let Some(key) = self.scanner.key()? {
            let name = key.into_name();
            let place = &Place::In(address, &name);
            let Some(key) = AddressKey::find(&name) else {
                self.say(Severity::Warning, Rule::UnknownAddressKey, place, unknown_key(&name));
                self.anything(place)?;
                continue;
            };
            if *name != *key.name() {
                self.say_spelling(place, "key", key.name());
            }
            match &mut seen[key as usize] {
                Some(first) => self.say_same(place, &name, first, "part of the address"),
                first => *first = Some(name.clone()),
            }
            if self.scanner.next_is_null() {
                self.anything(place)?;
            } else if let Some(token) = self.fits(place, Form::Of(Kind::Text), Severity::Warning)? {
                self.rest(place, token)?;
            }
        }
        Ok(())
    }

    fn custom(
        &mut self,
        place: &Place<'_>,
        name: &Name<'a>,
        spelling: Spelling<'_>,
        traits: &mut Traits<'a>,
    ) -> Result<(), NotJson> {
        if let Some(near) = spelling.near_reserved() {
            let sentence = ["looks like a misspelling of the reserved trait `", near.name(), "`"].concat();
            self.say(Severity::Warning, Rule::NearMiss, place, sentence);
        }
        match spelling.address_key() {
            Some(AddressKey::State) => drop(traits.state.get_or_insert_with(|| name.clone())),
            Some(part) => {
                traits.has_other_parts = true;
                self.say_misplaced(place, part_outside(part));
            }
            None => {}
        }
        self.anything(place)?;
        if let Some(reserved) = spelling.other_name_of() {
            traits.add_other_name(reserved, name.clone());
        } else if group_spec::same_name(name, "groupId") {
            traits.group_id.get_or_insert_with(|| name.clone());
        }
        Ok(())
    }

    /// What only the end of the message shows of its traits.
    pub(super) fn traits_end(&mut self, traits: &Traits<'a>, has_group_id: bool) {
        if let Some(name) = traits.state.as_ref().filter(|_| traits.has_other_parts) {
            self.say_misplaced(&Place::In(&PLACE, name), part_outside(AddressKey::State));
        }
        if let Some(name) = traits.group_id.as_ref().filter(|_| !has_group_id) {
            let sentence = "found the group ID among the traits, and the spec expects it as the field `groupId`";
            self.say_misplaced(&Place::In(&PLACE, name), sentence);
        }
        for (reserved, name) in traits.other_names.iter().flatten() {
            if traits.reserved[*reserved as usize].is_none() {
                let sentence =
                    ["a custom trait; receivers look for the reserved trait `", reserved.name(), "`"].concat();
                self.say(Severity::Hint, Rule::OtherName, &Place::In(&PLACE, name), sentence);
            }
        }
    }

    fn say_spelling(&mut self, place: &Place<'_>, what: &str, spelling: &str) {
        let sentence = ["the spec spells this ", what, " `", spelling, "`"].concat();
        self.say(Severity::Warning, Rule::OtherSpelling, place, sentence);
    }

    /// A name that is the same as an earlier one.
    fn say_same(&mut self, place: &Place<'_>, name: &Name<'_>, first: &Name<'_>, what: &str) {
        if name == first {
            return self.say_repeated(place);
        }
        let sentence = format!("found the same {what} as {}, and the spec knows one of each", Key(first));
        self.say(Severity::Error, Rule::Repeated, place, sentence);
    }
}

fn part_outside(part: AddressKey) -> String {
    ["found a part of an address among the traits, and the spec expects it as `address.", part.name(), "`"].concat()
}

fn unknown_key(key: &str) -> String {
    let expected = match AddressKey::near(key) {
        Some(near) => ["the spec calls it `", near.name(), "`"].concat(),
        None => {
            let keys = ADDRESS_KEYS.map(|key| format!("`{}`", key.name()));
            format!("the spec expects {}", keys.join(", "))
        }
    };
    ["found a key that is no part of an address: ", &expected].concat()
}
