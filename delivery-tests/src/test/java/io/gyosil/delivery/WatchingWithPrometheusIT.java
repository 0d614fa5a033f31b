package io.gyosil.delivery;

import static io.gyosil.kit.testing.Soon.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import io.gyosil.delivery.MonitoringFiles.Rule;
import io.gyosil.delivery.PrometheusServer.Alert;
import io.gyosil.proving.testing.RunningStack;
import io.gyosil.servers.process.Signal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** A real Prometheus collects from a real stack: what dashboards and alerts ask for is there, and alerts fire. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Tag("heavy")
@Tag("delivered")
class WatchingWithPrometheusIT {

    /** Those that are provoked here; all others wait as long as they always do. */
    private static final List<String> IMPATIENT = List.of("GyosilServiceDown", "GyosilOutboxWaiting");

    private static final Pattern OURS = Pattern.compile("`(gyosil_[a-z_]+)[`{]");

    @TempDir
    private static Path folder;

    private static RunningStack stack;
    private static PrometheusServer prometheus;
    private static Traffic traffic;

    @BeforeAll
    static void watch() throws Exception {
        Optional<Path> program = PrometheusPrograms.find("prometheus");
        assumeThat(program)
                .as("prometheus is not on the PATH; Debian has it in a package of that name")
                .isPresent();
        stack = RunningStack.shared();
        prometheus = PrometheusServer.start(
                program.orElseThrow(), folder, stack.info().serviceUrls(), rules());
        traffic = Traffic.on(stack);
    }

    @AfterAll
    static void stop() throws Exception {
        if (traffic != null) {
            traffic.close();
        }
        if (prometheus != null) {
            prometheus.close();
        }
    }

    /** The rules as they are, but two of them wait for a few seconds only. */
    private static String rules() {
        String rules = MonitoringFiles.read(MonitoringFiles.ALERTS);
        for (String alert : IMPATIENT) {
            String hasty = rules.replaceFirst("(- alert: " + alert + "\n.*\n) +for: .*\n", "$1        for: 3s\n");
            assertThat(hasty).as(alert).isNotEqualTo(rules);
            rules = hasty;
        }
        return rules;
    }

    @Test
    @Order(1)
    void everyServiceIsCollectedFrom() {
        soon().untilAsserted(() -> assertThat(prometheus.query("up{job=\"gyosil\"} == 1"))
                .extracting(series -> series.at("/metric/service").asText())
                .containsExactlyInAnyOrderElementsOf(stack.info().serviceUrls().keySet()));
    }

    @Test
    @Order(2)
    void everyExpressionOfEveryDashboardAndRuleFindsSeries() {
        List<String> expressions = new ArrayList<>();
        MonitoringFiles.dashboards().forEach(board -> expressions.addAll(board.expressions()));
        MonitoringFiles.rules()
                .forEach(rule ->
                        expressions.add(rule.isAlert() ? PromQl.compared(rule.expression()) : rule.expression()));
        MonitoringFiles.rules().stream()
                .filter(rule -> !rule.isAlert())
                .map(Rule::name)
                .forEach(expressions::add);

        assertThat(expressions).hasSizeGreaterThan(100);
        soon().untilAsserted(() -> {
            expressions.removeIf(expression -> !prometheus.query(expression).isEmpty());
            assertThat(expressions).as("expressions that find nothing").isEmpty();
        });
        soon().untilAsserted(() -> assertThat(prometheus.failedRules()).isEmpty());
    }

    @Test
    @Order(3)
    void everyVariableHasSomethingToChooseFrom() {
        MonitoringFiles.dashboards().forEach(board -> assertThat(board.variableQueries())
                .as(board.name())
                .allSatisfy(query -> assertThat(prometheus.labelValues(query.label(), query.series()))
                        .isNotEmpty()));
        assertThat(prometheus.labelValues("service", "gyosil_build_info"))
                .hasSameSizeAs(stack.info().serviceUrls().keySet());
    }

    @Test
    @Order(4)
    void whatIsMeasuredIsDocumentedAndWhatIsDocumentedIsMeasured() {
        Set<String> documented = OURS.matcher(MonitoringFiles.document("monitoring.md"))
                .results()
                .map((MatchResult match) -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(prometheus.labelValues("__name__", "{job=\"gyosil\", __name__=~\"gyosil_.*\"}"))
                .containsExactlyInAnyOrderElementsOf(documented);
    }

    @Test
    @Order(5)
    void whileAllIsWellNothingFires() {
        // A scrape that took too long on a busy machine is no outage.
        soon().untilAsserted(() ->
                assertThat(prometheus.alerts()).filteredOn(Alert::isFiring).isEmpty());
    }

    @Test
    @Order(6)
    void whenAServiceHangsAndKafkaIsSilentBothAlertsFire() throws Exception {
        pausing(List.of("kafka", "analytics"), () -> {
            assertThat(traffic.upload()).isEqualTo(201);

            soon().untilAsserted(() -> assertThat(firing())
                    .extracting(Alert::name, Alert::service)
                    .contains(tuple("GyosilServiceDown", "analytics"), tuple("GyosilOutboxWaiting", "study")));
            assertThat(firing()).allSatisfy(alert -> assertThat(alert.description())
                    .contains(alert.service())
                    .doesNotContain("{{", "error"));
        });
        soon().untilAsserted(() -> assertThat(firing())
                .extracting(Alert::name)
                .doesNotContain("GyosilServiceDown", "GyosilOutboxWaiting"));
        // Other tests use this stack, too.
        soon().untilAsserted(() ->
                assertThat(prometheus.query("sum(gyosil_consumer_lag) == 0")).isNotEmpty());
    }

    private static List<Alert> firing() {
        return prometheus.alerts().stream().filter(Alert::isFiring).toList();
    }

    /** Stops the processes of some parts where they stand while something is done; they are not dead and not started again. */
    private static void pausing(List<String> parts, Runnable meanwhile) throws IOException {
        List<Long> pids = parts.stream()
                .map(part -> Objects.requireNonNull(stack.part(part).process()).pid())
                .toList();
        try {
            for (long pid : pids) {
                Signal.STOP.sendTo(pid);
            }
            meanwhile.run();
        } finally {
            for (long pid : pids) {
                Signal.CONT.sendTo(pid);
            }
        }
    }

    private static ConditionFactory soon() {
        return await().pollInterval(Duration.ofMillis(500)).atMost(SOON);
    }
}
