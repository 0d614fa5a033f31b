package io.gyosil.kit.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.kafka.common.header.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CloudEventHeadersTest {

    private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    private static final CloudEventHeaders EVENT = new CloudEventHeaders(
            UUID.fromString("0193490e-1c00-7000-8000-000000000001"),
            "gyosil.test.happened.v1",
            "/test",
            Instant.parse("2026-11-20T09:00:00.123456Z"),
            TRACE);

    @Test
    void attributesAreHeadersOfBinaryMode() {
        assertThat(texts(EVENT.toKafka()))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", "0193490e-1c00-7000-8000-000000000001",
                        "ce_type", "gyosil.test.happened.v1",
                        "ce_source", "/test",
                        "ce_time", "2026-11-20T09:00:00.123456Z",
                        "ce_traceparent", TRACE,
                        "content-type", "application/json"));
    }

    @Test
    void headersAreReadAsTheyWereWritten() {
        CloudEventHeaders untraced =
                new CloudEventHeaders(EVENT.id(), EVENT.type(), EVENT.source(), EVENT.time(), null);

        assertThat(CloudEventHeaders.fromKafka(EVENT.toKafka())).isEqualTo(EVENT);
        assertThat(CloudEventHeaders.fromKafka(untraced.toKafka())).isEqualTo(untraced);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ce_specversion", "ce_id", "ce_type", "ce_source", "ce_time"})
    void missingHeaderIsNamed(String name) {
        Headers missing = EVENT.toKafka().remove(name);
        assertThatThrownBy(() -> CloudEventHeaders.fromKafka(missing))
                .isInstanceOf(UnreadableEventException.class)
                .hasMessage("the header " + name + " is missing");

        Headers empty = EVENT.toKafka().add(name, null);
        assertThatThrownBy(() -> CloudEventHeaders.fromKafka(empty)).hasMessage("the header " + name + " is missing");
    }

    @ParameterizedTest
    @CsvSource({"ce_specversion, 0.3", "ce_id, seventeen", "ce_time, yesterday", "ce_time, 2026-11-20"})
    void malformedHeaderIsUnreadable(String name, String value) {
        Headers headers = EVENT.toKafka().add(name, value.getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> CloudEventHeaders.fromKafka(headers))
                .isInstanceOf(UnreadableEventException.class)
                .hasMessageContaining(value);
    }

    private static Map<String, String> texts(Headers headers) {
        Map<String, String> texts = new TreeMap<>();
        headers.forEach(header -> texts.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
        return texts;
    }
}
