package io.gyosil.delivery;

import io.gyosil.dev.stack.PathPrefix;
import io.gyosil.dev.stack.Routes;
import io.gyosil.dev.stack.ServiceSpec;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What other files say of the routes, each as it is when it is made of the table. */
final class RoutesFiles {

    private static final String BEGIN = "# routes: begin";
    private static final String END = "# routes: end";

    private RoutesFiles() {}

    /** nginx takes the first row that fits. */
    static String nginx(String file, Routes routes) {
        int begin = file.indexOf('\n', file.indexOf(BEGIN)) + 1;
        int end = file.lastIndexOf('\n', file.indexOf(END)) + 1;
        return file.substring(0, begin)
                + routes.longestFirst().stream()
                        .map(row -> "        %-41s %s;\n"
                                .formatted("~^" + row.path().regex(), row.service()))
                        .collect(Collectors.joining())
                + file.substring(end);
    }

    /** The list of each service's row. */
    static String values(String file, Routes routes) {
        String text = file;
        for (ServiceSpec service : ServiceSpec.ALL) {
            List<PathPrefix> paths = routes.of(service.name());
            String list =
                    paths.stream().map(path -> "      - " + shown(path) + "\n").collect(Collectors.joining());
            Matcher rows = Pattern.compile(
                            "(?m)(^  " + service.name() + ":\n(?: {4}.*\n)*? {4}routes:\n)(?: {6}- .*\n)+")
                    .matcher(text);
            if (!rows.find()) {
                throw new AssertionError("values.yaml has no routes of " + service.name());
            }
            text = rows.replaceFirst("$1" + Matcher.quoteReplacement(list));
        }
        return text;
    }

    private static String shown(PathPrefix path) {
        return path.isPattern() ? "\"" + path + "\"" : path.toString();
    }

    /** The page for people. */
    static String page(Routes routes) {
        return """
                # Routes

                One host has everything. Which service answers a path, [routes.csv](../../routes.csv) says, and of it the dev stack's
                gateway, Compose's nginx, the chart's Ingresses and this page are made (`./gyosil format`). A row covers its path and all
                below it, the row `/` that page alone; a segment in braces may be any. Of the rows that cover a path the longest decides, and of two that are as long
                the one that says a segment where the other takes any. What no row covers is nobody's.

                | path | service | what |
                |---|---|---|
                """
                + routes.rows().stream()
                        .map(row -> "| `%s` | %s | %s |\n".formatted(row.path(), row.service(), row.what()))
                        .collect(Collectors.joining());
    }
}
