package io.gyosil.session.word;

import io.gyosil.kit.request.JsonRequest;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sentence to try words on.
 *
 * @param text what somebody might say in a lesson
 * @param words the words to try; those that are kept, if absent
 */
@JsonRequest
record TryRequest(
        @NotNull @Size(min = 1, max = 200) @Schema(example = "이 바♥보야")
        String text,

        @Nullable @Size(max = 5_000) List<@NotNull @Size(min = 1, max = 50) String> words) {}
