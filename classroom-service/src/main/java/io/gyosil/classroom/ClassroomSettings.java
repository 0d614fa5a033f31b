package io.gyosil.classroom;

import static io.gyosil.kit.settings.Setting.optional;
import static io.gyosil.kit.settings.Setting.required;
import static io.gyosil.kit.settings.Setting.withDefault;

import io.gyosil.kit.settings.CommonSettings;
import io.gyosil.kit.settings.Kind.Bytes;
import io.gyosil.kit.settings.Kind.Decimal;
import io.gyosil.kit.settings.Kind.Text;
import io.gyosil.kit.settings.Kind.Time;
import io.gyosil.kit.settings.Kind.Whole;
import io.gyosil.kit.settings.Setting;
import io.gyosil.kit.settings.SettingsTable;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** What the classroom service can be told. */
public final class ClassroomSettings {

    private static final List<Setting> IDENTITY = List.of(
            required(
                            "gyosil.identity.key-secret",
                            new Text(32, 1_000),
                            "seals the signing keys in the database; the same for every replica. With another one the"
                                + " keys cannot be read: delete the rows of signing_key, and everybody logs in again")
                    .named("GYOSIL_KEY_SECRET")
                    .secret(),
            optional(
                            "gyosil.identity.first-admin-code",
                            new Text(32, 1_000),
                            "opens a new installation to its first admin, once")
                    .named("GYOSIL_FIRST_ADMIN_CODE")
                    .secret(),
            withDefault(
                    "gyosil.identity.access-lifetime",
                    new Time(Duration.ofSeconds(1), Duration.ofDays(1)),
                    "15m",
                    "how long an access token is good for"),
            withDefault(
                    "gyosil.identity.refresh-lifetime",
                    new Time(Duration.ofSeconds(1), Duration.ofDays(365)),
                    "30d",
                    "how long a log-in lasts that nobody uses"),
            withDefault(
                    "gyosil.identity.key-lifetime",
                    new Time(Duration.ofSeconds(1), Duration.ofDays(365)),
                    "30d",
                    "how long a key signs"),
            withDefault(
                    "gyosil.identity.publish-ahead",
                    new Time(Duration.ZERO, Duration.ofDays(1)),
                    "10m",
                    "how long a key is published before it signs; longer than any service keeps keys"),
            withDefault(
                    "gyosil.identity.look-after-keys",
                    new Time(Duration.ofMillis(10), Duration.ofHours(1)),
                    "30s",
                    "how often it is looked whether a key is to be made, published or let go"),
            withDefault("gyosil.identity.most-failures", new Whole(1, 1_000), "10", "how many failures lock a name"),
            withDefault(
                    "gyosil.identity.locked-for",
                    new Time(Duration.ofSeconds(1), Duration.ofDays(1)),
                    "15m",
                    "for how long a name is locked"));

    private static final List<Setting> ROSTERS = List.of(
            withDefault(
                    "gyosil.max-request-size",
                    new Bytes(1 << 20, 2L << 30),
                    "256MB",
                    "the largest body; beyond 1 MiB it is streamed to a file"),
            withDefault(
                    "gyosil.roster.threshold-share",
                    new Decimal(0, 1),
                    "0.2",
                    "the share of a kind's rows of which more changed or removed is asked about"),
            withDefault(
                    "gyosil.roster.threshold-from",
                    new Whole(0, 1_000_000_000),
                    "50",
                    "an organization with fewer rows of a kind is not asked"),
            withDefault(
                    "gyosil.roster.most-bytes",
                    new Whole(1, 1L << 40),
                    "1073741824",
                    "of all files of a roster together, unpacked"),
            withDefault("gyosil.roster.most-rows", new Whole(1, 100_000_000), "2000000", "of all its files together"),
            withDefault(
                    "gyosil.roster.most-ratio",
                    new Whole(1, 100_000),
                    "200",
                    "how many times its packed size a file beyond 10 MiB may have"),
            withDefault(
                    "gyosil.roster.chunk",
                    new Whole(1, 5_000),
                    "2500",
                    "rows applied or taken back in one transaction"),
            withDefault(
                    "gyosil.roster.hold",
                    new Time(Duration.ofSeconds(1), Duration.ofHours(1)),
                    "20s",
                    "how long nobody takes over from one who died while applying"),
            withDefault(
                    "gyosil.roster.keep",
                    new Time(Duration.ofMillis(1), Duration.ofDays(3_650)),
                    "30d",
                    "how long an import can be applied or undone"),
            optional(
                    "gyosil.roster.folder",
                    new Text(1, 1_000),
                    "where files lie while they are read; the system's temporary folder without it"));

    /** All of it. */
    public static final SettingsTable TABLE = SettingsTable.of(
                    "classroom",
                    8081,
                    Stream.of(CommonSettings.RELAY, IDENTITY, ROSTERS)
                            .flatMap(List::stream)
                            .toList())
            .defaulting("gyosil.database.worker-pool-size", "5");

    private ClassroomSettings() {}
}
