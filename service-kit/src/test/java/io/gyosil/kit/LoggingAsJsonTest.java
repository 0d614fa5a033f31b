package io.gyosil.kit;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.joran.spi.JoranException;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;

/** What the services' own logback.xml writes. */
class LoggingAsJsonTest {

    private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    private final LoggerContext context = new LoggerContext();

    @BeforeEach
    void configure() throws JoranException {
        context.setMDCAdapter(new LogbackMDCAdapter());
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        configurator.doConfigure(Objects.requireNonNull(getClass().getResource("/logback.xml")));
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    @Test
    void eventIsOneLineOfJsonWithNothingUnexpectedInIt() throws IOException {
        context.getMDCAdapter().put("traceparent", TRACE);
        context.getMDCAdapter().put("user_id", "1001");
        String line = line(log -> log.warn("수업 {} 은\n\"끝\"", 17));
        JsonNode json = JsonMapper.builder().build().readTree(line);

        assertThat(line).endsWith(System.lineSeparator()).doesNotContain("1001");
        assertThat(line.strip()).doesNotContain("\n");
        assertThat(names(json))
                .containsExactlyInAnyOrder(
                        "@timestamp", "message", "logger_name", "thread_name", "level", "traceparent");
        assertThat(json.get("message").textValue()).isEqualTo("수업 17 은\n\"끝\"");
        assertThat(json.get("level").textValue()).isEqualTo("WARN");
        assertThat(json.get("logger_name").textValue()).isEqualTo("io.gyosil.test");
        assertThat(json.get("traceparent").textValue()).isEqualTo(TRACE);
        assertThat(json.get("@timestamp").textValue()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d+Z");
    }

    @Test
    void exceptionIsOnTheSameLine() throws IOException {
        String line = line(log -> log.error("broken", new IllegalStateException("why")));

        assertThat(line.strip()).doesNotContain("\n");
        assertThat(names(JsonMapper.builder().build().readTree(line)))
                .containsExactlyInAnyOrder(
                        "@timestamp", "message", "logger_name", "thread_name", "level", "stack_trace");
    }

    @Test
    void weSayWhatMattersAndLibrariesOnlyWhatWorries() {
        assertThat(context.getLogger("io.gyosil").isInfoEnabled()).isTrue();
        assertThat(context.getLogger("io.gyosil").isDebugEnabled()).isFalse();
        assertThat(context.getLogger("org.apache.kafka.clients").isInfoEnabled())
                .isFalse();
    }

    private String line(Consumer<Logger> logging) {
        ListAppender<ILoggingEvent> events = new ListAppender<>();
        events.start();
        ch.qos.logback.classic.Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        ConsoleAppender<ILoggingEvent> console = (ConsoleAppender<ILoggingEvent>) root.getAppender("json");
        root.detachAppender(console);
        root.addAppender(events);
        logging.accept(context.getLogger("io.gyosil.test"));
        return new String(console.getEncoder().encode(events.list.getFirst()), StandardCharsets.UTF_8);
    }

    private static List<String> names(JsonNode json) {
        List<String> names = new ArrayList<>();
        json.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
