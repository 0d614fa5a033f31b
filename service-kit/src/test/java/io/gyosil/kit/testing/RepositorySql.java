package io.gyosil.kit.testing;

import io.micronaut.data.annotation.Query;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The statement of a repository's method as the service has it, so that a plan is of what runs and of no copy. */
public final class RepositorySql {

    private static final Pattern PARAMETER = Pattern.compile("(?<!:):([a-zA-Z]\\w*)");

    private RepositorySql() {}

    /**
     * The statement with values in place of its parameters.
     *
     * @param literals each parameter's value as SQL; those that are not named are null
     */
    public static String of(Class<?> repository, String method, Map<String, String> literals) {
        String sql = Stream.of(repository.getDeclaredMethods())
                .filter(candidate -> candidate.getName().equals(method))
                .map(candidate -> candidate.getAnnotation(Query.class).value())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no query " + method + " in " + repository));
        return PARAMETER
                .matcher(sql)
                .replaceAll(name -> Matcher.quoteReplacement(literals.getOrDefault(name.group(1), "NULL")));
    }
}
