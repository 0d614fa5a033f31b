package io.gyosil.kit.problem;

import io.micronaut.context.annotation.Primary;
import io.micronaut.core.annotation.AnnotationMetadata;
import io.micronaut.core.bind.annotation.Bindable;
import io.micronaut.core.convert.exceptions.ConversionErrorException;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import io.micronaut.web.router.MethodBasedRouteMatch;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.exceptions.UnsatisfiedRouteException;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolationException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Turns the framework's own errors into problems; its messages may name classes, so none is passed on. */
@Singleton
@Primary
class FrameworkProblems implements ErrorResponseProcessor<Map<String, Object>> {

    private final ProblemResponses responses;

    FrameworkProblems(ProblemResponses responses) {
        this.responses = responses;
    }

    @Override
    @SuppressWarnings("unchecked")
    public MutableHttpResponse<Map<String, Object>> processResponse(
            ErrorContext context, MutableHttpResponse<?> response) {
        HttpRequest<?> request = context.getRequest();
        CommonProblem type = CommonProblem.ofStatus(response.code());
        List<FieldError> errors =
                context.getRootCause().map(cause -> fields(request, cause)).orElse(List.of());
        ProblemException problem = errors.isEmpty() ? explained(type, request) : ProblemException.of(type, errors);
        return (MutableHttpResponse<Map<String, Object>>) responses.fill(response, request, problem);
    }

    private static List<FieldError> fields(HttpRequest<?> request, Throwable cause) {
        return switch (cause) {
            case ConversionErrorException e -> List.of(wrongKind(request, e.getArgument()));
            case UnsatisfiedRouteException e -> List.of(missing(request, e.getArgument()));
            case ConstraintViolationException e ->
                e.getConstraintViolations().stream()
                        .flatMap(violation -> Violations.inParameters(violation, name -> named(request, name)).stream())
                        .toList();
            default -> List.of();
        };
    }

    private static FieldError wrongKind(HttpRequest<?> request, Argument<?> argument) {
        return FieldError.of(pointer(request, argument), "field.wrong-kind");
    }

    /** No body at all comes as a missing argument, and so does the JSON {@code null}. */
    private static FieldError missing(HttpRequest<?> request, Argument<?> argument) {
        return isBody(argument)
                ? FieldError.of("", "body.empty")
                : FieldError.of(pointer(request, argument), "field.missing");
    }

    private static ProblemException explained(CommonProblem type, HttpRequest<?> request) {
        return switch (type) {
            case NOT_FOUND -> explained(type, "detail.not-found", request.getPath());
            case METHOD_NOT_ALLOWED ->
                explained(type, "detail.method-not-allowed", request.getMethodName(), request.getPath());
            case TOO_LARGE -> explained(type, "detail.too-large");
            case UNSUPPORTED_MEDIA_TYPE -> explained(type, "detail.media-type", MediaType.APPLICATION_JSON);
            case UNAUTHENTICATED -> explained(type, "detail.unauthenticated");
            case FORBIDDEN -> explained(type, "detail.forbidden");
            default -> ProblemException.of(type);
        };
    }

    private static ProblemException explained(CommonProblem type, String key, Object... parts) {
        return ProblemException.of(type, Words.of(key, parts));
    }

    private static boolean isBody(Argument<?> argument) {
        return argument.getAnnotationMetadata().hasAnnotation(Body.class);
    }

    private static String pointer(HttpRequest<?> request, Argument<?> argument) {
        AnnotationMetadata annotations = argument.getAnnotationMetadata();
        if (isBody(argument)) {
            return "";
        }
        String name = annotations.stringValue(Bindable.class).orElseGet(() -> Violations.wireName(argument.getName()));
        boolean inPath = RouteAttributes.getRouteMatch(request)
                .filter(route -> route.getVariableValues().containsKey(name))
                .isPresent();
        return inPath ? "{" + name + "}" : "?" + name;
    }

    /** The pointer to what the route's method calls so. */
    private static String named(HttpRequest<?> request, String name) {
        return RouteAttributes.getRouteMatch(request)
                .filter(MethodBasedRouteMatch.class::isInstance)
                .map(route -> ((MethodBasedRouteMatch<?, ?>) route).getArguments())
                .flatMap(arguments -> Arrays.stream(arguments)
                        .filter(argument -> argument.getName().equals(name))
                        .findFirst())
                .map(argument -> pointer(request, argument))
                .orElse("?" + Violations.wireName(name));
    }
}
