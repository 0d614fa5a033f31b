package io.gyosil.kit.data;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import io.micronaut.transaction.annotation.Transactional;
import java.util.List;

/** A repository as a service's are, of no role of its own. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface Marks extends GenericRepository<Marks.Mark, String> {

    /** A row. */
    @MappedEntity
    record Mark(@Id String text) {}

    @Query("INSERT INTO mark (text) VALUES (:text)")
    @Transactional(propagation = io.micronaut.transaction.TransactionDefinition.Propagation.MANDATORY)
    void add(String text);

    @Query("SELECT text FROM mark ORDER BY text")
    List<String> all();

    @Query("SELECT current_user::text || coalesce(' for ' || nullif(current_setting('app.user_id', true), ''), '')")
    String who();
}
