package io.gyosil.delivery;

import static io.gyosil.delivery.KubernetesTypes.there;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.HTTPGetAction;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.IngressServiceBackend;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What one manifest says of another is so. */
class HoldingTogetherTest {

    @ParameterizedTest
    @EnumSource
    void aDeploymentFindsItsPodsAndNobodyElses(ValueSet set) {
        Manifests manifests = set.manifests();

        assertThat(manifests.of(Deployment.class)).isNotEmpty().allSatisfy(deployment -> assertThat(
                        found(manifests, deployment.getSpec().getSelector()))
                .containsExactly("Deployment " + deployment.getMetadata().getName()));
    }

    @ParameterizedTest
    @EnumSource
    void aServiceLeadsToAPortThatItsPodsHave(ValueSet set) {
        Manifests manifests = set.manifests();

        assertThat(manifests.of(Service.class)).isNotEmpty().allSatisfy(service -> {
            List<Manifests.PodTemplate> pods = pods(manifests, service.getSpec().getSelector());
            assertThat(pods).hasSize(1);
            assertThat(service.getSpec().getPorts()).hasSize(1).allSatisfy(port -> assertThat(
                            ports(pods.getFirst().container()))
                    .containsEntry(port.getTargetPort().getStrVal(), port.getPort()));
        });
    }

    @ParameterizedTest
    @EnumSource
    void whatScalesOrGuardsADeploymentNamesOneThatIsThere(ValueSet set) {
        Manifests manifests = set.manifests();

        assertThat(manifests.of(HorizontalPodAutoscaler.class)).allSatisfy(scaler -> {
            assertThat(scaler.getSpec().getScaleTargetRef().getKind()).isEqualTo("Deployment");
            assertThat(manifests.one(
                            Deployment.class,
                            scaler.getSpec().getScaleTargetRef().getName()))
                    .isNotNull();
        });
        assertThat(manifests.of(PodDisruptionBudget.class)).isNotEmpty().allSatisfy(budget -> assertThat(
                        found(manifests, budget.getSpec().getSelector()))
                .containsExactly("Deployment " + budget.getMetadata().getName()));
    }

    @ParameterizedTest
    @EnumSource
    void aPathLeadsToAPortOfAService(ValueSet set) {
        Manifests manifests = set.manifests();

        assertThat(manifests.of(Ingress.class).stream()
                        .flatMap(ingress -> ingress.getSpec().getRules().stream())
                        .flatMap(rule -> rule.getHttp().getPaths().stream()))
                .allSatisfy(path -> {
                    IngressServiceBackend backend = path.getBackend().getService();
                    assertThat(manifests
                                    .one(Service.class, backend.getName())
                                    .getSpec()
                                    .getPorts())
                            .anyMatch(port ->
                                    port.getName().equals(backend.getPort().getName()));
                });
    }

    @ParameterizedTest
    @EnumSource
    void prometheusFindsEveryService(ValueSet set) {
        Manifests manifests = set.manifests();

        assertThat(manifests.of(ServiceMonitor.class)).allSatisfy(monitor -> {
            Map<String, String> labels = monitor.getSpec().getSelector().getMatchLabels();
            assertThat(manifests.of(Service.class)).allSatisfy(service -> {
                assertThat(service.getMetadata().getLabels())
                        .containsAllEntriesOf(labels)
                        .containsKey(monitor.getSpec().getJobLabel());
                assertThat(service.getSpec().getPorts()).anyMatch(port -> port.getName()
                        .equals(monitor.getSpec().getEndpoints().getFirst().getPort()));
            });
        });
    }

    @ParameterizedTest
    @EnumSource
    void aProbeAsksAPortOfItsContainer(ValueSet set) {
        assertThat(set.manifests().pods().stream().filter(Manifests.PodTemplate::isService))
                .isNotEmpty()
                .allSatisfy(pod -> {
                    Container container = pod.container();
                    assertThat(probes(container)).hasSize(3).allSatisfy(probe -> assertThat(ports(container))
                            .containsKey(probe.getPort().getStrVal()));
                });
    }

    @ParameterizedTest
    @EnumSource
    void aPodMountsAllThatItHasAndHasAllThatItMounts(ValueSet set) {
        assertThat(set.manifests().pods()).allSatisfy(pod -> assertThat(
                        pod.container().getVolumeMounts().stream().map(VolumeMount::getName))
                .containsExactlyInAnyOrderElementsOf(pod.spec().getVolumes().stream()
                        .map(volume -> volume.getName())
                        .toList()));
    }

    /** A reference, as {@code Secret gyosil key-secret}. */
    @ParameterizedTest
    @EnumSource
    void aKeyThatAPodReadsIsThere(ValueSet set) {
        Manifests manifests = set.manifests();
        List<String> elsewhere = set.keptElsewhere();

        assertThat(manifests.pods())
                .allSatisfy(pod -> assertThat(References.of(pod)).isNotEmpty().allSatisfy(reference -> {
                    var keys = manifests.keys(reference.type(), reference.name());
                    if (reference.type() == ConfigMap.class || !elsewhere.contains(reference.name())) {
                        assertThat(keys).isNotEmpty().containsAll(reference.keys());
                    }
                }));
    }

    private static List<String> found(Manifests manifests, LabelSelector selector) {
        return pods(manifests, selector.getMatchLabels()).stream()
                .map(Manifests.PodTemplate::of)
                .toList();
    }

    private static List<Manifests.PodTemplate> pods(Manifests manifests, Map<String, String> labels) {
        return manifests.pods().stream()
                .filter(pod -> pod.labels().entrySet().containsAll(labels.entrySet()))
                .toList();
    }

    private static Map<String, Integer> ports(Container container) {
        return container.getPorts().stream()
                .collect(Collectors.toMap(ContainerPort::getName, ContainerPort::getContainerPort));
    }

    private static List<HTTPGetAction> probes(Container container) {
        return new ArrayList<>(
                Stream.of(container.getStartupProbe(), container.getLivenessProbe(), container.getReadinessProbe())
                        .map(probe -> there(probe).getHttpGet())
                        .toList());
    }
}
