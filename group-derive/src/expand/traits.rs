use group_spec::ReservedTrait;
use proc_macro2::{Literal, TokenStream};
use quote::{quote, quote_spanned};
use syn::{ExprPath, spanned::Spanned};

use super::{
    Sent, address::address_value, at_name, borrowed, borrowed_at, displayed_id, generated, ident, implementation,
    name_of, on_outcome, predicate, preparation, schema, skip_if,
};
use crate::{
    checked::{Entry, GroupId, GroupTraits, Meaning, Part, Subject, Value, Via},
    generics::Predicate,
    look,
    name::json_key,
    parameters::is_generic,
};

/// From
///
/// ```ignore
/// struct Company {
///     name: String,
///     seats: Option<u32>,
///     #[group(flatten)]
///     contact: Contact,
/// }
/// ```
///
/// it writes
///
/// ```ignore
/// impl __group::GroupTraits for Company {
///     const __SHAPE: &'static __group::Shape = &__group::Shape {
///         names: &["name", "seats"],
///         flattened: &[__group::Flattened { field: "contact", shape: __group::ShapeOf::<Contact>::SHAPE }],
///     };
///
///     fn __write(&self, __group_sink: &mut impl __group::Sink) {
///         <String as __group::reserved::Name>::write(&self.name, __group_sink);
///         <Option<u32> as __group::CustomTrait>::write_as(
///             &self.seats,
///             &__group::Key { name: "seats", json: ",\"seats\":" },
///             __group_sink,
///         );
///         <Contact as __group::Flatten>::write_flattened(&self.contact, __group_sink);
///     }
/// }
/// const _: () = __group::check_flattened(<Company as __group::GroupTraits>::__SHAPE, 0);
/// ```
pub(crate) fn group_traits(group_traits: &GroupTraits<'_>) -> TokenStream {
    let GroupTraits { subject, entries, group_id, schema } = group_traits;
    let mut output = Output::default();
    for entry in entries {
        match entry {
            Entry::Trait { name, meaning, value, .. } => output.add_trait(subject, name, meaning, value),
            Entry::Address { parts } => output.add_address(subject, parts),
            Entry::Flattened { field, value } => output.add_flattened(subject, field, value),
        }
    }
    let traits = output.finish(subject);
    let has_group_id = has_group_id(subject, group_id);
    let schema = schema.as_ref().map(|said| schema::describe_traits(subject, entries, said));
    quote!(#traits #has_group_id #schema)
}

#[derive(Default)]
struct Output {
    names: Vec<String>,
    flattened: Vec<TokenStream>,
    statements: Vec<TokenStream>,
    predicates: Vec<Predicate>,
    /// Implementations for fields that a function of serde writes.
    serializers: Vec<TokenStream>,
    /// Calls that fail to compile where a flattened type brings a name that is there already.
    flatten_checks: Vec<TokenStream>,
}

impl Output {
    fn add_trait(&mut self, subject: &Subject<'_>, name: &String, meaning: &Meaning, value: &Value<'_>) {
        let bound = match (meaning, &value.via) {
            (meaning, Via::With(_)) => returned(meaning),
            (Meaning::Reserved(reserved), _) => marker(*reserved, value),
            (Meaning::Custom, _) => quote!(__group::CustomTrait),
            (Meaning::CustomDate, _) => quote!(__group::CustomDate),
        };
        let is_canonical = matches!(meaning, Meaning::Reserved(reserved) if reserved.name() == name);
        let write = |ty: TokenStream, value: TokenStream| {
            if is_canonical {
                quote!(<#ty as #bound>::write(#value, __group_sink))
            } else {
                let json = json_key(name);
                quote!(<#ty as #bound>::write_as(#value, &__group::Key { name: #name, json: #json }, __group_sink))
            }
        };
        let call = match &value.via {
            Via::With(path) => {
                let sent = write(quote_spanned!(name_of(path)=> _), quote!(&__group_value));
                on_outcome(path, subject, value, &sent, &quote!(__group::fail(__group_sink, #name, __group_error)))
            }
            Via::Serialize(path) => {
                let index = self.add_serializer(path, subject, value);
                write(quote!(__group::FieldOf<'_, Self, #index>), quote!(&__group::FieldOf(self)))
            }
            Via::Itself | Via::Display => {
                let Sent { ty, value, predicates, .. } = Sent::new(subject, value, &bound, &bound);
                self.predicates.extend(predicates);
                write(ty, value)
            }
        };
        self.add_statement(subject, value, &call);
        self.names.push(name.clone());
    }

    /// A function that takes a serializer is generic in that, so that only a trait can pass it on.
    fn add_serializer(&mut self, path: &ExprPath, subject: &Subject<'_>, value: &Value<'_>) -> Literal {
        let index = Literal::usize_unsuffixed(self.serializers.len());
        let place = at_name(path);
        let argument = borrowed_at(place, subject, value);
        let call = quote_spanned!(place=> #path(#argument, __group_serializer));
        let body = quote! {
            fn serialize_field<__GroupSerializer: __group::Serializer>(
                &self,
                __group_serializer: __GroupSerializer,
            ) -> __group::Result<__GroupSerializer::Ok, __GroupSerializer::Error> {
                #call
            }
        };
        self.serializers.push(implementation(subject, &quote!(__group::SerializeField<#index>), &[], &body));
        index
    }

    fn add_address(&mut self, subject: &Subject<'_>, parts: &[Part<'_>]) {
        let (preparations, address) = address_value(subject, parts, &mut self.predicates, |value, bound, key| {
            let returned = quote!(__group::returned::Text);
            let Via::With(path) = &value.via else {
                let sent = Sent::new(subject, value, bound, &returned);
                return (sent.call(&quote!(sent_text)), sent.predicates);
            };
            let (ty, name) = (quote_spanned!(name_of(path)=> _), format!("address.{}", key.name()));
            let sent = quote!(__group::IntoOwned::into_owned(<#ty as #returned>::sent_text(&__group_value)));
            let failed = quote!({
                __group::fail(__group_sink, #name, __group_error);
                __group::Update::Keep
            });
            (on_outcome(path, subject, value, &sent, &failed), Vec::new())
        });
        self.statements.push(quote! {
            #preparations
            <__group::AddressValue<'_> as __group::reserved::Address>::write(&#address, __group_sink);
        });
        self.names.push(ReservedTrait::Address.name().to_owned());
    }

    fn add_flattened(&mut self, subject: &Subject<'_>, field: &String, value: &Value<'_>) {
        let (ty, borrowed) = (value.ty, borrowed(subject, value));
        self.add_statement(
            subject,
            value,
            &quote!(<#ty as __group::Flatten>::write_flattened(#borrowed, __group_sink)),
        );
        self.predicates.extend(predicate(subject.generics, ty, &quote!(__group::GroupTraits)));

        let index = Literal::usize_unsuffixed(self.flattened.len());
        self.flattened.push(quote! {
            __group::Flattened { field: #field, shape: __group::ShapeOf::<#ty>::SHAPE }
        });
        let item = if is_generic(subject.generics) { quote!(Self) } else { with_elided_lifetimes(subject) };
        let shape = quote!(<#item as __group::GroupTraits>::__SHAPE);
        // The user's own place, so that the compiler speaks of no macro when the call panics.
        self.flatten_checks.push(quote_spanned!(value.member.span()=> __group::check_flattened(#shape, #index)));
    }

    fn add_statement(&mut self, subject: &Subject<'_>, value: &Value<'_>, call: &TokenStream) {
        let preparation = preparation(subject, value);
        self.statements.push(match skip_if(subject, value) {
            Some(is_skipped) => quote!(#preparation if !#is_skipped { #call }),
            None => quote!(#preparation #call;),
        });
    }

    fn finish(self, subject: &Subject<'_>) -> TokenStream {
        let Self { names, flattened, statements, predicates, serializers, flatten_checks } = self;
        let in_scope = (!flattened.is_empty()).then(|| {
            quote!(
                use __group::NoShape as _;
            )
        });
        // What depends on a parameter can only be known where the parameter is.
        let (inner_checks, outer_checks) = if is_generic(subject.generics) {
            (quote!(#(const { #flatten_checks };)*), TokenStream::new())
        } else {
            (TokenStream::new(), quote!(#(const _: () = #flatten_checks;)*))
        };
        let body = quote! {
            const __SHAPE: &'static __group::Shape = &__group::Shape {
                names: &[#(#names),*],
                flattened: &[#(#flattened),*],
            };

            fn __write(&self, __group_sink: &mut impl __group::Sink) {
                #inner_checks
                #(#statements)*
            }
        };
        let implementation = implementation(subject, &quote!(__group::GroupTraits), &predicates, &body);
        quote!(#in_scope #implementation #(#serializers)* #outer_checks)
    }
}

/// The bound on the value of a reserved trait.
fn marker(reserved: ReservedTrait, value: &Value<'_>) -> TokenStream {
    let plain = format!("{reserved:?}");
    let marker = if matches!(value.via, Via::Itself) { look::marker(reserved, value.ty) } else { plain.clone() };
    let is_plain = marker == plain;
    let marker = ident(&marker);
    if is_plain { quote!(__group::reserved::#marker) } else { quote!(__group::fitting::#marker) }
}

/// The bound on what a function returns.
fn returned(meaning: &Meaning) -> TokenStream {
    match meaning {
        Meaning::Reserved(reserved) => {
            let marker = ident(&format!("{reserved:?}"));
            quote!(__group::reserved::returned::#marker)
        }
        Meaning::Custom => quote!(__group::returned::Custom),
        Meaning::CustomDate => quote!(__group::returned::Date),
    }
}

/// The item as a type where none of its parameters is in scope.
fn with_elided_lifetimes(subject: &Subject<'_>) -> TokenStream {
    let ident = generated(subject.ident);
    let lifetimes: Vec<_> = subject.generics.lifetimes().map(|_| quote!('_)).collect();
    if lifetimes.is_empty() { quote!(#ident) } else { quote!(#ident<#(#lifetimes),*>) }
}

fn has_group_id(subject: &Subject<'_>, group_id: &GroupId<'_>) -> TokenStream {
    let bound = quote!(__group::GroupId);
    let (body, mut predicates) = match group_id {
        GroupId::None => return TokenStream::new(),
        GroupId::Unreadable => (quote!(__group::Cow::Borrowed("")), Vec::new()),
        GroupId::Field(value) => {
            let preparation = preparation(subject, value);
            let (id, predicates) = if matches!(value.via, Via::Display) {
                // An `Option` has a text to send, and is no ID.
                displayed_id(subject, value)
            } else {
                let sent = Sent::new(subject, value, &bound, &quote!(__group::returned::Id));
                (sent.call(&quote!(sent_id)), sent.predicates)
            };
            (quote!(#preparation #id), predicates)
        }
    };
    if is_generic(subject.generics) {
        predicates.push(Predicate::bound(quote!(Self: __group::GroupTraits)));
    }
    let body = quote! {
        fn group_id(&self) -> __group::CowStr<'_> {
            #body
        }
    };
    implementation(subject, &quote!(__group::HasGroupId), &predicates, &body)
}
