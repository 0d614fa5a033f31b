"""FSRS-6 with its published parameters, steps of 1 and 10 minutes, relearning 10 minutes: as ts-fsrs 5 computes it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from math import exp, floor, log
from typing import Optional

W = (
    0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835, 0.0614, 0.2629, 1.6483,
    0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
)
AGAIN, HARD, GOOD, EASY = 1, 2, 3, 4
LEARNING_STEPS = (1, 10)
RELEARNING_STEPS = (10,)
MAXIMUM_INTERVAL = 36500


def eight(value: float) -> float:
    return floor(value * 1e8 + 0.5) / 1e8


DECAY = -W[20]
FACTOR = eight(exp(log(0.9) / DECAY) - 1)
MODIFIER = eight((0.9 ** (1 / DECAY) - 1) / FACTOR)


@dataclass
class Memory:
    state: str
    step: int
    stability: float
    difficulty: float
    last_review: Optional[datetime]
    due: datetime
    reps: int
    lapses: int


def _first_difficulty(grade: int) -> float:
    return eight(W[4] - exp((grade - 1) * W[5]) + 1)


def _difficulty(before: float, grade: int) -> float:
    damped = eight(-W[6] * (grade - 3) * (10 - before) / 9)
    return min(max(eight(W[7] * _first_difficulty(EASY) + (1 - W[7]) * (before + damped)), 1), 10)


def _clamp(stability: float) -> float:
    return eight(min(max(stability, 0.001), 36500))


def _retrievability(days: int, stability: float) -> float:
    return eight((1 + FACTOR * days / stability) ** DECAY)


def _stability(difficulty: float, stability: float, days: int, grade: int) -> float:
    if days == 0:
        change = stability ** -W[19] * exp(W[17] * (grade - 3 + W[18]))
        return _clamp(stability * (change if grade == AGAIN else max(change, 1)))
    forgetting = 1 - _retrievability(days, stability)
    if grade == AGAIN:
        lapsed = _clamp(
            W[11] * difficulty ** -W[12] * ((stability + 1) ** W[13] - 1) * exp(forgetting * W[14])
        )
        return min(max(eight(stability / exp(W[17] * W[18])), 0.001), lapsed)
    factor = W[15] if grade == HARD else W[16] if grade == EASY else 1
    gain = exp(W[8]) * (11 - difficulty) * stability ** -W[9] * (exp(forgetting * W[10]) - 1) * factor
    return _clamp(stability * (1 + gain))


def _interval(stability: float) -> int:
    return min(max(floor(stability * MODIFIER + 0.5), 1), MAXIMUM_INTERVAL)


def review(memory: Optional[Memory], grade: int, at: datetime) -> Memory:
    """The memory of a question after a review; None for a question that was never reviewed."""
    if memory is None:
        memory = Memory("new", 0, 0.0, 0.0, None, at, 0, 0)
        difficulty = min(max(_first_difficulty(grade), 1), 10)
        return _on_steps(memory, grade, at, max(W[grade - 1], 0.1), difficulty)
    days = max(0, (at.date() - memory.last_review.date()).days)
    difficulty = _difficulty(memory.difficulty, grade)
    stability = _stability(memory.difficulty, memory.stability, days, grade)
    if memory.state == "review" and grade != AGAIN:
        return _recalled(memory, grade, at, days, stability, difficulty)
    return _on_steps(memory, grade, at, stability, difficulty)


def _recalled(memory: Memory, grade: int, at: datetime, days: int, stability: float, difficulty: float) -> Memory:
    hard, good, easy = (_interval(_stability(memory.difficulty, memory.stability, days, g)) for g in (HARD, GOOD, EASY))
    hard = min(hard, good)
    good = max(good, hard + 1)
    easy = max(easy, good + 1)
    interval = {HARD: hard, GOOD: good, EASY: easy}[grade]
    return Memory("review", 0, stability, difficulty, at, at + timedelta(days=interval), memory.reps + 1, memory.lapses)


def _on_steps(memory: Memory, grade: int, at: datetime, stability: float, difficulty: float) -> Memory:
    lapse = memory.state == "review"
    relearning = lapse or memory.state == "relearning"
    steps = RELEARNING_STEPS if relearning else LEARNING_STEPS
    minutes = _minutes(steps, memory.step, grade, lapse)
    graduates = minutes == 0
    wait = timedelta(days=_interval(stability)) if graduates else timedelta(minutes=minutes)
    step = 0 if graduates or grade in (AGAIN, EASY) else memory.step + (grade == GOOD)
    state = "review" if graduates else "relearning" if relearning else "learning"
    return Memory(state, step, stability, difficulty, at, at + wait, memory.reps + 1, memory.lapses + lapse)


def _minutes(steps: tuple, step: int, grade: int, lapse: bool) -> int:
    """The wait on a step; 0 when there is none."""
    if step >= len(steps) or grade == EASY:
        return 0
    if lapse or grade == AGAIN:
        return steps[0]
    if grade == HARD:
        return (steps[0] * 3 + 1) // 2 if len(steps) == 1 else (steps[0] + steps[1] + 1) // 2
    return steps[step + 1] if step + 1 < len(steps) else 0
