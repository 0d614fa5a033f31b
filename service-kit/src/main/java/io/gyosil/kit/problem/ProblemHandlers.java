package io.gyosil.kit.problem;

import io.micronaut.context.annotation.Factory;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What becomes of exceptions that end a request. */
@Factory
class ProblemHandlers {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemHandlers.class);

    @Singleton
    ExceptionHandler<ProblemException, HttpResponse<?>> problems(ProblemResponses responses) {
        return new OfProblem(responses);
    }

    @Singleton
    ExceptionHandler<JdbiException, HttpResponse<?>> database(ProblemResponses responses) {
        return new OfDatabase(responses);
    }

    private record OfProblem(ProblemResponses responses) implements ExceptionHandler<ProblemException, HttpResponse<?>> {
        @Override
        public HttpResponse<?> handle(HttpRequest request, ProblemException problem) {
            return responses.of(request, problem);
        }
    }

    /** A database that cannot be reached, is overloaded or starting again is a reason to come back. */
    private record OfDatabase(ProblemResponses responses) implements ExceptionHandler<JdbiException, HttpResponse<?>> {
        @Override
        public HttpResponse<?> handle(HttpRequest request, JdbiException failure) {
            boolean passing = passes(failure);
            LOG.error("{} {} failed at the database", request.getMethodName(), request.getPath(), failure);
            CommonProblem type = passing ? CommonProblem.UNAVAILABLE : CommonProblem.INTERNAL_ERROR;
            return responses.of(request, ProblemException.of(type, type.english() + "."));
        }

        private static boolean passes(Throwable failure) {
            for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
                if (cause instanceof SQLException sql) {
                    String state = sql.getSQLState() == null ? "" : sql.getSQLState();
                    // 08 connection, 53 resources, 57 operator intervention, 40 rolled back, 25P03 left idle;
                    // the pool's own time-out has no state.
                    return state.isEmpty() || state.matches("(08|53|57|40).*|25P03|55P03");
                }
            }
            return false;
        }
    }
}
