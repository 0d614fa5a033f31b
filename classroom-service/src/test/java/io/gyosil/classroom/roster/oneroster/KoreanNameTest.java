package io.gyosil.classroom.roster.oneroster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KoreanNameTest {

    @Test
    void inHangulTheFamilyNameComesFirstElsewhereLast() {
        assertThat(KoreanName.whole("민준", "김")).isEqualTo("김민준");
        assertThat(KoreanName.whole("Ada", "Lovelace")).isEqualTo("Ada Lovelace");
        assertThat(KoreanName.whole("Minjun", "김")).isEqualTo("Minjun 김");
        assertThat(KoreanName.whole("", "Lovelace")).isEqualTo("Lovelace");
        assertThat(KoreanName.whole("Ada", "")).isEqualTo("Ada");
        assertThat(KoreanName.whole("", "")).isEmpty();
    }

    @Test
    void aFamilyNameMayHaveTwoSyllables() {
        assertThat(KoreanName.parts("남궁민수")).isEqualTo(new KoreanName.Parts("민수", "남궁"));
        assertThat(KoreanName.parts("김민준")).isEqualTo(new KoreanName.Parts("민준", "김"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "김민준",
                "남궁민수",
                "김",
                "이 서연",
                "Ada Lovelace",
                "Mary Ann Smith",
                "Cher",
                "Ada 김",
                "김 Ada",
                "a  b",
                "가 나 다"
            })
    void whatIsTakenApartIsPutTogetherTheSame(String name) {
        KoreanName.Parts parts = KoreanName.parts(name);

        assertThat(KoreanName.whole(parts.given(), parts.family())).isEqualTo(name);
    }
}
