package io.gyosil.demo;

import io.gyosil.demo.school.DemoSecrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Secrets as a container has them: a file each, made by those who run Gyosil.
 *
 * @param folder where the files are
 */
record SecretFiles(Path folder) implements DemoSecrets {

    /** What viewers show when they upload. */
    String viewerToken() {
        return secret("viewer-sync-token");
    }

    @Override
    public String firstAdminCode() {
        return secret("first-admin-code");
    }

    @Override
    public String demoPassword(String who) {
        return secret(demoPasswordFile(who));
    }

    @Override
    public boolean hasDemoPassword(String who) {
        return Files.exists(folder.resolve(demoPasswordFile(who)));
    }

    private static String demoPasswordFile(String who) {
        return "demo-" + who + "-password";
    }

    private String secret(String name) {
        Path file = folder.resolve(name);
        try {
            return Files.readString(file).trim();
        } catch (IOException unreadable) {
            throw new DemoFailure(
                    "The secret " + file + " cannot be read. Put it there, or give another --secrets.", unreadable);
        }
    }
}
