package io.gyosil.proving.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.gyosil.demo.client.Attempt;
import io.gyosil.demo.client.OneTry;
import io.gyosil.demo.client.Upload;
import io.gyosil.proving.ledger.Entry;
import io.gyosil.proving.ledger.Finding;
import io.gyosil.proving.ledger.Finding.Type;
import io.gyosil.proving.load.School;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class KeepingTheLedgerTest {
    private static final Instant START = Instant.parse("2026-11-16T09:00:00Z");
    private static final OneTry.Outcome SILENCE = new OneTry.Unknown(0, "the connection broke");
    private static final School SCHOOL = new School("ledger", 1);

    private final Entry entry = new Entry(upload(), "study");

    private static Upload upload() {
        String pubId = SCHOOL.questions().getFirst().pubId();
        int key = SCHOOL.questions().getFirst().key();
        return new Upload(
                START,
                START.plusSeconds(40),
                "random",
                List.of(
                        new Attempt(pubId, key, false, START.plusSeconds(10), 900),
                        new Attempt(pubId, null, true, null, 800),
                        new Attempt("nobodys", 1, false, null, 700),
                        new Attempt(pubId, key % 4 + 1, false, null, 600)));
    }

    private static OneTry.Outcome answered(String status, String session, int correct) throws IOException {
        return new OneTry.Accepted(new ObjectMapper().readTree("""
            {"status": "%s", "sessions": [{"session_id": "%s", "topic_id": "ledger-topic-0", "correct_count": %d,
              "wrong_count": 1, "unsure_count": 1, "newly_correct_count": 0, "relapsed_count": 1,
              "recovered_count": 0, "chronic_remaining_count": 0, "finalized_at": "2026-11-16T10:00:00Z"}],
             "skipped": [{"pub_id": "nobodys", "reason": "unknown-pub-id"}]}
            """.formatted(status, session, correct)));
    }

    @Test
    void answersThatAgreeAreNothingToReport() throws Exception {
        assertThat(entry.note(SILENCE)).isFalse();
        assertThat(entry.isSettled()).isFalse();
        assertThat(entry.note(answered("already_ingested", "s-1", 1))).isTrue();
        assertThat(entry.note(answered("already_ingested", "s-1", 1))).isTrue();
        assertThat(entry.isSettled()).isTrue();
        assertThat(entry.complaints()).isEmpty();
        assertThat(entry.tries()).isEqualTo(3);
        assertThat(entry.unknown()).isEqualTo(1);
    }

    @Test
    void anUploadThatIsTakenInAnewIsDoubled() throws Exception {
        entry.note(answered("ingested", "s-1", 1));
        entry.note(answered("ingested", "s-2", 1));
        assertThat(entry.complaints()).extracting(Finding::type).contains(Type.DOUBLED);
    }

    @Test
    void anAnswerWithAnotherSessionDiffers() throws Exception {
        entry.note(answered("ingested", "s-1", 1));
        entry.note(answered("already_ingested", "s-2", 1));
        assertThat(entry.complaints()).extracting(Finding::type).containsExactly(Type.DIFFERING);
    }

    @Test
    void aFirstTryAnsweredAsAlreadyIngestedDiffers() throws Exception {
        entry.note(answered("already_ingested", "s-1", 1));
        assertThat(entry.complaints()).extracting(Finding::type).containsExactly(Type.DIFFERING);
    }

    @Test
    void aRefusalAndAnAnswerThatIsNoneDiffer() throws Exception {
        entry.note(new OneTry.Refused("422 Unprocessable"));
        entry.note(new OneTry.Accepted(new ObjectMapper().readTree("{\"sessions\": [{}]}")));
        assertThat(entry.complaints()).extracting(Finding::type).containsExactly(Type.DIFFERING, Type.DIFFERING);
    }

    @Test
    void whatMustBeStoredIsGradedAndTimedByTheClient() throws Exception {
        entry.note(answered("ingested", "s-1", 1));
        ExpectedRows rows = ExpectedRows.of(entry, Objects.requireNonNull(entry.answer()), SCHOOL);

        assertThat(rows.attempts()).extracting(row -> row.get("position")).containsExactly("0", "1", "3");
        assertThat(rows.attempts()).extracting(row -> row.get("outcome")).containsExactly("correct", "unsure", "wrong");
        assertThat(rows.attempts())
                .extracting(row -> Instant.parse(row.get("answered_at")))
                .containsExactly(START.plusSeconds(10), START.plusSeconds(20), START.plusSeconds(40));
        assertThat(rows.attempts()).extracting(row -> row.get("session")).containsOnly("s-1");
        assertThat(rows.complaints()).isEmpty();
    }

    @Test
    void wrongCountsInAnAnswerDiffer() throws Exception {
        entry.note(answered("ingested", "s-1", 2));
        ExpectedRows rows = ExpectedRows.of(entry, Objects.requireNonNull(entry.answer()), SCHOOL);
        assertThat(rows.complaints()).extracting(Finding::type).containsExactly(Type.DIFFERING);
    }
}
