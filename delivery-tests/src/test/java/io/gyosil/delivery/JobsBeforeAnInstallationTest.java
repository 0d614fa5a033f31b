package io.gyosil.delivery;

import static io.gyosil.delivery.KubernetesTypes.there;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What makes roles, schemas and topics comes before the services, with all that it needs. */
class JobsBeforeAnInstallationTest {

    private static final String WHEN = Chart.HOOK + "/hook";
    private static final String BEFORE = "pre-install,pre-upgrade,pre-rollback";

    @ParameterizedTest
    @EnumSource
    void aJobNeedsNothingThatIsNotThereYet(ValueSet set) {
        Manifests manifests = set.manifests();

        for (Job job : manifests.of(Job.class)) {
            assertThat(when(job)).isEqualTo(BEFORE);
            List<HasMetadata> needed = needed(manifests, job);
            assertThat(needed).isNotEmpty().allSatisfy(thing -> {
                assertThat(when(thing)).isEqualTo(BEFORE);
                assertThat(weight(thing)).isLessThan(weight(job));
            });
            assertThat(job.getSpec().getTemplate().getSpec().getServiceAccountName())
                    .isNull();
        }
    }

    /** A hook is deleted and made again; what must last is none. */
    @ParameterizedTest
    @EnumSource
    void nothingElseIsAHook(ValueSet set) {
        assertThat(set.manifests().all().stream().filter(manifest -> when(manifest) != null))
                .allMatch(
                        hook -> hook.getMetadata().getName().matches(Chart.RELEASE + "-(bootstrap|topics|jobs|test)"));
    }

    @Test
    void theBootstrapKnowsWhereAndForWhom() {
        Map<String, String> environment = environment("gyosil-bootstrap");

        assertThat(environment)
                .containsEntry("PGHOST", "postgresql.databases.svc")
                .containsEntry("PGPORT", "5432")
                .containsEntry("PGUSER", "postgres")
                .containsEntry("PGSSLMODE", "verify-full")
                .containsEntry("PGSSLROOTCERT", "/etc/gyosil/postgresql/ca.crt")
                .containsEntry("GYOSIL_SERVICES", "analytics classroom session study")
                .containsEntry("GYOSIL_SECRETS_DIR", "/run/secrets/gyosil/roles")
                .containsEntry("PGPASSWORD_FILE", "/run/secrets/gyosil/superuser/password");
    }

    @Test
    void theTopicsAreMadeInAsManyCopiesAsThereAreBrokersFor() {
        assertThat(environment("gyosil-topics"))
                .containsEntry("GYOSIL_TOPIC_REPLICATION", "3")
                .containsEntry("GYOSIL_TOPIC_MIN_ISR", "2")
                .containsEntry("KAFKA_CLIENT_PROPERTIES", "/etc/gyosil/topics/client.properties");
    }

    /** The scripts are the ones by which every other installation is made. */
    @Test
    void theyRunTheScriptsOfTheChart() {
        Manifests manifests = ValueSet.PRODUCTION.manifests();

        assertThat(manifests.one(ConfigMap.class, "gyosil-bootstrap").getData())
                .containsOnlyKeys("bootstrap", "database.sql", "service.sql")
                .allSatisfy((name, text) -> assertThat(text).isEqualTo(Chart.read("files/postgres/" + name)));
        assertThat(manifests.one(ConfigMap.class, "gyosil-topics").getData())
                .containsOnlyKeys("create-topics", "topics.csv", "client.properties")
                .containsEntry("create-topics", Chart.read("files/kafka/create-topics"))
                .containsEntry("topics.csv", Chart.read("files/kafka/topics.csv"));
        assertThat(manifests.one(ConfigMap.class, "gyosil-test").getData())
                .isEqualTo(Map.of("upload-twice", Chart.read("files/test/upload-twice")));
        assertThat(manifests.pods().stream()
                        .filter(pod -> !pod.isService())
                        .map(pod -> pod.container().getCommand().getLast()))
                .containsExactlyInAnyOrder(
                        "/etc/gyosil/bootstrap/bootstrap",
                        "/etc/gyosil/topics/create-topics",
                        "/etc/gyosil/test/upload-twice");
    }

    /** Every variable that a script reads is in its pod's environment, or has a default. */
    @Test
    void everyVariableWithoutADefaultIsGiven() {
        assertThat(environment("gyosil-bootstrap").keySet())
                .containsAll(List.of("GYOSIL_SERVICES", "GYOSIL_SECRETS_DIR", "PGHOST", "PGUSER"));
        assertThat(environment("gyosil-test").keySet())
                .containsAll(List.of("CLASSROOM_URL", "STUDY_URL", "ANALYTICS_URL", "LOGIN_DIR", "VIEWER_TOKEN_FILE"));
    }

    private static Map<String, String> environment(String name) {
        return ValueSet.PRODUCTION.manifests().pods().stream()
                .filter(pod -> pod.of().endsWith(" " + name))
                .findFirst()
                .orElseThrow()
                .container()
                .getEnv()
                .stream()
                .collect(Collectors.toMap(EnvVar::getName, EnvVar::getValue));
    }

    /** What of the release itself a Job mounts. */
    private static List<HasMetadata> needed(Manifests manifests, Job job) {
        List<String> names = job.getSpec().getTemplate().getSpec().getVolumes().stream()
                .flatMap(JobsBeforeAnInstallationTest::mounted)
                .toList();
        return manifests.all().stream()
                .filter(manifest -> List.of("ConfigMap", "Secret").contains(manifest.getKind())
                        && names.contains(manifest.getMetadata().getName()))
                .toList();
    }

    private static Stream<String> mounted(Volume volume) {
        if (volume.getConfigMap() != null) {
            return Stream.of(volume.getConfigMap().getName());
        }
        return volume.getSecret() == null
                ? Stream.of()
                : Stream.of(volume.getSecret().getSecretName());
    }

    private static @Nullable String when(HasMetadata manifest) {
        return manifest.getMetadata().getAnnotations().get(WHEN);
    }

    private static int weight(HasMetadata manifest) {
        return Integer.parseInt(there(manifest.getMetadata().getAnnotations().get("helm.sh/hook-weight")));
    }
}
