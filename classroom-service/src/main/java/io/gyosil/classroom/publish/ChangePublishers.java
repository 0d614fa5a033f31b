package io.gyosil.classroom.publish;

import io.gyosil.classroom.change.ChangePublisher;
import io.gyosil.classroom.classroom.Classroom;
import io.gyosil.classroom.classroom.Enrollment;
import io.gyosil.classroom.goal.Goal;
import io.gyosil.classroom.organization.Organization;
import io.gyosil.classroom.person.Student;
import io.gyosil.classroom.person.Teacher;
import io.gyosil.classroom.person.User;
import io.gyosil.kit.outbox.Outbox;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/** Gives each feature the publisher of its changes. */
@Factory
class ChangePublishers {

    private final Outbox outbox;

    ChangePublishers(Outbox outbox) {
        this.outbox = outbox;
    }

    @Singleton
    ChangePublisher<Organization> organizations() {
        return new ChangePublisher<>(outbox, ClassroomEvents::changed, ClassroomEvents::removed);
    }

    @Singleton
    ChangePublisher<User> users() {
        return new ChangePublisher<>(outbox, ClassroomEvents::changed, ClassroomEvents::removed);
    }

    @Singleton
    ChangePublisher<Teacher> teachers() {
        return new ChangePublisher<>(outbox, ClassroomEvents::changed, ClassroomEvents::removed);
    }

    @Singleton
    ChangePublisher<Student> students() {
        return new ChangePublisher<>(outbox, ClassroomEvents::changed, ClassroomEvents::removed);
    }

    @Singleton
    ChangePublisher<Classroom> classes() {
        return new ChangePublisher<>(outbox, ClassroomEvents::changed, ClassroomEvents::removed);
    }

    @Singleton
    ChangePublisher<Enrollment> enrollments() {
        return new ChangePublisher<>(outbox, ClassroomEvents::changed, ClassroomEvents::removed);
    }

    @Singleton
    ChangePublisher<Goal> goals() {
        return new ChangePublisher<>(outbox, ClassroomEvents::changed, ClassroomEvents::removed);
    }
}
