//! The routes.

use std::{
    collections::{HashMap, HashSet},
    sync::{Arc, Mutex, PoisonError},
};

use axum::{
    Json, Router,
    body::Bytes,
    extract::{DefaultBodyLimit, Path, State},
    http::StatusCode,
    response::{IntoResponse, Response},
    routing::{get, post},
};
use group_core::{ReadError, ReceivedGroup, Violation, check_json, spec::limits::MESSAGE_BYTES};
use serde::Serialize;

use crate::company::Company;

/// The database of this example.
#[derive(Clone, Default)]
struct Database(Arc<Mutex<Tables>>);

#[derive(Default)]
struct Tables {
    /// By group ID.
    companies: HashMap<String, Company>,
    /// The IDs of the messages that were taken.
    message_ids: HashSet<String>,
}

pub(crate) fn router() -> Router {
    Router::new()
        .route("/v1/group", post(take_group))
        .route("/v1/groups/{id}", get(show_group))
        // What is larger is refused before it is judged.
        .layer(DefaultBodyLimit::max(MESSAGE_BYTES))
        .with_state(Database::default())
}

/// What is said of a call, whether it was taken or not.
#[derive(Serialize)]
struct Answer {
    violations: Vec<Violation>,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<String>,
}

/// Takes a group call: 200 with warnings and hints, or 400 with what is wrong.
async fn take_group(State(database): State<Database>, body: Bytes) -> Response {
    let violations = check_json(&body);
    if violations.iter().any(Violation::is_error) {
        return answer(StatusCode::BAD_REQUEST, violations, None);
    }
    match database.take(&body) {
        Ok(()) => answer(StatusCode::OK, violations, None),
        // It is within the spec, and not what this receiver takes, such as a plan that it does not know.
        Err(error) => answer(StatusCode::BAD_REQUEST, violations, Some(error)),
    }
}

fn answer(status: StatusCode, violations: Vec<Violation>, error: Option<ReadError>) -> Response {
    let error = error.map(|error| error.to_string());
    (status, Json(Answer { violations, error })).into_response()
}

async fn show_group(State(Database(tables)): State<Database>, Path(id): Path<String>) -> Response {
    let tables = tables.lock().unwrap_or_else(PoisonError::into_inner);
    match tables.companies.get(&id) {
        Some(company) => Json(company).into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

impl Database {
    fn take(&self, body: &[u8]) -> Result<(), ReadError> {
        let group = ReceivedGroup::from_json(body)?;
        let traits = group.traits()?.unwrap_or_default();
        let changes = traits.deserialize()?;
        let mut tables = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        // A client that has had no answer sends the message again.
        if let Some(id) = group.message_id()?
            && !tables.message_ids.insert(id.into_owned())
        {
            return Ok(());
        }
        tables.companies.entry(group.group_id()?.into_owned()).or_default().apply(changes);
        Ok(())
    }
}
