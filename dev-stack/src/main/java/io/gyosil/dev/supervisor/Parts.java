package io.gyosil.dev.supervisor;

import io.gyosil.dev.entrance.EntranceMain;
import io.gyosil.dev.identity.DevKeys;
import io.gyosil.dev.machine.JavaProcess;
import io.gyosil.dev.postgres.Bootstrap;
import io.gyosil.dev.postgres.ServiceRoles;
import io.gyosil.dev.stack.PortPlan;
import io.gyosil.dev.stack.Secrets;
import io.gyosil.dev.stack.ServiceSpec;
import io.gyosil.dev.stack.StackLayout;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The parts of one stack.
 *
 * @param services the services to run
 */
record Parts(StackLayout layout, PortPlan ports, List<ServiceSpec> services) {

    /** A young generation large enough that what a request needs dies in it; of its own accord it would have 13 MiB. */
    private static final List<String> SERVICE_OPTIONS = List.of("-Xms80m", "-Xmx256m", "-Xmn48m");

    private static final List<String> ENTRANCE_OPTIONS = List.of("-Xms16m", "-Xmx128m");

    /** What the services need before they start. */
    List<Part> stores(Secrets secrets) {
        List<ServiceRoles> roles =
                services.stream().map(service -> secrets.roles(service.name())).toList();
        return List.of(
                new PostgresPart(layout, ports.postgres(), roles),
                new KafkaPart(layout, ports.kafka(), ports.kafkaController()));
    }

    /** The services and the entrance. */
    List<Part> faces(Secrets secrets, DevKeys keys) {
        List<Part> faces = new ArrayList<>();
        services.forEach(service -> faces.add(service(service, secrets, keys)));
        faces.add(entrance());
        return faces;
    }

    private Part service(ServiceSpec service, Secrets secrets, DevKeys keys) {
        Map<String, String> environment = new HashMap<>(common(keys));
        ServiceRoles roles = secrets.roles(service.name());
        environment.put("MICRONAUT_SERVER_PORT", Integer.toString(ports.service(service)));
        environment.put("GYOSIL_DATABASE_OWNER_PASSWORD", roles.ownerPassword());
        environment.put("GYOSIL_DATABASE_WEB_PASSWORD", roles.webPassword());
        environment.put("GYOSIL_DATABASE_WORKER_PASSWORD", roles.workerPassword());
        environment.putAll(service.environment().apply(secrets));
        return new JavaPart(
                service.name(),
                ports.service(service),
                "/health/readiness",
                JavaProcess.ofJar(layout.program(service), SERVICE_OPTIONS),
                environment,
                layout.log(service.name()));
    }

    private Map<String, String> common(DevKeys keys) {
        return Map.of(
                "MICRONAUT_SERVER_HOST",
                "127.0.0.1",
                "GYOSIL_DATABASE_JDBC_URL",
                "jdbc:postgresql://127.0.0.1:" + ports.postgres() + "/" + Bootstrap.DATABASE,
                "GYOSIL_KAFKA_BOOTSTRAP_SERVERS",
                "127.0.0.1:" + ports.kafka(),
                "GYOSIL_TOKENS_JWKS",
                keys.publicKeys().toUri().toString(),
                "GYOSIL_TOKENS_ISSUER",
                DevKeys.ISSUER,
                "GYOSIL_TOKENS_AUDIENCE",
                DevKeys.AUDIENCE);
    }

    private Part entrance() {
        List<String> arguments = new ArrayList<>(List.of(Integer.toString(ports.entrance())));
        services.forEach(service -> arguments.add(service.name() + "=" + ports.service(service)));
        return new JavaPart(
                "entrance",
                ports.entrance(),
                "/",
                JavaProcess.ofClass(EntranceMain.class.getName(), ENTRANCE_OPTIONS, arguments),
                Map.of(),
                layout.log("entrance"));
    }
}
