package io.gyosil.kit.request;

import io.gyosil.kit.problem.FieldError;
import io.gyosil.kit.problem.ProblemException;
import io.gyosil.kit.problem.ProblemResponses;
import io.micronaut.core.order.Ordered;
import io.micronaut.core.type.Argument;
import io.micronaut.core.util.StringUtils;
import io.micronaut.http.HttpParameters;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.security.annotation.Secured;
import io.micronaut.web.router.MethodBasedRouteMatch;
import io.micronaut.web.router.RouteAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Holds a query against the {@code @QueryValue}s of its route: a mistyped filter must not answer with everything, nor a value that is
 * none. Routes that an {@code AccessTable} names look at their queries themselves.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
class QueryCheck implements Ordered {

    private static final String OURS = "io.gyosil.";

    private final ProblemResponses problems;

    QueryCheck(ProblemResponses problems) {
        this.problems = problems;
    }

    @RequestFilter
    @Nullable
    HttpResponse<?> admit(HttpRequest<?> request) {
        HttpParameters query = request.getParameters();
        if (query.names().isEmpty()
                || !(RouteAttributes.getRouteMatch(request).orElse(null) instanceof MethodBasedRouteMatch<?, ?> route)
                || !route.getDeclaringType().getName().startsWith(OURS)
                || !route.getAnnotationMetadata().hasStereotype(Secured.class)) {
            return null;
        }
        List<FieldError> errors = errors(query, known(route));
        return errors.isEmpty() ? null : problems.of(request, ProblemException.invalid(errors));
    }

    private static Map<String, Argument<?>> known(MethodBasedRouteMatch<?, ?> route) {
        Map<String, Argument<?>> known = new LinkedHashMap<>();
        for (Argument<?> argument : route.getArguments()) {
            if (argument.getAnnotationMetadata().hasAnnotation(QueryValue.class)) {
                String name = argument.getAnnotationMetadata()
                        .stringValue(QueryValue.class)
                        .filter(StringUtils::isNotEmpty)
                        .orElse(argument.getName());
                known.put(name, argument);
            }
        }
        return known;
    }

    private static List<FieldError> errors(HttpParameters query, Map<String, Argument<?>> known) {
        List<FieldError> errors = new ArrayList<>();
        query.names().stream().sorted().forEach(name -> {
            Argument<?> argument = known.get(name);
            if (argument == null) {
                errors.add(FieldError.of("?" + name, "parameter.unknown"));
            } else {
                query.getAll(name).stream()
                        .map(value -> fault("?" + name, argument.getType(), value))
                        .flatMap(Optional::stream)
                        .findFirst()
                        .ifPresent(errors::add);
            }
        });
        return errors;
    }

    /** What the framework would take for something else: any word for false, any spelling of a name. */
    private static Optional<FieldError> fault(String pointer, Class<?> type, String value) {
        if ((type == Boolean.class || type == boolean.class) && !value.equals("true") && !value.equals("false")) {
            return Optional.of(FieldError.of(pointer, "field.flag"));
        }
        if (type.isEnum()) {
            List<String> names = Arrays.stream(type.getEnumConstants())
                    .map(constant -> WireNames.of((Enum<?>) constant))
                    .toList();
            return names.contains(value)
                    ? Optional.empty()
                    : Optional.of(FieldError.of(
                            pointer, "field.one-of", names.stream().collect(Collectors.joining(", "))));
        }
        return Optional.empty();
    }

    /** Behind security: what a route takes is not for everybody to learn. */
    @Override
    public int getOrder() {
        return ServerFilterPhase.SECURITY.after();
    }
}
