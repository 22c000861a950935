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
use group_core::{
    ReadError, ReceivedGroup, Violation, check_json,
    spec::limits::{BATCH_BYTES, MESSAGE_BYTES},
};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

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
        // What is larger is refused before it is judged.
        .route("/v1/group", post(take_group).layer(DefaultBodyLimit::max(MESSAGE_BYTES)))
        .route("/v1/batch", post(take_batch).layer(DefaultBodyLimit::max(BATCH_BYTES)))
        .route("/v1/groups/{id}", get(show_group))
        .with_state(Database::default())
}

/// What is said of a call, whether it was taken or not.
#[derive(Serialize)]
struct Answer {
    violations: Vec<Violation>,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<String>,
}

/// Messages that are not read yet.
#[derive(Deserialize)]
struct Batch<'a> {
    #[serde(borrow)]
    batch: Vec<&'a RawValue>,
}

/// Takes a group call: 200 with warnings and hints, or 400 with what is wrong.
async fn take_group(State(database): State<Database>, body: Bytes) -> Response {
    let answer = database.answer(&body);
    let is_taken = answer.error.is_none() && !answer.violations.iter().any(Violation::is_error);
    let status = if is_taken { StatusCode::OK } else { StatusCode::BAD_REQUEST };
    (status, Json(answer)).into_response()
}

/// Takes a batch: 200 with an answer to each message, in their order. One that is not taken does not keep the others from it.
async fn take_batch(State(database): State<Database>, body: Bytes) -> Response {
    match serde_json::from_slice(&body) {
        Ok(Batch { batch }) => {
            let answers: Vec<_> = batch.iter().map(|message| database.answer(message.get().as_bytes())).collect();
            Json(answers).into_response()
        }
        Err(_) => (StatusCode::BAD_REQUEST, "found no batch, which is an object with an array `batch`").into_response(),
    }
}

async fn show_group(State(Database(tables)): State<Database>, Path(id): Path<String>) -> Response {
    let tables = tables.lock().unwrap_or_else(PoisonError::into_inner);
    match tables.companies.get(&id) {
        Some(company) => Json(company).into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

impl Database {
    fn answer(&self, message: &[u8]) -> Answer {
        let violations = check_json(message);
        let error = if violations.iter().any(Violation::is_error) {
            None
        } else {
            // It is within the spec, and may not be what this receiver takes, such as a plan that it does not know.
            self.take(message).err().map(|error| error.to_string())
        };
        Answer { violations, error }
    }

    fn take(&self, message: &[u8]) -> Result<(), ReadError> {
        let group = ReceivedGroup::from_json(message)?;
        let changes = group.traits()?.unwrap_or_default().deserialize()?;
        let (id, message_id) = (group.group_id()?.into_owned(), group.message_id()?);
        let mut tables = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        // A client that has had no answer sends the message again.
        if message_id.is_none_or(|id| tables.message_ids.insert(id.into_owned())) {
            tables.companies.entry(id).or_default().apply(changes);
        }
        Ok(())
    }
}
