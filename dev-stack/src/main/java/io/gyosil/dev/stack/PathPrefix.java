package io.gyosil.dev.stack;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A path and all below it, such as {@code /api/core}; {@code /} is the entrance alone. A segment may be any, such as that of
 * {@code /api/core/students/{id}/exam-stats}.
 *
 * <p>The natural order puts first what decides: the longer, and of two that are as long the one that says a segment where
 * the other takes any.
 *
 * @param segments what is between the slashes; none for the entrance
 */
public record PathPrefix(List<String> segments) implements Comparable<PathPrefix> {
    private static final Pattern FORM = Pattern.compile("(/([A-Za-z0-9._-]+|\\{[a-z_]+}))+");
    private static final Comparator<PathPrefix> WHAT_DECIDES = Comparator.comparingInt(
                    (PathPrefix prefix) -> prefix.segments.size())
            .reversed()
            .thenComparing(PathPrefix::sortKey);

    public PathPrefix {
        segments = List.copyOf(segments);
    }

    /** @throws IllegalArgumentException when it is no such path */
    public static PathPrefix of(String text) {
        if (text.equals("/")) {
            return new PathPrefix(List.of());
        }
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no path prefix; one is like /api/core or /api/core/students/{id}/exam-stats.");
        }
        return new PathPrefix(Arrays.asList(text.substring(1).split("/", -1)));
    }

    /** Whether a path is this one or below it. */
    public boolean covers(String path) {
        if (segments.isEmpty()) {
            return path.equals("/");
        }
        int at = 0;
        for (String segment : segments) {
            if (at >= path.length() || path.charAt(at) != '/') {
                return false;
            }
            int begin = at + 1;
            int slash = path.indexOf('/', begin);
            at = slash < 0 ? path.length() : slash;
            boolean fits =
                    isAny(segment) ? at > begin : at - begin == segment.length() && path.startsWith(segment, begin);
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    /** Whether one of its segments may be any. */
    public boolean isPattern() {
        return segments.stream().anyMatch(PathPrefix::isAny);
    }

    /** The same as a regular expression that begins at the begin of a path; nginx and Ingress controllers read it, too. */
    public String regex() {
        if (segments.isEmpty()) {
            return "/$";
        }
        return segments.stream()
                .map(segment -> isAny(segment) ? "/[^/]+" : "/" + segment.replace(".", "[.]"))
                .collect(Collectors.joining("", "", "(/|$)"));
    }

    private static boolean isAny(String segment) {
        return segment.startsWith("{");
    }

    /** A tilde comes after all that a segment may be. */
    private String sortKey() {
        return segments.stream().map(segment -> isAny(segment) ? "~" : segment).collect(Collectors.joining("/"));
    }

    @Override
    public int compareTo(PathPrefix other) {
        return WHAT_DECIDES.compare(this, other);
    }

    @Override
    public String toString() {
        return "/" + String.join("/", segments);
    }
}
