package io.gyosil.session.live.card;

import static org.assertj.core.api.Assertions.assertThat;

import io.gyosil.kit.testing.ProductStatement;
import io.gyosil.session.OneYear;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The planner's own word that cards are drawn by index. */
class DrawingByIndexIT {

    @Test
    void ofAGradeAndDifficulty() throws SQLException {
        assertThat(plan(Map.of("grade", "'2'", "difficulty", "2", "type", "'math'")))
                .contains("idx_problems_grade_difficulty")
                .doesNotContain("Seq Scan on problems", "Seq Scan on deck_memory");
        assertThat(plan(Map.of("grade", "'2'", "difficulty", "2")))
                .contains("idx_problems_grade_difficulty")
                .doesNotContain("Seq Scan on problems", "Seq Scan on deck_memory");
    }

    @Test
    void ofAll() throws SQLException {
        assertThat(plan(Map.of()))
                .contains("ix_problems_org_class")
                .doesNotContain("Seq Scan on problems", "Seq Scan on deck_memory");
    }

    /** Where it is asked. */
    OneYear year() throws SQLException {
        return OneYear.end();
    }

    private String plan(Map<String, String> wish) throws SQLException {
        Map<String, String> values = new HashMap<>(wish);
        values.put("classId", "'c7'");
        values.put("orgId", "7");
        values.put("sessionId", "'00000000-0000-0000-0000-000000000007'");
        return year().plan(ProductStatement.of(DeckRepository.class, "draw").with(values));
    }
}
