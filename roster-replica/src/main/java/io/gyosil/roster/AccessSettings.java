package io.gyosil.roster;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * Who may see whom.
 *
 * @param unclaimedLearners whether all staff sees learners that no organization has; without it nobody does
 */
@Introspected
@ConfigurationProperties("gyosil.access")
record AccessSettings(@Bindable(defaultValue = "false") boolean unclaimedLearners) {}
