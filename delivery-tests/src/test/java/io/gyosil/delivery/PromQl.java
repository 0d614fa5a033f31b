package io.gyosil.delivery;

import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** As much of Prometheus's language as is needed to see what an expression is about. */
final class PromQl {

    private static final Pattern STRING = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");
    private static final Pattern LABELS = Pattern.compile("\\{[^}]*}");
    private static final Pattern GROUPING = Pattern.compile("\\b(?:by|without|on|ignoring)\\s*\\([^)]*\\)");
    private static final Pattern RANGE = Pattern.compile("\\[[^]]*]");
    private static final Pattern NAME = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*(?!\\s*\\(|[a-zA-Z0-9_:])");
    private static final Set<String> WORDS = Set.of("or", "and", "unless", "bool", "offset");
    private static final Pattern COMPARISON =
            Pattern.compile("(.*\\S)\\s+(?:==|!=|>=|<=|>|<)\\s+[0-9.]+\\s*", Pattern.DOTALL);

    private PromQl() {}

    /** The names of the series that an expression reads. */
    static Set<String> metrics(String expression) {
        String bare = STRING.matcher(expression).replaceAll("");
        for (Pattern aside : new Pattern[] {LABELS, GROUPING, RANGE}) {
            bare = aside.matcher(bare).replaceAll(" ");
        }
        return NAME.matcher(bare)
                .results()
                .map(MatchResult::group)
                .filter(name -> !WORDS.contains(name))
                .collect(Collectors.toSet());
    }

    /**
     * What an alert compares with its limit: there is something to compare although all is well.
     *
     * @throws IllegalArgumentException when the expression does not end in a comparison with a number
     */
    static String compared(String expression) {
        Matcher comparison = COMPARISON.matcher(expression);
        if (!comparison.matches()) {
            throw new IllegalArgumentException("not a series, a comparison and a number: " + expression);
        }
        return comparison.group(1);
    }
}
