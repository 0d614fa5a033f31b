package io.gyosil.kit.data;

import io.gyosil.kit.security.Caller;
import io.gyosil.kit.security.Roles;
import io.micronaut.core.propagation.PropagatedContext;
import io.micronaut.core.propagation.PropagatedContextElement;
import io.micronaut.data.exceptions.DataAccessException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Who the present work is done for: of guarded tables the database shows the web role that person's rows and no others. In a
 * service with {@code gyosil.database.row-security} it is who asks, and each {@code @Transactional} use case begins with it.
 */
public record OnBehalf(Caller caller) implements PropagatedContextElement {

    /** The settings by which row-level security decides, until the transaction's end. */
    private static final String SET = """
        SELECT set_config('app.org_id', ?, true), set_config('app.role', ?, true), set_config('app.user_id', ?, true),
               set_config('app.teacher_id', ?, true), set_config('app.student_id', ?, true)
        """;

    /**
     * Does work on behalf of somebody else than who asks: each transaction that begins in it is of that person. One that is open
     * already keeps its person.
     */
    public static <T> T as(Caller caller, Supplier<T> work) {
        try (PropagatedContext.Scope _ =
                PropagatedContext.getOrEmpty().plus(new OnBehalf(caller)).propagate()) {
            return work.get();
        }
    }

    /** Sets them for the transaction that begins on a connection, where somebody is known for whom it is. */
    static void begin(Connection connection) {
        PropagatedContext.getOrEmpty().find(OnBehalf.class).ifPresent(caller -> caller.set(connection));
    }

    private void set(Connection connection) {
        try (PreparedStatement statement = connection.prepareStatement(SET)) {
            statement.setString(1, text(caller.orgId()));
            statement.setString(2, role());
            statement.setString(3, caller.userId());
            statement.setString(4, text(caller.teacherId()));
            statement.setString(5, text(caller.studentId()));
            statement.execute();
        } catch (SQLException e) {
            throw new DataAccessException(e.getMessage(), e);
        }
    }

    private String role() {
        return caller.is(Roles.ADMIN) ? Roles.ADMIN : caller.is(Roles.TEACHER) ? Roles.TEACHER : Roles.STUDENT;
    }

    private static String text(@Nullable Long number) {
        return number == null ? "" : number.toString();
    }
}
