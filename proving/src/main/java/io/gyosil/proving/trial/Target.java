package io.gyosil.proving.trial;

import io.gyosil.dev.stack.StackInfo;
import io.gyosil.proving.oracle.Database;
import java.net.URI;
import java.util.List;
import java.util.function.Supplier;

/**
 * What a trial goes to.
 *
 * @param ways addresses that clients use: the entrance, or the replicas of a service
 * @param viewerToken what viewers show when they upload
 * @param staff fresh tokens of somebody who may publish questions and begin lessons: a trial may outlive one
 * @param database of all services
 * @param kafka the bootstrap server, past whatever is spoiled
 */
public record Target(List<URI> ways, String viewerToken, Supplier<String> staff, Database database, String kafka) {

    public Target {
        ways = List.copyOf(ways);
    }

    /** A stack behind its entrance. */
    public static Target of(StackInfo stack) {
        return new Target(
                List.of(URI.create(stack.url())),
                stack.viewerToken(),
                () -> stack.people().ensureStaff(),
                Database.at(URI.create(stack.databaseUrl())),
                stack.kafka());
    }

    /** The first way. */
    URI url() {
        return ways.getFirst();
    }
}
