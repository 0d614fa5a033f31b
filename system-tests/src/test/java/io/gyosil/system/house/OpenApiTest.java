package io.gyosil.system.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The descriptions of the interfaces say what they have to; and each rule can be broken, as {@code broken-openapi.yml} shows. */
class OpenApiTest {

    private static final List<OpenApiDocument> DOCUMENTS = OpenApiDocument.all();

    @ParameterizedTest
    @EnumSource
    void everyServiceSaysIt(OpenApiRule rule) {
        assertThat(DOCUMENTS).hasSizeGreaterThanOrEqualTo(4);
        assertThat(DOCUMENTS).allSatisfy(document -> assertThat(rule.breaches(document))
                .as("of %s", document.service())
                .isEmpty());
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
