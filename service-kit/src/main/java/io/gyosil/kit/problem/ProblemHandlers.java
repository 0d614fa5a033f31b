package io.gyosil.kit.problem;

import io.gyosil.kit.sqlstate.SqlState;
import io.micronaut.context.annotation.Factory;
import io.micronaut.data.connection.exceptions.ConnectionException;
import io.micronaut.data.connection.jdbc.exceptions.CannotGetJdbcConnectionException;
import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.http.BasicHttpAttributes;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.micronaut.transaction.exceptions.TransactionException;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What becomes of exceptions that end a request. */
@Factory
class ProblemHandlers {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemHandlers.class);

    private final ProblemResponses responses;

    ProblemHandlers(ProblemResponses responses) {
        this.responses = responses;
    }

    @Singleton
    ExceptionHandler<ProblemException, HttpResponse<?>> problems() {
        return responses::of;
    }

    @Singleton
    ExceptionHandler<DataAccessException, HttpResponse<?>> statement() {
        return this::ofDatabase;
    }

    @Singleton
    ExceptionHandler<TransactionException, HttpResponse<?>> transaction() {
        return this::ofDatabase;
    }

    @Singleton
    ExceptionHandler<ConnectionException, HttpResponse<?>> connection() {
        return this::ofDatabase;
    }

    @Singleton
    ExceptionHandler<CannotGetJdbcConnectionException, HttpResponse<?>> noConnection() {
        return this::ofDatabase;
    }

    /** A database that cannot be reached, is overloaded or starting again is a reason to come back. */
    private HttpResponse<?> ofDatabase(HttpRequest<?> request, RuntimeException failure) {
        CommonProblem type = type(failure);
        if (type == CommonProblem.INTERNAL_ERROR) {
            LOG.error("{} {} failed at the database", request.getMethodName(), route(request), failure);
        } else {
            LOG.warn("{} {} failed at the database: {}", request.getMethodName(), route(request), failure.getMessage());
        }
        return responses.of(
                request,
                type == CommonProblem.INVALID_REQUEST
                        ? ProblemException.of(type, Words.of("detail.unstorable"))
                        : ProblemException.of(type));
    }

    /** The route rather than the path, in which a person may be named. */
    private static String route(HttpRequest<?> request) {
        return BasicHttpAttributes.getUriTemplate(request).orElse("?");
    }

    private static CommonProblem type(Throwable failure) {
        return SqlState.of(failure)
                .map(state -> state.isUnstorable()
                        ? CommonProblem.INVALID_REQUEST
                        : state.isPassing() ? CommonProblem.UNAVAILABLE : CommonProblem.INTERNAL_ERROR)
                .orElse(CommonProblem.INTERNAL_ERROR);
    }
}
