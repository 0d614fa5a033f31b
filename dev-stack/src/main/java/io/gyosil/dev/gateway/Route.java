package io.gyosil.dev.gateway;

import io.gyosil.dev.stack.PathPrefix;
import java.util.List;

/**
 * Paths that belong to a service.
 *
 * @param prefix the path itself and all below it
 * @param service the service's name
 * @param ports where its replicas listen on 127.0.0.1
 */
record Route(PathPrefix prefix, String service, List<Integer> ports) {}
