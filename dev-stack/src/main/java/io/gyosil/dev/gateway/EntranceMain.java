package io.gyosil.dev.gateway;

import io.gyosil.dev.gateway.FrontPage.RunningService;
import io.gyosil.dev.stack.Routes;
import io.gyosil.dev.stack.ServiceSpec;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The entrance's process. Arguments: its port, then {@code service=port} for each service that runs, with the ports of all its
 * replicas: {@code study=8083,9083}.
 */
public final class EntranceMain {
    private EntranceMain() {}

    public static void main(String[] arguments) throws IOException {
        List<RunningService> services =
                Arrays.stream(arguments).skip(1).map(EntranceMain::running).toList();
        Entrance entrance = Entrance.open(Integer.parseInt(arguments[0]), table(services), new FrontPage(services));
        Runtime.getRuntime().addShutdownHook(new Thread(entrance::close, "stop-the-entrance"));
    }

    private static RoutingTable table(List<RunningService> services) {
        List<Route> routes = new ArrayList<>();
        for (RunningService running : services) {
            String name = running.service().name();
            Routes.ALL.of(name).forEach(prefix -> routes.add(new Route(prefix, name, running.ports())));
        }
        return new RoutingTable(routes);
    }

    private static RunningService running(String argument) {
        String[] parts = argument.split("=", 2);
        ServiceSpec service = ServiceSpec.ALL.stream()
                .filter(each -> each.name().equals(parts[0]))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such service: " + argument));
        return new RunningService(
                service,
                Arrays.stream(parts[1].split(",")).map(Integer::valueOf).toList());
    }
}
