"""Study-quiz write-back on FastAPI, SQLAlchemy and asyncpg: the API, tables and transaction of study-ingest-service."""

import hmac
import os
from datetime import datetime, timezone

from fastapi import Depends, FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse

from database import Session
from ingest import ingest
from upload import Problem, UploadIn, pointers

TOKEN = os.environ["VIEWER_SYNC_TOKEN"].encode()
ENABLED = os.environ.get("STUDY_INGEST_ENABLED") == "true"

app = FastAPI(title="study ingest")


async def viewer(request: Request):
    if not ENABLED:
        raise Problem(503, "ingest-disabled", "STUDY_INGEST_ENABLED is not true here.")
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    if scheme != "Bearer" or not hmac.compare_digest(token.encode(), TOKEN):
        raise Problem(401, "unauthenticated", "Send Authorization: Bearer with a viewer's token.")


@app.exception_handler(Problem)
async def problem(request: Request, failure: Problem):
    body = dict(failure.body, instance=request.url.path)
    return JSONResponse(body, failure.status, media_type="application/problem+json")


@app.exception_handler(RequestValidationError)
async def invalid(request: Request, failure: RequestValidationError):
    body = dict(
        type="invalid-request",
        status=400,
        detail="The request is not valid.",
        instance=request.url.path,
        errors=pointers(failure.errors()),
    )
    return JSONResponse(body, 400, media_type="application/problem+json")


@app.post("/ingest/study/attempts", dependencies=[Depends(viewer)])
async def attempts(upload: UploadIn, request: Request):
    received_at = datetime.now(timezone.utc)
    raw = await request.json()  # parsed already: Starlette keeps it
    async with Session() as session:
        created, answer = await ingest(session, upload, raw["attempts"], received_at)
    return JSONResponse(answer, 201 if created else 200)
