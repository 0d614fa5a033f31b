package io.gyosil.models.cat;

import io.gyosil.models.ability.Posterior;

/**
 * Where somebody is in an exam, as choosing an item needs it.
 *
 * @param theta the ability as it is estimated now
 * @param posterior after the answers so far
 * @param given how many items were given
 */
public record Progress(double theta, Posterior posterior, int given) {}
