package io.gyosil.classroom.access;

import io.gyosil.kit.database.Statements;
import io.gyosil.kit.problem.CommonProblem;
import io.gyosil.kit.problem.ProblemException;
import io.gyosil.kit.security.Caller;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a caller who did not find a thing: in one's own organization that it is forbidden, in another's what is
 * said of a thing that does not exist.
 */
public final class Whose {

    private static final String ORGANIZATION = "SELECT organization_of(?, ?)";

    private Whose() {}

    /**
     * The problem to answer with; asks the database, in the open transaction.
     *
     * @param kind {@code user}, {@code teacher} or {@code student}
     */
    public static ProblemException notFound(Caller caller, String kind, long id) {
        Long organization = Statements.query(ORGANIZATION, List.of(kind, Long.toString(id)), row -> {
                    long org = row.getLong(1);
                    return row.wasNull() ? 0L : org;
                })
                .getFirst();
        return notFound(caller, kind, organization);
    }

    /** The problem to answer with for a thing of that organization. */
    public static ProblemException notFound(Caller caller, String kind, @Nullable Long organization) {
        return organization != null && Objects.equals(caller.orgId(), organization)
                ? ProblemException.of(CommonProblem.FORBIDDEN, "This " + kind + " is not yours to see or change.")
                : ProblemException.of(CommonProblem.NOT_FOUND, "There is no such " + kind + ".");
    }
}
