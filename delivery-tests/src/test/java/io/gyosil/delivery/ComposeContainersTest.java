package io.gyosil.delivery;

import static io.gyosil.delivery.ComposeFile.file;
import static io.gyosil.delivery.ComposeFile.list;
import static io.gyosil.delivery.ComposeFile.map;
import static io.gyosil.delivery.ComposeFile.resolved;
import static io.gyosil.delivery.ComposeFile.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.gyosil.dev.stack.ServiceSpec;
import io.gyosil.kit.settings.Setting;
import io.gyosil.kit.testing.ServiceSettings;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The containers of {@code docker-compose.yml} compared with what the services are. */
class ComposeContainersTest {
    private static final Set<String> STORES = Set.of("postgres", "kafka", "bootstrap", "topics", "backup");
    private static final Set<String> ONCE = Set.of("folders", "bootstrap", "topics", "demo");
    /** Their images write beside what they read. */
    private static final Set<String> WRITABLE = Set.of("kafka", "topics");

    private static final int FIRST_PORT = 8080;

    private final ComposeFile compose = ComposeFile.read();

    @Test
    void everyServiceHasItsImageItsPortAndItsSecrets() {
        for (ServiceSpec spec : ServiceSpec.ALL) {
            Map<String, Object> service = compose.service(spec.name());
            String port = Integer.toString(FIRST_PORT + spec.portOffset());

            assertThat(resolved(text(service, "image"))).isEqualTo("gyosil/" + spec.module() + ":" + version());
            assertThat(map(service, "healthcheck").get("test")).isEqualTo(List.of("CMD", "bash", "/app/ready", port));
            assertThat(file(spec.module() + "/pom.xml"))
                    .contains("<image.skip>false</image.skip>", "<image.port>" + port + "</image.port>");
            assertThat(file(spec.module() + "/src/main/resources/application.yml"))
                    .contains("port: " + port);
            assertThat(file("compose/nginx.conf")).contains("server " + spec.name() + ":" + port + " ");
            assertThat(file("compose/prometheus.yml"))
                    .contains("{names: [" + spec.name() + "], type: A, port: " + port);
            assertThat(list(service, "secrets"))
                    .contains(
                            spec.name() + "-owner-password",
                            spec.name() + "-web-password",
                            spec.name() + "-worker-password");
            assertThat(service).containsEntry("stop_grace_period", "40s").containsEntry("user", "10001:10001");
        }
        assertThat(compose.environment("bootstrap")
                        .getOrDefault("GYOSIL_SERVICES", "")
                        .split(" "))
                .containsExactlyElementsOf(
                        ServiceSpec.ALL.stream().map(ServiceSpec::name).toList());
        assertThat(map(compose.service("entrance"), "depends_on").keySet())
                .containsExactlyInAnyOrderElementsOf(
                        ServiceSpec.ALL.stream().map(ServiceSpec::name).toList());
    }

    @Test
    void aServiceHasTheSettingsThatItNeedsAndNoneThatItDoesNotKnow() {
        assertThat(ServiceSettings.all(ComposeFile.ROOT))
                .hasSameSizeAs(ServiceSpec.ALL)
                .allSatisfy(service -> {
                    Map<String, String> environment = compose.environment(service.service());
                    // What every JVM reads.
                    environment.remove("JAVA_TOOL_OPTIONS");
                    assertThat(service.unknown(environment.keySet())).isEmpty();
                    assertThat(service.missing(environment.keySet())).isEmpty();
                    for (Setting setting : service.settings()) {
                        String value = environment.getOrDefault(setting.variable(), "");
                        if (!value.isEmpty()) {
                            assertThat(setting.violation(value))
                                    .as(service.service())
                                    .isEmpty();
                        }
                        if (setting.isSecret()) {
                            assertThat(value).as(setting.variable()).isEmpty();
                        }
                    }
                });
    }

    @Test
    void everyContainerMayDoNothingButItsWork() {
        compose.services().forEach((name, value) -> {
            Map<String, Object> service = map(value);
            assertThat(service)
                    .as(name)
                    .containsEntry("cap_drop", List.of("ALL"))
                    .containsEntry("security_opt", List.of("no-new-privileges:true"))
                    .containsEntry("read_only", !WRITABLE.contains(name))
                    .containsEntry("restart", ONCE.contains(name) ? "no" : "unless-stopped")
                    .containsKey("pids_limit")
                    .doesNotContainKeys("privileged", "pid", "ipc", "userns_mode", "devices");
            assertThat(map(map(service, "logging"), "options")).containsKeys("max-size", "max-file");
            assertThat(text(service, "image")).matches("[a-z/-]+:[^:]*[0-9$].*");
            if (!ONCE.contains(name)) {
                assertThat(service).as(name).containsKeys("mem_limit");
            }
            if (!name.equals("folders")) {
                assertThat(service).as(name).doesNotContainKey("cap_add");
                assertThat(service.get("user")).as(name).isNotEqualTo("root");
            }
        });
    }

    @Test
    void theStoresAreReachedByTheServicesAlone() {
        assertThat(map(map(compose.tree(), "networks"), "back")).containsEntry("internal", true);
        compose.services().forEach((name, value) -> {
            Map<String, Object> service = map(value);
            if (STORES.contains(name)) {
                assertThat(list(service, "networks")).as(name).containsExactly("back");
                assertThat(service).as(name).doesNotContainKey("ports");
            }
            list(service, "ports")
                    .forEach(port -> assertThat(resolved(port)).as(name).startsWith("127.0.0.1:"));
        });
        assertThat(compose.services().entrySet().stream()
                        .filter(entry -> list(map(entry.getValue()), "networks").contains("back"))
                        .map(Map.Entry::getKey)
                        .filter(name -> !STORES.contains(name)))
                .containsExactlyInAnyOrderElementsOf(
                        ServiceSpec.ALL.stream().map(ServiceSpec::name).toList());
    }

    @Test
    void nothingStartsBeforeWhatItNeedsIsHealthyOrDone() {
        compose.services().forEach((name, value) -> map(map(value).getOrDefault("depends_on", Map.of()))
                .forEach((needed, how) -> {
                    String condition = text(map(how), "condition");
                    assertThat(compose.services()).as(name).containsKey(needed);
                    if (ONCE.contains(needed)) {
                        assertThat(condition).as(name).isEqualTo("service_completed_successfully");
                    } else {
                        assertThat(condition).as(name).isEqualTo("service_healthy");
                        assertThat(compose.service(needed)).as(needed).containsKey("healthcheck");
                    }
                }));
        for (ServiceSpec spec : ServiceSpec.ALL) {
            assertThat(before(spec.name())).contains("postgres", "kafka", "bootstrap", "topics", "folders");
        }
        assertThat(before("entrance")).hasSize(9).doesNotContain("prometheus", "grafana", "demo");
    }

    /** All that runs before it, near and far. */
    private Set<String> before(String name) {
        Set<String> all = new TreeSet<>();
        map(compose.service(name).getOrDefault("depends_on", Map.of())).keySet().forEach(needed -> {
            all.add(needed);
            all.addAll(before(needed));
        });
        assertThat(all).doesNotContain(name);
        return all;
    }

    private static String version() {
        return file("pom.xml").replaceFirst("(?s).*?<version>(.*?)</version>.*", "$1");
    }
}
