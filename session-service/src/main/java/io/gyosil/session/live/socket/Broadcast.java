package io.gyosil.session.live.socket;

import io.gyosil.session.live.lesson.Audience;
import org.jspecify.annotations.Nullable;

/**
 * Something that is sent to the sockets of a lesson.
 *
 * @param seq its number; null for what is about now and has none
 * @param hides whether something that was sent before is not to be shown any more
 * @param frame the frame, as it is
 * @param close the code with which the sockets that got it are then closed
 */
public record Broadcast(
        @Nullable Long seq,
        boolean hides,
        Audience audience,
        String frame,
        @Nullable Integer close) {}
