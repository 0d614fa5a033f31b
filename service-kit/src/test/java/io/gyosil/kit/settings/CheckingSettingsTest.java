package io.gyosil.kit.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gyosil.kit.GyosilService;
import io.gyosil.kit.event.KafkaSettings;
import io.micronaut.context.env.PropertySource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a service says of its settings, before it starts. */
class CheckingSettingsTest {

    private static final List<Setting> SETTINGS = Stream.of(KindsOfSettings.class, KafkaSettings.class)
            .flatMap(owner -> Setting.of(owner, Map.of("gyosil.kinds.secret", "TRIAL_SECRET")).stream())
            .toList();

    private static Optional<String> violation(String property, String value) {
        return SETTINGS.stream()
                .filter(setting -> setting.property().equals(property))
                .findFirst()
                .orElseThrow()
                .violation(value);
    }

    @Test
    void everythingThatIsWrongIsNamedAtOnceByItsVariableBeforeAnythingElseIsMade() {
        Map<String, Object> configured = Map.of(
                "gyosil.database.service", "trial",
                "gyosil.database.jdbc-url", "jdbc:postgresql://127.0.0.1:1/gyosil",
                "gyosil.database.web-password", "  ",
                "gyosil.kinds.number", "many");

        assertThatThrownBy(() ->
                        GyosilService.contextBuilder().properties(configured).start())
                .rootCause()
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("GYOSIL_DATABASE_OWNER_PASSWORD is missing; it must be a text of 8 to 1000 characters;"
                        + " GYOSIL_DATABASE_WEB_PASSWORD is missing; it must be a text of 8 to 1000 characters;"
                        + " GYOSIL_DATABASE_WORKER_PASSWORD is missing; it must be a text of 8 to 1000 characters;"
                        + " GYOSIL_KINDS_NUMBER is \"many\"; it must be a whole number from 1 to 500");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gyosil.kinds.number | many   | it must be a whole number from 1 to 500",
                "gyosil.kinds.number | 0      | it must be a whole number from 1 to 500",
                "gyosil.kinds.number | 7.5    | it must be a whole number from 1 to 500",
                "gyosil.kinds.number | ' 7' | it must be a whole number from 1 to 500",
                "gyosil.kinds.address| mysql://db | it must be an address that begins with http: or file:",
                "gyosil.kinds.address| http:// | it must be an address that begins with http: or file:",
                "gyosil.kinds.address| here   | it must be an address that begins with http: or file:",
                "gyosil.kafka.bootstrap-servers| kafka  | it must be host:port, several with commas between them",
                "gyosil.kafka.bootstrap-servers| a:1,,b:2 | it must be host:port, several with commas between them",
                "gyosil.kinds.zone   | Seoul  | it must be a time zone, such as Asia/Seoul",
                "gyosil.kinds.share  | 0.6    | it must be a number from 0 to 0.5",
                "gyosil.kinds.share  | NaN    | it must be a number from 0 to 0.5",
                "gyosil.kinds.pause  | 2d     | it must be a duration from 500ms to 36h, such as 500ms, 20s, 10m, 12h"
                        + " or 30d",
                "gyosil.kinds.pause  | soon   | it must be a duration from 500ms to 36h, such as 500ms, 20s, 10m, 12h"
                        + " or 30d",
                "gyosil.kinds.size   | 2MB    | it must be a number of bytes from 1024 to 1048576, such as 512KB or"
                        + " 256MB",
                "gyosil.kinds.size   | big    | it must be a number of bytes from 1024 to 1048576, such as 512KB or"
                        + " 256MB",
                "gyosil.kinds.on     | yes    | it must be true or false",
                "gyosil.kinds.on     | 'true ' | it must be true or false",
                "gyosil.kinds.letters| ABA    | it must be two capital letters"
            })
    void aSenselessValueIsNamedWithWhatItMustBe(String property, String value, String must) {
        String variable = property.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_");
        assertThat(violation(property, value)).hasValue(variable + " is \"" + value + "\"; " + must);
    }

    @ParameterizedTest
    @CsvSource({
        "gyosil.kafka.bootstrap-servers,'kafka-0.kafka:9092, [fd00::1]:9092'",
        "gyosil.kinds.pause,PT1M",
        "gyosil.kinds.pause,36h",
        "gyosil.kinds.size,1mb",
        "gyosil.kinds.size,2048",
        "gyosil.kinds.share,0",
        "gyosil.kinds.zone,UTC",
        "gyosil.kinds.address,file:/keys"
    })
    void whatMakesSenseIsTaken(String property, String value) {
        assertThat(violation(property, value)).isEmpty();
    }

    @Test
    void anEmptyValueIsNoDefault() {
        assertThat(violation("gyosil.kinds.zone", ""))
                .hasValue("GYOSIL_KINDS_ZONE is empty; leave it out, or set a time zone, such as Asia/Seoul");
        assertThat(violation("gyosil.kinds.word", "")).isEmpty();
    }

    @Test
    void aSecretIsNeverShown() {
        assertThat(violation("gyosil.kinds.secret", "short"))
                .hasValue("TRIAL_SECRET must be a text of 8 to 20 characters");
    }

    @Test
    void aViolationIsOneLineHoweverLongTheValue() {
        assertThat(violation("gyosil.kinds.zone", "a\nb" + "c".repeat(1_000)))
                .hasValueSatisfying(violation -> assertThat(violation)
                        .hasSizeLessThan(200)
                        .doesNotContain("\n")
                        .contains("a?bccc"));
    }

    @Test
    void aSecretMayBeInAFile(@TempDir Path dir) throws IOException {
        Path file = Files.writeString(dir.resolve("비밀"), "in-a-file\n");
        Map<String, String> environment = new HashMap<>(Map.of("GYOSIL_SECRET_FILE", file.toString()));

        assertThat(FileSettings.of(environment).get("GYOSIL_SECRET")).isEqualTo("in-a-file");
        assertThat(FileSettings.of(Map.of("SSL_CERT_FILE", file.toString())).get("SSL_CERT"))
                .isNull();
        environment.put("GYOSIL_SECRET", "also here");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FileSettings.of(environment))
                .withMessage("GYOSIL_SECRET and GYOSIL_SECRET_FILE are both there: leave one out");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FileSettings.of(Map.of("GYOSIL_SECRET_FILE", dir + "/absent")))
                .withMessage("GYOSIL_SECRET_FILE names " + dir + "/absent, which cannot be read as text");
        Files.write(file, new byte[70_000]);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FileSettings.of(Map.of("GYOSIL_SECRET_FILE", file.toString())))
                .withMessageContaining("more than 64 KiB");
    }

    @Test
    void kafkasOwnSettingsGoByKafkasNames(@TempDir Path dir) throws IOException {
        Path login = Files.writeString(dir.resolve("login"), "org.apache… required;\n");

        PropertySource source = KafkaVariables.of(Map.of(
                "GYOSIL_KAFKA_PROPERTIES_SECURITY_PROTOCOL",
                "SASL_SSL",
                "GYOSIL_KAFKA_PROPERTIES_SASL_JAAS_CONFIG_FILE",
                login.toString()));

        assertThat(source.get("gyosil.kafka.properties.security.protocol")).isEqualTo("SASL_SSL");
        assertThat(source.get("gyosil.kafka.properties.sasl.jaas.config")).isEqualTo("org.apache… required;");
    }

    @Test
    void kafkasOwnSettingsAreNotSaidTwiceNorWithoutAName() {
        String variable = "GYOSIL_KAFKA_PROPERTIES_SASL_JAAS_CONFIG";
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KafkaVariables.of(Map.of(variable, "here", variable + "_FILE", "/and/there")))
                .withMessage(variable + " and " + variable + "_FILE are both there: leave one out");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KafkaVariables.of(Map.of("GYOSIL_KAFKA_PROPERTIES_FILE", "/kafka.properties")))
                .withMessageContaining("must be followed by the name of a setting of Kafka's");
        assertThat(KafkaVariables.of(Map.of(variable, "", variable + "_FILE", " "))
                        .get("gyosil.kafka.properties.sasl.jaas.config"))
                .isNull();
    }

    @Test
    void aVariableThatIsNoSettingIsPointedOut() {
        assertThat(Settings.unknown(
                        List.of(
                                "GYOSIL_KINDS_NUMBRE",
                                "GYOSIL_KINDS_NUMBER",
                                "GYOSIL_KINDS_LETTERS_FILE",
                                "GYOSIL_KAFKA_PROPERTIES_SECURITY_PROTOCOL",
                                "GYOSIL_ACCESS_UNCLAIMED_LEARNERS",
                                "PATH"),
                        SETTINGS))
                .containsExactly("GYOSIL_KINDS_NUMBRE");
    }
}
