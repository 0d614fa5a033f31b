package io.gyosil.kit.testing;

import io.micronaut.context.annotation.Property;
import io.micronaut.test.support.TestPropertyProvider;
import io.micronaut.test.support.TestPropertyProviderFactory;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Points every {@link ServiceTest} to the servers that its module shares, and to a schema named after the test's class; what
 * the test itself sets stands.
 */
public final class SharedServers implements TestPropertyProviderFactory {

    @Override
    public TestPropertyProvider create(Map<String, Object> available, Class<?> testClass) {
        Map<String, String> settings = settings(testClass);
        for (Property own : testClass.getAnnotationsByType(Property.class)) {
            settings.remove(own.name());
        }
        return () -> settings;
    }

    /** The schema of a test: {@code study_counting_statements} for {@code io.gyosil.study.upload.CountingStatementsIT}. */
    public static String schema(Class<?> testClass) {
        String name = testClass
                .getSimpleName()
                .replaceFirst("(IT|Test)$", "")
                .replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_")
                .toLowerCase(Locale.ROOT);
        return testClass.getPackageName().split("\\.")[2] + "_" + name;
    }

    private static Map<String, String> settings(Class<?> testClass) {
        Class<?> outermost = testClass;
        while (outermost.getEnclosingClass() != null) {
            outermost = outermost.getEnclosingClass();
        }
        String schema = schema(outermost);
        return Infrastructure.shared().with(schema).settings(schema).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, setting -> setting.getValue().toString()));
    }
}
