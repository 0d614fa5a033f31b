package io.gyosil.classroom.publish;

import io.gyosil.classroom.classroom.Classroom;
import io.gyosil.classroom.classroom.Enrollment;
import io.gyosil.classroom.goal.Goal;
import io.gyosil.classroom.organization.Organization;
import io.gyosil.classroom.person.Student;
import io.gyosil.classroom.person.Teacher;
import io.gyosil.classroom.person.User;
import io.gyosil.classroom.told.Told;
import io.gyosil.kit.outbox.Outbox;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/** Gives each feature the means to tell of its things. */
@Factory
class Telling {

    private final Outbox outbox;

    Telling(Outbox outbox) {
        this.outbox = outbox;
    }

    @Singleton
    Told<Organization> organizations() {
        return new Told<>(outbox, ClassroomEvents::changed, ClassroomEvents::removed);
    }

    @Singleton
    Told<User> users() {
        return new Told<>(outbox, ClassroomEvents::changed, ClassroomEvents::removed);
    }

    @Singleton
    Told<Teacher> teachers() {
        return new Told<>(outbox, ClassroomEvents::changed, ClassroomEvents::removed);
    }

    @Singleton
    Told<Student> students() {
        return new Told<>(outbox, ClassroomEvents::changed, ClassroomEvents::removed);
    }

    @Singleton
    Told<Classroom> classes() {
        return new Told<>(outbox, ClassroomEvents::changed, ClassroomEvents::removed);
    }

    @Singleton
    Told<Enrollment> enrollments() {
        return new Told<>(outbox, ClassroomEvents::changed, ClassroomEvents::removed);
    }

    @Singleton
    Told<Goal> goals() {
        return new Told<>(outbox, ClassroomEvents::changed, ClassroomEvents::removed);
    }
}
