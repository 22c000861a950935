//! The traits of the payloads, as structs that both derives read: `Serialize` is the struct written by hand, which borrows
//! and skips what is absent.

use group_core::GroupTraits;
use serde::Serialize;

#[derive(Clone, Copy, GroupTraits, Serialize)]
pub struct Company<'a> {
    pub name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub industry: Option<&'a str>,
    pub employees: u32,
    pub plan: &'a str,
    #[group(rename = "total billed")]
    #[serde(rename = "total billed")]
    pub total_billed: u64,
}

pub const INITECH: Company<'static> =
    Company { name: "Initech", industry: Some("Technology"), employees: 329, plan: "enterprise", total_billed: 830 };

/// Declares the traits of `Company` and, for each row of names, five traits of one's own.
macro_rules! wide {
    ($($text:ident $number:ident $flag:ident $float:ident $absent:ident),*) => {
        #[derive(Clone, Copy, GroupTraits, Serialize)]
        pub struct Wide<'a> {
            name: &'a str,
            #[serde(skip_serializing_if = "Option::is_none")]
            industry: Option<&'a str>,
            employees: u32,
            plan: &'a str,
            #[group(rename = "total billed")]
            #[serde(rename = "total billed")]
            total_billed: u64,
            $(
                $text: &'a str,
                $number: u64,
                $flag: bool,
                $float: f64,
                #[serde(skip_serializing_if = "Option::is_none")]
                $absent: Option<&'a str>,
            )*
        }

        pub const WIDE: Wide<'static> = Wide {
            name: INITECH.name,
            industry: INITECH.industry,
            employees: INITECH.employees,
            plan: INITECH.plan,
            total_billed: INITECH.total_billed,
            $($text: "customer success", $number: 12_500, $flag: true, $float: 0.75, $absent: None,)*
        };
    };
}

wide! {
    team_00 seats_00 trial_00 score_00 region_00,
    team_01 seats_01 trial_01 score_01 region_01,
    team_02 seats_02 trial_02 score_02 region_02,
    team_03 seats_03 trial_03 score_03 region_03,
    team_04 seats_04 trial_04 score_04 region_04,
    team_05 seats_05 trial_05 score_05 region_05,
    team_06 seats_06 trial_06 score_06 region_06,
    team_07 seats_07 trial_07 score_07 region_07,
    team_08 seats_08 trial_08 score_08 region_08,
    team_09 seats_09 trial_09 score_09 region_09,
    team_10 seats_10 trial_10 score_10 region_10,
    team_11 seats_11 trial_11 score_11 region_11,
    team_12 seats_12 trial_12 score_12 region_12,
    team_13 seats_13 trial_13 score_13 region_13,
    team_14 seats_14 trial_14 score_14 region_14,
    team_15 seats_15 trial_15 score_15 region_15,
    team_16 seats_16 trial_16 score_16 region_16,
    team_17 seats_17 trial_17 score_17 region_17,
    team_18 seats_18 trial_18 score_18 region_18,
    team_19 seats_19 trial_19 score_19 region_19
}
