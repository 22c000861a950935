const _: () = {
    use ::group_core::__private as __group;
    use __group::NoShape as _;
    #[automatically_derived]
    #[allow(clippy::trait_duplication_in_bounds, clippy::type_repetition_in_bounds)]
    impl<P> __group::GroupTraits for Company<P>
    where
        P: __group::reserved::Plan,
    {
        const __SHAPE: &'static __group::Shape = &__group::Shape {
            names: &["name", "plan", "seats", "total_billed", "createdAt"],
            flattened: &[
                __group::Flattened {
                    field: "contact",
                    shape: __group::ShapeOf::<Contact>::SHAPE,
                },
            ],
        };
        fn __write(&self, __group_sink: &mut impl __group::Sink) {
            const {
                __group::check_flattened(<Self as __group::GroupTraits>::__SHAPE, 0)
            };
            <String as __group::reserved::Name>::write(&self.name, __group_sink);
            <P as __group::reserved::Plan>::write(&self.plan, __group_sink);
            <Option<
                u32,
            > as __group::CustomTrait>::write_as(
                &self.seats,
                &__group::Key {
                    name: "seats",
                    json: ",\"seats\":",
                },
                __group_sink,
            );
            <_ as __group::CustomTrait>::write_as(
                &<u64 as __group::Displayed<_>>::displayed(&self.total_billed),
                &__group::Key {
                    name: "total_billed",
                    json: ",\"total_billed\":",
                },
                __group_sink,
            );
            use __group::{
                AnyArgument as _, AnyReference as _, ArgumentByValue as _, Fallible as _,
                Infallible as _, WholeField as _, WithinField as _, WithinPointer as _,
            };
            match (&&&&&&__group::With {
                call: after_epoch,
                field: &self.created_at,
            })
                .group_core_pick()(&self.created_at)
            {
                __group_returned => {
                    match (&&__group::result_of(&__group_returned))
                        .group_core_outcome()(__group_returned)
                    {
                        __group::Result::Ok(__group_value) => {
                            <_ as __group::reserved::returned::CreatedAt>::write(
                                &__group_value,
                                __group_sink,
                            )
                        }
                        __group::Result::Err(__group_error) => {
                            __group::fail(__group_sink, "createdAt", __group_error)
                        }
                    }
                }
            };
            <Contact as __group::Flatten>::write_flattened(&self.contact, __group_sink);
        }
    }
    #[automatically_derived]
    #[allow(clippy::trait_duplication_in_bounds, clippy::type_repetition_in_bounds)]
    impl<P> __group::DescribeTraits for Company<P>
    where
        P: __group::Describe<__group::AsText>,
        Self: __group::GroupTraits,
    {
        fn describe(__group_schema: &mut __group::TraitsSchema) {
            use __group::Undescribed as _;
            use __group::{
                AnyArgument as _, AnyReference as _, ArgumentByValue as _, Fallible as _,
                Infallible as _, WholeField as _, WithinField as _, WithinPointer as _,
            };
            use __group::UndescribedReturn as _;
            let __group_this = __group::Option::None::<&Self>;
            __group::TraitsSchema::say(__group_schema, "A customer.", false);
            __group::TraitsSchema::reserved(
                __group_schema,
                __group::Property {
                    name: "name",
                    doc: "As the customer writes it.",
                    is_deprecated: false,
                    is_skippable: false,
                },
                __group::ReservedTrait::Name,
                &__group::WritesOf::<__group::AsText, String>::__group_writes(),
            );
            __group::TraitsSchema::reserved(
                __group_schema,
                __group::Property {
                    name: "plan",
                    doc: "",
                    is_deprecated: false,
                    is_skippable: false,
                },
                __group::ReservedTrait::Plan,
                &__group::WritesOf::<__group::AsText, P>::__group_writes(),
            );
            <Option<
                u32,
            > as __group::CustomSchema>::describe(
                __group_schema,
                __group::Property {
                    name: "seats",
                    doc: "",
                    is_deprecated: true,
                    is_skippable: false,
                },
            );
            __group::TraitsSchema::of_kind(
                __group_schema,
                __group::Property {
                    name: "total_billed",
                    doc: "",
                    is_deprecated: false,
                    is_skippable: false,
                },
                &<u64 as __group::Displayed<_>>::writes(),
            );
            __group::TraitsSchema::reserved(
                __group_schema,
                __group::Property {
                    name: "createdAt",
                    doc: "",
                    is_deprecated: false,
                    is_skippable: false,
                },
                __group::ReservedTrait::CreatedAt,
                &__group::ReturnedAs::<
                    __group::AsDate,
                    _,
                >::new(
                        match __group_this {
                            __group::Option::Some(__group_this) => {
                                match (&&&&&&__group::With {
                                    call: after_epoch,
                                    field: &__group_this.created_at,
                                })
                                    .group_core_pick()(&__group_this.created_at)
                                {
                                    __group_returned => {
                                        __group::Returned::by_result(
                                            &(&&__group::result_of(&__group_returned))
                                                .group_core_outcome()(__group_returned),
                                        )
                                    }
                                }
                            }
                            __group::Option::None => __group::Returned::NOTHING,
                        },
                    )
                    .__group_writes(),
            );
            <Contact as __group::FlattenSchema>::describe_flattened(__group_schema);
        }
    }
};
