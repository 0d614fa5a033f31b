"""What a viewer sends, and how it is answered when something is wrong with it."""

from datetime import datetime, timedelta, timezone
from typing import List, Optional

from pydantic import BaseModel, Extra, StrictBool, conint, conlist, constr, validator
from pydantic.datetime_parse import parse_datetime

TOLERANCE = timedelta(minutes=1)
EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)
SET_SINCE = datetime(2020, 1, 1, tzinfo=timezone.utc)
FIRST_ANSWER = datetime(2000, 1, 1, tzinfo=timezone.utc)


def _utc(value) -> Optional[datetime]:
    """What can be no time counts as missing."""
    try:
        time = parse_datetime(value) if isinstance(value, str) else None
        return time.astimezone(timezone.utc) if time and time.tzinfo and time >= EPOCH else None
    except (ValueError, OverflowError):
        return None


class MissingChoice(ValueError):
    """Reported at the field `selected`."""


class AttemptIn(BaseModel):
    pub_id: constr(min_length=1, max_length=128)
    selected: Optional[conint(strict=True, ge=1, le=1000)]
    unsure: StrictBool = False
    answered_at: Optional[datetime]
    response_time_ms: Optional[conint(strict=True, ge=0, le=2147483647)]

    _answered_at = validator("answered_at", pre=True, allow_reuse=True)(_utc)

    class Config:
        extra = Extra.allow

    @validator("unsure", always=True)
    def _needs_a_choice(cls, unsure, values):
        if not unsure and "selected" in values and values["selected"] is None:
            raise MissingChoice()
        return unsure


class UploadIn(BaseModel):
    client_session_uuid: constr(min_length=1, max_length=64)
    started_at: Optional[datetime]
    finished_at: Optional[datetime]
    sent_at: Optional[datetime]
    quiz_mode: Optional[constr(min_length=1, max_length=30)] = "random"
    attempts: conlist(AttemptIn, min_items=1, max_items=2000)

    _times = validator("started_at", "finished_at", "sent_at", pre=True, allow_reuse=True)(_utc)

    class Config:
        extra = Extra.allow

    def ignored_fields(self) -> List[str]:
        names = {name for name in self.__dict__ if name not in UploadIn.__fields__}
        for attempt in self.attempts:
            if len(attempt.__dict__) > len(AttemptIn.__fields__):
                names.update(f"attempts[].{name}" for name in attempt.__dict__ if name not in AttemptIn.__fields__)
        return sorted(names)


class Problem(Exception):
    def __init__(self, status: int, type: str, detail: str, errors=(), **members):
        super().__init__(detail)
        self.status = status
        self.body = {"type": type, "status": status, "detail": detail}
        if errors:
            self.body["errors"] = list(errors)
        self.body.update(members)


def pointers(errors: list) -> list:
    """Pydantic's errors as pointers and details."""
    found = []
    for error in errors:
        path = [str(part) for part in error["loc"][1:]]
        if error["type"] == "value_error.jsondecode":
            path = []
        elif error["type"] == "value_error.missingchoice":
            path[-1] = "selected"
        found.append({"pointer": "".join(f"/{part}" for part in path), "detail": error["msg"]})
    return found


class Times:
    """A viewer's times by the server's clock; an attempt without one is put evenly between start and finish."""

    def __init__(self, upload: UploadIn, received_at: datetime):
        sent = upload.sent_at
        is_wrong = sent is not None and (sent > received_at + TOLERANCE or sent < SET_SINCE)
        shift = received_at - sent if is_wrong else timedelta()

        def right(time):
            return None if time is None or time + shift < FIRST_ANSWER else min(time + shift, received_at)

        given = [right(attempt.answered_at) for attempt in upload.attempts]
        self.started_at = right(upload.started_at)
        known = [time for time in given if time]
        self.finished_at = right(upload.finished_at) or (max(known) if known else received_at)
        start = min(self.started_at or self.finished_at, self.finished_at)
        span = self.finished_at - start
        self.answered_at = [time or start + span * (i + 1) // len(given) for i, time in enumerate(given)]
