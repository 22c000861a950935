const _: () = {
    use crate::vendored::group_core::__private as __group;
    use __group::NoShape as _;
    #[automatically_derived]
    #[allow(clippy::trait_duplication_in_bounds, clippy::type_repetition_in_bounds)]
    impl<'a, T, C> __group::GroupTraits for Company<'a, T, C>
    where
        T: Clone,
        Option<T>: __group::reserved::Name,
        T: __group::Display,
        Vec<T>: __group::CustomTrait,
        C: __group::GroupTraits,
    {
        const __SHAPE: &'static __group::Shape = &__group::Shape {
            names: &["name", "email", "website", "seatsUsed"],
            flattened: &[
                __group::Flattened {
                    field: "contact",
                    shape: __group::ShapeOf::<C>::SHAPE,
                },
                __group::Flattened {
                    field: "more",
                    shape: __group::ShapeOf::<&'a BTreeMap<String, u8>>::SHAPE,
                },
            ],
        };
        fn __write(&self, __group_sink: &mut impl __group::Sink) {
            const {
                __group::check_flattened(<Self as __group::GroupTraits>::__SHAPE, 0)
            };
            const {
                __group::check_flattened(<Self as __group::GroupTraits>::__SHAPE, 1)
            };
            <Option<T> as __group::reserved::Name>::write(&self.name, __group_sink);
            <_ as __group::reserved::Email>::write(
                &<Option<T> as __group::Displayed<_>>::displayed(&self.email),
                __group_sink,
            );
            use __group::{
                AnyArgument as _, AnyReference as _, ArgumentByValue as _, Fallible as _,
                Infallible as _, WholeField as _, WithinField as _, WithinPointer as _,
            };
            match (&&&&&&__group::With {
                call: Site::url,
                field: &self.website,
            })
                .group_core_pick()(&self.website)
            {
                __group_returned => {
                    match (&&__group::result_of(&__group_returned))
                        .group_core_outcome()(__group_returned)
                    {
                        __group::Result::Ok(__group_value) => {
                            <_ as __group::reserved::returned::Website>::write(
                                &__group_value,
                                __group_sink,
                            )
                        }
                        __group::Result::Err(__group_error) => {
                            __group::fail(__group_sink, "website", __group_error)
                        }
                    }
                }
            };
            <Vec<
                T,
            > as __group::CustomTrait>::write_as(
                &self.seats_used,
                &__group::Key {
                    name: "seatsUsed",
                    json: ",\"seatsUsed\":",
                },
                __group_sink,
            );
            <C as __group::Flatten>::write_flattened(&self.contact, __group_sink);
            <&'a BTreeMap<
                String,
                u8,
            > as __group::Flatten>::write_flattened(&self.more, __group_sink);
        }
    }
    #[automatically_derived]
    #[allow(clippy::trait_duplication_in_bounds, clippy::type_repetition_in_bounds)]
    impl<'a, T, C> __group::HasGroupId for Company<'a, T, C>
    where
        T: Clone,
        &'a T: __group::GroupId,
        Self: __group::GroupTraits,
    {
        fn group_id(&self) -> __group::CowStr<'_> {
            <&'a T as __group::GroupId>::sent_id(&self.key)
        }
    }
};

#[allow(deprecated)]
const _: () = {
    use ::group_core::__private as __group;
    use __group::NoShape as _;
    #[automatically_derived]
    impl<'a> __group::GroupTraits for Branch<'a> {
        const __SHAPE: &'static __group::Shape = &__group::Shape {
            names: &["name"],
            flattened: &[
                __group::Flattened {
                    field: "contact",
                    shape: __group::ShapeOf::<Option<Contact<'a>>>::SHAPE,
                },
            ],
        };
        fn __write(&self, __group_sink: &mut impl __group::Sink) {
            <&'a str as __group::reserved::Name>::write(&self.name, __group_sink);
            <Option<
                Contact<'a>,
            > as __group::Flatten>::write_flattened(&self.contact, __group_sink);
        }
    }
    const _: () = __group::check_flattened(
        <Branch<'_> as __group::GroupTraits>::__SHAPE,
        0,
    );
};
