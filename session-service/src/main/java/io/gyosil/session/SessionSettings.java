package io.gyosil.session;

import static io.gyosil.kit.settings.Setting.withDefault;

import io.gyosil.kit.settings.CommonSettings;
import io.gyosil.kit.settings.Kind.Alphabet;
import io.gyosil.kit.settings.Kind.Decimal;
import io.gyosil.kit.settings.Kind.Time;
import io.gyosil.kit.settings.Kind.Whole;
import io.gyosil.kit.settings.Setting;
import io.gyosil.kit.settings.SettingsTable;
import io.gyosil.roster.UnclaimedLearners;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** What the session service can be told. */
public final class SessionSettings {

    private static final Time KEPT = new Time(Duration.ofSeconds(1), Duration.ofDays(3_650));
    private static final Time SOON = new Time(Duration.ofMillis(10), Duration.ofHours(1));

    private static final List<Setting> RETENTION = List.of(
            withDefault("gyosil.retention.messages", KEPT, "30d", "how long messages are kept (seed 001)"),
            withDefault("gyosil.retention.logs", KEPT, "90d", "how long it is kept what happened in lessons"),
            withDefault("gyosil.retention.lessons", KEPT, "180d", "how long lessons are kept after their end"),
            withDefault(
                    "gyosil.retention.look-every",
                    new Time(Duration.ofMillis(10), Duration.ofDays(1)),
                    "1m",
                    "how often a replica looks whether today's removal is done"));

    private static final List<Setting> LESSONS = List.of(
            withDefault(
                    "gyosil.live.wrong-codes",
                    new Whole(1, 1_000_000),
                    "10",
                    "wrong codes a minute from one address, in each replica"),
            withDefault(
                    "gyosil.live.code-alarm",
                    new Whole(1, 10_000_000),
                    "500",
                    "wrong codes a minute from everywhere that ring the alarm, in each replica"),
            withDefault(
                    "gyosil.live.code-alphabet",
                    new Alphabet(2, 36),
                    "23456789ABCDEFGHJKMNPQRSTUVWXYZ",
                    "what codes are made of"),
            withDefault("gyosil.live.most-participants", new Whole(1, 100_000), "4000", "of one lesson"),
            withDefault("gyosil.live.sweep-every", SOON, "20s", "how often lessons are ended whose teacher is away"),
            withDefault(
                    "gyosil.live.gauges-every", SOON, "15s", "how often lessons and messages are counted for metrics"),
            withDefault("gyosil.live.presence-every", SOON, "1s", "how often it is noted who is there"),
            withDefault(
                    "gyosil.live.sockets.posts-per-second",
                    new Decimal(0.01, 1_000_000),
                    "2",
                    "of one socket in the long run; ten at once"),
            withDefault("gyosil.live.sockets.most-sockets", new Whole(1, 1_000_000), "20000", "open in one replica"),
            withDefault(
                    "gyosil.live.sockets.most-per-address",
                    new Whole(1, 1_000_000),
                    "5000",
                    "of them from one address"),
            withDefault(
                    "gyosil.live.sockets.most-ungreeted",
                    new Whole(1, 1_000_000),
                    "500",
                    "of them from one address that have not said who they are"),
            withDefault("gyosil.live.sockets.hello", SOON, "10s", "how long one may take to say so"),
            withDefault("gyosil.live.sockets.silence", SOON, "45s", "how long a socket may be silent"));

    /** All of it. */
    public static final SettingsTable TABLE = SettingsTable.of(
                    "session",
                    8082,
                    Stream.of(
                                    List.of(CommonSettings.JWKS, UnclaimedLearners.SETTING),
                                    CommonSettings.RELAY,
                                    List.of(CommonSettings.TIME_ZONE),
                                    RETENTION,
                                    LESSONS)
                            .flatMap(List::stream)
                            .toList())
            .defaulting("gyosil.database.worker-pool-size", "5");

    private SessionSettings() {}
}
