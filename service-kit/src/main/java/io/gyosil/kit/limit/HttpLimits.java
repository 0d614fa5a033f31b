package io.gyosil.kit.limit;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * What one replica grants its clients.
 *
 * @param mostConnections open at once, sockets among them
 * @param headWithin how long the head of a request may keep us waiting
 * @param bodyWithin how long its body may
 * @param bodyPace bytes that buy the body a second more: who sends steadily is not cut off, however large it is
 * @param mostBytes of requests in hand at once; heads are taken even then. Of a body that is streamed to a file its first
 *     {@value #IN_MEMORY} count
 */
@ConfigurationProperties("gyosil.http")
record HttpLimits(
        @Bindable(defaultValue = "25000") int mostConnections,
        @Bindable(defaultValue = "10s") Duration headWithin,
        @Bindable(defaultValue = "20s") Duration bodyWithin,
        @Bindable(defaultValue = "10000") int bodyPace,
        @Bindable(defaultValue = "67108864") long mostBytes) {

    /** What is read into memory of one body; larger ones are streamed. */
    static final long IN_MEMORY = 1 << 20;

    HttpLimits {
        if (mostConnections < 1 || bodyPace < 1 || mostBytes < IN_MEMORY) {
            throw new IllegalArgumentException(
                    "gyosil.http: most-connections and body-pace must be 1 or more, most-bytes 1048576 or more");
        }
    }

    /** How long a request may keep us waiting. */
    Duration patience(boolean headIsThere, long bytes) {
        return headIsThere ? bodyWithin.plusSeconds(bytes / bodyPace) : headWithin;
    }
}
