package io.gyosil.dev.stack;

import io.gyosil.servers.StackFailure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Who listens where: all ports of a stack follow from one.
 *
 * @param base the entrance's port, 1024 to 65523
 */
public record PortPlan(int base) {
    /** The base when nothing else is said. */
    public static final int DEFAULT_BASE = 8080;

    /** How many ports in a row a stack may use. */
    public static final int LENGTH = 13;

    private static final int LOWEST = 1024;
    private static final int HIGHEST = 65_536 - LENGTH;

    public PortPlan {
        if (base < LOWEST || base > HIGHEST) {
            throw new StackFailure("The port base " + base + " is out of range: choose one from " + LOWEST + " to "
                    + HIGHEST + ", such as --port-base 18080.");
        }
    }

    public int entrance() {
        return base;
    }

    public int service(ServiceSpec service) {
        return base + service.portOffset();
    }

    public int postgres() {
        return base + 10;
    }

    public int kafka() {
        return base + 11;
    }

    public int kafkaController() {
        return base + 12;
    }

    /** Every port that a stack with these services uses, and who listens there. */
    Map<Integer, String> users(List<ServiceSpec> services) {
        Map<Integer, String> users = new LinkedHashMap<>();
        users.put(entrance(), "the entrance");
        services.forEach(service -> users.put(service(service), "the " + service.name() + " service"));
        users.put(postgres(), "PostgreSQL");
        users.put(kafka(), "Kafka");
        users.put(kafkaController(), "Kafka's controller");
        return users;
    }
}
