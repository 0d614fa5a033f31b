package io.gyosil.session.timeline;

import java.util.UUID;

/** For whom something is that has no number. */
public record Audience(String name) {

    public static final Audience ALL = new Audience("all");
    public static final Audience TEACHER = new Audience("teacher");

    /** One participant, on every socket. */
    public static Audience only(UUID participantId) {
        return new Audience(participantId.toString());
    }
}
