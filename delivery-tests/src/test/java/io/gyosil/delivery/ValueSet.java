package io.gyosil.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The value sets for which the chart is checked, each a file in its folder {@code ci}. */
enum ValueSet {
    MINIMAL,
    PRODUCTION,
    SCALED,
    BARE,
    EVERYTHING;

    private static final Map<ValueSet, Manifests> RENDERED = new ConcurrentHashMap<>();

    String text() {
        return Chart.read("ci/" + name().toLowerCase(Locale.ROOT) + "-values.yaml");
    }

    /** With what the chart itself says. */
    Map<String, Object> allValues() {
        Map<String, Object> values = Chart.yaml(Chart.read("values.yaml"));
        Chart.fill(values, Chart.yaml(text()));
        return values;
    }

    Manifests manifests() {
        return RENDERED.computeIfAbsent(this, set -> Chart.render(set.text()));
    }

    /** The Secrets and so on that these values say are there already. */
    List<String> keptElsewhere() {
        List<String> names = new ArrayList<>(List.of(Chart.RELEASE + "-test"));
        collect(allValues(), names);
        return names;
    }

    private static void collect(Object value, List<String> names) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, inner) -> {
                if (List.of("existingSecret", "secretName").contains(key)) {
                    names.add(inner.toString());
                }
                if (key.equals("pullSecrets") && inner instanceof List<?> secrets) {
                    secrets.forEach(secret -> names.add(secret.toString()));
                }
                collect(inner, names);
            });
        }
    }
}
