// What a learner's answers come to: history, summary of a quiz, and FSRS-6 by ts-fsrs.
import { createEmptyCard, fsrs, generatorParameters, Rating } from "ts-fsrs";

const scheduler = fsrs(generatorParameters({ enable_fuzz: false, enable_short_term: true }));
const RATINGS = { correct: Rating.Good, unsure: Rating.Hard, wrong: Rating.Again };
const STATES = ["new", "learning", "review", "relearning"];

export function isChronic(recent) {
  return recent.filter((outcome) => outcome !== "correct").length >= 3 && recent.at(-1) !== "correct";
}

// By time, then by the viewer's name of its session, then by position.
function compare(a, b) {
  if (a.answeredAt !== b.answeredAt) {
    return a.answeredAt - b.answeredAt;
  }
  return a.origin === b.origin ? a.position - b.position : a.origin < b.origin ? -1 : 1;
}

export function isLate(attempt, row) {
  const last = { answeredAt: row.folded_at.getTime(), origin: row.folded_origin, position: row.folded_position };
  return compare(last, attempt) > 0;
}

export function fold(row, attempts) {
  const ordered = attempts.toSorted(compare);
  let card = row ? cardOf(row) : createEmptyCard(new Date(ordered[0].answeredAt));
  const counts = { correct: row?.correct ?? 0, wrong: row?.wrong ?? 0, unsure: row?.unsure ?? 0 };
  let recent = row?.recent ?? [];
  for (const attempt of ordered) {
    counts[attempt.outcome]++;
    recent = [...recent.slice(-4), attempt.outcome];
    card = scheduler.next(card, new Date(attempt.answeredAt), RATINGS[attempt.outcome]).card;
  }
  return {
    ...counts,
    recent,
    state: STATES[card.state],
    step: card.learning_steps,
    stability: card.stability,
    difficulty: card.difficulty,
    due: card.due,
    lastReview: card.last_review,
    reps: card.reps,
    lapses: card.lapses,
    last: ordered.at(-1),
  };
}

function cardOf(row) {
  return {
    due: row.due,
    stability: row.stability,
    difficulty: row.difficulty,
    elapsed_days: 0,
    scheduled_days: Math.floor((row.due - row.last_review) / 86_400_000),
    learning_steps: row.step,
    reps: row.reps,
    lapses: row.lapses,
    state: STATES.indexOf(row.state),
    last_review: row.last_review,
  };
}

export function summary(attempts, before) {
  const after = new Map();
  const ordered = attempts.toSorted((a, b) => a.answeredAt - b.answeredAt || a.position - b.position);
  for (const { question, outcome } of ordered) {
    const row = after.get(question.id) ?? { recent: before.get(question.id)?.recent ?? [] };
    after.set(question.id, { recent: [...row.recent.slice(-4), outcome] });
  }
  const count = (outcome) => attempts.filter((attempt) => attempt.outcome === outcome).length;
  const result = {
    correct_count: count("correct"),
    wrong_count: count("wrong"),
    unsure_count: count("unsure"),
    newly_correct_count: 0,
    relapsed_count: 0,
    recovered_count: 0,
    chronic_remaining_count: 0,
  };
  for (const [id, { recent }] of after) {
    const earlier = before.get(id);
    const everCorrect = (earlier?.correct ?? 0) > 0;
    const correctBefore = earlier?.recent.at(-1) === "correct";
    const correctNow = recent.at(-1) === "correct";
    result.newly_correct_count += !everCorrect && correctNow ? 1 : 0;
    result.relapsed_count += correctBefore && !correctNow ? 1 : 0;
    result.recovered_count += everCorrect && !correctBefore && correctNow ? 1 : 0;
    result.chronic_remaining_count += isChronic(recent) ? 1 : 0;
  }
  return result;
}
