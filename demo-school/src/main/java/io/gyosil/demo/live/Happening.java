package io.gyosil.demo.live;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Something that everybody in a lesson sees under the same number.
 *
 * @param seq its number, from 1
 * @param frame as it came
 */
public record Happening(long seq, JsonNode frame) {

    /** What it is, such as {@code message-posted}. */
    public String type() {
        return frame.path("type").asText();
    }

    /** The message that was posted; empty when it is none. */
    public String messageId() {
        return frame.path("message").path("message_id").asText();
    }
}
