package io.gyosil.delivery;

import static io.gyosil.delivery.KubernetesTypes.there;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.gyosil.dev.stack.PathPrefix;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What comes out of each value set is what it asked for. */
class ValueSetsTest {

    @ParameterizedTest
    @EnumSource
    void aNewVersionIsReadyBeforeTheOldOneGoes(ValueSet set) {
        assertThat(set.manifests().of(Deployment.class)).allSatisfy(deployment -> {
            var rolling = deployment.getSpec().getStrategy().getRollingUpdate();
            assertThat(rolling.getMaxUnavailable().getIntVal()).isZero();
            assertThat(rolling.getMaxSurge().getIntVal()).isOne();
        });
    }

    /** Else every upgrade would set back what the autoscaler decided. */
    @ParameterizedTest
    @EnumSource
    void howManyReplicasThereAreIsSaidOnce(ValueSet set) {
        List<String> scaled = set.manifests().of(HorizontalPodAutoscaler.class).stream()
                .map(scaler -> scaler.getMetadata().getName())
                .toList();

        assertThat(set.manifests().of(Deployment.class)).allSatisfy(deployment -> {
            if (scaled.contains(deployment.getMetadata().getName())) {
                assertThat(deployment.getSpec().getReplicas()).isNull();
            } else {
                assertThat(deployment.getSpec().getReplicas()).isPositive();
            }
        });
    }

    @Test
    void minimalHasTwoOfEachAndNothingThatMustBeInstalledBefore() {
        Manifests minimal = ValueSet.MINIMAL.manifests();

        assertThat(minimal.of(Deployment.class))
                .hasSize(4)
                .allMatch(deployment -> deployment.getSpec().getReplicas() == 2);
        assertThat(minimal.all()).noneMatch(manifest -> manifest.getApiVersion().startsWith("monitoring"));
        assertThat(minimal.of(Job.class)).hasSize(2);
        assertThat(minimal.of(Ingress.class))
                .allMatch(ingress -> ingress.getSpec().getTls().isEmpty());
    }

    @Test
    void aServiceThatIsScaledHasItsOwnWayAndTheOthersTheCommonOne() {
        Manifests scaled = ValueSet.SCALED.manifests();

        assertThat(scaled.of(Deployment.class).stream()
                        .map(deployment -> deployment.getMetadata().getName()))
                .containsExactlyInAnyOrder("gyosil-classroom", "gyosil-session", "gyosil-study");
        assertThat(scaled.deployment("classroom").getSpec().getReplicas()).isOne();
        assertThat(scaled.deployment("session").getSpec().getReplicas()).isEqualTo(8);
        assertThat(scaled.of(HorizontalPodAutoscaler.class)).hasSize(1).allSatisfy(scaler -> {
            assertThat(scaler.getMetadata().getName()).isEqualTo("gyosil-study");
            assertThat(scaler.getSpec().getMinReplicas()).isEqualTo(4);
            assertThat(scaler.getSpec().getMaxReplicas()).isEqualTo(12);
        });
        assertThat(scaled.of(PodDisruptionBudget.class).stream()
                        .map(budget -> budget.getMetadata().getName()))
                .containsExactlyInAnyOrder("gyosil-session", "gyosil-study");
        assertThat(scaled.pod("session").spec().getNodeSelector()).containsEntry("pool", "sockets");
        assertThat(scaled.pod("study").spec().getNodeSelector()).isEmpty();
        assertThat(there(scaled.pod("session").container().getResources())
                        .getLimits()
                        .get("memory"))
                .hasToString("1Gi");
    }

    /** Nothing of it is left over, and what needs it is not tried. */
    @Test
    void aServiceThatIsSwitchedOffIsGone() {
        Manifests scaled = ValueSet.SCALED.manifests();

        assertThat(scaled.all()).noneMatch(manifest -> manifest.toString().contains("analytics"));
        assertThat(scaled.pods()).noneMatch(pod -> pod.of().startsWith("Pod "));
        assertThat(scaled.of(Job.class)).isEmpty();
    }

    @Test
    void bareHasImagesToTheDigestAndLeavesTheRestToTheCluster() {
        Manifests bare = ValueSet.BARE.manifests();

        assertThat(bare.pod("study").container().getImage())
                .isEqualTo("registry.example/mirror/gyosil/study-ingest-service:1.2.3@sha256:" + "3".repeat(64));
        assertThat(bare.of(Ingress.class)).isEmpty();
        assertThat(bare.of(ServiceAccount.class)).isEmpty();
        assertThat(bare.pod("study").spec().getServiceAccountName()).isEqualTo("default");
        assertThat(Chart.notes(ValueSet.BARE.text())).contains("There is no Ingress");
    }

    @Test
    void everythingReachesThePods() {
        Manifests everything = ValueSet.EVERYTHING.manifests();

        assertThat(everything.of(Deployment.class)).hasSize(5).allSatisfy(deployment -> {
            var template = deployment.getSpec().getTemplate();
            assertThat(template.getMetadata().getAnnotations()).containsEntry("example.com/team", "learning");
            assertThat(template.getMetadata().getLabels()).containsEntry("example.com/cost", "school");
            var pod = template.getSpec();
            assertThat(pod.getPriorityClassName()).isEqualTo("business-critical");
            assertThat(pod.getServiceAccountName()).isEqualTo("gyosil-runner");
            assertThat(pod.getImagePullSecrets()).extracting("name").containsExactly("one", "other");
            assertThat(pod.getNodeSelector()).isEqualTo(Map.of("pool", "general"));
            assertThat(pod.getTolerations()).hasSize(1);
            assertThat(there(pod.getAffinity()).getNodeAffinity()).isNotNull();
            assertThat(pod.getTopologySpreadConstraints()).hasSize(2).allSatisfy(spread -> assertThat(
                            spread.getLabelSelector().getMatchLabels())
                    .isEqualTo(deployment.getSpec().getSelector().getMatchLabels()));
            assertThat(pod.getContainers().getFirst().getEnv())
                    .extracting("name")
                    .contains("JAVA_TOOL_OPTIONS", "NODE_NAME");
        });
        assertThat(annotations(everything, "classroom"))
                .containsEntry("nginx.ingress.kubernetes.io/proxy-body-size", "300m");
    }

    /** The next service is one more row. */
    @Test
    void aFurtherRowIsAFurtherService() {
        Manifests everything = ValueSet.EVERYTHING.manifests();

        assertThat(everything.pod("library").container().getImage())
                .startsWith("registry.example/gyosil/library-service:");
        assertThat(everything.one(Service.class, "gyosil-library")).isNotNull();
        assertThat(everything.one(HorizontalPodAutoscaler.class, "gyosil-library"))
                .isNotNull();
        assertThat(everything.one(PodDisruptionBudget.class, "gyosil-library")).isNotNull();
        assertThat(everything
                        .one(Ingress.class, "gyosil-library")
                        .getSpec()
                        .getRules()
                        .getFirst()
                        .getHttp()
                        .getPaths())
                .extracting("path")
                .containsExactly("/api/library");
        assertThat(everything
                        .one(Ingress.class, "gyosil-library-patterns")
                        .getMetadata()
                        .getAnnotations())
                .containsEntry("nginx.ingress.kubernetes.io/use-regex", "true");
        assertThat(everything
                        .one(Ingress.class, "gyosil-library-patterns")
                        .getSpec()
                        .getRules()
                        .getFirst()
                        .getHttp()
                        .getPaths())
                .extracting("path", "pathType")
                .containsExactly(tuple(
                        PathPrefix.of("/api/core/students/{id}/books.read").regex(), "ImplementationSpecific"));
    }

    private static Map<String, String> annotations(Manifests manifests, String service) {
        return manifests
                .one(Ingress.class, Chart.RELEASE + "-" + service)
                .getMetadata()
                .getAnnotations();
    }
}
