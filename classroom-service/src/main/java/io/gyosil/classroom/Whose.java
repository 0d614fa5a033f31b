package io.gyosil.classroom;

import io.gyosil.kit.problem.CommonProblem;
import io.gyosil.kit.problem.ProblemException;
import io.gyosil.kit.problem.Words;
import io.gyosil.kit.security.Caller;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a caller who did not find a thing: in one's own organization that it is forbidden, in another's what is
 * said of a thing that does not exist.
 */
public final class Whose {

    private Whose() {}

    /**
     * The problem to answer with.
     *
     * @param kind {@code user}, {@code teacher}, {@code student} or {@code class}
     * @param organization where the thing is; null for one that is nowhere
     */
    public static ProblemException notFound(Caller caller, String kind, @Nullable Long organization) {
        return organization != null && Objects.equals(caller.orgId(), organization)
                ? ProblemException.of(CommonProblem.FORBIDDEN, Words.of("detail." + kind + "-not-yours"))
                : ProblemException.of(CommonProblem.NOT_FOUND, Words.of("detail.no-such-" + kind));
    }
}
