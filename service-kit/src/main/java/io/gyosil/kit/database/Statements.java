package io.gyosil.kit.database;

import io.gyosil.kit.data.StatementPipeline;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@link StatementPipeline} without a bean of it. */
public final class Statements {

    private Statements() {}

    /** Reads one row. */
    @FunctionalInterface
    public interface Row<T> extends StatementPipeline.Row<T> {}

    /**
     * Leaves a statement for whose answer nobody waits. It is sent in order together with the next one for which
     * somebody does, or with the commit; its failure comes then.
     *
     * @param parameters the values of its question marks
     * @throws IllegalStateException when no transaction is open
     */
    public static void later(String sql, List<? extends @Nullable Object> parameters) {
        Transactions.PIPELINE.later(sql, parameters);
    }

    /**
     * Asks for rows. The query sees what the statements left before it did, and what others committed meanwhile.
     *
     * @param parameters the values of its question marks
     * @throws IllegalStateException when no transaction is open
     */
    public static <T> List<T> query(String sql, List<? extends @Nullable Object> parameters, Row<T> reader) {
        return Failures.translated(() -> Transactions.PIPELINE.query(sql, parameters, reader));
    }
}
