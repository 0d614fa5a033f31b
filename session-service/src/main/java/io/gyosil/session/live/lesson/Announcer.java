package io.gyosil.session.live.lesson;

/** Sends what happens to the sockets of the lesson and to other services, once the open transaction is committed. */
public interface Announcer {

    /** It happened; the caller holds the lesson's lock. */
    void announce(Happening happening);
}
