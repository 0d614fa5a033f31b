"""Which lesson has this code: FastAPI, SQLAlchemy and asyncpg, with the query of seed 001."""

import os

from fastapi import Depends, FastAPI
from fastapi.responses import JSONResponse
from sqlalchemy import CHAR, Column, DateTime, Text, func, select
from sqlalchemy.dialects.postgresql import UUID
from sqlalchemy.engine import URL
from sqlalchemy.ext.asyncio import AsyncSession, create_async_engine
from sqlalchemy.orm import declarative_base, sessionmaker

ALPHABET = frozenset("23456789ABCDEFGHJKMNPQRSTUVWXYZ")
Base = declarative_base()
engine = create_async_engine(
    URL.create(
        "postgresql+asyncpg",
        os.environ["PGUSER"],
        os.environ["PGPASSWORD"],
        os.environ["PGHOST"],
        int(os.environ["PGPORT"]),
        os.environ["PGDATABASE"],
    ),
    pool_size=20,
    max_overflow=10,
    connect_args={"server_settings": {"search_path": "session"}},
)
Database = sessionmaker(engine, class_=AsyncSession, expire_on_commit=False)


class Lesson(Base):
    __tablename__ = "sessions"
    id = Column(UUID(as_uuid=True), primary_key=True)
    class_id = Column(Text, nullable=False)
    code = Column(CHAR(8), nullable=False)
    title = Column(Text)
    started_at = Column(DateTime(timezone=True), nullable=False)
    ended_at = Column(DateTime(timezone=True))
    expires_at = Column(DateTime(timezone=True), nullable=False)


class Classroom(Base):
    __tablename__ = "classroom_ref"
    classroom_id = Column(Text, primary_key=True)
    name = Column(Text)


app = FastAPI(title="codes")


async def get_db():
    async with Database() as db:
        yield db


def no_such_lesson(code):
    return JSONResponse(
        dict(type="no-such-lesson", status=404, title="No lesson has this code now", instance=f"/api/live-codes/{code}"),
        404,
        media_type="application/problem+json",
    )


@app.get("/api/live-codes/{code}")
async def look_up(code: str, db: AsyncSession = Depends(get_db)):
    typed = "".join(code.split()).upper()
    if len(typed) != 8 or not ALPHABET.issuperset(typed):
        return no_such_lesson(code)
    lesson = (
        await db.execute(
            select(Lesson)
            .where(Lesson.code == typed)
            .where(Lesson.ended_at.is_(None))
            .where(Lesson.expires_at > func.now())
        )
    ).scalar_one_or_none()
    if lesson is None:
        return no_such_lesson(code)
    classroom = await db.get(Classroom, lesson.class_id)
    return {
        "session_id": str(lesson.id),
        "class_name": classroom.name if classroom else lesson.class_id,
        "title": lesson.title,
        "expires_at": lesson.expires_at.isoformat().replace("+00:00", "Z"),
    }
