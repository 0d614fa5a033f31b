"""What a learner's answers come to: history, summary of a quiz, review state."""

from collections import namedtuple

import fsrs

GRADES = {"correct": fsrs.GOOD, "unsure": fsrs.HARD, "wrong": fsrs.AGAIN}
OUTCOMES = ("correct", "wrong", "unsure")

# One attempt as the fold needs it; sorted as it is folded.
Logged = namedtuple("Logged", "answered_at origin position outcome")


def chronic(recent) -> bool:
    return sum(outcome != "correct" for outcome in recent) >= 3 and recent[-1] != "correct"


def is_late(attempt: Logged, row) -> bool:
    return (row.folded_at, row.folded_origin, row.folded_position) > attempt[:3]


def fold(question_id: int, row, attempts: list) -> dict:
    """The row of question_progress after these attempts, from where `row` stands, or from nothing."""
    counts = {outcome: getattr(row, outcome) if row else 0 for outcome in OUTCOMES}
    recent = list(row.recent) if row else []
    memory = None
    if row:
        memory = fsrs.Memory(
            row.state, row.step, row.stability, row.difficulty, row.last_review, row.due, row.reps, row.lapses
        )
    attempts.sort()
    for attempt in attempts:
        counts[attempt.outcome] += 1
        recent = recent[-4:] + [attempt.outcome]
        memory = fsrs.review(memory, GRADES[attempt.outcome], attempt.answered_at)
    last = attempts[-1]
    return dict(
        question_id=question_id,
        **counts,
        recent=recent,
        chronic=chronic(recent),
        state=memory.state,
        step=memory.step,
        stability=memory.stability,
        difficulty=memory.difficulty,
        due=memory.due,
        last_review=memory.last_review,
        reps=memory.reps,
        lapses=memory.lapses,
        folded_at=last.answered_at,
        folded_origin=last.origin,
        folded_position=last.position,
    )


def summary(attempts: list, before: dict) -> dict:
    """The counts of a finished quiz; `before` are the rows of question_progress before it."""
    after = {}
    for attempt in sorted(attempts, key=lambda a: (a["answered_at"], a["position"])):
        question = attempt["question_id"]
        if question not in after:
            after[question] = list(before[question].recent) if question in before else []
        after[question] = after[question][-4:] + [attempt["outcome"]]
    outcomes = [attempt["outcome"] for attempt in attempts]
    counts = {f"{outcome}_count": outcomes.count(outcome) for outcome in OUTCOMES}
    newly_correct = relapsed = recovered = still_chronic = 0
    for question, recent in after.items():
        row = before.get(question)
        ever_correct = row is not None and row.correct > 0
        correct_before = row is not None and row.recent[-1] == "correct"
        correct_now = recent[-1] == "correct"
        newly_correct += not ever_correct and correct_now
        relapsed += correct_before and not correct_now
        recovered += ever_correct and not correct_before and correct_now
        still_chronic += chronic(recent)
    return dict(
        counts,
        newly_correct_count=newly_correct,
        relapsed_count=relapsed,
        recovered_count=recovered,
        chronic_remaining_count=still_chronic,
    )
