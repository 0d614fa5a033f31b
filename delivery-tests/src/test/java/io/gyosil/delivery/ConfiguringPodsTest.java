package io.gyosil.delivery;

import static io.gyosil.delivery.KubernetesTypes.there;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.gyosil.kit.settings.Setting;
import io.gyosil.kit.settings.Settings;
import io.gyosil.kit.testing.ServiceSettings;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.config.types.Password;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The environment of the pods is what their programs understand. */
class ConfiguringPodsTest {

    /** By which a password gets into a setting; no setting itself. */
    private static final String KAFKA_PASSWORD = "KAFKA_PASSWORD";

    /** What a file may hold; another test sees that secrets are as long. */
    private static final String SECRET = "s".repeat(48);

    /** A service would not start with a value that makes no sense, and would complain of a name that it does not know. */
    @ParameterizedTest
    @EnumSource
    void aServiceHasNothingToSayAgainstItsSettings(ValueSet set) {
        Manifests manifests = set.manifests();

        for (ServiceSettings service : services(set)) {
            Map<String, String> environment = environment(manifests, manifests.pod(service.service()));
            assertThat(Settings.unknown(environment.keySet(), service.settings()))
                    .as(service.service())
                    .isEmpty();
            assertThat(service.missing(environment.keySet()))
                    .as(service.service())
                    .isEmpty();
            service.settings().stream()
                    .map(Setting::variable)
                    .filter(variable -> environment.containsKey(variable + "_FILE"))
                    .forEach(variable -> environment.put(variable, SECRET));
            assertThat(service.violations(environment)).as(service.service()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aSecretComesInAFileThatIsMounted(ValueSet set) {
        Manifests manifests = set.manifests();

        for (ServiceSettings service : services(set)) {
            Manifests.PodTemplate pod = manifests.pod(service.service());
            Map<String, String> environment = environment(manifests, pod);
            List<String> mounted = pod.spec().getVolumes().stream()
                    .filter(volume -> volume.getName().equals("secrets"))
                    .flatMap(volume -> volume.getSecret().getItems().stream())
                    .map(item -> "/run/secrets/gyosil/" + item.getPath())
                    .toList();
            assertThat(environment.entrySet().stream()
                            .filter(entry -> entry.getKey().endsWith("_FILE"))
                            .map(Map.Entry::getValue))
                    .containsExactlyInAnyOrderElementsOf(mounted);
            assertThat(service.settings().stream().filter(Setting::isSecret).map(Setting::variable))
                    .hasSizeGreaterThan(3)
                    .doesNotContainAnyElementsOf(environment.keySet());
        }
    }

    @ParameterizedTest
    @EnumSource
    void noSettingIsGivenTwice(ValueSet set) {
        Manifests manifests = set.manifests();

        assertThat(manifests.pods())
                .allSatisfy(pod -> assertThat(settings(manifests, pod)).doesNotHaveDuplicates());
    }

    @Test
    void aServiceThatStopsGoesOnAnsweringForAMomentAndHasTimeToFinish() {
        Manifests manifests = ValueSet.MINIMAL.manifests();

        assertThat(shared(manifests)).containsEntry("GYOSIL_SHUTDOWN_DELAY", "5s");
        assertThat(manifests.pods().stream().filter(Manifests.PodTemplate::isService))
                .allSatisfy(pod -> {
                    assertThat(pod.spec().getTerminationGracePeriodSeconds()).isEqualTo(40);
                    assertThat(pod.container().getLifecycle()).isNull();
                });
    }

    @Test
    void postgresqlIsFoundAndItsCertificateChecked() {
        assertThat(shared(ValueSet.PRODUCTION.manifests()))
                .containsEntry(
                        "GYOSIL_DATABASE_JDBC_URL",
                        "jdbc:postgresql://postgresql.databases.svc:5432/gyosil?sslmode=verify-full"
                                + "&sslrootcert=/etc/gyosil/postgresql/ca.crt");
        assertThat(mounts(ValueSet.PRODUCTION.manifests().pod("study"))).contains("/etc/gyosil/postgresql");
        assertThat(shared(ValueSet.SCALED.manifests()))
                .containsEntry("GYOSIL_DATABASE_JDBC_URL", "jdbc:postgresql://10.0.0.5:6432/gyosil?sslmode=prefer");
    }

    @Test
    void kafkaGetsOurCredentialsAndItsCertificateIsChecked() {
        Manifests manifests = ValueSet.PRODUCTION.manifests();

        assertThat(shared(manifests))
                .containsEntry("GYOSIL_KAFKA_PROPERTIES_SECURITY_PROTOCOL", "SASL_SSL")
                .containsEntry("GYOSIL_KAFKA_PROPERTIES_SASL_MECHANISM", "SCRAM-SHA-512")
                .containsEntry("GYOSIL_KAFKA_PROPERTIES_SSL_TRUSTSTORE_TYPE", "PEM")
                .containsEntry("GYOSIL_KAFKA_PROPERTIES_SSL_TRUSTSTORE_LOCATION", "/etc/gyosil/kafka/ca.crt");
        List<EnvVar> variables = manifests.pod("study").container().getEnv();
        List<String> names = variables.stream().map(EnvVar::getName).toList();
        // Kubernetes puts in only what came before.
        assertThat(names).containsSubsequence(KAFKA_PASSWORD, "GYOSIL_KAFKA_PROPERTIES_SASL_JAAS_CONFIG");
        assertThat(variables
                        .get(names.indexOf("GYOSIL_KAFKA_PROPERTIES_SASL_JAAS_CONFIG"))
                        .getValue())
                .isEqualTo("org.apache.kafka.common.security.scram.ScramLoginModule required username=\"gyosil\""
                        + " password=\"$(KAFKA_PASSWORD)\";");
        assertThat(shared(ValueSet.MINIMAL.manifests()))
                .containsEntry("GYOSIL_KAFKA_PROPERTIES_SECURITY_PROTOCOL", "PLAINTEXT")
                .doesNotContainKey("GYOSIL_KAFKA_PROPERTIES_SSL_TRUSTSTORE_TYPE");
    }

    @Test
    void kafkasToolsReadThePasswordWhereItIsMounted(@TempDir Path folder) throws IOException {
        Manifests manifests = ValueSet.PRODUCTION.manifests();
        String text =
                there(manifests.one(ConfigMap.class, "gyosil-topics").getData().get("client.properties"));
        Manifests.PodTemplate topics = manifests.pods().stream()
                .filter(pod -> pod.of().equals("Job gyosil-topics"))
                .findFirst()
                .orElseThrow();
        assertThat(mounts(topics)).contains("/run/secrets/gyosil/kafka", "/etc/gyosil/kafka");
        Files.writeString(folder.resolve("password"), "s3cret");

        Properties properties = new Properties();
        properties.load(new StringReader(text.replace("/run/secrets/gyosil/kafka", folder.toString())));
        properties.setProperty("bootstrap.servers", "127.0.0.1:1");
        AdminClientConfig config = new AdminClientConfig(properties);

        assertThat(config.getString("security.protocol")).isEqualTo("SASL_SSL");
        assertThat(config.getString("ssl.truststore.type")).isEqualTo("PEM");
        Password jaas = config.getPassword("sasl.jaas.config");
        assertThat(jaas.value()).endsWith("required username=\"gyosil\" password=\"s3cret\";");
    }

    @Test
    void furtherSettingsOfKafkaGoToServicesAndToolsAlike() {
        Manifests manifests = ValueSet.EVERYTHING.manifests();

        assertThat(shared(manifests))
                .containsEntry("GYOSIL_KAFKA_PROPERTIES_CONNECTIONS_MAX_IDLE_MS", "300000")
                .containsEntry("GYOSIL_KAFKA_PROPERTIES_MAX_REQUEST_SIZE", "2097152")
                .containsEntry("GYOSIL_KAFKA_PROPERTIES_ENABLE_METRICS_PUSH", "false")
                .containsEntry("GYOSIL_KAFKA_PROPERTIES_CLIENT_DNS_LOOKUP", "use_all_dns_ips");
        assertThat(there(manifests
                        .one(ConfigMap.class, "gyosil-topics")
                        .getData()
                        .get("client.properties")))
                .contains("connections.max.idle.ms=300000\n", "max.request.size=2097152\n");
    }

    private static Map<String, String> shared(Manifests manifests) {
        return manifests.one(ConfigMap.class, Chart.RELEASE).getData();
    }

    /** Of the services of ours that the set has. */
    private static List<ServiceSettings> services(ValueSet set) {
        return ServiceSettings.all(ComposeFile.ROOT).stream()
                .filter(service -> set != ValueSet.SCALED || !service.service().equals("analytics"))
                .toList();
    }

    private static Map<String, String> environment(Manifests manifests, Manifests.PodTemplate pod) {
        Map<String, String> environment = new HashMap<>(shared(manifests));
        pod.container().getEnv().stream()
                .filter(variable -> variable.getValue() != null)
                .forEach(variable -> environment.put(variable.getName(), variable.getValue()));
        return environment;
    }

    private static List<String> settings(Manifests manifests, Manifests.PodTemplate pod) {
        List<String> names = new ArrayList<>();
        pod.container()
                .getEnvFrom()
                .forEach(from -> names.addAll(
                        manifests.keys(ConfigMap.class, from.getConfigMapRef().getName())));
        pod.container().getEnv().forEach(variable -> names.add(variable.getName()));
        return names;
    }

    private static List<String> mounts(Manifests.PodTemplate pod) {
        return pod.container().getVolumeMounts().stream()
                .map(mount -> mount.getMountPath())
                .toList();
    }
}
