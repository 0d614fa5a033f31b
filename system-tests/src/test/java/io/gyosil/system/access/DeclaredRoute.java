package io.gyosil.system.access;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A route as its controller declares it.
 *
 * @param service the service that has it; of one of the kit's, {@code kit}: every service has it
 * @param method such as {@code GET}
 * @param template its path, with names in braces
 * @param roles who may call it, as {@link Secured} says; empty where nothing is said
 */
record DeclaredRoute(String service, String method, String template, Set<String> roles) {

    private static final String ROOT = "io.gyosil";

    /** Every route of the product. */
    static List<DeclaredRoute> all() {
        return new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .withImportOption(location -> !location.contains("-tests.jar"))
                        // What the framework generates says nothing of its own.
                        .withImportOption(location -> !location.contains("/$"))
                        .importPackages(ROOT)
                        .stream()
                        .filter(type -> type.isAnnotatedWith(Controller.class))
                        .map(JavaClass::reflect)
                        .flatMap(
                                type -> Arrays.stream(type.getDeclaredMethods()).flatMap(method -> of(type, method)))
                        .toList();
    }

    private static Stream<DeclaredRoute> of(Class<?> controller, Method method) {
        String service =
                controller.getPackageName().substring(ROOT.length() + 1).split("\\.", 2)[0];
        String base = controller.getAnnotation(Controller.class).value();
        Set<String> roles = roles(controller, method);
        return declared(method)
                .map(way -> new DeclaredRoute(
                        service,
                        way.method(),
                        (base + "/" + way.path()).replaceAll("/+", "/").replaceAll("(.)/$", "$1"),
                        roles));
    }

    private record Way(String method, String path) {}

    private static Stream<Way> declared(Method method) {
        return Stream.of(Get.class, Post.class, Put.class, Patch.class, Delete.class)
                .flatMap(verb -> Stream.ofNullable(method.getAnnotation(verb)))
                .flatMap(DeclaredRoute::ways);
    }

    private static Stream<Way> ways(Annotation verb) {
        String name = verb.annotationType().getSimpleName().toUpperCase(Locale.ROOT);
        return switch (verb) {
            case Get get -> paths(get.value(), get.uris()).map(path -> new Way(name, path));
            case Post post -> paths(post.value(), post.uris()).map(path -> new Way(name, path));
            case Put put -> paths(put.value(), put.uris()).map(path -> new Way(name, path));
            case Patch patch -> paths(patch.value(), patch.uris()).map(path -> new Way(name, path));
            case Delete delete -> paths(delete.value(), delete.uris()).map(path -> new Way(name, path));
            default -> Stream.empty();
        };
    }

    /** Several paths, if there are several, are in the second. */
    private static Stream<String> paths(String one, String[] several) {
        return several.length > 1 ? Stream.of(several) : Stream.of(one);
    }

    private static Set<String> roles(AnnotatedElement controller, AnnotatedElement method) {
        Secured said = method.isAnnotationPresent(Secured.class)
                ? method.getAnnotation(Secured.class)
                : controller.getAnnotation(Secured.class);
        return said == null ? Set.of() : Set.of(said.value());
    }

    boolean isForAnybody() {
        return roles.contains(SecurityRule.IS_ANONYMOUS);
    }

    /** Whether somebody with these roles may call it; nobody has none. */
    boolean lets(Set<String> whose) {
        return isForAnybody()
                || (!whose.isEmpty() && roles.contains(SecurityRule.IS_AUTHENTICATED))
                || whose.stream().anyMatch(roles::contains);
    }

    /** A path of it at which nothing is. */
    String path() {
        return template.replaceAll("\\{[^}]*}", "0");
    }

    @Override
    public String toString() {
        return method + " " + template + " of " + service;
    }
}
