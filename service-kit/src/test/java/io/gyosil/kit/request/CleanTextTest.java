package io.gyosil.kit.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CleanTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "6D1F8E0E-5A0B-4F57-9A53-0F4F3F6F1C11",
                " 6d1f8e0e-5a0b-4f57-9a53-0f4f3f6f1c11\t\r\n",
                "\uFEFF6d1f8e0e-5A0b-4f57-9a53-0f4f3f6f1c11\u00A0",
                "\u3000\u200B6d1f8e0e-5a0b-4f57-9a53-0f4f3f6f1c11\u3164"
            })
    void aUuidHasOneSpelling(String spelling) {
        assertThat(CleanText.ofId(spelling)).isEqualTo("6d1f8e0e-5a0b-4f57-9a53-0f4f3f6f1c11");
    }

    @Test
    void otherNamesKeepTheirCaseAndWhatIsInside() {
        assertThat(CleanText.ofId(" Q 17\u00A0A ")).isEqualTo("Q 17\u00A0A");
        assertThat(CleanText.ofId("\u1112\u1161\u11ab")).as("composed").isEqualTo("한");
        assertThat(CleanText.ofId("\u00A0\u200B ")).isEmpty();
        assertThat(CleanText.ofId(CleanText.ofId("\u200B\u1112\u1161"))).isEqualTo("하");
    }
}
