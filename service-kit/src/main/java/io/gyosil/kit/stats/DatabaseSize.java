package io.gyosil.kit.stats;

import io.swagger.v3.oas.annotations.media.Schema;
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
        @Schema(example = "study") String service,
        @Schema(example = "50331648") long databaseBytes,
        @Schema(example = "48 MB") String databasePretty,
        @Schema(example = "12582912") long totalBytes,
        @Schema(example = "12 MB") String pretty,
        List<TableSize> tables) {}
