package io.gyosil.demo.school;

/** What opens a Gyosil to the people of the demo school. */
public interface DemoSecrets {

    /** Makes the first admin of a Gyosil that has none yet. */
    String firstAdminCode();

    /** The password of somebody who can log in, such as {@code teacher}. */
    String demoPassword(String who);

    /** Whether somebody has a password already: one that nobody knows cannot log in. */
    boolean hasDemoPassword(String who);
}
