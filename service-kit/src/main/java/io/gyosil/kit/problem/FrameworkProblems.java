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
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.exceptions.UnsatisfiedRouteException;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
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
        String detail = errors.isEmpty()
                ? detail(type, request)
                : ProblemException.of(type, errors).detail();
        return (MutableHttpResponse<Map<String, Object>>)
                responses.fill(response, request, type, detail, errors, Map.of());
    }

    private static List<FieldError> fields(HttpRequest<?> request, Throwable cause) {
        return switch (cause) {
            case ConversionErrorException e ->
                List.of(new FieldError(pointer(request, e.getArgument()), "has a value of the wrong kind"));
            case UnsatisfiedRouteException e ->
                List.of(new FieldError(pointer(request, e.getArgument()), "is missing"));
            default -> List.of();
        };
    }

    private static String detail(CommonProblem type, HttpRequest<?> request) {
        return switch (type) {
            case NOT_FOUND -> "Nothing is at " + request.getPath() + ".";
            case METHOD_NOT_ALLOWED -> request.getMethodName() + " does nothing at " + request.getPath() + ".";
            case TOO_LARGE -> "A body may have at most 1 MiB, the address 4 KiB, all headers together 8 KiB.";
            case UNSUPPORTED_MEDIA_TYPE -> "Send " + MediaType.APPLICATION_JSON + ".";
            case UNAUTHENTICATED -> "Send Authorization: Bearer with a token that is valid here.";
            case FORBIDDEN -> "The token does not give the right to do this.";
            default -> type.kind().english() + ".";
        };
    }

    private static String pointer(HttpRequest<?> request, Argument<?> argument) {
        AnnotationMetadata annotations = argument.getAnnotationMetadata();
        if (annotations.hasAnnotation(Body.class)) {
            return "";
        }
        String name = annotations.stringValue(Bindable.class).orElseGet(() -> wireName(argument.getName()));
        boolean inPath = RouteAttributes.getRouteMatch(request)
                .filter(route -> route.getVariableValues().containsKey(name))
                .isPresent();
        return inPath ? "{" + name + "}" : "?" + name;
    }

    private static String wireName(String name) {
        return name.replaceAll("([a-z])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }
}
