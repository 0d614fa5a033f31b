package io.gyosil.proving.oracle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Features of a day worked out here, from docs/events.md and not from the service's SQL. */
final class DailyFeatures {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final Comparator<Row> ORDER = Comparator.comparing(
                    (Row fact) -> Instant.parse(fact.get("answered_at")))
            .thenComparing(fact -> fact.get("origin"))
            .thenComparing(fact -> Integer.valueOf(fact.get("position")));

    private DailyFeatures() {}

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
    static Map<String, String> of(List<Row> facts) {
        Map<String, String> features = new TreeMap<>();
        long correct = count(facts, "outcome", "correct");
        long items = facts.stream().map(fact -> fact.get("item")).distinct().count();
        List<Integer> times = facts.stream()
                .map(fact -> fact.get("response_time_ms"))
                .filter(time -> !time.equals("null"))
                .map(Integer::valueOf)
                .sorted()
                .toList();
        features.put("attempts", Integer.toString(facts.size()));
        features.put("correct", Long.toString(correct));
        features.put("wrong", Long.toString(count(facts, "outcome", "wrong")));
        features.put("unsure", Long.toString(count(facts, "outcome", "unsure")));
        features.put("accuracy", share(correct, facts.size()));
        features.put(
                "time_spent_ms",
                Long.toString(times.stream().mapToLong(Integer::longValue).sum()));
        features.put("median_response_time_ms", median(times));
        features.put("distinct_items", Long.toString(items));
        features.put("first_try_accuracy", share(firstTryCorrect(facts), items));
        features.put("streak", Integer.toString(streak(facts)));
        features.put("sources.study", Long.toString(count(facts, "source", "study")));
        features.put("sources.exam", Long.toString(count(facts, "source", "exam")));
        return features;
    }

    private static long count(List<Row> facts, String name, String value) {
        return facts.stream().filter(fact -> fact.get(name).equals(value)).count();
    }

    private static long firstTryCorrect(List<Row> facts) {
        Set<String> tried = new HashSet<>();
        return facts.stream()
                .sorted(ORDER)
                .filter(fact -> tried.add(fact.get("item")))
                .filter(fact -> fact.get("outcome").equals("correct"))
                .count();
    }

    private static int streak(List<Row> facts) {
        int longest = 0;
        int run = 0;
        for (Row fact : facts.stream().sorted(ORDER).toList()) {
            run = fact.get("outcome").equals("correct") ? run + 1 : 0;
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
