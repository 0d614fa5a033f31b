package io.gyosil.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.marcnuri.helm.LintResult;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Helm takes the chart, and Kubernetes would take what comes out. */
class RenderingTheChartTest {

    @ParameterizedTest
    @EnumSource
    void helmHasNothingToSayAgainstIt(ValueSet set) {
        LintResult result = Chart.lint(set.text());

        assertThat(result.isFailed()).as("%s", result.getMessages()).isFalse();
        assertThat(result.getMessages()).noneMatch(message -> message.contains("WARNING") || message.contains("ERROR"));
    }

    @Test
    void helmWouldSaySomethingOfABadOne() {
        LintResult result = Chart.lint("ingress: {hots: gyosil.example}");

        assertThat(result.isFailed()).isTrue();
    }

    /** They are read strictly while they are rendered. */
    @ParameterizedTest
    @EnumSource
    void everyManifestIsOfAKubernetesType(ValueSet set) {
        assertThat(set.manifests().all()).hasSizeGreaterThan(15);
    }

    @ParameterizedTest
    @EnumSource
    void noTwoOfAKindHaveOneName(ValueSet set) {
        List<String> names = set.manifests().all().stream()
                .map(manifest ->
                        manifest.getKind() + " " + manifest.getMetadata().getName())
                .toList();

        assertThat(names).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource
    void whatIsMadeIsDistinctFromWhatOthersMake(ValueSet set) {
        assertThat(set.manifests().all()).allSatisfy(manifest -> {
            assertThat(manifest.getMetadata().getLabels())
                    .containsEntry("app.kubernetes.io/name", "gyosil")
                    .containsEntry("app.kubernetes.io/instance", Chart.RELEASE);
            assertThat(manifest.getMetadata().getNamespace()).isNull();
        });
    }

    @Test
    void aFieldTooManyIsSeenAtAnyDepth() {
        assertThatThrownBy(() -> KubernetesTypes.read(service(Map.of("port", 80, "tragetPort", "http"))))
                .hasMessageContaining("tragetPort");
    }

    @Test
    void aNumberWhereATextBelongsIsSeen() {
        assertThatThrownBy(() -> KubernetesTypes.read(service(Map.of("port", 80, "name", 80))))
                .hasMessageContaining("not read as it is written");
        assertThatThrownBy(() -> KubernetesTypes.read(service(Map.of("port", "80"))))
                .hasMessageContaining("Integer");
    }

    private static Map<String, Object> service(Map<String, Object> port) {
        return Map.of(
                "apiVersion",
                "v1",
                "kind",
                "Service",
                "metadata",
                Map.of("name", "x"),
                "spec",
                Map.of("ports", List.of(port)));
    }
}
