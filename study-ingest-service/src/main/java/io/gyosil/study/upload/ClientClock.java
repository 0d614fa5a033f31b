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
 * Makes a viewer's times the server's. A viewer is never locked out of its data by its clock: when {@code sent_at} shows
 * it to be off by more than {@link #TOLERANCE}, all its times are shifted by the difference, and what is still ahead of
 * the server is set to receipt.
 */
final class ClientClock {

    /** How much of a difference is put down to the way over the network. */
    static final Duration TOLERANCE = Duration.ofMinutes(1);

    private final Instant receivedAt;
    private final Duration shift;

    private ClientClock(Instant receivedAt, Duration shift) {
        this.receivedAt = receivedAt;
        this.shift = shift;
    }

    static ClientClock of(Upload upload, Instant receivedAt) {
        Instant sentAt = upload.sentAt();
        Duration off = sentAt == null ? Duration.ZERO : Duration.between(sentAt, receivedAt);
        return new ClientClock(receivedAt, off.abs().compareTo(TOLERANCE) > 0 ? off : Duration.ZERO);
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
        if (right.isBefore(Instant.EPOCH)) {
            return Instant.EPOCH;
        }
        return right.isAfter(receivedAt) ? receivedAt : right;
    }

    private static Instant between(Instant start, Instant end, int part, int parts) {
        long micros = start.until(end, ChronoUnit.MICROS);
        return start.plus(micros / parts * part + micros % parts * part / parts, ChronoUnit.MICROS);
    }
}
