package io.gyosil.kit.problem;

import io.micronaut.context.annotation.Factory;
import io.micronaut.http.BasicHttpAttributes;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Set;
import java.util.regex.Pattern;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What becomes of exceptions that end a request. */
@Factory
class ProblemHandlers {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemHandlers.class);

    /**
     * What passes: 08 connection, 53 resources, 57 operator intervention, 40 rolled back, 25P03 left idle, 55P03 no
     * lock; the pool's own time-out has no state.
     */
    private static final Pattern PASSING = Pattern.compile("|(08|53|57|40).*|25P03|55P03");

    /** A query parameter or a part of the path with U+0000, or a time that the database has no room for. */
    private static final Set<String> UNSTORABLE = Set.of("22021", "22007", "22008", "22009");

    @Singleton
    ExceptionHandler<ProblemException, HttpResponse<?>> problems(ProblemResponses responses) {
        return new OfProblem(responses);
    }

    @Singleton
    ExceptionHandler<JdbiException, HttpResponse<?>> database(ProblemResponses responses) {
        return new OfDatabase(responses);
    }

    private record OfProblem(ProblemResponses responses)
            implements ExceptionHandler<ProblemException, HttpResponse<?>> {
        @Override
        public HttpResponse<?> handle(HttpRequest request, ProblemException problem) {
            return responses.of(request, problem);
        }
    }

    /** A database that cannot be reached, is overloaded or starting again is a reason to come back. */
    private record OfDatabase(ProblemResponses responses) implements ExceptionHandler<JdbiException, HttpResponse<?>> {
        @Override
        public HttpResponse<?> handle(HttpRequest request, JdbiException failure) {
            CommonProblem type = type(failure);
            if (type == CommonProblem.INTERNAL_ERROR) {
                LOG.error("{} {} failed at the database", request.getMethodName(), route(request), failure);
            } else {
                LOG.warn(
                        "{} {} failed at the database: {}",
                        request.getMethodName(),
                        route(request),
                        failure.getMessage());
            }
            return responses.of(request, explained(type));
        }

        /** The route rather than the path, in which a person may be named. */
        private static String route(HttpRequest<?> request) {
            return BasicHttpAttributes.getUriTemplate(request).orElse("?");
        }

        private static CommonProblem type(Throwable failure) {
            for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
                if (cause instanceof SQLException sql) {
                    String state = sql.getSQLState() == null ? "" : sql.getSQLState();
                    if (UNSTORABLE.contains(state)) {
                        return CommonProblem.INVALID_REQUEST;
                    }
                    return PASSING.matcher(state).matches() ? CommonProblem.UNAVAILABLE : CommonProblem.INTERNAL_ERROR;
                }
            }
            return CommonProblem.INTERNAL_ERROR;
        }

        private static ProblemException explained(CommonProblem type) {
            return type == CommonProblem.INVALID_REQUEST
                    ? ProblemException.of(type, Words.of("detail.unstorable"))
                    : ProblemException.of(type);
        }
    }
}
