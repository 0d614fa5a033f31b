package io.gyosil.proving;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.gyosil.proving.Comparison.Row;
import io.gyosil.proving.Facts.Day;
import io.gyosil.proving.Facts.Fact;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** Features of a day worked out here, from docs/events.md and not from the service's SQL. */
final class DailyFeatures {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final Comparator<Fact> ORDER =
            Comparator.comparing(Fact::answeredAt).thenComparing(Fact::origin).thenComparing(Fact::position);

    private DailyFeatures() {}

    static Row row(Day day, Map<String, String> features) {
        return new Row(day.toString(), day.toString(), features.toString());
    }

    /** Features as stored, numbers without trailing zeros. */
    static Map<String, String> read(String json) {
        Map<String, String> features = new TreeMap<>();
        try {
            flatten("", JSON.readTree(json), features);
        } catch (JsonProcessingException broken) {
            features.put("unreadable", json);
        }
        return features;
    }

    private static void flatten(String name, JsonNode node, Map<String, String> features) {
        if (node.isObject()) {
            node.properties()
                    .forEach(field -> flatten(
                            name.isEmpty() ? field.getKey() : name + "." + field.getKey(), field.getValue(), features));
        } else {
            features.put(name, node.isNumber() ? plain(node.decimalValue()) : node.toString());
        }
    }

    /** Features as they follow from the facts of one day. */
    static Map<String, String> of(List<Fact> facts) {
        Map<String, String> features = new TreeMap<>();
        long correct = count(facts, "correct");
        long items = facts.stream().map(Fact::item).distinct().count();
        List<Integer> times = facts.stream()
                .map(Fact::responseTimeMs)
                .filter(Objects::nonNull)
                .sorted()
                .toList();
        features.put("attempts", Integer.toString(facts.size()));
        features.put("correct", Long.toString(correct));
        features.put("wrong", Long.toString(count(facts, "wrong")));
        features.put("unsure", Long.toString(count(facts, "unsure")));
        features.put("accuracy", share(correct, facts.size()));
        features.put(
                "time_spent_ms",
                Long.toString(times.stream().mapToLong(Integer::longValue).sum()));
        features.put("median_response_time_ms", median(times));
        features.put("distinct_items", Long.toString(items));
        features.put("first_try_accuracy", share(firstTryCorrect(facts), items));
        features.put("streak", Integer.toString(streak(facts)));
        features.put("sources.study", Long.toString(from(facts, "study")));
        features.put("sources.exam", Long.toString(from(facts, "exam")));
        return features;
    }

    private static long count(List<Fact> facts, String outcome) {
        return facts.stream().filter(fact -> fact.outcome().equals(outcome)).count();
    }

    private static long from(List<Fact> facts, String source) {
        return facts.stream().filter(fact -> fact.source().equals(source)).count();
    }

    private static long firstTryCorrect(List<Fact> facts) {
        Set<String> tried = new HashSet<>();
        return facts.stream()
                .sorted(ORDER)
                .filter(fact -> tried.add(fact.item()))
                .filter(fact -> fact.outcome().equals("correct"))
                .count();
    }

    private static int streak(List<Fact> facts) {
        int longest = 0;
        int run = 0;
        for (Fact fact : facts.stream().sorted(ORDER).toList()) {
            run = fact.outcome().equals("correct") ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest;
    }

    private static String median(List<Integer> sorted) {
        if (sorted.isEmpty()) {
            return "null";
        }
        int middle = sorted.size() / 2;
        long twice =
                sorted.size() % 2 == 1 ? 2L * sorted.get(middle) : (long) sorted.get(middle - 1) + sorted.get(middle);
        return Long.toString((twice + 1) / 2);
    }

    private static String share(long part, long whole) {
        return plain(BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), 4, RoundingMode.HALF_UP));
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
