package io.gyosil.session.live.lesson;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.gyosil.kit.request.WireNames;

/** Whether messages are seen at once, or wait until a teacher approves them. */
enum Moderation {
    @JsonProperty("open")
    OPEN,
    @JsonProperty("hold")
    HOLD;

    String wireName() {
        return WireNames.of(this);
    }
}
