package io.gyosil.roster;

import io.gyosil.kit.settings.Kind.Flag;
import io.gyosil.kit.settings.Setting;

/** What a service that keeps a replica of the rosters can be told. */
public final class UnclaimedLearners {

    /** See {@link AccessSettings}. */
    public static final Setting SETTING = Setting.withDefault(
            "gyosil.access.unclaimed-learners",
            new Flag(),
            "false",
            "whether all staff sees learners of whom no organization has ever told; else nobody does");

    private UnclaimedLearners() {}
}
