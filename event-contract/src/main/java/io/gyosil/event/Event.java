package io.gyosil.event;

/** What an event says of its way, beside what it carries. None of it is in its data. */
public interface Event {

    /** Where it goes, one of {@link Topics}. */
    String topic();

    /** What it is of: events of one key stay in their order. */
    String key();
}
