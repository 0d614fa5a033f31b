package io.gyosil.study.review;

import java.time.Instant;
import java.util.Comparator;

/**
 * Where an attempt stands in the order in which a learner's log is folded: by time, then by the viewer's name of its
 * session, then by its place in the upload. Nothing of it depends on when or how often the upload arrived.
 *
 * @param answeredAt when it was answered
 * @param origin the viewer's name of the session; for a live quiz the session's own
 * @param position its place in the upload, from 0
 */
public record AttemptOrder(Instant answeredAt, String origin, int position) implements Comparable<AttemptOrder> {

    private static final Comparator<AttemptOrder> ORDER = Comparator.comparing(AttemptOrder::answeredAt)
            .thenComparing(AttemptOrder::origin)
            .thenComparing(AttemptOrder::position);

    @Override
    public int compareTo(AttemptOrder other) {
        return ORDER.compare(this, other);
    }
}
