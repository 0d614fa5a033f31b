"""Bulk enrolment as seed 003 has it: FastAPI and SQLAlchemy, a look for each student, then one commit."""

import os

from fastapi import Depends, FastAPI, HTTPException
from pydantic import BaseModel
from sqlalchemy import BigInteger, Column, ForeignKey, Text, create_engine, select
from sqlalchemy.engine import URL
from sqlalchemy.orm import Session, declarative_base

Base = declarative_base()
engine = create_engine(
    URL.create(
        "postgresql+psycopg2",
        os.environ["PGUSER"],
        os.environ["PGPASSWORD"],
        os.environ["PGHOST"],
        int(os.environ["PGPORT"]),
        os.environ["PGDATABASE"],
    ),
    pool_size=20,
    max_overflow=10,
    pool_pre_ping=True,
    connect_args={"options": "-c search_path=classroom"},
)


class Student(Base):
    __tablename__ = "students"
    id = Column(BigInteger, primary_key=True)
    org_id = Column(BigInteger)


class Classroom(Base):
    __tablename__ = "classroom"
    classroom_id = Column(Text, primary_key=True)


class StudentClassroom(Base):
    __tablename__ = "student_classroom"
    student_id = Column(BigInteger, ForeignKey("students.id"), primary_key=True)
    class_id = Column(Text, ForeignKey("classroom.classroom_id"), primary_key=True)
    org_id = Column(BigInteger)


class BulkEnrollment(BaseModel):
    class_id: str
    student_ids: list[int]


app = FastAPI(title="rosters")


def get_db():
    with Session(engine) as db:
        yield db


@app.post("/api/core/enrollments/bulk", status_code=201)
def bulk(body: BulkEnrollment, db: Session = Depends(get_db)):
    if db.get(Classroom, body.class_id) is None:
        raise HTTPException(status_code=400, detail="Class not found")
    enrolled = already = unknown = 0
    for student_id in body.student_ids:
        existing = db.execute(
            select(StudentClassroom).where(
                StudentClassroom.student_id == student_id,
                StudentClassroom.class_id == body.class_id,
            )
        ).scalar_one_or_none()
        if existing:
            already += 1
            continue
        student = db.get(Student, student_id)
        if student is None:
            unknown += 1
            continue
        db.add(StudentClassroom(student_id=student_id, class_id=body.class_id, org_id=student.org_id))
        enrolled += 1
    db.commit()
    return {"enrolled": enrolled, "already_enrolled": already, "unknown": unknown}
