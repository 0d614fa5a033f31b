package io.gyosil.proving.ledger;

/**
 * Something that is not as it must be.
 *
 * @param type what is wrong with it
 * @param place where that was seen, such as {@code study log}
 * @param subject the upload's uuid; for reviews the question, for features learner, topic and day
 * @param what the sentence for people
 */
public record Finding(Type type, String place, String subject, String what) {

    /** What can be wrong. */
    public enum Type {
        /** Acknowledged or announced, but not there. */
        LOST,
        /** There more than once. */
        DOUBLED,
        /** There, but other than it must be; or there though nobody sent it. */
        DIFFERING
    }
}
