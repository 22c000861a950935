const _: () = {
    use ::group_core::__private as __group;
    #[automatically_derived]
    impl __group::GroupTraits for Company {
        const __SHAPE: &'static __group::Shape = &__group::Shape {
            names: &[
                "name",
                "industry",
                "employees",
                "plan",
                "createdAt",
                "total billed",
            ],
            flattened: &[],
        };
        fn __write(&self, __group_sink: &mut impl __group::Sink) {
            <String as __group::reserved::Name>::write(&self.name, __group_sink);
            <Option<
                String,
            > as __group::reserved::Industry>::write(&self.industry, __group_sink);
            <u32 as __group::reserved::Employees>::write(&self.employees, __group_sink);
            <Plan as __group::reserved::Plan>::write(&self.plan, __group_sink);
            <jiff::Timestamp as __group::reserved::CreatedAt>::write(
                &self.created_at,
                __group_sink,
            );
            <u64 as __group::CustomTrait>::write_as(
                &self.total_billed,
                &__group::Key {
                    name: "total billed",
                    json: ",\"total billed\":",
                },
                __group_sink,
            );
        }
    }
};
