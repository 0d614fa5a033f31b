package io.gyosil.demo.csvimport;

import io.gyosil.demo.client.Attempt;
import io.gyosil.demo.client.LearnerUploads;
import io.gyosil.demo.client.Upload;
import java.time.Instant;
import java.util.ArrayList;
import java.util.NoSuchElementException;

/** The answers of one student as uploads of 20, made when they are asked for. */
final class ResponseUploads implements LearnerUploads {

    private static final int SIZE = ResponseTimes.ANSWERS_IN_AN_UPLOAD;

    private final StudentAnswers answers;
    private final ResponseNames names;
    private int next;

    ResponseUploads(StudentAnswers answers, ResponseNames names) {
        this.answers = answers;
        this.names = names;
    }

    @Override
    public int remaining() {
        return Math.ceilDiv(answers.size(), SIZE) - next;
    }

    @Override
    public Upload next() {
        if (!hasNext()) {
            throw new NoSuchElementException("all uploads of student " + answers.student() + " are made");
        }
        Instant start = ResponseTimes.startOf(next);
        Instant now = start;
        var attempts = new ArrayList<Attempt>(SIZE);
        int end = Math.min(answers.size(), (next + 1) * SIZE);
        for (int i = next * SIZE; i < end; i++) {
            int position = answers.position(i);
            int skill = answers.skill(i);
            int time = ResponseTimes.responseTimeMs(answers.student(), position, skill);
            now = now.plusMillis(time);
            long sourceId = ResponseNames.sourceId(skill, position);
            attempts.add(new Attempt(
                    names.pubId(answers.student(), sourceId),
                    ResponseNames.selected(sourceId, answers.correct(i), position),
                    false,
                    now,
                    time));
        }
        next++;
        return new Upload(start, now, "random", attempts);
    }
}
