//! What is kept of a group.

use group_core::{CountValue, IsoDate, Update};
use serde::{Deserialize, Serialize};

/// The row of a group in the database.
#[derive(Default, Serialize)]
pub(crate) struct Company {
    pub(crate) name: Option<String>,
    pub(crate) plan: Option<Plan>,
    pub(crate) employees: Option<u64>,
    pub(crate) created_at: Option<IsoDate>,
}

#[derive(Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Plan {
    Free,
    Paid,
    Enterprise,
}

/// What a call says: a trait that is left out is kept, and one that is `null` is cleared. By `default`, none has to be there.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Changes {
    name: Update<String>,
    plan: Update<Plan>,
    employees: Update<CountValue<'static>>,
    created_at: Update<IsoDate>,
}

impl Company {
    pub(crate) fn apply(&mut self, changes: Changes) {
        let Changes { name, plan, employees, created_at } = changes;
        name.apply_to(&mut self.name);
        plan.apply_to(&mut self.plan);
        created_at.apply_to(&mut self.created_at);
        // A size band, such as `11-50`, is no number.
        self.employees = match employees {
            Update::Set(count) => count.as_u64(),
            Update::Keep => self.employees,
            Update::Clear => None,
        };
    }
}
