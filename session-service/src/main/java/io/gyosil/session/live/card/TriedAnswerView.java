package io.gyosil.session.live.card;

import io.micronaut.core.annotation.Introspected;

/**
 * How an answer would be graded.
 *
 * @param correct whether it is right
 */
@Introspected
record TriedAnswerView(boolean correct) {}
