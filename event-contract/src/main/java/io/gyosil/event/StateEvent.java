package io.gyosil.event;

/** The whole public state of something, which takes the place of what its key had before. */
public interface StateEvent extends Event {

    /** Grows with every change, and never starts again: the greater one counts, in whatever order they come. */
    long version();

    @Override
    default String topic() {
        return Topics.CLASSROOM_STATE;
    }
}
