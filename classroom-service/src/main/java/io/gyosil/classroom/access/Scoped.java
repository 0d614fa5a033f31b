package io.gyosil.classroom.access;

import io.gyosil.kit.database.Statements;
import io.gyosil.kit.database.Transactions;
import io.gyosil.kit.security.Caller;
import io.gyosil.kit.security.Roles;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Opens the transactions of requests. Each says first on whose behalf it works, and the database shows it that person's
 * rows and no others (row-level security, {@code V005__guard_person.sql}); a query outside of it finds nothing.
 */
@Singleton
public final class Scoped {

    private static final String ON_BEHALF = """
        SELECT set_config('app.org_id', ?, true), set_config('app.role', ?, true), set_config('app.user_id', ?, true),
               set_config('app.teacher_id', ?, true), set_config('app.student_id', ?, true)
        """;

    private final Transactions transactions;

    Scoped(@Named("web") Transactions transactions) {
        this.transactions = transactions;
    }

    /** Runs work in a transaction of its own on behalf of the caller. */
    public <T> T as(Caller caller, Supplier<T> work) {
        return transactions.inTransaction(() -> {
            // It travels with the first query.
            Statements.later(
                    ON_BEHALF,
                    List.of(
                            text(caller.orgId()),
                            role(caller),
                            caller.userId(),
                            text(caller.teacherId()),
                            text(caller.studentId())));
            return work.get();
        });
    }

    /** Like {@link #as} for work without a result. */
    public void run(Caller caller, Runnable work) {
        as(caller, () -> {
            work.run();
            return true;
        });
    }

    private static String role(Caller caller) {
        return caller.is(Roles.ADMIN) ? Roles.ADMIN : caller.is(Roles.TEACHER) ? Roles.TEACHER : Roles.STUDENT;
    }

    private static String text(@Nullable Long number) {
        return number == null ? "" : number.toString();
    }
}
