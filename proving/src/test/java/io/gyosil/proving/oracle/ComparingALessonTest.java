package io.gyosil.proving.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.gyosil.demo.live.Happening;
import io.gyosil.proving.ledger.Finding;
import io.gyosil.proving.ledger.Finding.Type;
import io.gyosil.proving.oracle.LessonAccount.Line;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ComparingALessonTest {

    private static final Map<String, String> ACKNOWLEDGED = Map.of("a", "m-a", "b", "m-b");
    private static final List<Line> HISTORY = List.of(new Line(1, "m-a", "a"), new Line(3, "m-b", "b"));

    private static Happening posted(long seq, String message) {
        return happening(seq, "message-posted", message);
    }

    private static Happening happening(long seq, String type, String message) {
        var frame = new ObjectMapper().createObjectNode().put("type", type).put("seq", seq);
        frame.putObject("message").put("message_id", message);
        return new Happening(seq, frame);
    }

    private static List<Type> seen(Happening... happenings) {
        return new LessonAccount(ACKNOWLEDGED, HISTORY)
                .seen("phone", List.of(happenings)).stream().map(Finding::type).toList();
    }

    private static List<Type> history(Line... lines) {
        return new LessonAccount(ACKNOWLEDGED, List.of(lines))
                .ofHistory().stream().map(Finding::type).toList();
    }

    @Test
    void everythingOnceAndInOrderIsAsItMustBe() {
        assertThat(seen(posted(1, "m-a"), happening(2, "card-shown", ""), posted(3, "m-b")))
                .isEmpty();
        assertThat(history(HISTORY.toArray(Line[]::new))).isEmpty();
    }

    @Test
    void whatAPhoneNeverSawIsLost() {
        assertThat(seen(posted(1, "m-a"))).containsExactly(Type.LOST);
    }

    @Test
    void whatAPhoneSawUnderAnothersNumberOrThoughItIsNowhereDiffers() {
        assertThat(seen(posted(1, "m-b"), posted(3, "m-a"))).containsExactly(Type.DIFFERING, Type.DIFFERING);
        assertThat(seen(posted(1, "m-a"), posted(3, "m-b"), posted(4, "m-c"))).containsExactly(Type.DIFFERING);
    }

    @Test
    void whatAPhoneSawTwiceIsDoubled() {
        assertThat(seen(posted(1, "m-a"), posted(1, "m-a"), posted(3, "m-b"))).containsExactly(Type.DOUBLED);
    }

    @Test
    void whatWasAcknowledgedAndIsInNoHistoryIsLost() {
        assertThat(history(HISTORY.getFirst())).containsExactly(Type.LOST);
    }

    @Test
    void whatIsInTheHistoryTwiceIsDoubledAndANumberGivenTwiceDiffers() {
        assertThat(history(HISTORY.get(0), HISTORY.get(1), new Line(4, "m-b2", "b")))
                .containsExactly(Type.DOUBLED);
        assertThat(history(HISTORY.get(0), new Line(1, "m-b", "b"))).containsExactly(Type.DIFFERING);
    }

    @Test
    void whatIsThereUnderAnotherNameThanWasAcknowledgedDiffers() {
        assertThat(history(HISTORY.get(0), new Line(3, "m-else", "b"))).containsExactly(Type.DIFFERING);
    }
}
