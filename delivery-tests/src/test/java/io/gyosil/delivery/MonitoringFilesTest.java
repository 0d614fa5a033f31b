package io.gyosil.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.gyosil.delivery.MonitoringFiles.Rule;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What can be seen of alerts and dashboards without a Prometheus. */
class MonitoringFilesTest {

    private static final Set<String> OF_PROMETHEUS = Set.of("up", "ALERTS");

    private static final Pattern LINK = Pattern.compile("]\\(([a-z.]*)#([^)]+)\\)");

    private static List<Dashboard> dashboards() {
        return MonitoringFiles.dashboards();
    }

    private static List<Rule> alerts() {
        return MonitoringFiles.alerts();
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void anAlertSaysWhatItIsAndWhatToDo(Rule alert) {
        String anchor = alert.name().toLowerCase(Locale.ROOT);

        assertThat(alert.annotations())
                .containsOnlyKeys("summary", "description", "runbook_url")
                .containsEntry("runbook_url", "docs/monitoring.md#" + anchor)
                .allSatisfy((name, text) -> assertThat(text).isNotBlank());
        assertThat(MonitoringFiles.document("monitoring.md").lines()).contains("### " + alert.name());
        assertThat(PromQl.compared(alert.expression())).isNotBlank();
    }

    @Test
    void everyAlertInTheDocumentIsThere() {
        assertThat(MonitoringFiles.document("monitoring.md")
                        .lines()
                        .filter(line -> line.startsWith("### Gyosil"))
                        .map(line -> line.substring(4)))
                .containsExactlyElementsOf(alerts().stream().map(Rule::name).toList());
    }

    @Test
    void everyLinkInTheDocumentLeadsToAHeading() {
        assertThat(LINK.matcher(MonitoringFiles.document("monitoring.md")).results())
                .hasSizeGreaterThan(10)
                .allSatisfy(link -> {
                    String document = link.group(1).isEmpty() ? "monitoring.md" : link.group(1);
                    assertThat(MonitoringFiles.document(document)
                                    .lines()
                                    .filter(line -> line.startsWith("#"))
                                    .map(MonitoringFilesTest::anchor))
                            .contains(link.group(2));
                });
    }

    private static String anchor(String heading) {
        return heading.replaceFirst("^#+ ", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9 _-]", "")
                .replace(' ', '-');
    }

    @Test
    void whateverIsAskedForIsDocumentedOrRecorded() {
        String documented = MonitoringFiles.document("monitoring.md");
        List<String> recorded = MonitoringFiles.rules().stream().map(Rule::name).toList();
        Stream<String> expressions = Stream.concat(
                MonitoringFiles.rules().stream().map(Rule::expression),
                dashboards().stream().flatMap(dashboard -> dashboard.expressions().stream()));

        assertThat(expressions.flatMap(expression -> PromQl.metrics(expression).stream()))
                .isNotEmpty()
                .allSatisfy(metric -> assertThat(OF_PROMETHEUS.contains(metric)
                                || recorded.contains(metric)
                                || documented.contains("`" + metric + "`")
                                || documented.contains("`" + metric + "{")
                                || isPartOfATimer(metric, documented))
                        .as(metric)
                        .isTrue());
    }

    /** The second and third series of a histogram or summary are known by their endings. */
    private static boolean isPartOfATimer(String metric, String documented) {
        String stem = metric.replaceFirst("_(count|sum|bucket|max)$", "");
        return !stem.equals(metric)
                && documented
                        .lines()
                        .anyMatch(line -> line.contains("`" + stem + "_")
                                && line.contains("`…" + metric.substring(stem.length())));
    }

    @Test
    void dashboardsHaveNamesOfTheirOwn() {
        assertThat(dashboards()).hasSizeGreaterThan(3);
        assertThat(dashboards())
                .extracting(board -> board.json().path("uid").asText())
                .doesNotHaveDuplicates();
        assertThat(dashboards())
                .extracting(board -> board.json().path("title").asText())
                .doesNotHaveDuplicates()
                .allMatch(title -> title.startsWith("Gyosil: "));
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void aPanelSaysWhatItShowsInWhichUnitAndFromWhere(Dashboard dashboard) {
        assertThat(dashboard.panels()).isNotEmpty().allSatisfy(panel -> {
            assertThat(panel.path("title").asText()).isNotBlank();
            assertThat(panel.path("description").asText()).endsWith(".");
            assertThat(panel.at("/fieldConfig/defaults/unit").asText()).isNotBlank();
            assertThat(panel.at("/fieldConfig/defaults/thresholds/steps/0/value")
                            .isNull())
                    .isTrue();
            assertThat(panel.at("/datasource/uid").asText()).isEqualTo("${datasource}");
            assertThat(Dashboard.targets(panel)).isNotEmpty().allSatisfy(target -> {
                assertThat(target.path("expr").asText()).isNotBlank();
                assertThat(target.at("/datasource/uid").asText()).isEqualTo("${datasource}");
            });
            assertThat(Dashboard.targets(panel))
                    .extracting(target -> target.path("refId").asText())
                    .doesNotHaveDuplicates();
        });
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void panelsHaveNumbersOfTheirOwnAndLieBesideEachOther(Dashboard dashboard) {
        List<JsonNode> all = Dashboard.items(dashboard.json().path("panels")).toList();
        Set<List<Integer>> taken = new HashSet<>();

        assertThat(all).extracting(panel -> panel.path("id").asInt()).doesNotHaveDuplicates();
        for (JsonNode panel : all) {
            JsonNode place = panel.path("gridPos");
            int left = place.path("x").asInt();
            int top = place.path("y").asInt();
            assertThat(left + place.path("w").asInt()).isBetween(1, 24);
            assertThat(place.path("h").asInt()).isPositive();
            for (int x = left; x < left + place.path("w").asInt(); x++) {
                for (int y = top; y < top + place.path("h").asInt(); y++) {
                    assertThat(taken.add(List.of(x, y)))
                            .as("%s lies on another panel", panel.path("title").asText())
                            .isTrue();
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void everyVariableIsThereAndIsUsed(Dashboard dashboard) {
        List<String> names = dashboard.variables().stream()
                .map(variable -> variable.path("name").asText())
                .toList();

        assertThat(names).startsWith("datasource", "namespace").doesNotHaveDuplicates();
        assertThat(dashboard.variableQueries()).hasSize(names.size() - 1);
        assertThat(Dashboard.variablesIn(dashboard.json().path("panels").toString()))
                .filteredOn(used -> !used.startsWith("__"))
                .containsAll(names)
                .isSubsetOf(names);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
        sum by (service) (rate(a_total{job="b", c=~"d|e"}[5m])) > 0.5     ; a_total
        count(count by (v) (i)) or vector(0)                              ; i
        """)
    void theSeriesInAnExpressionAreFound(String expression, String names) {
        assertThat(PromQl.metrics(expression)).containsExactlyInAnyOrder(names.split(", "));
    }

    @Test
    void aComparisonIsTakenOffAndNothingElse() {
        assertThat(PromQl.compared("a > 1")).isEqualTo("a");
        assertThat(PromQl.compared("max by (b) (c{d=\"e > 1\"})\n  == 0\n")).isEqualTo("max by (b) (c{d=\"e > 1\"})");
        assertThatThrownBy(() -> PromQl.compared("a")).hasMessageContaining("not a series");
        assertThatThrownBy(() -> PromQl.compared("a > 1 and b")).hasMessageContaining("not a series");
    }
}
