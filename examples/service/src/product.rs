//! A product that is made up: companies that grow and shrink.

use std::{error::Error, sync::Arc, time::Duration};

use group_core::{Group, GroupTraits, Identity, Refusal, Text};
use tokio::time::{MissedTickBehavior, interval};

use crate::sender::Sender;

#[derive(GroupTraits)]
struct Company {
    #[group(group_id)]
    key: String,
    #[group(skip)]
    owner: String,
    name: String,
    employees: u32,
    plan: Plan,
    /// How often it changed.
    revision: u32,
}

#[derive(Text)]
#[group(rename_all = "lowercase")]
enum Plan {
    Free,
    Enterprise,
}

/// No two changes come in one nanosecond.
pub(crate) const FASTEST: u32 = 1_000_000_000;

pub(crate) struct Product {
    companies: Vec<Company>,
    sender: Arc<Sender>,
    changes: usize,
}

impl Product {
    pub(crate) fn new(sender: Arc<Sender>) -> Self {
        let company = |number| Company {
            key: format!("company-{number}"),
            owner: format!("user-{number}"),
            name: format!("Initech {number}"),
            employees: 100,
            plan: Plan::Free,
            revision: 0,
        };
        Self { companies: (0..20).map(company).collect(), sender, changes: 0 }
    }

    /// So many changes a second, for ever: from one to [`FASTEST`].
    pub(crate) async fn run(&mut self, rate: u32) {
        let mut ticks = interval(Duration::from_secs(1) / rate);
        ticks.set_missed_tick_behavior(MissedTickBehavior::Burst);
        loop {
            ticks.tick().await;
            self.change();
        }
    }

    /// How many there were.
    pub(crate) fn changes(&self) -> usize {
        self.changes
    }

    fn change(&mut self) {
        let company = fastrand::choice(&mut self.companies).expect("there are companies");
        company.employees = company.employees.saturating_add_signed(fastrand::i32(-5..=6));
        company.plan = if company.employees > 100 { Plan::Enterprise } else { Plan::Free };
        company.revision += 1;
        self.changes += 1;
        if let Err(error) = announce(&self.sender, company) {
            // Traits are states: the next change of this company sends what this one would have.
            eprintln!("a change of {} is not sent: {error}", company.key);
        }
    }
}

fn announce(sender: &Sender, company: &Company) -> Result<(), Box<dyn Error>> {
    let group = Group::of(Identity::user(&company.owner), company)?;
    Ok(sender.send(group).map_err(Refusal::from)?)
}
