package io.gyosil.kit.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.micronaut.context.env.PropertySource;
import io.micronaut.context.env.PropertySourcePropertyResolver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a service says of what it is told, before it starts. */
class CheckingSettingsTest {

    private static final Map<String, Object> ENOUGH = Map.of(
            "gyosil.database.jdbc-url", "jdbc:postgresql://db:5432/gyosil",
            "gyosil.database.owner-password", "owner-password",
            "gyosil.database.web-password", "web-password",
            "gyosil.database.worker-password", "worker-password");

    private static final SettingsTable TABLE = SettingsTable.of(
            "trial",
            8089,
            List.of(
                    CommonSettings.TIME_ZONE,
                    Setting.optional("gyosil.trial.secret", new Kind.Text(8, 20), "a secret")
                            .named("TRIAL_SECRET")
                            .secret(),
                    Setting.withDefault("gyosil.trial.share", new Kind.Decimal(0, 0.5), "0.1", "a share"),
                    Setting.withDefault(
                            "gyosil.trial.pause",
                            new Kind.Time(Duration.ofMillis(500), Duration.ofHours(36)),
                            "1s",
                            "a pause"),
                    Setting.withDefault("gyosil.trial.size", new Kind.Bytes(1024, 1 << 20), "1KB", "a size"),
                    Setting.withDefault("gyosil.trial.letters", new Kind.Alphabet(2, 5), "ABC", "letters"),
                    Setting.withDefault("gyosil.trial.on", new Kind.Flag(), "true", "whether it is on")));

    private static List<String> complaints(Map<String, Object> told) {
        return TABLE.complaints(new PropertySourcePropertyResolver(PropertySource.of("told", told)));
    }

    private static List<String> complaints(String property, String value) {
        Map<String, Object> told = new HashMap<>(ENOUGH);
        told.put(property, value);
        return complaints(told);
    }

    @Test
    void whoIsToldEnoughHasNothingToComplainOf() {
        assertThat(complaints(ENOUGH)).isEmpty();
    }

    @Test
    void everythingThatIsMissingIsNamedAtOnceByItsVariable() {
        assertThat(complaints(Map.of("gyosil.database.web-password", "  ")))
                .hasSize(4)
                .anySatisfy(complaint ->
                        assertThat(complaint).startsWith("GYOSIL_DATABASE_JDBC_URL is missing: the database, such as"))
                .anySatisfy(complaint -> assertThat(complaint).startsWith("GYOSIL_DATABASE_WEB_PASSWORD is missing"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gyosil.database.web-pool-size | many   | it must be a whole number from 1 to 500",
                "gyosil.database.web-pool-size | 0      | it must be a whole number from 1 to 500",
                "gyosil.database.web-pool-size | 7.5    | it must be a whole number from 1 to 500",
                "gyosil.database.jdbc-url      | mysql://db | it must be an address that begins with jdbc:postgresql:",
                "gyosil.kafka.bootstrap-servers| kafka  | it must be host:port, several with commas between them",
                "gyosil.kafka.bootstrap-servers| a:1,,b:2 | it must be host:port, several with commas between them",
                "gyosil.time-zone              | Seoul  | it must be a time zone, such as Asia/Seoul",
                "gyosil.trial.share            | 0.6    | it must be a number from 0 to 0.5",
                "gyosil.trial.share            | NaN    | it must be a number from 0 to 0.5",
                "gyosil.trial.pause            | 2d     | it must be a duration from 500ms to 36h, such as 500ms, 20s,"
                        + " 10m, 12h or 30d",
                "gyosil.trial.pause            | soon   | it must be a duration from 500ms to 36h, such as 500ms, 20s,"
                        + " 10m, 12h or 30d",
                "gyosil.trial.size             | 2MB    | it must be a number of bytes from 1024 to 1048576, such as"
                        + " 512KB or 256MB",
                "gyosil.trial.size             | big    | it must be a number of bytes from 1024 to 1048576, such as"
                        + " 512KB or 256MB",
                "gyosil.trial.on               | yes    | it must be true or false",
                "gyosil.trial.on               | 'true ' | it must be true or false",
                "gyosil.database.web-pool-size | ' 7' | it must be a whole number from 1 to 500",
                "gyosil.trial.letters          | ABA    | it must be 2 to 5 capital letters and digits, none of them"
                        + " twice",
                "gyosil.trial.letters          | AbC    | it must be 2 to 5 capital letters and digits, none of them"
                        + " twice"
            })
    void aSenselessValueIsNamedWithWhatItMustBe(String property, String value, String must) {
        String variable = property.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_");
        assertThat(complaints(property, value)).containsExactly(variable + " is \"" + value + "\"; " + must);
    }

    @ParameterizedTest
    @CsvSource({
        "gyosil.kafka.bootstrap-servers,'kafka-0.kafka:9092, [fd00::1]:9092'",
        "gyosil.trial.pause,PT1M",
        "gyosil.trial.pause,36h",
        "gyosil.trial.size,1mb",
        "gyosil.trial.share,0",
        "gyosil.time-zone,UTC"
    })
    void whatMakesSenseIsTaken(String property, String value) {
        assertThat(complaints(property, value)).isEmpty();
    }

    @Test
    void anEmptyValueIsNoDefault() {
        assertThat(complaints("gyosil.time-zone", ""))
                .containsExactly("GYOSIL_TIME_ZONE is empty: leave it out, or say a time zone, such as Asia/Seoul");
        assertThat(complaints("gyosil.trial.secret", "")).isEmpty();
    }

    @Test
    void aSecretIsNeverShown() {
        assertThat(complaints("gyosil.trial.secret", "short"))
                .containsExactly("TRIAL_SECRET must be a text of 8 to 20 characters");
    }

    @Test
    void aComplaintIsOneLineHoweverLongTheValue() {
        assertThat(complaints("gyosil.time-zone", "a\nb" + "c".repeat(1_000)))
                .allSatisfy(complaint -> assertThat(complaint)
                        .hasSizeLessThan(200)
                        .doesNotContain("\n")
                        .contains("a?bccc"));
    }

    @Test
    void aSecretMayBeInAFile(@TempDir Path dir) throws IOException {
        Path file = Files.writeString(dir.resolve("비밀"), "in-a-file\n");

        List<PropertySource> sources = TABLE.sources(Map.of("TRIAL_SECRET_FILE", file.toString()));

        assertThat(sources)
                .anySatisfy(source -> assertThat(source.get("TRIAL_SECRET")).isEqualTo("in-a-file"));
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> TABLE.sources(Map.of("TRIAL_SECRET_FILE", file.toString(), "TRIAL_SECRET", "also here")))
                .withMessage("TRIAL_SECRET and TRIAL_SECRET_FILE are both there: leave one out");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TABLE.sources(Map.of("TRIAL_SECRET_FILE", dir + "/absent")))
                .withMessage("TRIAL_SECRET_FILE names " + dir + "/absent, which cannot be read as text");
        Files.write(file, new byte[70_000]);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TABLE.sources(Map.of("TRIAL_SECRET_FILE", file.toString())))
                .withMessageContaining("more than 64 KiB");
    }

    @Test
    void kafkasOwnSettingsGoByKafkasNames(@TempDir Path dir) throws IOException {
        Path login = Files.writeString(dir.resolve("login"), "org.apache… required;\n");

        List<PropertySource> sources = TABLE.sources(Map.of(
                "GYOSIL_KAFKA_PROPERTIES_SECURITY_PROTOCOL",
                "SASL_SSL",
                "GYOSIL_KAFKA_PROPERTIES_SASL_JAAS_CONFIG_FILE",
                login.toString()));

        assertThat(sources).anySatisfy(source -> {
            assertThat(source.get("gyosil.kafka.properties.security.protocol")).isEqualTo("SASL_SSL");
            assertThat(source.get("gyosil.kafka.properties.sasl.jaas.config")).isEqualTo("org.apache… required;");
        });
    }

    @Test
    void kafkasOwnSettingsAreNotSaidTwiceNorWithoutAName() {
        String variable = "GYOSIL_KAFKA_PROPERTIES_SASL_JAAS_CONFIG";
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TABLE.sources(Map.of(variable, "here", variable + "_FILE", "/and/there")))
                .withMessage(variable + " and " + variable + "_FILE are both there: leave one out");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TABLE.sources(Map.of("GYOSIL_KAFKA_PROPERTIES_FILE", "/kafka.properties")))
                .withMessageContaining("must be followed by the name of a setting of Kafka's");
        assertThat(TABLE.sources(Map.of(variable, "", variable + "_FILE", " ")))
                .noneMatch(source -> source.get("gyosil.kafka.properties.sasl.jaas.config") != null);
    }

    @Test
    void aVariableThatIsNoSettingIsPointedOut() {
        assertThat(TABLE.unknown(Map.of(
                        "GYOSIL_DATABASE_WEB_POOLSIZE", "9",
                        "GYOSIL_DATABASE_WEB_POOL_SIZE", "9",
                        "GYOSIL_DATABASE_WEB_PASSWORD_FILE", "/run/secrets/web",
                        "GYOSIL_KAFKA_PROPERTIES_SECURITY_PROTOCOL", "SSL",
                        "GYOSIL_TOKENS_JWKS", "http://of-others:8081",
                        "PATH", "/bin")))
                .containsExactly("GYOSIL_DATABASE_WEB_POOLSIZE");
    }

    @Test
    void noSettingIsThereTwice() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        SettingsTable.of("trial", 8089, List.of(CommonSettings.TIME_ZONE, CommonSettings.TIME_ZONE)))
                .withMessage("two settings are called GYOSIL_TIME_ZONE");
    }
}
