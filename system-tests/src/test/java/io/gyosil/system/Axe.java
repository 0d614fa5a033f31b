package io.gyosil.system;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** What axe-core finds wrong with a page for those who read, see or steer it otherwise (WCAG 2.2, levels A and AA, and its best practices). */
final class Axe {

    private static final String SCRIPT = script();

    /** The rule, the element, and what is wrong with it, a line each. */
    private static final String VIOLATIONS = """
        async () => (await axe.run(document, { resultTypes: ["violations"] })).violations.flatMap((violation) =>
            violation.nodes.map((node) => `${violation.id}: ${node.html.slice(0, 160)} ${node.failureSummary.split("\\n")[1] ?? ""}`))
        """;

    private Axe() {}

    /** Whether an error of a page may be of axe-core's making: it sets styles for a moment, which the content policy refuses. */
    static boolean mayHaveMade(String error) {
        return error.startsWith("Applying inline style violates");
    }

    @SuppressWarnings("unchecked")
    static List<String> violations(Page page) {
        page.evaluate(SCRIPT);
        return (List<String>) page.evaluate(VIOLATIONS);
    }

    private static String script() {
        try (InputStream script = Objects.requireNonNull(Axe.class.getResourceAsStream("/axe.min.js"))) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
