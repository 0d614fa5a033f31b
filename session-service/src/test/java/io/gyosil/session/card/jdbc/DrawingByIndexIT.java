package io.gyosil.session.card.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.gyosil.session.OneYear;
import io.gyosil.session.card.Deck;
import io.gyosil.session.lesson.Lesson;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The planner's own word that cards are drawn by index. */
class DrawingByIndexIT {

    private static final Lesson LESSON = new Lesson(
            UUID.fromString("00000000-0000-0000-0000-000000000007"),
            "c7",
            7,
            "t7",
            "ABCDEFGH",
            null,
            Lesson.OPEN,
            Instant.now(),
            null,
            null,
            Instant.now(),
            0,
            1);

    @Test
    void ofAGradeAndDifficulty() throws SQLException {
        assertThat(plan(new Deck.Wish("2", 2, "math")))
                .contains("idx_problems_grade_difficulty")
                .doesNotContain("Seq Scan on problems", "Seq Scan on deck_memory");
        assertThat(plan(new Deck.Wish("2", 2, null)))
                .contains("idx_problems_grade_difficulty")
                .doesNotContain("Seq Scan on problems", "Seq Scan on deck_memory");
    }

    @Test
    void ofAll() throws SQLException {
        assertThat(plan(new Deck.Wish(null, null, null)))
                .contains("ix_problems_org_class")
                .doesNotContain("Seq Scan on problems", "Seq Scan on deck_memory");
    }

    /** Where it is asked. */
    OneYear year() throws SQLException {
        return OneYear.end();
    }

    private String plan(Deck.Wish wish) throws SQLException {
        return year().plan(JdbcDeck.sql(wish), JdbcDeck.parameters(LESSON, wish));
    }
}
