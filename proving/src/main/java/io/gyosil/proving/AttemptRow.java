package io.gyosil.proving;

import io.gyosil.proving.Comparison.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * One answer, wherever it is written: as the client sent it, in the study log, in an event.
 *
 * @param upload the upload's uuid
 * @param session the session's id
 * @param position its place in the upload, from 0; -1 where a session has no answers
 * @param sourceId the shared item
 * @param unsure null where it is not known
 */
record AttemptRow(
        String upload,
        String session,
        String user,
        String topic,
        int position,
        String pubId,
        long sourceId,
        @Nullable Integer selected,
        @Nullable Boolean unsure,
        String outcome,
        Instant answeredAt,
        @Nullable Integer responseTimeMs) {

    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

    /** As the client knows it: one of each place in an upload. */
    Row sent() {
        return new Row(
                upload,
                "answer " + position + " of upload " + upload,
                "session=" + session + " unsure=" + unsure + " " + content());
    }

    /** As an event has it: one of each place in a session, and whether it was unsure only by the outcome. */
    Row evented() {
        return new Row(upload, identity(), "upload=" + upload + " " + content());
    }

    /** The fact that must follow from it. */
    Row fact() {
        return factRow(
                upload,
                session,
                position,
                user,
                topic,
                LocalDate.ofInstant(answeredAt, SEOUL),
                Long.toString(sourceId),
                outcome,
                responseTimeMs,
                answeredAt,
                "study",
                1);
    }

    static Row factRow(
            String origin,
            String session,
            int position,
            String user,
            String topic,
            LocalDate date,
            String item,
            String outcome,
            @Nullable Integer responseTimeMs,
            Instant answeredAt,
            String source,
            int version) {
        return new Row(
                origin,
                "answer " + position + " of session " + session,
                "user=" + user + " topic=" + topic + " date=" + date + " item=" + item + " outcome=" + outcome
                        + " response_time_ms=" + responseTimeMs + " answered_at=" + answeredAt + " origin=" + origin
                        + " source=" + source + " version=" + version);
    }

    private String identity() {
        return "answer " + position + " of session " + session;
    }

    private String content() {
        return "user=" + user + " topic=" + topic + " question=" + pubId + " item=" + sourceId + " selected=" + selected
                + " outcome=" + outcome + " answered_at=" + answeredAt + " response_time_ms=" + responseTimeMs;
    }
}
