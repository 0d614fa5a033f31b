package io.gyosil.bench.load;

/** A server answered otherwise than it had to; what was measured until then counts for nothing. */
public final class UnexpectedAnswer extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 300;

    UnexpectedAnswer(int expected, Answer answer) {
        super("expected status " + expected + ", but it was " + answer.status() + ": "
                + answer.text().substring(0, Math.min(SHOWN, answer.text().length())));
    }
}
