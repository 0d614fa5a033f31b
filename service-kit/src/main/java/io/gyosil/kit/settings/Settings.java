package io.gyosil.kit.settings;

import io.micronaut.context.BeanContext;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.env.Environment;
import io.micronaut.context.env.PropertySource;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * All settings of a service: the components of all records with {@code @ConfigurationProperties}. Before anything else is made,
 * their values are checked, so that all that is wrong can be said at once.
 */
@Context
@Order(Ordered.HIGHEST_PRECEDENCE)
public final class Settings {

    private static final String OURS = "GYOSIL_";

    /** Settings of who sees whom go to all services, also to the one that knows it by itself. */
    private static final String ACCESS = "GYOSIL_ACCESS_";

    /** A property that a file of settings takes from a variable of another name. */
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*):.*}");

    private final List<Setting> all;

    /** @throws IllegalArgumentException that names each variable that is wrong, and what it must be */
    Settings(BeanContext beans, Environment environment) {
        Map<String, String> otherNames = otherNames(environment.getPropertySources());
        this.all = beans.getBeanDefinitionReferences().stream()
                .filter(bean -> bean.getBeanDefinitionName().startsWith("io.gyosil."))
                .map(bean -> bean.getBeanType())
                .filter(type -> type.isAnnotationPresent(ConfigurationProperties.class))
                .flatMap(type -> Setting.of(type, otherNames).stream())
                .toList();
        String violations = all.stream()
                .map(setting -> setting.violation(environment
                        .getProperty(setting.property(), String.class)
                        .orElse(null)))
                .flatMap(Optional::stream)
                .sorted()
                .collect(Collectors.joining("; "));
        if (!violations.isEmpty()) {
            throw new IllegalArgumentException(violations);
        }
    }

    private static Map<String, String> otherNames(Collection<PropertySource> sources) {
        Map<String, String> names = new HashMap<>();
        for (PropertySource source : sources) {
            for (String property : source) {
                Matcher placeholder = PLACEHOLDER.matcher(String.valueOf(source.get(property)));
                if (placeholder.matches()) {
                    names.put(property, placeholder.group(1));
                }
            }
        }
        return names;
    }

    /** Variables that look like settings of ours and are none of this service: often a name that was mistyped. */
    public Collection<String> unknown(Collection<String> variables) {
        return unknown(variables, all);
    }

    /** Those of the variables that look like settings of ours and are none of these. */
    public static Collection<String> unknown(Collection<String> variables, Collection<Setting> known) {
        return variables.stream()
                .filter(name -> name.startsWith(OURS) && !name.startsWith(ACCESS))
                .filter(name -> known.stream().noneMatch(setting -> setting.isCalled(name)))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
