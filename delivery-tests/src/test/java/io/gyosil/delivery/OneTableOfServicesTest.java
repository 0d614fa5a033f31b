package io.gyosil.delivery;

import static io.gyosil.delivery.KubernetesTypes.there;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.networking.v1.HTTPIngressPath;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.gyosil.dev.stack.Secrets;
import io.gyosil.dev.stack.ServiceSpec;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The chart knows the same services as the dev stack, under the same names and ports; the paths are those of routes.csv. */
class OneTableOfServicesTest {

    private static final int BASE = 8080;

    private record Row(String module, int port) {}

    @Test
    void theRowsAreTheSame() {
        Map<String, Row> expected = new TreeMap<>();
        ServiceSpec.ALL.forEach(
                service -> expected.put(service.name(), new Row(service.module(), BASE + service.portOffset())));

        assertThat(rows()).isEqualTo(expected);
    }

    @Test
    void everyPathComesToTheServiceThatHasIt() {
        Map<String, String> expected = new TreeMap<>();
        ServiceSpec.ALL.forEach(service ->
                service.routes().forEach(route -> expected.put(route, Chart.RELEASE + "-" + service.name())));
        Map<String, String> rendered = new TreeMap<>();
        for (Ingress ingress : ValueSet.MINIMAL.manifests().of(Ingress.class)) {
            for (HTTPIngressPath path :
                    ingress.getSpec().getRules().getFirst().getHttp().getPaths()) {
                rendered.put(path.getPath(), path.getBackend().getService().getName());
            }
        }

        assertThat(rendered).isEqualTo(expected);
    }

    @Test
    void aPodGetsAllThatTheStackGivesItsService(@TempDir Path folder) {
        Manifests manifests = ValueSet.MINIMAL.manifests();
        Set<String> shared = manifests.keys(ConfigMap.class, Chart.RELEASE);

        assertThat(ServiceSpec.ALL).allSatisfy(service -> {
            Set<String> given = new HashSet<>(shared);
            manifests.pod(service.name()).container().getEnv().stream()
                    .map(EnvVar::getName)
                    .forEach(name -> given.add(name.replaceFirst("_FILE$", "")));
            assertThat(given)
                    .containsAll(
                            service.environment().apply(new Secrets(folder)).keySet())
                    .contains(
                            "GYOSIL_DATABASE_JDBC_URL",
                            "GYOSIL_DATABASE_OWNER_PASSWORD",
                            "GYOSIL_DATABASE_WEB_PASSWORD",
                            "GYOSIL_DATABASE_WORKER_PASSWORD",
                            "GYOSIL_KAFKA_BOOTSTRAP_SERVERS");
            assertThat(given.contains("GYOSIL_TOKENS_JWKS")).isEqualTo(!service.equals(ServiceSpec.CLASSROOM));
        });
    }

    @Test
    void theChartIsForTheImagesOfThisBuild() {
        Matcher version = Pattern.compile("<version>([^<]+)</version>").matcher(Chart.read("../../pom.xml"));

        assertThat(version.find()).isTrue();
        assertThat(Chart.yaml(Chart.read("Chart.yaml"))).containsEntry("appVersion", version.group(1));
        assertThat(ValueSet.MINIMAL.manifests().pod("study").container().getImage())
                .isEqualTo("gyosil/study-ingest-service:" + version.group(1));
    }

    private static Map<String, Row> rows() {
        Map<String, Row> rows = new TreeMap<>();
        Chart.section("services").forEach((name, row) -> rows.put(name, row((Map<?, ?>) row)));
        return rows;
    }

    private static Row row(Map<?, ?> row) {
        return new Row(there(row.get("module")).toString(), (Integer) there(row.get("port")));
    }
}
