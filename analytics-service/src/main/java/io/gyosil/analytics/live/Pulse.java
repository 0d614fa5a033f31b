package io.gyosil.analytics.live;

import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How lively a lesson is or was.
 *
 * @param sessionId the lesson
 * @param classId its class
 * @param startedAt when it began
 * @param endedAt when it ended; null while it goes on
 * @param endReason why it ended; null while it goes on
 * @param participants how many pupils joined
 * @param posted how many of them posted a message
 * @param answered how many of them answered a card
 * @param messages all messages, also the teacher's
 * @param held how many of these were held when they were posted
 * @param minutes the minutes in which something was posted, in order
 * @param cards those that were shown, in order
 */
@Introspected
record Pulse(
        @Schema(example = "01934f6e-7c00-7a5b-9d1e-3c4b5a697887")
        String sessionId,

        @Schema(example = "7") String classId,
        Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable @Schema(example = "teacher") String endReason,
        @Schema(example = "24") long participants,
        @Schema(example = "18") long posted,
        @Schema(example = "22") long answered,
        @Schema(example = "61") long messages,
        @Schema(example = "2") long held,
        List<Minute> minutes,
        List<Card> cards) {

    private static final int DECIMALS = 4;

    /**
     * A minute of a lesson.
     *
     * @param minute when it begins
     * @param messages how many were posted in it
     * @param held how many of them were held
     */
    @Introspected
    @Schema(name = "PulseMinute")
    record Minute(
            Instant minute,
            @Schema(example = "9") long messages,
            @Schema(example = "1") long held) {}

    /**
     * A card and how pupils answered it.
     *
     * @param cardId the card
     * @param type what it asks for
     * @param difficulty 1 to 5
     * @param grade the school year that it is for
     * @param shownAt when it was shown
     * @param answered how many pupils answered
     * @param correct how many of them correctly
     * @param answeredShare of the pupils who joined, 0 to 1, 4 decimals; null when nobody joined
     * @param correctShare of the answers, 0 to 1, 4 decimals; null when nobody answered
     */
    @Introspected
    @Schema(name = "PulseCard")
    record Card(
            @Schema(example = "01934f70-1a00-7c3d-8e2f-5a6b7c8d9e0f")
            String cardId,

            @Schema(
                    example = "vocabulary",
                    allowableValues = {"vocabulary", "proverb", "math"})
            String type,

            @Schema(example = "2") int difficulty,
            @Schema(example = "5") String grade,
            Instant shownAt,
            @Schema(example = "22") long answered,
            @Schema(example = "17") long correct,
            @Nullable @Schema(example = "0.9167") BigDecimal answeredShare,
            @Nullable @Schema(example = "0.7727") BigDecimal correctShare) {}

    /** A part of a whole, rounded half up; null when there is no whole. */
    static @Nullable BigDecimal share(long part, long whole) {
        return whole == 0
                ? null
                : BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), DECIMALS, RoundingMode.HALF_UP);
    }
}
