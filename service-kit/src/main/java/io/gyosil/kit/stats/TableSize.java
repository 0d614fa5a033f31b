package io.gyosil.kit.stats;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.swagger.v3.oas.annotations.media.Schema;
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
        @Id @Schema(example = "study_attempts") String table,
        @Schema(example = "0") long partitions,
        @Schema(example = "48210") long rowsEstimate,
        @Schema(example = "12582912") long totalBytes,
        @Schema(example = "12 MB") String pretty,
        @Schema(example = "8388608") long tableBytes,
        @Schema(example = "4194304") long indexBytes,
        @Schema(example = "17") long deadRows,
        @Nullable Instant lastVacuum) {}
