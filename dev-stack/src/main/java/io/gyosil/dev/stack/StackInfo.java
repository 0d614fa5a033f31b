package io.gyosil.dev.stack;

import io.gyosil.demo.school.DemoPeople;
import io.gyosil.servers.StackFailure;
import io.gyosil.servers.postgres.Bootstrap;
import io.gyosil.servers.postgres.PostgresServer;
import io.gyosil.servers.process.FileFailure;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
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
 * @param people the people of the demo school who can log in
 */
public record StackInfo(
        String url,
        Map<String, String> serviceUrls,
        String databaseUrl,
        String kafka,
        Path data,
        String viewerToken,
        DemoPeople people) {

    static StackInfo of(StackLayout layout, StackState state) {
        PortPlan ports = new PortPlan(state.portBase());
        Secrets secrets = new Secrets(layout.secrets());
        String entrance = http(ports.entrance());
        try {
            return new StackInfo(
                    entrance,
                    serviceUrls(state),
                    "postgresql://" + PostgresServer.userInfo(layout.postgres()) + "@127.0.0.1:" + ports.postgres()
                            + "/" + Bootstrap.DATABASE,
                    "127.0.0.1:" + ports.kafka(),
                    layout.data(),
                    secrets.viewerToken(),
                    new DemoPeople(URI.create(entrance), secrets));
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
        tokens().forEach((who, token) -> variables.put("GYOSIL_" + who.toUpperCase(Locale.ROOT) + "_TOKEN", token));
        return variables;
    }

    /** Fresh tokens of the demo school's admin, teacher and student: of those who are there. */
    public Map<String, String> tokens() {
        Map<String, String> tokens = new LinkedHashMap<>();
        if (serviceUrls.containsKey(ServiceSpec.CLASSROOM.name())) {
            for (DemoPeople.Who who : DemoPeople.Who.values()) {
                people.token(who).ifPresent(token -> tokens.put(who.wireName(), token));
            }
        }
        return tokens;
    }

    /** A command that works on an empty stack, too; empty when no service runs that could answer. */
    public Optional<String> sampleRequest() {
        if (serviceUrls.containsKey("analytics")
                && people.token(DemoPeople.Who.STUDENT).isPresent()) {
            return people.token(DemoPeople.Who.STUDENT)
                    .map(token -> curl(token, "/api/analytics/features/topic-daily?limit=3"));
        }
        if (serviceUrls.containsKey("study")) {
            return Optional.of(curl(viewerToken, "/study/questions?user_id=1001"));
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
