package io.gyosil.dev.stack;

import io.gyosil.dev.StackFailure;
import io.gyosil.dev.identity.DevKeys;
import io.gyosil.dev.identity.Person;
import io.gyosil.dev.machine.FileFailure;
import io.gyosil.dev.postgres.Bootstrap;
import io.gyosil.dev.postgres.PostgresServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Where everything of a running stack is, and what opens it.
 *
 * @param url the one entrance, such as {@code http://127.0.0.1:8080}
 * @param serviceUrls the running services by name
 * @param databaseUrl as psql takes it, with the superuser's password
 * @param kafka the bootstrap server
 * @param data the folder with the stack's data and logs
 * @param viewerToken what viewers show when they upload
 * @param adminToken a token of the demo's administrator, valid for 12 hours from now
 * @param teacherToken the same of its teacher
 * @param studentToken the same of the student with user_id 1001
 */
public record StackInfo(
        String url,
        Map<String, String> serviceUrls,
        String databaseUrl,
        String kafka,
        Path data,
        String viewerToken,
        String adminToken,
        String teacherToken,
        String studentToken) {
    private static final Duration VALIDITY = Duration.ofHours(12);

    static StackInfo of(StackLayout layout, StackState state) {
        PortPlan ports = new PortPlan(state.portBase());
        DevKeys keys = DevKeys.in(layout.keys());
        try {
            return new StackInfo(
                    http(ports.entrance()),
                    serviceUrls(state),
                    "postgresql://" + PostgresServer.userInfo(layout.postgres()) + "@127.0.0.1:" + ports.postgres()
                            + "/" + Bootstrap.DATABASE,
                    "127.0.0.1:" + ports.kafka(),
                    layout.data(),
                    new Secrets(layout.secrets()).viewerToken(),
                    keys.mint(Person.ADMIN, VALIDITY),
                    keys.mint(Person.TEACHER, VALIDITY),
                    keys.mint(Person.STUDENT, VALIDITY));
        } catch (IOException failure) {
            throw new StackFailure("The database password cannot be read: " + FileFailure.reason(failure), failure);
        }
    }

    /** The same as environment variables, in the order in which they are printed. */
    public Map<String, String> environment() {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("GYOSIL_URL", url);
        serviceUrls.forEach(
                (service, address) -> variables.put("GYOSIL_" + service.toUpperCase(Locale.ROOT) + "_URL", address));
        variables.put("GYOSIL_DATABASE_URL", databaseUrl);
        variables.put("GYOSIL_KAFKA", kafka);
        variables.put("GYOSIL_VIEWER_TOKEN", viewerToken);
        variables.put("GYOSIL_ADMIN_TOKEN", adminToken);
        variables.put("GYOSIL_TEACHER_TOKEN", teacherToken);
        variables.put("GYOSIL_STUDENT_TOKEN", studentToken);
        return variables;
    }

    /** A command that works on an empty stack, too; empty when no service runs that could answer. */
    public Optional<String> sampleRequest() {
        if (serviceUrls.containsKey("analytics")) {
            return Optional.of(
                    curl(teacherToken, "/api/analytics/features/topic-daily?user_id=" + Person.STUDENT.userId()));
        }
        if (serviceUrls.containsKey("study")) {
            return Optional.of(curl(viewerToken, "/study/questions?user_id=" + Person.STUDENT.userId()));
        }
        return Optional.empty();
    }

    private String curl(String token, String path) {
        return "curl -H 'Authorization: Bearer " + token + "' '" + url + path + "'";
    }

    private static Map<String, String> serviceUrls(StackState state) {
        List<String> known = ServiceSpec.ALL.stream().map(ServiceSpec::name).toList();
        Map<String, String> urls = new LinkedHashMap<>();
        state.parts().stream()
                .filter(part -> known.contains(part.name()))
                .forEach(part -> urls.put(part.name(), http(part.port())));
        return urls;
    }

    private static String http(int port) {
        return "http://127.0.0.1:" + port;
    }
}
