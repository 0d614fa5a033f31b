package io.gyosil.demo.client;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Cuts a stream of questions into requests that keep the server's bounds; holds one batch at a time. */
final class QuestionBatches implements Iterator<QuestionBatch> {

    static final int MOST_QUESTIONS = 5_000;
    static final int MOST_BYTES = 1 << 20;

    private static final byte[] HEAD = "{\"questions\":[".getBytes(StandardCharsets.UTF_8);
    private static final byte[] TAIL = "]}".getBytes(StandardCharsets.UTF_8);

    private final Iterator<Question> questions;
    private byte @Nullable [] held;

    QuestionBatches(Iterator<Question> questions) {
        this.questions = questions;
    }

    @Override
    public boolean hasNext() {
        return held != null || questions.hasNext();
    }

    @Override
    public QuestionBatch next() {
        if (!hasNext()) {
            throw new NoSuchElementException("no questions are left");
        }
        var body = new ByteArrayOutputStream(MOST_BYTES);
        body.writeBytes(HEAD);
        int count = 0;
        for (byte[] question = take(); question != null; question = take()) {
            boolean full = count == MOST_QUESTIONS || body.size() + question.length + 1 + TAIL.length > MOST_BYTES;
            if (full && count > 0) {
                held = question;
                break;
            }
            if (count > 0) {
                body.write(',');
            }
            body.writeBytes(question);
            count++;
        }
        body.writeBytes(TAIL);
        return new QuestionBatch(body.toByteArray(), count);
    }

    private byte @Nullable [] take() {
        byte[] first = held;
        held = null;
        if (first != null) {
            return first;
        }
        return questions.hasNext() ? Wire.question(questions.next()) : null;
    }
}
