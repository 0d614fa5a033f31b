package io.gyosil.kit.data;

import io.gyosil.kit.security.Caller;
import io.gyosil.kit.security.Roles;
import io.micronaut.core.propagation.PropagatedContextElement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who the present work is done for: of guarded tables the database shows the web role that person's rows and no others. */
record OnBehalf(Caller caller) implements PropagatedContextElement {

    /** The settings by which row-level security decides, until the transaction's end. */
    static final String SET = """
        SELECT set_config('app.org_id', ?, true), set_config('app.role', ?, true), set_config('app.user_id', ?, true),
               set_config('app.teacher_id', ?, true), set_config('app.student_id', ?, true)
        """;

    /** The values of the question marks. */
    List<String> values() {
        return List.of(
                text(caller.orgId()), role(), caller.userId(), text(caller.teacherId()), text(caller.studentId()));
    }

    private String role() {
        return caller.is(Roles.ADMIN) ? Roles.ADMIN : caller.is(Roles.TEACHER) ? Roles.TEACHER : Roles.STUDENT;
    }

    private static String text(@Nullable Long number) {
        return number == null ? "" : number.toString();
    }
}
