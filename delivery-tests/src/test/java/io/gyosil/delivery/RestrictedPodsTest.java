package io.gyosil.delivery;

import static io.gyosil.delivery.KubernetesTypes.there;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.Volume;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every pod, those of Jobs and of the test too, is what Kubernetes calls restricted, and a little more. */
class RestrictedPodsTest {

    @ParameterizedTest
    @EnumSource
    void itRunsAsNobodyWithNoPower(ValueSet set) {
        assertThat(set.manifests().pods()).isNotEmpty().allSatisfy(pod -> {
            var context = there(pod.spec().getSecurityContext());
            assertThat(context.getRunAsNonRoot()).isTrue();
            assertThat(context.getRunAsUser()).isEqualTo(10001);
            assertThat(context.getRunAsGroup()).isEqualTo(10001);
            assertThat(context.getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
            SecurityContext container = there(pod.container().getSecurityContext());
            assertThat(container.getAllowPrivilegeEscalation()).isFalse();
            assertThat(container.getPrivileged()).isNull();
            assertThat(container.getCapabilities().getDrop()).containsExactly("ALL");
            assertThat(container.getCapabilities().getAdd()).isEmpty();
        });
    }

    @ParameterizedTest
    @EnumSource
    void itSeesNothingOfItsNode(ValueSet set) {
        assertThat(set.manifests().pods()).allSatisfy(pod -> {
            assertThat(pod.spec().getHostNetwork()).isNull();
            assertThat(pod.spec().getHostPID()).isNull();
            assertThat(pod.spec().getHostIPC()).isNull();
            assertThat(pod.container().getPorts()).allMatch(port -> port.getHostPort() == null);
            assertThat(pod.spec().getVolumes()).allSatisfy(RestrictedPodsTest::isHarmless);
        });
    }

    @ParameterizedTest
    @EnumSource
    void itWritesToItsTmpAloneAndNotWithoutEnd(ValueSet set) {
        assertThat(set.manifests().pods()).allSatisfy(pod -> {
            assertThat(there(pod.container().getSecurityContext()).getReadOnlyRootFilesystem())
                    .isTrue();
            assertThat(pod.container().getVolumeMounts())
                    .allSatisfy(mount -> assertThat(mount.getMountPath().equals("/tmp") || mount.getReadOnly())
                            .as(mount.getMountPath())
                            .isTrue());
            assertThat(pod.spec().getVolumes().stream().filter(volume -> volume.getEmptyDir() != null))
                    .hasSize(1)
                    .allMatch(volume -> volume.getEmptyDir().getSizeLimit() != null);
        });
    }

    @ParameterizedTest
    @EnumSource
    void itHasNoTokenForKubernetes(ValueSet set) {
        assertThat(set.manifests().pods())
                .allMatch(pod -> Boolean.FALSE.equals(pod.spec().getAutomountServiceAccountToken()));
    }

    @ParameterizedTest
    @EnumSource
    void itSaysWhatItNeeds(ValueSet set) {
        assertThat(set.manifests().pods()).allSatisfy(pod -> {
            var resources = there(pod.container().getResources());
            assertThat(resources.getRequests()).containsKeys("cpu", "memory");
            assertThat(resources.getLimits()).containsKey("memory").doesNotContainKey("cpu");
            assertThat(resources.getLimits().get("memory"))
                    .isEqualTo(resources.getRequests().get("memory"));
        });
    }

    private static void isHarmless(Volume volume) {
        assertThat(Stream.of(volume.getConfigMap(), volume.getEmptyDir(), volume.getSecret())
                        .filter(Objects::nonNull))
                .as(volume.getName())
                .hasSize(1);
    }
}
