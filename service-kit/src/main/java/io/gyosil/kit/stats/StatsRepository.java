package io.gyosil.kit.stats;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

/** What PostgreSQL says of itself. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface StatsRepository extends GenericRepository<TableSize, String> {

    /** What the whole database takes up. */
    @Query("SELECT pg_database_size(current_database())")
    long databaseBytes();

    /** A number of bytes for people. */
    @Query("SELECT pg_size_pretty(cast(:bytes AS bigint))")
    String pretty(long bytes);

    // A partitioned table itself is empty: what is in it lies in its partitions, and they are summed up under its name.
    /** The tables of a schema, the largest first. */
    @Query("""
        WITH piece AS (
            SELECT coalesce(pg_partition_root(c.oid)::oid, c.oid) AS root, c.oid, c.relkind = 'p' AS is_parted,
                CASE WHEN s.n_live_tup > 0 THEN s.n_live_tup ELSE greatest(c.reltuples, 0)::bigint END AS live,
                s.n_dead_tup AS dead, greatest(s.last_vacuum, s.last_autovacuum) AS vacuumed
            FROM pg_class c
            JOIN pg_namespace n ON n.oid = c.relnamespace
            LEFT JOIN pg_stat_all_tables s ON s.relid = c.oid
            WHERE n.nspname = :schema AND c.relkind IN ('r', 'p')
        ),
        summed AS (
            SELECT root, count(*) FILTER (WHERE NOT is_parted AND oid <> root) AS partitions,
                coalesce(sum(live) FILTER (WHERE NOT is_parted), 0)::bigint AS live,
                coalesce(sum(pg_total_relation_size(oid)), 0)::bigint AS total,
                coalesce(sum(pg_table_size(oid)), 0)::bigint AS own,
                coalesce(sum(pg_indexes_size(oid)), 0)::bigint AS indexes,
                coalesce(sum(dead), 0)::bigint AS dead, max(vacuumed) AS vacuumed
            FROM piece
            GROUP BY root
        )
        SELECT c.relname AS "table", partitions, live AS rows_estimate, total AS total_bytes,
            pg_size_pretty(total) AS pretty, own AS table_bytes, indexes AS index_bytes, dead AS dead_rows,
            vacuumed AS last_vacuum
        FROM summed JOIN pg_class c ON c.oid = root
        ORDER BY total DESC, c.relname
        """)
    List<TableSize> tables(String schema);

    // The function is made by the bootstrap: it shows each role its own statements.
    /** The statements of the role that asks, those that take the most time altogether first. */
    @Query("""
        SELECT current_user::text AS role, query, calls, total_ms, total_ms / calls AS mean_ms, max_ms, rows
        FROM statements.own()
        WHERE calls > 0 AND total_ms / calls >= :minMeanMs
        ORDER BY total_ms DESC
        LIMIT :limit
        """)
    List<SlowQuery> slow(double minMeanMs, int limit);
}
