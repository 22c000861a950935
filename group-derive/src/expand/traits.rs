use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use super::{Sent, allow_deprecated, at, borrowed, check_packed, derive, errors_of, ident, implementation};
use crate::{
    attr::Place,
    check::{self, Meaning, Role, Via},
    generics::mentions_parameter,
    model::{Field, Item},
    name::json_key,
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
///         flattened: &[__group::Flattened {
///             field: "contact",
///             ty: "Contact",
///             shape: __group::ShapeOf::<Contact>::SHAPE,
///         }],
///     };
///
///     fn __write(&self, __group_sink: &mut impl __group::Sink) {
///         <String as __group::reserved::Name>::write(&self.name, __group_sink);
///         <Option<u32> as __group::Own>::write_as(
///             &self.seats,
///             &__group::Key { name: "seats", json: ",\"seats\":" },
///             __group_sink,
///         );
///         <Contact as __group::Flatten>::write(&self.contact, __group_sink);
///     }
/// }
/// const _: () = __group::check_flattened(<Company as __group::GroupTraits>::__SHAPE, 0);
/// ```
pub(crate) fn group_traits(input: TokenStream) -> TokenStream {
    derive(input, |item| {
        let mut fields = item.fields(&Place::TRAIT_FIELD);
        let is_identified = fields.iter().any(|field| field.attrs.group_id.is_some());
        let roles = check::group_traits(item, &mut fields);

        let mut output = Output::default();
        let mut group_id = None;
        for (field, role) in &roles {
            match role {
                Role::Trait { name, meaning, via } => output.add_trait(item, field, name, meaning, via),
                Role::Flattened => output.add_flattened(item, field),
                Role::GroupId(via) => group_id = Some((*field, via)),
                Role::Nothing => {}
            }
        }
        let traits = output.finish(item);
        let group_id = if is_identified { has_group_id(item, group_id) } else { TokenStream::new() };
        let errors = errors_of(fields.iter().map(|field| &field.mistakes));
        quote!(#errors #traits #group_id)
    })
}

#[derive(Default)]
struct Output {
    names: Vec<String>,
    flattened: Vec<TokenStream>,
    statements: Vec<TokenStream>,
    predicates: Vec<TokenStream>,
    /// Calls that fail to compile where a flattened type brings a name that is there already.
    flatten_checks: Vec<TokenStream>,
}

impl Output {
    fn add_trait(&mut self, item: &Item<'_>, field: &Field<'_>, name: &String, meaning: &Meaning, via: &Via<'_>) {
        let json = json_key(name);
        let key = quote!(&__group::Key { name: #name, json: #json });
        let (bound, is_canonical) = match meaning {
            Meaning::Reserved(reserved) => {
                let marker = ident(&format!("{reserved:?}"));
                (quote!(__group::reserved::#marker), reserved.name() == name)
            }
            Meaning::Own => (quote!(__group::Own), false),
        };
        let Sent { ty, value, predicates } = Sent::new(item, field, via, &bound);
        let call = if is_canonical {
            quote!(<#ty as #bound>::write(#value, __group_sink);)
        } else {
            quote!(<#ty as #bound>::write_as(#value, #key, __group_sink);)
        };
        self.add_statement(item, field, &call);
        self.predicates.extend(predicates);
        self.names.push(name.clone());
    }

    fn add_flattened(&mut self, item: &Item<'_>, field: &Field<'_>) {
        let (ty, value) = (field.ty, borrowed(item, field));
        self.add_statement(item, field, &quote!(<#ty as __group::Flatten>::write(#value, __group_sink);));
        if mentions_parameter(&item.input.generics, ty) {
            self.predicates.push(quote!(#ty: __group::GroupTraits));
        }

        let index = self.flattened.len();
        let (name, text) = (&field.name, type_text(&ty.to_token_stream()));
        self.flattened.push(quote! {
            __group::Flattened { field: #name, ty: #text, shape: __group::ShapeOf::<#ty>::SHAPE }
        });
        let at = at(&field.member);
        let (ident, (_, generics, _)) = (item.ident(), item.input.generics.split_for_impl());
        let check = quote::quote_spanned! {at=>
            __group::check_flattened(<#ident #generics as __group::GroupTraits>::__SHAPE, #index)
        };
        self.flatten_checks.push(check);
    }

    fn add_statement(&mut self, item: &Item<'_>, field: &Field<'_>, call: &TokenStream) {
        let check_packed = check_packed(item, field);
        let allow = allow_deprecated(field.is_deprecated());
        self.statements.push(quote!(#check_packed #allow #call));
    }

    fn finish(self, item: &Item<'_>) -> TokenStream {
        let Self { names, flattened, statements, predicates, flatten_checks } = self;
        let in_scope = (!flattened.is_empty()).then(|| {
            quote!(
                use __group::NoShape as _;
            )
        });
        // What depends on a parameter can only be known where the parameter is.
        let is_generic =
            item.input.generics.type_params().next().is_some() || item.input.generics.const_params().next().is_some();
        let (inner_checks, outer_checks) = if is_generic {
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
        let implementation = implementation(item, &quote!(__group::GroupTraits), &predicates, &body);
        quote!(#in_scope #implementation #outer_checks)
    }
}

/// The type as the user wrote it, near enough to be recognized.
fn type_text(ty: &TokenStream) -> String {
    let spaced = ty.to_string();
    ["::", "<", ">", ",", "&"].iter().fold(spaced, |text, mark| match *mark {
        "," => text.replace(" ,", ","),
        "&" => text.replace("& ", "&"),
        mark => text.replace(&format!(" {mark} "), mark).replace(&format!(" {mark}"), mark),
    })
}

fn has_group_id(item: &Item<'_>, field: Option<(&Field<'_>, &Via<'_>)>) -> TokenStream {
    let bound = quote!(__group::Id);
    let (body, predicates) = match field {
        Some((field, via)) => {
            let Sent { ty, value, mut predicates } = Sent::new(item, field, via, &bound);
            predicates.push(quote!(Self: __group::GroupTraits));
            let id = match via {
                Via::Value => quote!(<#ty as #bound>::id(#value)),
                Via::Display | Via::With(_) => quote! {
                    __group::Cow::Owned(__group::Cow::into_owned(<#ty as #bound>::id(#value)))
                },
            };
            (id, predicates)
        }
        // Its mistake was reported: what asks for the ID must not fail as well.
        None => (quote!(__group::Cow::Borrowed("")), Vec::new()),
    };
    let body = quote! {
        fn group_id(&self) -> __group::Cow<'_, str> {
            #body
        }
    };
    implementation(item, &quote!(__group::HasGroupId), &predicates, &body)
}
