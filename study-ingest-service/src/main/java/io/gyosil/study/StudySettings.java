package io.gyosil.study;

import static io.gyosil.kit.settings.Setting.optional;
import static io.gyosil.kit.settings.Setting.withDefault;

import io.gyosil.kit.settings.CommonSettings;
import io.gyosil.kit.settings.Kind.Flag;
import io.gyosil.kit.settings.Kind.Text;
import io.gyosil.kit.settings.Setting;
import io.gyosil.kit.settings.SettingsTable;
import io.gyosil.roster.UnclaimedLearners;
import java.util.List;
import java.util.stream.Stream;

/** The settings of the study-ingest service. */
public final class StudySettings {

    private static final List<Setting> UPLOADS = List.of(
            withDefault(
                            "gyosil.upload.ingest-enabled",
                            new Flag(),
                            "false",
                            "whether uploads are taken; without it every upload gets 503")
                    .named("STUDY_INGEST_ENABLED"),
            optional("gyosil.upload.viewer-token", new Text(32, 1_000), "the viewer's token")
                    .named("VIEWER_SYNC_TOKEN")
                    .secret(),
            optional(
                            "gyosil.upload.viewer-tokens",
                            new Text(34, 100_000),
                            "more of them, as name=token,name=token with at least 32 characters each, for several"
                                    + " viewers and for changing a token")
                    .named("VIEWER_SYNC_TOKENS")
                    .secret());

    /** All of it. */
    public static final SettingsTable TABLE = SettingsTable.of(
            "study",
            8083,
            Stream.of(List.of(CommonSettings.JWKS, UnclaimedLearners.SETTING), CommonSettings.RELAY, UPLOADS)
                    .flatMap(List::stream)
                    .toList());

    private StudySettings() {}
}
