package io.gyosil.session.word;

import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What would become of a sentence.
 *
 * @param word the word that holds it; null when none does
 */
@Introspected
record TryView(@Nullable @Schema(example = "바보") String word) {}
