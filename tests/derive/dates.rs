//! `date`: a custom trait that goes out as a date.

use std::time::{Duration, SystemTime};

use group_core::{GroupTraits, Update, with::unix_seconds};
use serde_json::json;

use crate::sent;

#[test]
fn custom_date_goes_out_in_iso_8601() {
    #[derive(GroupTraits)]
    #[group(rename_all = "camelCase")]
    struct Company {
        #[group(date)]
        closed_at: SystemTime,
        #[group(date)]
        renewed_at: Option<jiff::civil::Date>,
        #[group(date)]
        churned_at: Update<SystemTime>,
        #[group(date, with = unix_seconds)]
        trial_ends: i64,
        #[group(date, rename = "Last Seen")]
        seen: bson::DateTime,
        #[group(date, custom)]
        created: jiff::Timestamp,
    }

    let company = Company {
        closed_at: SystemTime::UNIX_EPOCH + Duration::from_millis(1),
        renewed_at: Some(jiff::civil::date(1999, 2, 19)),
        churned_at: Update::Clear,
        trial_ends: 60,
        seen: bson::DateTime::from_millis(1_424_730_535_111),
        created: jiff::Timestamp::UNIX_EPOCH,
    };
    let payload = json!({
        "closedAt": "1970-01-01T00:00:00.001Z", "renewedAt": "1999-02-19", "churnedAt": null,
        "trialEnds": "1970-01-01T00:01:00.000Z", "Last Seen": "2015-02-23T22:28:55.111Z",
        "created": "1970-01-01T00:00:00.000Z",
    });
    assert_eq!(sent(&company), payload);
}
