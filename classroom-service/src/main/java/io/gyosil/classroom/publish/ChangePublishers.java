package io.gyosil.classroom.publish;

import io.gyosil.classroom.change.Changes;
import io.gyosil.classroom.classroom.Classroom;
import io.gyosil.classroom.classroom.Enrollment;
import io.gyosil.classroom.goal.Goal;
import io.gyosil.classroom.organization.Organization;
import io.gyosil.classroom.person.Student;
import io.gyosil.classroom.person.Teacher;
import io.gyosil.classroom.person.User;
import io.gyosil.classroom.viewer.Viewer;
import io.gyosil.kit.outbox.Outbox;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/** Gives each feature what publishes its changes. */
@Factory
class ChangePublishers {

    private final Outbox outbox;

    ChangePublishers(Outbox outbox) {
        this.outbox = outbox;
    }

    @Singleton
    Changes<Organization> organizations() {
        return new PublishedChanges<>(outbox, ClassroomEvents::changed, ClassroomEvents::removed);
    }

    @Singleton
    Changes<User> users() {
        return new PublishedChanges<>(outbox, ClassroomEvents::changed, ClassroomEvents::removed);
    }

    @Singleton
    Changes<Teacher> teachers() {
        return new PublishedChanges<>(outbox, ClassroomEvents::changed, ClassroomEvents::removed);
    }

    @Singleton
    Changes<Student> students() {
        return new PublishedChanges<>(outbox, ClassroomEvents::changed, ClassroomEvents::removed);
    }

    @Singleton
    Changes<Classroom> classes() {
        return new PublishedChanges<>(outbox, ClassroomEvents::changed, ClassroomEvents::removed);
    }

    @Singleton
    Changes<Enrollment> enrollments() {
        return new PublishedChanges<>(outbox, ClassroomEvents::changed, ClassroomEvents::removed);
    }

    @Singleton
    Changes<Goal> goals() {
        return new PublishedChanges<>(outbox, ClassroomEvents::changed, ClassroomEvents::removed);
    }

    @Singleton
    Changes<Viewer> viewers() {
        return new PublishedChanges<>(outbox, ClassroomEvents::changed, ClassroomEvents::removed);
    }
}
