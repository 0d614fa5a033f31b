package io.gyosil.session.card;

import org.jspecify.annotations.Nullable;

/** Which exercise is wanted; null is any. */
record Wish(
        @Nullable String grade,
        @Nullable Integer difficulty,
        @Nullable String type) {}
