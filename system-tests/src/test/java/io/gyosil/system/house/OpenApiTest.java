package io.gyosil.system.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The descriptions of the interfaces say what they have to; and each rule can be broken, as {@code broken-openapi.yml} shows. */
class OpenApiTest {

    private static final List<OpenApiDocument> DOCUMENTS = OpenApiDocument.all();

    /** The services that break a rule as yet. */
    private static final Map<OpenApiRule, Set<String>> AS_YET = Map.of();

    private static Set<String> breakIt(OpenApiRule rule) {
        return AS_YET.getOrDefault(rule, Set.of());
    }

    @ParameterizedTest
    @EnumSource
    void everyServiceSaysIt(OpenApiRule rule) {
        assertThat(DOCUMENTS).hasSizeGreaterThanOrEqualTo(4);
        assertThat(DOCUMENTS)
                .filteredOn(document -> !breakIt(rule).contains(document.service()))
                .allSatisfy(document -> assertThat(rule.breaches(document))
                        .as("of %s", document.service())
                        .isEmpty());
    }

    /** A service that keeps a rule by now is no exception to it any more. */
    @ParameterizedTest
    @EnumSource
    void onlyThoseAreExemptThatBreakIt(OpenApiRule rule) {
        assertThat(DOCUMENTS)
                .filteredOn(document -> breakIt(rule).contains(document.service()))
                .hasSameSizeAs(breakIt(rule))
                .allSatisfy(document -> assertThat(rule.breaches(document)).isNotEmpty());
    }

    @ParameterizedTest
    @EnumSource
    void theRuleCanFail(OpenApiRule rule) throws IOException {
        try (InputStream broken = Objects.requireNonNull(OpenApiTest.class.getResourceAsStream("broken-openapi.yml"))) {
            String yaml = new String(broken.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(rule.breaches(OpenApiDocument.read("broken", yaml))).hasSize(1);
        }
    }
}
