"""The tables of study-ingest-service as SQLAlchemy models, and the engine."""

import os

from sqlalchemy import ARRAY, JSON, BigInteger, Boolean, Column, DateTime, Float, Integer, LargeBinary, SmallInteger, Text
from sqlalchemy.dialects.postgresql import JSONB, UUID
from sqlalchemy.engine import URL
from sqlalchemy.ext.asyncio import AsyncSession, create_async_engine
from sqlalchemy.orm import declarative_base, sessionmaker

Base = declarative_base()
TIME = DateTime(timezone=True)


class StudyUser(Base):
    __tablename__ = "study_users"
    id = Column(BigInteger, primary_key=True)
    user_id = Column(Text, nullable=False)


class StudyTopic(Base):
    __tablename__ = "study_topics"
    id = Column(BigInteger, primary_key=True)
    org_id = Column(BigInteger, nullable=False)
    topic_id = Column(Text, nullable=False)
    subject = Column(Text, nullable=False)


class StudyQuestion(Base):
    __tablename__ = "study_questions"
    id = Column(BigInteger, primary_key=True)
    pub_id = Column(Text, nullable=False)
    source_id = Column(BigInteger)
    user_id = Column(BigInteger, nullable=False)
    study_topic_id = Column(BigInteger, nullable=False)
    key = Column(SmallInteger, nullable=False)


class StudyUpload(Base):
    __tablename__ = "study_upload"
    client_session_uuid = Column(Text, primary_key=True)
    digest = Column(LargeBinary, nullable=False)
    answer = Column(JSON, nullable=False)


class StudyQuizSession(Base):
    __tablename__ = "study_quiz_sessions"
    id = Column(BigInteger, primary_key=True)
    session_id = Column(Text, nullable=False)
    user_id = Column(BigInteger, nullable=False)
    study_topic_id = Column(BigInteger, nullable=False)
    quiz_mode = Column(Text, nullable=False)
    question_ids = Column(JSONB, nullable=False)
    subject_distribution = Column(JSONB, nullable=False)
    status = Column(Text, nullable=False)
    cursor = Column(Integer, nullable=False)
    correct_count = Column(Integer, nullable=False)
    wrong_count = Column(Integer, nullable=False)
    unsure_count = Column(Integer, nullable=False)
    newly_correct_count = Column(Integer, nullable=False)
    relapsed_count = Column(Integer, nullable=False)
    recovered_count = Column(Integer, nullable=False)
    chronic_remaining_count = Column(Integer, nullable=False)
    finished_at = Column(TIME)
    finalized_at = Column(TIME)
    client_session_uuid = Column(Text)
    source = Column(Text, nullable=False)


class StudyAttempt(Base):
    __tablename__ = "study_attempts"
    quiz_session_id = Column(BigInteger, primary_key=True)
    position = Column(Integer, primary_key=True)
    question_id = Column(BigInteger, nullable=False)
    selected = Column(SmallInteger)
    unsure = Column(Boolean, nullable=False)
    outcome = Column(Text, nullable=False)
    answered_at = Column(TIME, nullable=False)
    response_time_ms = Column(Integer)


class StudySkippedAttempt(Base):
    __tablename__ = "study_skipped_attempts"
    client_session_uuid = Column(Text, primary_key=True)
    position = Column(Integer, primary_key=True)
    pub_id = Column(Text, nullable=False)
    raw = Column(JSON, nullable=False)


class QuestionProgress(Base):
    __tablename__ = "question_progress"
    question_id = Column(BigInteger, primary_key=True)
    correct = Column(Integer, nullable=False)
    wrong = Column(Integer, nullable=False)
    unsure = Column(Integer, nullable=False)
    recent = Column(ARRAY(Text), nullable=False)
    chronic = Column(Boolean, nullable=False)
    state = Column(Text, nullable=False)
    step = Column(Integer, nullable=False)
    stability = Column(Float, nullable=False)
    difficulty = Column(Float, nullable=False)
    due = Column(TIME, nullable=False)
    last_review = Column(TIME, nullable=False)
    reps = Column(Integer, nullable=False)
    lapses = Column(Integer, nullable=False)
    folded_at = Column(TIME, nullable=False)
    folded_origin = Column(Text, nullable=False)
    folded_position = Column(Integer, nullable=False)


class Outbox(Base):
    __tablename__ = "outbox"
    position = Column(BigInteger, primary_key=True)
    event_id = Column(UUID(as_uuid=True), nullable=False)
    topic = Column(Text, nullable=False)
    key = Column(Text, nullable=False)
    type = Column(Text, nullable=False)
    payload = Column(Text, nullable=False)
    headers = Column(JSONB, nullable=False)
    occurred_at = Column(TIME, nullable=False)


engine = create_async_engine(
    URL.create(
        "postgresql+asyncpg",
        os.environ["PGUSER"],
        os.environ["PGPASSWORD"],
        os.environ["PGHOST"],
        int(os.environ["PGPORT"]),
        os.environ["PGDATABASE"],
    ),
    pool_size=10,
    max_overflow=0,
)
Session = sessionmaker(engine, class_=AsyncSession, expire_on_commit=False)
