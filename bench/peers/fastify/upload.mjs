// Reads an upload and names every field that is wrong.

const UPLOAD_FIELDS = new Set(["client_session_uuid", "started_at", "finished_at", "sent_at", "quiz_mode", "attempts"]);
const ATTEMPT_FIELDS = new Set(["pub_id", "selected", "unsure", "answered_at", "response_time_ms"]);
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/;

export class Problem extends Error {
  constructor(status, type, detail, errors = [], members = {}) {
    super(detail);
    Object.assign(this, { status, type, errors, members });
  }

  body() {
    const errors = this.errors.length > 0 ? { errors: this.errors } : {};
    return { type: this.type, status: this.status, detail: this.message, ...errors, ...this.members };
  }
}

export function readUpload(body) {
  const errors = [];
  const wrong = (pointer, detail) => errors.push({ pointer, detail });
  if (body === null || typeof body !== "object" || Array.isArray(body)) {
    throw invalid([{ pointer: "", detail: "must be a JSON object" }]);
  }
  const ignored = new Set(Object.keys(body).filter((name) => !UPLOAD_FIELDS.has(name)));
  const upload = {
    uuid: text(body.client_session_uuid, "/client_session_uuid", 64, wrong, true),
    startedAt: time(body.started_at, "started_at", ignored),
    finishedAt: time(body.finished_at, "finished_at", ignored),
    sentAt: time(body.sent_at, "sent_at", ignored),
    quizMode: text(body.quiz_mode, "/quiz_mode", 30, wrong, false) ?? "random",
    attempts: [],
  };
  const attempts = body.attempts;
  if (!Array.isArray(attempts) || attempts.length < 1 || attempts.length > 2000) {
    wrong("/attempts", "must have 1 to 2000 entries");
  } else {
    upload.attempts = attempts.map((raw, i) => attempt(raw, `/attempts/${i}`, ignored, wrong));
  }
  if (errors.length > 0) {
    throw invalid(errors);
  }
  upload.ignoredFields = [...ignored].sort();
  return upload;
}

function attempt(raw, pointer, ignored, wrong) {
  if (raw === null || typeof raw !== "object" || Array.isArray(raw)) {
    wrong(pointer, "must be an object");
    return null;
  }
  for (const name in raw) {
    if (!ATTEMPT_FIELDS.has(name)) {
      ignored.add(`attempts[].${name}`);
    }
  }
  const pubId = typeof raw.pub_id === "number" && Number.isInteger(raw.pub_id) ? String(raw.pub_id) : raw.pub_id;
  const selected = number(raw.selected, `${pointer}/selected`, 1, 1000, wrong);
  if (raw.unsure != null && typeof raw.unsure !== "boolean") {
    wrong(`${pointer}/unsure`, "must be true or false");
  }
  const unsure = raw.unsure === true;
  if (raw.selected == null && !unsure) {
    wrong(`${pointer}/selected`, "is missing; it may be only when unsure is true");
  }
  return {
    pubId: text(pubId, `${pointer}/pub_id`, 128, wrong, true),
    selected,
    unsure,
    answeredAt: time(raw.answered_at, "attempts[].answered_at", ignored),
    responseTimeMs: number(raw.response_time_ms, `${pointer}/response_time_ms`, 0, 2147483647, wrong),
    raw,
  };
}

function text(value, pointer, most, wrong, required) {
  if (value == null) {
    if (required) {
      wrong(pointer, "is missing");
    }
    return null;
  }
  if (typeof value !== "string" || value.length < 1 || value.length > most || /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/.test(value)) {
    wrong(pointer, `must be a text of 1 to ${most} characters`);
    return null;
  }
  return value;
}

function number(value, pointer, least, most, wrong) {
  if (value == null) {
    return null;
  }
  if (!Number.isInteger(value) || value < least || value > most) {
    wrong(pointer, `must be a whole number from ${least} to ${most}`);
    return null;
  }
  return value;
}

// What can be no time counts as missing, and is named.
function time(value, name, ignored) {
  if (value == null) {
    return null;
  }
  const millis = typeof value === "string" && TIME.test(value) ? Date.parse(value) : NaN;
  if (Number.isNaN(millis) || millis < 0) {
    ignored.add(name);
    return null;
  }
  return millis;
}

function invalid(errors) {
  return new Problem(400, "invalid-request", `${errors[0].pointer} ${errors[0].detail}`, errors);
}
