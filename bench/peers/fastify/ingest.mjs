// The one transaction that takes an upload in: claim, resolve, grade, save, fold into reviews, event, answer.
import { createHash, randomBytes } from "node:crypto";
import postgres from "postgres";
import { Problem } from "./upload.mjs";
import { fold, isChronic, isLate, summary } from "./review.mjs";

const sql = postgres({
  max: 10,
  idle_timeout: 0,
  types: { bigint: { to: 20, from: [20], parse: Number, serialize: String } },
});

const TOLERANCE = 60_000;
const SET_SINCE = Date.UTC(2020, 0, 1);
const FIRST_ANSWER = Date.UTC(2000, 0, 1);
const BOOLEANS = 1000;
const TIMES = 1185;

export function ingest(upload, receivedAt) {
  const digest = digestOf(upload);
  return sql.begin(async (tx) => {
    // Sent at once, answered in order: of two that have the same name the second waits at the first statement.
    const [, [stored]] = await Promise.all([
      tx`SELECT pg_advisory_xact_lock(hashtextextended('upload ' || ${upload.uuid}::text, 0))`,
      tx`SELECT digest, answer FROM study_upload WHERE client_session_uuid = ${upload.uuid}`,
    ]);
    if (stored) {
      return resent(stored, digest);
    }
    const pubIds = [...new Set(upload.attempts.map((attempt) => attempt.pubId))];
    const rows = await tx`
      SELECT q.id, q.pub_id, q.source_id, q.key, u.id AS learner, u.user_id, t.id AS topic, t.org_id, t.topic_id, t.subject
      FROM study_questions q
      JOIN study_users u ON u.id = q.user_id
      JOIN study_topics t ON t.id = q.study_topic_id
      WHERE q.pub_id = ANY (${pubIds})`;
    const known = new Map(rows.map((row) => [row.pub_id, row]));
    const owners = new Set(rows.map((row) => row.learner));
    if (owners.size !== 1) {
      return owners.size === 0 ? nothingKnown(upload) : { mixed: mixedOwners(upload, known) };
    }
    return firstSent(tx, upload, digest, known, rows[0], receivedAt);
  }).then((result) => {
    if (result.mixed) {
      throw result.mixed;
    }
    return result;
  });
}

async function firstSent(tx, upload, digest, known, owner, receivedAt) {
  const times = timesOf(upload, receivedAt.getTime());
  const sessions = graded(upload, known, times);
  const attempts = sessions.flatMap((session) => session.attempts);
  const ids = [...new Set(attempts.map((attempt) => attempt.question.id))];
  const [, progress] = await Promise.all([
    tx`SELECT id FROM study_users WHERE id = ${owner.learner} FOR NO KEY UPDATE`,
    tx`
    SELECT question_id, correct, wrong, unsure, recent, state, step, stability, difficulty, due, last_review, reps,
      lapses, folded_at, folded_origin, folded_position
    FROM question_progress WHERE question_id = ANY (${ids})`,
  ]);
  const before = new Map(progress.map((row) => [row.question_id, row]));
  for (const session of sessions) {
    session.summary = summary(session.attempts, before);
  }
  await saveSessions(tx, upload, owner, sessions, times, receivedAt);
  const skipped = upload.attempts
    .map((attempt, position) => ({ position, pubId: attempt.pubId, raw: attempt.raw }))
    .filter((attempt) => !known.has(attempt.pubId));
  const answer = answerOf("ingested", upload, sessions, skipped, receivedAt);
  await Promise.all([
    // At once, not when somebody waits for it: the fold of a late attempt reads the log.
    saveAttempts(tx, sessions).execute(),
    folded(tx, upload, attempts, before).then((rows) => saveProgress(tx, rows)),
    saveEvents(tx, upload, owner, sessions, times, receivedAt),
    saveAnswer(tx, upload, owner, digest, answer, skipped),
  ]);
  return { created: true, answer };
}

function graded(upload, known, times) {
  const byTopic = new Map();
  upload.attempts.forEach((attempt, position) => {
    const question = known.get(attempt.pubId);
    if (question) {
      if (!byTopic.has(question.topic)) {
        byTopic.set(question.topic, { topic: question, sessionId: uuid7(), attempts: [] });
      }
      const outcome = attempt.unsure ? "unsure" : attempt.selected === question.key ? "correct" : "wrong";
      byTopic.get(question.topic).attempts.push({
        ...attempt,
        position,
        question,
        outcome,
        origin: upload.uuid,
        answeredAt: times.answeredAt[position],
      });
    }
  });
  return [...byTopic.values()];
}

// Attempts that come before what was folded already make their questions be folded anew from the log.
async function folded(tx, upload, attempts, before) {
  const byQuestion = new Map();
  for (const attempt of attempts) {
    const id = attempt.question.id;
    byQuestion.set(id, [...(byQuestion.get(id) ?? []), attempt]);
  }
  const late = [...byQuestion.keys()].filter((id) =>
    byQuestion.get(id).some((attempt) => before.has(id) && isLate(attempt, before.get(id))),
  );
  if (late.length > 0) {
    const log = await tx`
      SELECT a.question_id, a.answered_at, coalesce(s.client_session_uuid, s.session_id) AS origin, a.position, a.outcome
      FROM study_attempts a JOIN study_quiz_sessions s ON s.id = a.quiz_session_id
      WHERE a.question_id = ANY (${late})`;
    for (const id of late) {
      const own = log.filter((row) => row.question_id === id);
      byQuestion.set(id, own.map((row) => ({ ...row, answeredAt: row.answered_at.getTime() })));
    }
  }
  return [...byQuestion.entries()]
    .sort(([a], [b]) => a - b)
    .map(([id, own]) => ({ id, ...fold(late.includes(id) ? undefined : before.get(id), own) }));
}

async function saveSessions(tx, upload, owner, sessions, times, receivedAt) {
  const each = (part) => sessions.map(part);
  const questionIds = each((s) => JSON.stringify([...new Set(s.attempts.map((attempt) => attempt.question.id))]));
  const rows = await tx`
    INSERT INTO study_quiz_sessions (session_id, user_id, study_topic_id, quiz_mode, question_ids, subject_distribution,
      status, cursor, correct_count, wrong_count, unsure_count, newly_correct_count, relapsed_count, recovered_count,
      chronic_remaining_count, finished_at, finalized_at, client_session_uuid, source)
    SELECT session_id, ${owner.learner}, topic, ${upload.quizMode}, question_ids::jsonb,
      jsonb_build_object(subject, jsonb_array_length(question_ids::jsonb)), 'done',
      jsonb_array_length(question_ids::jsonb), correct, wrong, unsure, newly_correct, relapsed, recovered, chronic,
      ${new Date(times.finishedAt)}, ${receivedAt}, ${upload.uuid}, 'viewer'
    FROM unnest(${each((s) => s.sessionId)}::text[], ${each((s) => s.topic.topic)}::bigint[], ${questionIds}::text[],
      ${each((s) => s.topic.subject)}::text[], ${each((s) => s.summary.correct_count)}::int[],
      ${each((s) => s.summary.wrong_count)}::int[], ${each((s) => s.summary.unsure_count)}::int[],
      ${each((s) => s.summary.newly_correct_count)}::int[], ${each((s) => s.summary.relapsed_count)}::int[],
      ${each((s) => s.summary.recovered_count)}::int[], ${each((s) => s.summary.chronic_remaining_count)}::int[])
      AS s (session_id, topic, question_ids, subject, correct, wrong, unsure, newly_correct, relapsed, recovered, chronic)
    RETURNING session_id, id`;
  const keys = new Map(rows.map((row) => [row.session_id, row.id]));
  for (const session of sessions) {
    session.id = keys.get(session.sessionId);
  }
}

function saveAttempts(tx, sessions) {
  const rows = sessions.flatMap((session) => session.attempts.map((attempt) => ({ ...attempt, session: session.id })));
  const each = (part) => rows.map(part);
  return tx`
    INSERT INTO study_attempts (quiz_session_id, position, question_id, selected, unsure, outcome, answered_at,
      response_time_ms)
    SELECT * FROM unnest(${each((r) => r.session)}::bigint[], ${each((r) => r.position)}::int[],
      ${each((r) => r.question.id)}::bigint[], ${each((r) => r.selected)}::smallint[], ${sql.array(each((r) => r.unsure), BOOLEANS)}::boolean[],
      ${each((r) => r.outcome)}::text[], ${sql.array(each((r) => new Date(r.answeredAt)), TIMES)}::timestamptz[],
      ${each((r) => r.responseTimeMs)}::int[])`;
}

function saveProgress(tx, rows) {
  const each = (part) => rows.map(part);
  return tx`
    INSERT INTO question_progress (question_id, correct, wrong, unsure, recent, chronic, state, step, stability,
      difficulty, due, last_review, reps, lapses, folded_at, folded_origin, folded_position)
    SELECT question_id, correct, wrong, unsure, string_to_array(recent, ' '), chronic, state, step, stability,
      difficulty, due, last_review, reps, lapses, folded_at, folded_origin, folded_position
    FROM unnest(${each((r) => r.id)}::bigint[], ${each((r) => r.correct)}::int[], ${each((r) => r.wrong)}::int[],
      ${each((r) => r.unsure)}::int[], ${each((r) => r.recent.join(" "))}::text[],
      ${sql.array(each((r) => isChronic(r.recent)), BOOLEANS)}::boolean[], ${each((r) => r.state)}::text[], ${each((r) => r.step)}::int[],
      ${each((r) => r.stability)}::float8[], ${each((r) => r.difficulty)}::float8[], ${sql.array(each((r) => r.due), TIMES)}::timestamptz[],
      ${sql.array(each((r) => r.lastReview), TIMES)}::timestamptz[], ${each((r) => r.reps)}::int[], ${each((r) => r.lapses)}::int[],
      ${sql.array(each((r) => new Date(r.last.answeredAt)), TIMES)}::timestamptz[], ${each((r) => r.last.origin)}::text[],
      ${each((r) => r.last.position)}::int[])
      AS p (question_id, correct, wrong, unsure, recent, chronic, state, step, stability, difficulty, due, last_review,
        reps, lapses, folded_at, folded_origin, folded_position)
    ON CONFLICT (question_id) DO UPDATE SET
      correct = excluded.correct, wrong = excluded.wrong, unsure = excluded.unsure, recent = excluded.recent,
      chronic = excluded.chronic, state = excluded.state, step = excluded.step, stability = excluded.stability,
      difficulty = excluded.difficulty, due = excluded.due, last_review = excluded.last_review, reps = excluded.reps,
      lapses = excluded.lapses, folded_at = excluded.folded_at, folded_origin = excluded.folded_origin,
      folded_position = excluded.folded_position`;
}

function saveEvents(tx, upload, owner, sessions, times, receivedAt) {
  const payloads = sessions.map((session) =>
    JSON.stringify({
      session_id: session.sessionId,
      user_id: owner.user_id,
      org_id: owner.org_id || null,
      topic_id: session.topic.topic_id,
      source: "viewer",
      client_session_uuid: upload.uuid,
      started_at: times.startedAt === null ? null : new Date(times.startedAt).toISOString(),
      finished_at: new Date(times.finishedAt).toISOString(),
      finalized_at: receivedAt.toISOString(),
      part: 1,
      parts: 1,
      attempts: session.attempts.map((attempt) => ({
        position: attempt.position,
        pub_id: attempt.pubId,
        source_id: attempt.question.source_id,
        selected: attempt.selected,
        outcome: attempt.outcome,
        answered_at: new Date(attempt.answeredAt).toISOString(),
        response_time_ms: attempt.responseTimeMs,
      })),
      summary: session.summary,
    }),
  );
  return tx`
    INSERT INTO outbox (event_id, topic, key, type, payload, headers, occurred_at)
    SELECT event_id, 'gyosil.study', key, 'gyosil.study.quiz-finalized.v1', payload, '{}', ${receivedAt}
    FROM unnest(${sessions.map(uuid7)}::uuid[], ${sessions.map((s) => s.sessionId)}::text[], ${payloads}::text[])
      WITH ORDINALITY AS e (event_id, key, payload, n) ORDER BY n`;
}

async function saveAnswer(tx, upload, owner, digest, answer, skipped) {
  await tx`
    INSERT INTO study_upload (org_id, client_session_uuid, digest, answer)
    VALUES (${owner.org_id}, ${upload.uuid}, ${digest}, ${JSON.stringify(answer)}::text::json)`;
  if (skipped.length > 0) {
    await tx`
      INSERT INTO study_skipped_attempts (org_id, client_session_uuid, position, pub_id, raw)
      SELECT ${owner.org_id}::bigint, ${upload.uuid}, position, pub_id, raw::json
      FROM unnest(${skipped.map((s) => s.position)}::int[], ${skipped.map((s) => s.pubId)}::text[],
        ${skipped.map((s) => JSON.stringify(s.raw))}::text[]) AS s (position, pub_id, raw)`;
  }
}

function answerOf(status, upload, sessions, skipped, receivedAt) {
  return {
    status,
    client_session_uuid: upload.uuid,
    sessions: sessions.map((session) => ({
      session_id: session.sessionId,
      quiz_session_id: session.id,
      topic_id: session.topic.topic_id,
      ...session.summary,
      finalized_at: receivedAt.toISOString(),
    })),
    skipped: skipped.map((attempt) => ({ pub_id: attempt.pubId, reason: "unknown-pub-id" })),
    ignored_fields: upload.ignoredFields,
  };
}

function resent(stored, digest) {
  const answer = { ...stored.answer, status: "already_ingested" };
  const errors = differences(stored.digest, digest).map((pointer) => ({
    pointer,
    detail: "differs from what was taken in",
  }));
  if (errors.length > 0) {
    throw new Problem(422, "changed-upload", `${errors[0].pointer} ${errors[0].detail}`, errors, { answer });
  }
  return { created: false, answer };
}

function nothingKnown(upload) {
  const skipped = upload.attempts.map((attempt) => ({ pubId: attempt.pubId }));
  return { created: false, answer: answerOf("nothing_ingested", upload, [], skipped, new Date()) };
}

function mixedOwners(upload, known) {
  let first;
  const errors = [];
  upload.attempts.forEach((attempt, i) => {
    const owner = known.get(attempt.pubId)?.learner;
    first ??= owner;
    if (owner !== undefined && owner !== first) {
      errors.push({ pointer: `/attempts/${i}/pub_id`, detail: "belongs to another learner than those before" });
    }
  });
  return new Problem(422, "mixed-owners", `${errors[0].pointer} ${errors[0].detail}`, errors);
}

// Eight bytes for each field and attempt, so that the answer to a changed resend can name what differs.
function digestOf(upload) {
  const parts = [upload.startedAt, upload.finishedAt, upload.quizMode];
  for (const { pubId, selected, unsure, answeredAt, responseTimeMs } of upload.attempts) {
    parts.push([pubId, selected, unsure, answeredAt, responseTimeMs].join(","));
  }
  return Buffer.concat(parts.map((part) => createHash("sha256").update(String(part)).digest().subarray(0, 8)));
}

function differences(stored, sent) {
  const fields = ["/started_at", "/finished_at", "/quiz_mode"];
  const pointers = [];
  for (let i = 0; i * 8 < Math.min(stored.length, sent.length); i++) {
    if (!stored.subarray(i * 8, i * 8 + 8).equals(sent.subarray(i * 8, i * 8 + 8))) {
      pointers.push(fields[i] ?? `/attempts/${i - fields.length}`);
    }
  }
  return stored.length === sent.length ? pointers : [...pointers, "/attempts"];
}

// A viewer's times by the server's clock; an attempt without one is put evenly between start and finish.
function timesOf(upload, receivedAt) {
  const isWrong = upload.sentAt !== null && (upload.sentAt > receivedAt + TOLERANCE || upload.sentAt < SET_SINCE);
  const shift = isWrong ? receivedAt - upload.sentAt : 0;
  const right = (time) =>
    time === null || time + shift < FIRST_ANSWER ? null : Math.min(time + shift, receivedAt);
  const given = upload.attempts.map((attempt) => right(attempt.answeredAt));
  const startedAt = right(upload.startedAt);
  const known = given.filter((time) => time !== null);
  const finishedAt = right(upload.finishedAt) ?? (known.length > 0 ? Math.max(...known) : receivedAt);
  const start = startedAt === null ? finishedAt : Math.min(startedAt, finishedAt);
  const answeredAt = given.map((time, i) => time ?? start + Math.trunc(((finishedAt - start) * (i + 1)) / given.length));
  return { startedAt, finishedAt, answeredAt };
}

function uuid7() {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(Date.now(), 0, 6);
  bytes[6] = (bytes[6] & 0x0f) | 0x70;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = bytes.toString("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
