package io.gyosil.session.live.lesson;

import java.util.UUID;

/**
 * Whose sockets something is for.
 *
 * @param name {@code all}, {@code teacher}, {@code students}, or the id of one participant
 */
public record Audience(String name) {

    public static final Audience ALL = new Audience("all");
    public static final Audience TEACHER = new Audience("teacher");
    public static final Audience STUDENTS = new Audience("students");

    /** One participant, on every socket. */
    public static Audience only(UUID participantId) {
        return new Audience(participantId.toString());
    }

    /** Whether it is for this one. */
    public boolean includes(Participant participant) {
        return switch (name) {
            case "all" -> true;
            case "teacher" -> participant.isTeacher();
            case "students" -> !participant.isTeacher();
            default -> participant.participantId().toString().equals(name);
        };
    }
}
