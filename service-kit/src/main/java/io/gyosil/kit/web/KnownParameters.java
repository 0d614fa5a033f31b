package io.gyosil.kit.web;

import io.gyosil.kit.problem.FieldError;
import io.gyosil.kit.problem.ProblemException;
import io.micronaut.http.HttpRequest;
import java.util.List;
import java.util.Set;

/** Refuses query parameters that a list does not know: a mistyped filter must not answer with everything. */
public final class KnownParameters {

    private KnownParameters() {}

    /**
     * Checks a request's query.
     *
     * @throws ProblemException naming each parameter that is not among {@code known}
     */
    public static void check(HttpRequest<?> request, Set<String> known) {
        List<FieldError> errors = request.getParameters().names().stream()
                .filter(name -> !known.contains(name))
                .sorted()
                .map(name -> FieldError.of("?" + name, "parameter.unknown"))
                .toList();
        if (!errors.isEmpty()) {
            throw ProblemException.invalid(errors);
        }
    }
}
