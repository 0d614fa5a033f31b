package io.gyosil.session.live.card;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * A participant's answer to a card.
 *
 * @param answer what it says
 * @param correct whether it is right
 */
public record OwnAnswer(@Schema(example = "3/4") String answer, boolean correct) {}
