package io.gyosil.session.live.lesson;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gyosil.kit.repeat.Idempotency;
import io.gyosil.kit.security.Caller;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;

/** Starts a lesson and gives its teacher a seat in it: both, or neither. */
@Singleton
class OpenLesson {

    private final LessonStart start;
    private final Seats seats;
    private final Idempotency idempotency;
    private final ObjectMapper json;

    OpenLesson(LessonStart start, Seats seats, Idempotency idempotency, ObjectMapper json) {
        this.start = start;
        this.seats = seats;
        this.idempotency = idempotency;
        this.json = json;
    }

    /** The lesson, or the one that the same request started before; with a token of the teacher's that is new each time. */
    @Transactional
    StartedLesson open(HttpRequest<?> request, Caller caller, StartRequest wanted) {
        LessonView lesson = started(idempotency.created(request, caller, wanted, () -> start.start(caller, wanted)));
        // The token is no part of what is remembered of the request: nobody but the participant keeps one.
        return new StartedLesson(
                lesson, seats.teachersToken(lesson.sessionId(), caller).orElse(null));
    }

    private LessonView started(HttpResponse<LessonView> made) {
        Object kept = made.body();
        try {
            return kept instanceof String text ? json.readValue(text, LessonView.class) : (LessonView) kept;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
