package io.gyosil.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the values of a real installation make of the chart. */
class RunningInProductionTest {

    @Test
    void eachServiceScalesWithinWhatItsConsumersCanShare() {
        assertThat(ValueSet.PRODUCTION.manifests().of(HorizontalPodAutoscaler.class))
                .hasSize(4)
                .allSatisfy(scaler -> {
                    assertThat(scaler.getSpec().getMinReplicas()).isEqualTo(3);
                    assertThat(scaler.getSpec().getMaxReplicas())
                            .isEqualTo(scaler.getMetadata().getName().endsWith("analytics") ? 6 : 12);
                    var cpu = scaler.getSpec().getMetrics().getFirst().getResource();
                    assertThat(cpu.getName()).isEqualTo("cpu");
                    assertThat(cpu.getTarget().getAverageUtilization()).isEqualTo(70);
                    assertThat(scaler.getSpec().getBehavior().getScaleDown().getStabilizationWindowSeconds())
                            .isEqualTo(900);
                });
    }

    @Test
    void itIsWatchedUnderTheNamesThatTheAlertsUse() {
        Manifests production = ValueSet.PRODUCTION.manifests();

        var monitor = production.one(ServiceMonitor.class, Chart.RELEASE);
        assertThat(monitor.getMetadata().getLabels()).containsEntry("release", "prometheus");
        assertThat(monitor.getSpec().getEndpoints()).hasSize(1).allSatisfy(endpoint -> {
            assertThat(endpoint.getPath()).isEqualTo("/prometheus");
            assertThat(endpoint.getHonorLabels()).isTrue();
            assertThat(endpoint.getRelabelings()).hasSize(1).allSatisfy(label -> {
                assertThat(label.getTargetLabel()).isEqualTo("service");
                assertThat(label.getSourceLabels())
                        .containsExactly("__meta_kubernetes_service_label_app_kubernetes_io_component");
            });
        });
        assertThat(production.one(Service.class, "gyosil-study").getMetadata().getLabels())
                .containsEntry(monitor.getSpec().getJobLabel(), "gyosil")
                .containsEntry("app.kubernetes.io/component", "study");
    }

    @Test
    void itEndsTlsAndKeepsSocketsAndRostersGoing() {
        Manifests production = ValueSet.PRODUCTION.manifests();

        assertThat(production.of(Ingress.class)).hasSize(4).allSatisfy(ingress -> {
            assertThat(ingress.getSpec().getTls().getFirst().getHosts()).containsExactly("gyosil.example");
            assertThat(ingress.getSpec().getTls().getFirst().getSecretName()).isEqualTo("gyosil-tls");
            assertThat(ingress.getSpec().getIngressClassName()).isEqualTo("nginx");
            assertThat(ingress.getMetadata().getAnnotations())
                    .containsEntry("cert-manager.io/cluster-issuer", "letsencrypt");
        });
        assertThat(annotations(production, "classroom"))
                .containsEntry("nginx.ingress.kubernetes.io/proxy-body-size", "260m");
        assertThat(annotations(production, "session"))
                .containsEntry("nginx.ingress.kubernetes.io/proxy-read-timeout", "3600")
                .containsEntry("nginx.ingress.kubernetes.io/proxy-body-size", "2m");
    }

    private static Map<String, String> annotations(Manifests manifests, String service) {
        return manifests
                .one(Ingress.class, Chart.RELEASE + "-" + service)
                .getMetadata()
                .getAnnotations();
    }
}
