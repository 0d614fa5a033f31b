package io.gyosil.dev.gateway;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Which service gets which path: the one with the longest prefix. */
final class RoutingTable {
    private final List<Route> longestFirst;

    RoutingTable(List<Route> routes) {
        this.longestFirst =
                routes.stream().sorted(Comparator.comparing(Route::prefix)).toList();
    }

    Optional<Route> of(String path) {
        return longestFirst.stream()
                .filter(route -> route.prefix().covers(path))
                .findFirst();
    }

    List<Route> routes() {
        return longestFirst;
    }
}
