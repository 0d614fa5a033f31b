package io.gyosil.kit.stats;

import java.util.List;

/**
 * What a service's data takes up.
 *
 * @param service the service, which is the schema
 * @param databaseBytes the whole database, all services
 * @param databasePretty the same for people
 * @param totalBytes the tables of this service
 * @param pretty the same for people
 * @param tables the largest first
 */
record DatabaseSize(
        String service,
        long databaseBytes,
        String databasePretty,
        long totalBytes,
        String pretty,
        List<TableSize> tables) {}
