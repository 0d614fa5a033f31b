package io.gyosil.session.word;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FindingHeldWordsTest {

    private static final WordList WORDS =
            WordList.of(List.of("바보", "시발", "멍청이", "ㅅㅂ", "고자", "박", "bad", "ass", "stupid", "idiot", "hell", "🖕"));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        바보              | 바보
        너 바보야?         | 바보
        진짜바보같아        | 바보
        ㅂㅏㅂㅗ           | 바보
        바ㅂㅗ            | 바보
        ㅂ ㅏ ㅂ ㅗ        | 바보
        ﾲￂﾲￌ              | 바보
        바 보             | 바보
        너 바 보야         | 바보
        바.보             | 바보
        바~~~보            | 바보
        바1보              | 바보
        바♥보              | 바보
        바😀보             | 바보
        너bad야            | bad
        b♥a♥d             | bad
        hell              | hell
        바\u200B보         | 바보
        바\u0301보         | 바보
        바\u3164보         | 바보
        바\u2800보         | 바보
        바보\uFE0F         | 바보
        바ㅏㅏㅏ보         | 바보
        빠보              | 바보
        씨발              | 시발
        시      발        | 시발
        시/발             | 시발
        ㅅㅂ 뭐야          | ㅅㅂ
        ㅅ.ㅂ             | ㅅㅂ
        멍청이들           | 멍청이
        멍~청~이           | 멍청이
        ㅂㅏㄱ            | 박
        You are BAD       | bad
        so baaaaad        | bad
        b a d             | bad
        b.a.d             | bad
        b-4-d             | bad
        bad dog           | bad
        ｂａｄ            | bad
        bаd               | bad
        𝕓𝕒𝕕               | bad
        bäd               | bad
        b̷a̷d̷               | bad
        ⓑⓐⓓ               | bad
        @ss               | ass
        a$$               | ass
        asss!             | ass
        5tup1d            | stupid
        stup!d            | stupid
        ѕtuріd            | stupid
        stupidity         |
        hello             |
        shell             |
        1d10t             | idiot
        IDIOT             | idiot
        ΙDΙΟΤ             | idiot
        he11              | hell
        he||              | hell
        🖕                | 🖕
        🖕🏽              | 🖕
        """)
    void inWhateverDisguise(String text, String word) {
        assertThat(WORDS.firstIn(text.translateEscapes())).isEqualTo(Optional.ofNullable(word));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "안녕하세요 선생님",
                "다시 발표해 볼까요?",
                "시 발표를 준비했어요",
                "우리 반 친구가 교실에 있어요",
                "문이 고장 났어요",
                "밥오리 그림을 봤어요",
                "옷방에서 만나요",
                "답은 1,000원이에요! 3.14도 맞아요",
                "박수! 수박이 맛있어요 ^^",
                "The class is as smart as a glass bottle",
                "ab adventure, a sad dog",
                "I will pass the assembly, hello",
                "as soon as",
                "ㅋㅋㅋㅋ ㅎㅎ ㅠㅠ 👍🎉",
                "",
                "   ",
                "العربية עברית 中文 日本語",
                "<script>alert(1)</script>"
            })
    void ordinarySentencesPass(String text) {
        WordList words = WordList.of(List.of("바보", "시발", "멍청이", "ㅅㅂ", "고자", "bad", "ass", "stupid"));

        assertThat(words.firstIn(text)).isEmpty();
    }

    @Test
    void theFirstInTheTextIsNamedAsItWasWritten() {
        WordList words = WordList.of(List.of("BAD", "바 보"));

        assertThat(words.firstIn("바보 같은 b4d")).contains("바 보");
        assertThat(words.firstIn("b4d 바보")).contains("BAD");
    }

    @ParameterizedTest
    @ValueSource(strings = {"!!!", " ", "\u200B", "\u0301", "..."})
    void whatHasNothingToBeFoundByIsNoWord(String word) {
        assertThat(WordList.canBeFound(word)).isFalse();
        assertThat(WordList.of(List.of(word)).firstIn("아무 말 " + word)).isEmpty();
    }

    @Test
    void fiveThousandWordsCostAMessageNextToNothing() {
        WordList words = WordList.of(
                IntStream.range(0, 5_000).mapToObj(i -> "가나다라마" + i + "바보").toList());
        String message = "가나다라마".repeat(40);
        for (int i = 0; i < 1_000; i++) {
            assertThat(words.firstIn(message)).isEmpty();
        }

        // In a moment; a list that is gone through word by word needs minutes.
        assertTimeout(Duration.ofSeconds(60), () -> IntStream.range(0, 5_000).forEach(i -> words.firstIn(message)));
    }
}
