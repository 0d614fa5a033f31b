package io.gyosil.study.upload;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes a viewer's times the server's. A viewer is never locked out of its data by its clock, and what can be no time
 * counts as missing.
 *
 * <p>What a clock said at the moment of sending shows how far it is off. The header {@code X-Client-Time} says that for
 * certain. {@code sent_at} was written with the body, which may have waited in a queue for days: it shows a clock to be
 * wrong only when it is ahead of receipt or before 2020, as that of a device whose clock was reset.
 */
final class ClientClock {

    /** How much of a difference is put down to the way over the network. */
    static final Duration TOLERANCE = Duration.ofMinutes(1);

    /** A clock that says less was reset. */
    static final Instant SET_SINCE = Instant.parse("2020-01-01T00:00:00Z");

    /** Nothing was answered earlier. Imported logs reach back to about 2004. */
    static final Instant FIRST_ANSWER = Instant.parse("2000-01-01T00:00:00Z");

    private final Instant receivedAt;
    private final Duration shift;

    private ClientClock(Instant receivedAt, Duration shift) {
        this.receivedAt = receivedAt;
        this.shift = shift;
    }

    /**
     * The clock of a viewer.
     *
     * @param sentAt what it said when the body was written, if that is known
     * @param sending what it said when the request was sent, if that is known
     * @param receivedAt the server's clock when it came
     */
    static ClientClock of(@Nullable Instant sentAt, @Nullable Instant sending, Instant receivedAt) {
        Instant said = sending != null ? sending : sentAt;
        if (said == null) {
            return new ClientClock(receivedAt, Duration.ZERO);
        }
        boolean isWrong = said.isAfter(receivedAt.plus(TOLERANCE))
                || said.isBefore(sending != null ? receivedAt.minus(TOLERANCE) : SET_SINCE);
        return new ClientClock(receivedAt, isWrong ? Duration.between(said, receivedAt) : Duration.ZERO);
    }

    Instant receivedAt() {
        return receivedAt;
    }

    /**
     * The times of an upload by the server's clock.
     *
     * @param startedAt when the learner began, if that is known
     * @param finishedAt when the learner was done
     * @param answeredAt when each attempt was answered
     */
    record Times(@Nullable Instant startedAt, Instant finishedAt, List<Instant> answeredAt) {}

    /** Sets the times right; an attempt without one is put evenly between start and finish. */
    Times times(Upload upload) {
        List<@Nullable Instant> given = new ArrayList<>();
        upload.attempts().forEach(answer -> given.add(shifted(answer.answeredAt())));
        Instant startedAt = shifted(upload.startedAt());
        Instant finishedAt = shifted(upload.finishedAt());
        Instant end = finishedAt != null
                ? finishedAt
                : given.stream()
                        .filter(Objects::nonNull)
                        .max(Instant::compareTo)
                        .orElse(receivedAt);
        Instant start = Stream.of(startedAt, end)
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .orElse(end);
        List<Instant> answeredAt = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            Instant time = given.get(i);
            answeredAt.add(time != null ? time : between(start, end, i + 1, given.size()));
        }
        return new Times(startedAt, end, answeredAt);
    }

    private @Nullable Instant shifted(@Nullable Instant time) {
        if (time == null) {
            return null;
        }
        Instant right = time.plus(shift);
        if (right.isBefore(FIRST_ANSWER)) {
            return null;
        }
        return right.isAfter(receivedAt) ? receivedAt : right;
    }

    private static Instant between(Instant start, Instant end, int part, int parts) {
        long micros = start.until(end, ChronoUnit.MICROS);
        return start.plus(micros / parts * part + micros % parts * part / parts, ChronoUnit.MICROS);
    }
}
