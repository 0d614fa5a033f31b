package io.gyosil.demo.client;

import java.util.Iterator;
import java.util.List;

/**
 * The uploads of one learner, in the order in which they happened. They may be made only when they are asked for: ten
 * million answers do not fit into memory as uploads.
 */
public interface LearnerUploads extends Iterator<Upload> {

    /** How many are still to come. */
    int remaining();

    @Override
    default boolean hasNext() {
        return remaining() > 0;
    }

    /** Uploads that exist already. */
    static LearnerUploads of(List<Upload> uploads) {
        return new LearnerUploads() {
            private int next;

            @Override
            public int remaining() {
                return uploads.size() - next;
            }

            @Override
            public Upload next() {
                return uploads.get(next++);
            }
        };
    }
}
