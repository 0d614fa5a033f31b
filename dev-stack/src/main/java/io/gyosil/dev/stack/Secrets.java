package io.gyosil.dev.stack;

import io.gyosil.demo.school.DemoSecrets;
import io.gyosil.servers.StackFailure;
import io.gyosil.servers.postgres.ServiceRoles;
import io.gyosil.servers.process.FileFailure;
import io.gyosil.servers.process.OwnerOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.stream.Collectors;

/**
 * The passwords and tokens of one stack: a file each (0600), made by chance when it is first asked for.
 *
 * @param folder where the files are
 */
public record Secrets(Path folder) implements DemoSecrets {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final int LENGTH = 48;

    /** What viewers show when they upload: 48 letters and digits. */
    public String viewerToken() {
        return secret("viewer-sync-token");
    }

    /** Seals the keys that sign access tokens. */
    public String keySecret() {
        return secret("key-secret");
    }

    /** Opens a new stack to its first admin, once. */
    @Override
    public String firstAdminCode() {
        return secret("first-admin-code");
    }

    /** The password of somebody of the demo school who can log in. */
    @Override
    public String demoPassword(String who) {
        return secret(demoPasswordFile(who));
    }

    @Override
    public boolean hasDemoPassword(String who) {
        return Files.exists(folder.resolve(demoPasswordFile(who)));
    }

    /** The database roles of a service, with their passwords. */
    public ServiceRoles roles(String service) {
        return new ServiceRoles(
                service,
                secret(service + "-owner-password"),
                secret(service + "-web-password"),
                secret(service + "-worker-password"));
    }

    private static String demoPasswordFile(String who) {
        return "demo-" + who + "-password";
    }

    private synchronized String secret(String name) {
        Path file = folder.resolve(name);
        try {
            if (!Files.exists(file)) {
                OwnerOnly.folder(folder);
                OwnerOnly.write(file, random());
            }
            return Files.readString(file).trim();
        } catch (IOException failure) {
            throw new StackFailure(
                    "The secret " + file + " cannot be read or made: " + FileFailure.reason(failure), failure);
        }
    }

    private static String random() {
        return new SecureRandom()
                .ints(LENGTH, 0, ALPHABET.length())
                .mapToObj(index -> ALPHABET.substring(index, index + 1))
                .collect(Collectors.joining());
    }
}
