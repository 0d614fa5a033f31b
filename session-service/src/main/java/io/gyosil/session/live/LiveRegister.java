package io.gyosil.session.live;

import io.gyosil.session.lesson.Lesson;
import java.util.List;
import java.util.UUID;

/** What the register of all sessions is told of lessons. Works in the open transaction. */
public interface LiveRegister {

    void began(Lesson lesson);

    void ended(Lesson lesson);

    void removed(List<UUID> sessionIds);
}
