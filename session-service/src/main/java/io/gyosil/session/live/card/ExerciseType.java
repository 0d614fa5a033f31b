package io.gyosil.session.live.card;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.gyosil.kit.request.WireNames;

/** What an exercise is about. */
enum ExerciseType {
    @JsonProperty("vocabulary")
    VOCABULARY,
    @JsonProperty("proverb")
    PROVERB,
    @JsonProperty("math")
    MATH;

    String wireName() {
        return WireNames.of(this);
    }
}
