package io.gyosil.classroom.roster.oneroster;

import io.gyosil.kit.problem.Words;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;

/** Counts what comes out of a packed file, whatever it says of its size, and ends where there is too much. */
final class LimitedStream extends FilterInputStream {

    private final Budget budget;
    private final long most;
    private final Words tooMuch;
    private long read;

    /**
     * @param budget of all files together
     * @param most of this one
     * @param tooMuch says what is wrong when it has more than that
     */
    LimitedStream(InputStream in, Budget budget, long most, Words tooMuch) {
        super(in);
        this.budget = budget;
        this.most = most;
        this.tooMuch = tooMuch;
    }

    /** What may still be read of all files. */
    static final class Budget {
        private final Words tooMuch;
        private long left;

        Budget(long most) {
            this.left = most;
            this.tooMuch = Words.of("roster.more-than-unpacked", most >> 20);
        }

        private void take(long bytes) throws TooMuchException {
            left -= bytes;
            if (left < 0) {
                throw new TooMuchException(tooMuch);
            }
        }
    }

    /** More came than may. */
    static final class TooMuchException extends IOException {
        private static final long serialVersionUID = 1L;

        private final transient Words words;

        TooMuchException(Words words) {
            super(words.in(Locale.ENGLISH));
            this.words = words;
        }

        Words words() {
            return words;
        }
    }

    @Override
    public int read() throws IOException {
        int one = super.read();
        if (one >= 0) {
            count(1);
        }
        return one;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int some = super.read(buffer, offset, length);
        if (some > 0) {
            count(some);
        }
        return some;
    }

    private void count(long bytes) throws TooMuchException {
        read += bytes;
        if (read > most) {
            throw new TooMuchException(tooMuch);
        }
        budget.take(bytes);
    }
}
