package io.gyosil.session.live.card;

import io.gyosil.kit.request.JsonRequest;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Which problem is wanted on the next card.
 *
 * @param grade of this grade; any, if absent
 * @param difficulty of this difficulty; any, if absent
 * @param type about this; anything, if absent
 */
@JsonRequest
record NextCardRequest(
        @Nullable @Size(min = 1, max = 10) @Schema(example = "5")
        String grade,

        @Nullable @Min(1) @Max(5) @Schema(example = "2") Integer difficulty,

        @Nullable @Schema(description = "about this; anything, if absent")
        ExerciseType type) {

    /** Any. */
    static final NextCardRequest ANY = new NextCardRequest(null, null, null);

    @Nullable
    String typeName() {
        return type == null ? null : type.wireName();
    }
}
