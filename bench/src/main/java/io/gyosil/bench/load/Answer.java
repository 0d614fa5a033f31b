package io.gyosil.bench.load;

import java.nio.charset.StandardCharsets;

/**
 * What a server answered.
 *
 * @param status the HTTP status
 * @param body its bytes
 */
public record Answer(int status, byte[] body) {

    /** The body as text. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
