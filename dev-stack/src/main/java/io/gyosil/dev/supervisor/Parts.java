package io.gyosil.dev.supervisor;

import io.gyosil.dev.gateway.EntranceMain;
import io.gyosil.dev.stack.PortPlan;
import io.gyosil.dev.stack.Secrets;
import io.gyosil.dev.stack.ServiceSpec;
import io.gyosil.dev.stack.StackLayout;
import io.gyosil.servers.postgres.Bootstrap;
import io.gyosil.servers.postgres.ServiceRoles;
import io.gyosil.servers.process.JavaProcess;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The parts of one stack.
 *
 * @param services the services to run
 */
record Parts(StackLayout layout, PortPlan ports, List<ServiceSpec> services) {
    private static final List<String> ENTRANCE_OPTIONS = List.of("-Xms16m", "-Xmx128m");

    /** What the services need before they start. */
    List<Part> stores(Secrets secrets) {
        List<ServiceRoles> roles =
                services.stream().map(service -> secrets.roles(service.name())).toList();
        return List.of(
                new PostgresPart(layout, ports.postgres(), roles),
                new KafkaPart(layout, ports.kafka(), ports.kafkaController()));
    }

    /** The services. */
    List<Part> services(Secrets secrets) {
        return services.stream().map(service -> service(service, secrets)).toList();
    }

    private Part service(ServiceSpec service, Secrets secrets) {
        return new ServiceStart(
                        service,
                        layout.program(service),
                        ports.service(service),
                        "jdbc:postgresql://127.0.0.1:" + ports.postgres() + "/" + Bootstrap.DATABASE,
                        "127.0.0.1:" + ports.kafka(),
                        secrets,
                        URI.create(
                                "http://127.0.0.1:" + ports.service(ServiceSpec.CLASSROOM) + "/.well-known/jwks.json"))
                // Cookies know no ports: the stack's own is in the name.
                .part(
                        layout.log(service.name()),
                        Map.of("GYOSIL_TOKENS_COOKIE", "gyosil-" + ports.base()),
                        layout.archives());
    }

    /** What stands before the services; it waits for none of them. */
    Part entrance() {
        List<String> arguments = new ArrayList<>(
                List.of(Integer.toString(ports.entrance()), layout.secrets().toString()));
        services.forEach(service -> arguments.add(service.name() + "=" + ports.service(service)));
        return new JavaPart(
                "entrance",
                ports.entrance(),
                EntranceMain.READY_PATH,
                () -> Launch.from(
                        layout.archives(),
                        layout.archived("entrance"),
                        options -> JavaProcess.ofClass(
                                EntranceMain.class.getName(),
                                Stream.concat(ENTRANCE_OPTIONS.stream(), options.stream())
                                        .toList(),
                                arguments)),
                Map.of(),
                layout.log("entrance"));
    }
}
