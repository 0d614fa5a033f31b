package io.gyosil.kit.testing;

import io.micronaut.data.annotation.Query;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A statement just as the product runs it, for tests that look at its plan.
 *
 * @param sql with question marks or named parameters
 */
public record ProductStatement(String sql) {

    private static final Pattern PARAMETER = Pattern.compile("\\?|(?<!:):(\\w+)");

    /**
     * The statement of a constant or of a repository's method.
     *
     * @param name such as {@code io.gyosil.study.question.QuestionRepository.ofLearner}
     */
    public static ProductStatement of(String name) {
        int dot = name.lastIndexOf('.');
        try {
            return of(Class.forName(name.substring(0, dot)), name.substring(dot + 1));
        } catch (ClassNotFoundException e) {
            throw new IllegalArgumentException(name, e);
        }
    }

    /** The statement of a constant or of a repository's method, by its name. */
    public static ProductStatement of(Class<?> type, String member) {
        try {
            for (Method method : type.getDeclaredMethods()) {
                if (method.getName().equals(member) && method.isAnnotationPresent(Query.class)) {
                    return new ProductStatement(
                            method.getAnnotation(Query.class).value());
                }
            }
            Field constant = type.getDeclaredField(member);
            constant.setAccessible(true);
            return new ProductStatement((String) constant.get(null));
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(type + " has no " + member, e);
        }
    }

    /**
     * The planner's word on it.
     *
     * @param values in SQL, in the order in which the parameters first come
     */
    public String plan(Sql database, String... values) throws SQLException {
        return String.join("\n", database.column("EXPLAIN " + with(Arrays.asList(values))));
    }

    /**
     * The statement with values in place of its parameters.
     *
     * @param values each named parameter's in SQL; those that are not there are null
     */
    public String with(Map<String, String> values) {
        return PARAMETER
                .matcher(sql)
                .replaceAll(name -> Matcher.quoteReplacement(values.getOrDefault(name.group(1), "NULL")));
    }

    private String with(List<String> values) {
        Iterator<String> next = values.iterator();
        Map<String, String> named = new LinkedHashMap<>();
        Matcher parameter = PARAMETER.matcher(sql);
        StringBuilder filled = new StringBuilder();
        while (parameter.find()) {
            String name = parameter.group(1);
            String value = name == null ? next.next() : named.computeIfAbsent(name, first -> next.next());
            parameter.appendReplacement(filled, Matcher.quoteReplacement(value));
        }
        return parameter.appendTail(filled).toString();
    }
}
