package io.gyosil.kit.fault;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * Where a test lets the service die.
 *
 * @param killAt the {@link FaultPoint}; empty for nowhere
 * @param after how often the point is passed before, from 0
 */
@ConfigurationProperties("gyosil.fault")
record FaultSettings(
        @Bindable(defaultValue = "") String killAt,
        @Bindable(defaultValue = "0") int after) {}
