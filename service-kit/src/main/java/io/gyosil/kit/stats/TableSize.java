package io.gyosil.kit.stats;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a table takes up; of a partitioned one all partitions together.
 *
 * @param table its name
 * @param partitions how many it has; 0 when it is not partitioned
 * @param rowsEstimate live rows as PostgreSQL's statistics have it
 * @param totalBytes with indexes and what is stored out of line
 * @param pretty the same for people, such as {@code 12 MB}
 * @param tableBytes without the indexes
 * @param indexBytes the indexes alone
 * @param deadRows rows that vacuum has still to remove, as the statistics have it
 * @param lastVacuum when a part of it was last vacuumed, by hand or by itself; null for never
 */
@MappedEntity
record TableSize(
        @Id String table,
        long partitions,
        long rowsEstimate,
        long totalBytes,
        String pretty,
        long tableBytes,
        long indexBytes,
        long deadRows,
        @Nullable Instant lastVacuum) {}
