package io.gyosil.classroom.roster.step;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.DataType;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import org.jspecify.annotations.Nullable;

/** The rows of an import that change something. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface OpenRowRepository extends GenericRepository<OpenRowRepository.Chunk, Long> {

    /**
     * Some of them.
     *
     * @param last up to that row; null when there are none
     * @param rows how many
     */
    @MappedEntity
    record Chunk(@Nullable Long last, @Id long rows) {}

    @Query("""
        SELECT max(n) AS last, count(*) AS rows
        FROM (
            SELECT n FROM roster_row
            WHERE import_id = :id AND kind = :kind AND n > :after
              AND action IN ('created', 'changed', 'removed') AND action = ANY (:actions)
            ORDER BY n
            LIMIT :most
        ) AS chunk
        """)
    Chunk next(long id, String kind, long after, @TypeDef(type = DataType.STRING_ARRAY) String[] actions, int most);
}
