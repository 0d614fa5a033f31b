package io.gyosil.event;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A school's viewer app was registered, or has other tokens: its whole public state. Sent on {@link Topics#CLASSROOM_STATE}, keyed by {@code
 * viewer:<id>}; a record of that key without data says that it was revoked, and none of its tokens is good any more.
 *
 * @param viewerId the viewer
 * @param orgId the organization whose learners it shows questions
 * @param name what its admins call it
 * @param tokens those that are good
 * @param version grows with every change of this viewer, and never starts again
 */
public record ViewerChanged(long viewerId, long orgId, String name, List<Token> tokens, long version)
        implements StateEvent {

    /** The event's type on the wire. */
    public static final String TYPE = "gyosil.classroom.viewer-changed.v1";

    /** The type of the record without data that ends it. */
    public static final String REMOVED = "gyosil.classroom.viewer-removed.v1";

    /**
     * A token, known by its digest alone: it has 256 random bits, so that nobody finds it from that.
     *
     * @param sha256 of the token in UTF-8, 64 hexadecimal digits in lower case
     * @param validUntil from when on it is refused; null for one that is good until it is replaced
     */
    public record Token(String sha256, @Nullable Instant validUntil) {}

    @Override
    public String key() {
        return "viewer:" + viewerId;
    }
}
