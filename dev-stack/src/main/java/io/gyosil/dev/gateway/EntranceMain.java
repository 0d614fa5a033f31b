package io.gyosil.dev.gateway;

import io.gyosil.dev.stack.Routes;
import io.gyosil.dev.stack.Secrets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The entrance's process. Arguments: its port, the folder of the stack's secrets, then {@code service=port} for each service that
 * runs, with the ports of all its replicas: {@code study=8083,9083}.
 */
public final class EntranceMain {

    /** What the entrance itself answers with 200 as soon as it serves. */
    public static final String READY_PATH = DemoLogins.PATH;

    private EntranceMain() {}

    public static void main(String[] arguments) {
        DemoLogins logins = new DemoLogins(new Secrets(Path.of(arguments[1])));
        List<Route> routes = new ArrayList<>();
        Arrays.stream(arguments).skip(2).forEach(argument -> routes.addAll(routes(argument)));
        Entrance entrance = Entrance.open(Integer.parseInt(arguments[0]), new RoutingTable(routes), logins);
        Runtime.getRuntime().addShutdownHook(new Thread(entrance::close, "stop-the-entrance"));
    }

    private static List<Route> routes(String argument) {
        String[] parts = argument.split("=", 2);
        List<Integer> ports =
                Arrays.stream(parts[1].split(",")).map(Integer::valueOf).toList();
        return Routes.ALL.of(parts[0]).stream()
                .map(prefix -> new Route(prefix, parts[0], ports))
                .toList();
    }
}
