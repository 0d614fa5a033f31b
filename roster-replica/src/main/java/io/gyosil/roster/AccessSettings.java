package io.gyosil.roster;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * Who may see whom.
 *
 * @param unclaimedLearners whether all staff may see learners of whom no organization has ever told, as it was before
 *     there were rosters; else nobody may
 */
@ConfigurationProperties("gyosil.access")
record AccessSettings(@Bindable(defaultValue = "false") boolean unclaimedLearners) {}
