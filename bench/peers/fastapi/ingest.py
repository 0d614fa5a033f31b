"""The one transaction that takes an upload in: claim, resolve, grade, save, fold into reviews, event, answer."""

import hashlib
import json
import os
import time
import uuid
from datetime import datetime, timezone

from sqlalchemy import any_, delete, insert, select, update
from sqlalchemy.dialects.postgresql import insert as upsert
from sqlalchemy.ext.asyncio import AsyncSession

from database import (
    Outbox,
    QuestionProgress,
    StudyAttempt,
    StudyQuestion,
    StudyQuizSession,
    StudySkippedAttempt,
    StudyTopic,
    StudyUpload,
    StudyUser,
)
from review import Logged, fold, is_late, summary
from upload import Problem, Times, UploadIn

ATTEMPTS = StudyAttempt.__table__.insert()
PROGRESS = upsert(QuestionProgress.__table__)
PROGRESS = PROGRESS.on_conflict_do_update(
    index_elements=["question_id"],
    set_={c.name: PROGRESS.excluded[c.name] for c in QuestionProgress.__table__.c if c.name != "question_id"},
)
OUTBOX = Outbox.__table__.insert()


async def ingest(session: AsyncSession, upload: UploadIn, raw: list, received_at: datetime):
    """Answers with whether it is new, and the answer to the viewer; `raw` are the attempts as they came."""
    digest = digest_of(upload)
    name = upload.client_session_uuid
    # The row is the lock: another who claims the name waits here. Its answer is known at the end.
    claim = upsert(StudyUpload).values(client_session_uuid=name, digest=digest, answer={}).on_conflict_do_nothing()
    if (await session.execute(claim)).rowcount == 0:
        return False, await resent(session, upload, digest)
    known = await resolve(session, upload)
    owners = {question.learner for question in known.values()}
    if len(owners) != 1:
        await session.execute(delete(StudyUpload).where(StudyUpload.client_session_uuid == name))
        await session.commit()
        if owners:
            raise mixed_owners(upload, known)
        skipped = [attempt.pub_id for attempt in upload.attempts]
        return False, answer_of("nothing_ingested", upload, [], skipped)
    answer = await first_sent(session, upload, raw, known, received_at)
    await session.commit()
    return True, answer


async def first_sent(session: AsyncSession, upload: UploadIn, raw: list, known: dict, received_at) -> dict:
    owner = next(iter(known.values()))
    times = Times(upload, received_at)
    quizzes = graded(upload, known, times)
    attempts = [attempt for quiz in quizzes for attempt in quiz["attempts"]]
    await session.execute(
        select(StudyUser.id).where(StudyUser.id == owner.learner).with_for_update(key_share=True)
    )
    ids = list({attempt["question_id"] for attempt in attempts})
    rows = await session.execute(select(QuestionProgress.__table__).where(QuestionProgress.question_id == any_(ids)))
    before = {row.question_id: row for row in rows}
    for quiz in quizzes:
        quiz["summary"] = summary(quiz["attempts"], before)
    await save_quizzes(session, upload, owner, quizzes, times, received_at)
    await session.execute(PROGRESS, await folded(session, upload, attempts, before))
    await session.execute(OUTBOX, [event(upload, owner, quiz, times, received_at) for quiz in quizzes])
    skipped = [
        dict(client_session_uuid=upload.client_session_uuid, position=i, pub_id=attempt.pub_id, raw=raw[i])
        for i, attempt in enumerate(upload.attempts)
        if attempt.pub_id not in known
    ]
    answer = answer_of("ingested", upload, quizzes, [attempt["pub_id"] for attempt in skipped], received_at)
    await session.execute(
        update(StudyUpload)
        .where(StudyUpload.client_session_uuid == upload.client_session_uuid)
        .values(answer=answer)
        .execution_options(synchronize_session=False)
    )
    if skipped:
        await session.execute(insert(StudySkippedAttempt), skipped)
    return answer


async def resolve(session: AsyncSession, upload: UploadIn) -> dict:
    rows = await session.execute(
        select(
            StudyQuestion.id,
            StudyQuestion.pub_id,
            StudyQuestion.source_id,
            StudyQuestion.key,
            StudyUser.id.label("learner"),
            StudyUser.user_id,
            StudyTopic.id.label("topic"),
            StudyTopic.org_id,
            StudyTopic.topic_id,
            StudyTopic.subject,
        )
        .join(StudyUser, StudyUser.id == StudyQuestion.user_id)
        .join(StudyTopic, StudyTopic.id == StudyQuestion.study_topic_id)
        .where(StudyQuestion.pub_id == any_(list({attempt.pub_id for attempt in upload.attempts})))
    )
    return {row.pub_id: row for row in rows}


def graded(upload: UploadIn, known: dict, times: Times) -> list:
    """A quiz for each topic, in the order in which the topics first came up."""
    by_topic = {}
    for position, attempt in enumerate(upload.attempts):
        question = known.get(attempt.pub_id)
        if question is None:
            continue
        quiz = by_topic.setdefault(question.topic, dict(topic=question, session_id=str(uuid7()), attempts=[]))
        right = attempt.selected == question.key
        quiz["attempts"].append(
            dict(
                position=position,
                question_id=question.id,
                selected=attempt.selected,
                unsure=attempt.unsure,
                outcome="unsure" if attempt.unsure else "correct" if right else "wrong",
                answered_at=times.answered_at[position],
                response_time_ms=attempt.response_time_ms,
                question=question,
            )
        )
    return list(by_topic.values())


async def save_quizzes(session, upload, owner, quizzes, times, received_at):
    for quiz in quizzes:
        ids = list(dict.fromkeys(attempt["question_id"] for attempt in quiz["attempts"]))
        row = StudyQuizSession(
            session_id=quiz["session_id"],
            user_id=owner.learner,
            study_topic_id=quiz["topic"].topic,
            quiz_mode=upload.quiz_mode or "random",
            question_ids=ids,
            subject_distribution={quiz["topic"].subject: len(ids)},
            status="done",
            cursor=len(ids),
            **quiz["summary"],
            finished_at=times.finished_at,
            finalized_at=received_at,
            client_session_uuid=upload.client_session_uuid,
            source="viewer",
        )
        session.add(row)
        quiz["row"] = row
    await session.flush()
    attempts = []
    for quiz in quizzes:
        quiz["id"] = quiz["row"].id
        for attempt in quiz["attempts"]:
            row = dict(attempt, quiz_session_id=quiz["id"])
            del row["question"]
            attempts.append(row)
    await session.execute(ATTEMPTS, attempts)


async def folded(session: AsyncSession, upload: UploadIn, attempts: list, before: dict) -> list:
    """The new rows of question_progress; what comes before the folded part makes its question be folded anew."""
    by_question = {}
    late = set()
    for attempt in attempts:
        logged = Logged(
            attempt["answered_at"], upload.client_session_uuid, attempt["position"], attempt["outcome"]
        )
        question = attempt["question_id"]
        by_question.setdefault(question, []).append(logged)
        if question in before and is_late(logged, before[question]):
            late.add(question)
    if late:
        rows = await session.execute(
            select(
                StudyAttempt.question_id,
                StudyAttempt.answered_at,
                StudyQuizSession.client_session_uuid,
                StudyAttempt.position,
                StudyAttempt.outcome,
            )
            .join(StudyQuizSession, StudyQuizSession.id == StudyAttempt.quiz_session_id)
            .where(StudyAttempt.question_id == any_(list(late)))
        )
        by_question.update({question: [] for question in late})
        for row in rows:
            by_question[row.question_id].append(Logged(*row[1:]))
    return [
        fold(question, None if question in late else before.get(question), by_question[question])
        for question in sorted(by_question)
    ]


def event(upload, owner, quiz, times, received_at) -> dict:
    payload = dict(
        session_id=quiz["session_id"],
        user_id=owner.user_id,
        org_id=owner.org_id or None,
        topic_id=quiz["topic"].topic_id,
        source="viewer",
        client_session_uuid=upload.client_session_uuid,
        started_at=rfc3339(times.started_at),
        finished_at=rfc3339(times.finished_at),
        finalized_at=rfc3339(received_at),
        part=1,
        parts=1,
        attempts=[
            dict(
                position=attempt["position"],
                pub_id=attempt["question"].pub_id,
                source_id=attempt["question"].source_id,
                selected=attempt["selected"],
                outcome=attempt["outcome"],
                answered_at=rfc3339(attempt["answered_at"]),
                response_time_ms=attempt["response_time_ms"],
            )
            for attempt in quiz["attempts"]
        ],
        summary=quiz["summary"],
    )
    return dict(
        event_id=uuid7(),
        topic="gyosil.study",
        key=quiz["session_id"],
        type="gyosil.study.quiz-finalized.v1",
        payload=json.dumps(payload, ensure_ascii=False, separators=(",", ":")),
        headers={},
        occurred_at=received_at,
    )


def answer_of(status, upload, quizzes, skipped, received_at=None) -> dict:
    return dict(
        status=status,
        client_session_uuid=upload.client_session_uuid,
        sessions=[
            dict(
                session_id=quiz["session_id"],
                quiz_session_id=quiz["id"],
                topic_id=quiz["topic"].topic_id,
                **quiz["summary"],
                finalized_at=rfc3339(received_at),
            )
            for quiz in quizzes
        ],
        skipped=[dict(pub_id=pub_id, reason="unknown-pub-id") for pub_id in skipped],
        ignored_fields=upload.ignored_fields(),
    )


async def resent(session: AsyncSession, upload: UploadIn, digest: bytes) -> dict:
    stored = await session.get(StudyUpload, upload.client_session_uuid)
    answer = dict(stored.answer, status="already_ingested")
    errors = [
        dict(pointer=pointer, detail="differs from what was taken in") for pointer in differences(stored.digest, digest)
    ]
    if errors:
        raise Problem(422, "changed-upload", "The upload differs from what was taken in.", errors, answer=answer)
    return answer


def mixed_owners(upload: UploadIn, known: dict) -> Problem:
    first = None
    errors = []
    for i, attempt in enumerate(upload.attempts):
        if attempt.pub_id in known:
            owner = known[attempt.pub_id].learner
            first = first or owner
            if owner != first:
                detail = "belongs to another learner than those before"
                errors.append(dict(pointer=f"/attempts/{i}/pub_id", detail=detail))
    return Problem(422, "mixed-owners", "The questions belong to several learners.", errors)


def digest_of(upload: UploadIn) -> bytes:
    """Eight bytes for each field and attempt, so that the answer to a changed resend can name what differs."""
    parts = [upload.started_at, upload.finished_at, upload.quiz_mode]
    parts += [(a.pub_id, a.selected, a.unsure, a.answered_at, a.response_time_ms) for a in upload.attempts]
    return b"".join(hashlib.sha256(str(part).encode()).digest()[:8] for part in parts)


def differences(stored: bytes, sent: bytes) -> list:
    fields = ["/started_at", "/finished_at", "/quiz_mode"]
    found = []
    for i in range(min(len(stored), len(sent)) // 8):
        if stored[i * 8 : i * 8 + 8] != sent[i * 8 : i * 8 + 8]:
            found.append(fields[i] if i < len(fields) else f"/attempts/{i - len(fields)}")
    return found if len(stored) == len(sent) else found + ["/attempts"]


def rfc3339(moment) -> str:
    if moment is None:
        return None
    moment = moment.astimezone(timezone.utc)
    digits = "milliseconds" if moment.microsecond % 1000 == 0 else "microseconds"
    return moment.replace(tzinfo=None).isoformat(timespec=digits) + "Z"


def uuid7() -> uuid.UUID:
    value = (time.time_ns() // 1_000_000) << 80 | int.from_bytes(os.urandom(10), "big")
    value = value & ~(0xF << 76) | 7 << 76
    value = value & ~(0x3 << 62) | 2 << 62
    return uuid.UUID(int=value)
