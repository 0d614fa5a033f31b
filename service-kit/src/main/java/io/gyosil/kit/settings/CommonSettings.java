package io.gyosil.kit.settings;

import static io.gyosil.kit.settings.Setting.optional;
import static io.gyosil.kit.settings.Setting.required;
import static io.gyosil.kit.settings.Setting.withDefault;

import io.gyosil.kit.settings.Kind.Address;
import io.gyosil.kit.settings.Kind.Decimal;
import io.gyosil.kit.settings.Kind.Flag;
import io.gyosil.kit.settings.Kind.Servers;
import io.gyosil.kit.settings.Kind.Text;
import io.gyosil.kit.settings.Kind.Time;
import io.gyosil.kit.settings.Kind.Whole;
import io.gyosil.kit.settings.Kind.Zone;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** What every service can be told, and what several can. */
public final class CommonSettings {

    /** Below it are Kafka's own settings, by Kafka's names. */
    static final String KAFKA_PROPERTIES = "gyosil.kafka.properties";

    /** How the names of variables begin that are Kafka's own settings. */
    static final String KAFKA_VARIABLES = "GYOSIL_KAFKA_PROPERTIES_";

    private static final Kind PASSWORD = new Text(8, 1_000);
    private static final Kind KEYS = new Address("https:", "http:", "file:");

    /** Of a service that checks tokens which another has signed. */
    public static final Setting JWKS = required(
            "gyosil.tokens.jwks",
            KEYS,
            "where the issuer's public keys are, such as http://classroom:8081/.well-known/jwks.json");

    /** Of a service that tells events. */
    public static final List<Setting> RELAY = List.of(
            withDefault("gyosil.outbox.relay", new Flag(), "true", "whether this process may relay the outbox"),
            withDefault(
                    "gyosil.outbox.try-held-keys-after",
                    new Time(Duration.ofMillis(1), Duration.ofDays(1)),
                    "1m",
                    "when the relay tries an event again that Kafka refused"));

    private static final Setting PROXIES = withDefault(
            "gyosil.proxies",
            new Whole(0, 10),
            "0",
            "how many proxies of ours stand before the service: so many entries of X-Forwarded-For are believed, from"
                + " behind, and with one at least X-Forwarded-Proto. Without it everybody behind the entrance is one"
                + " address");

    /** Of a service with calendar days. */
    public static final Setting TIME_ZONE =
            withDefault("gyosil.time-zone", new Zone(), "Asia/Seoul", "where a calendar day begins and ends");

    /** Below it is who may see whom, in every service that knows who is who. */
    private static final String ACCESS = "GYOSIL_ACCESS_";

    private CommonSettings() {}

    /** Whether a variable may be given to all services, though not every one has a use for it. */
    static boolean isOfSeveral(String variable) {
        return variable.startsWith(KAFKA_VARIABLES)
                || variable.startsWith(ACCESS)
                || Stream.concat(Stream.of(JWKS, TIME_ZONE), RELAY.stream())
                        .anyMatch(setting -> setting.variable().equals(variable));
    }

    static List<Setting> of(String service, int port) {
        return List.of(
                required(
                        "gyosil.database.jdbc-url",
                        new Address("jdbc:postgresql:"),
                        "the database, such as jdbc:postgresql://db:5432/gyosil; parameters of the driver such as"
                                + " sslmode=verify-full go behind it"),
                required(
                                "gyosil.database.owner-password",
                                PASSWORD,
                                "the password of <service>_owner, who migrates the schema at the start")
                        .secret(),
                required(
                                "gyosil.database.web-password",
                                PASSWORD,
                                "the password of <service>_web, who answers requests")
                        .secret(),
                required(
                                "gyosil.database.worker-password",
                                PASSWORD,
                                "the password of <service>_worker, who runs consumers, sweeps and the relay")
                        .secret(),
                withDefault(
                        "gyosil.database.web-pool-size",
                        new Whole(1, 500),
                        "7",
                        "connections for requests, per replica"),
                withDefault(
                        "gyosil.database.worker-pool-size",
                        new Whole(1, 500),
                        "3",
                        "connections for background work, per replica; a relay has one more of its own"),
                withDefault(
                        "gyosil.database.service",
                        new Text(1, 40),
                        service,
                        "the name of the schema and the stem of the roles; leave it"),
                withDefault("gyosil.kafka.bootstrap-servers", new Servers(), "127.0.0.1:9092", "where Kafka is"),
                optional(
                                KAFKA_PROPERTIES + ".*",
                                new Text(1, 100_000),
                                "what else every Kafka client needs, by Kafka's own names in capitals with _ for dots,"
                                        + " such as GYOSIL_KAFKA_PROPERTIES_SECURITY_PROTOCOL=SASL_SSL for"
                                        + " security.protocol")
                        .named(KAFKA_VARIABLES + "*")
                        .secret(),
                withDefault("gyosil.tokens.issuer", new Text(1, 200), "gyosil", "the iss that a token must have"),
                withDefault("gyosil.tokens.audience", new Text(1, 200), "gyosil", "an aud that a token must have"),
                withDefault(
                        "gyosil.tokens.cookie",
                        new Text(1, 100),
                        "gyosil",
                        "the cookie in which pages carry an access token; cookies know no ports, so two stacks on a"
                                + " host need two names"),
                optional(
                        "gyosil.tokens.external-issuer",
                        new Text(1, 500),
                        "the iss of an OIDC issuer whose tokens are taken as well"),
                optional("gyosil.tokens.external-jwks", KEYS, "where that issuer's public keys are"),
                optional("gyosil.tokens.external-audience", new Text(1, 500), "the aud that its tokens must have"),
                withDefault(
                        "gyosil.consumer.threads",
                        new Whole(1, 12),
                        "1",
                        "consumers of each subscription in this process; there are 12 partitions"),
                PROXIES,
                optional(
                        "gyosil.tracing.endpoint",
                        new Address("http://", "https://"),
                        "where traces go, OTLP over HTTP, such as http://collector:4318/v1/traces; nothing is traced"
                                + " without it"),
                withDefault(
                        "gyosil.tracing.share",
                        new Decimal(0, 1),
                        "1",
                        "of the traces that begin here, how many are recorded"),
                withDefault(
                        "gyosil.tracing.asked-per-second",
                        new Whole(0, 1_000_000),
                        "5",
                        "how many traces a second are recorded only because their callers ask for it"),
                withDefault(
                        "gyosil.http.most-connections",
                        new Whole(1, 1_000_000),
                        "25000",
                        "connections of one replica, sockets among them; more are sent away"),
                withDefault(
                        "gyosil.http.most-bytes",
                        new Whole(1_048_576, 1_000_000_000),
                        "67108864",
                        "bytes of requests in hand in one replica; bodies beyond are sent away"),
                withDefault(
                        "gyosil.http.head-within",
                        new Time(Duration.ofMillis(100), Duration.ofMinutes(5)),
                        "10s",
                        "how long the head of a request may keep a replica waiting"),
                withDefault(
                        "gyosil.http.body-within",
                        new Time(Duration.ofMillis(100), Duration.ofMinutes(5)),
                        "20s",
                        "how long its body may"),
                withDefault(
                        "gyosil.http.body-pace",
                        new Whole(1, 1_000_000_000),
                        "10000",
                        "so many bytes buy the body a second more"),
                withDefault(
                        "gyosil.shutdown.delay",
                        new Time(Duration.ZERO, Duration.ofMinutes(5)),
                        "0s",
                        "how long a service that is told to stop still takes requests, while /health/readiness says"
                                + " 503: until whatever sends requests has noticed"),
                withDefault(
                        "micronaut.server.port",
                        new Whole(-1, 65_535),
                        Integer.toString(port),
                        "the port; -1 takes any that is free"),
                optional(
                        "micronaut.server.host", new Text(1, 255), "the address to listen on; all of them without it"));
    }
}
