package io.gyosil.dev.gateway;

import java.util.List;

/**
 * Paths that belong to a service.
 *
 * @param prefix the path itself and all below it, such as {@code /api/analytics}
 * @param service the service's name
 * @param ports where its replicas listen on 127.0.0.1
 */
record Route(String prefix, String service, List<Integer> ports) {

    boolean covers(String path) {
        return path.startsWith(prefix) && (path.length() == prefix.length() || path.charAt(prefix.length()) == '/');
    }
}
