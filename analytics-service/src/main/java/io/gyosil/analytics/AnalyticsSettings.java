package io.gyosil.analytics;

import io.gyosil.kit.settings.CommonSettings;
import io.gyosil.kit.settings.SettingsTable;
import io.gyosil.roster.UnclaimedLearners;
import java.util.List;

/** What the analytics service can be told. */
public final class AnalyticsSettings {

    /** All of it. Facts keep their day: the time zone is changed only with an empty {@code attempt_fact}. */
    public static final SettingsTable TABLE = SettingsTable.of(
                    "analytics",
                    8084,
                    List.of(CommonSettings.JWKS, UnclaimedLearners.SETTING, CommonSettings.TIME_ZONE))
            .defaulting("gyosil.consumer.threads", "2");

    private AnalyticsSettings() {}
}
