package io.gyosil.servers.postgres;

import com.sun.security.auth.module.UnixSystem;
import io.gyosil.servers.StackFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** PostgreSQL refuses to run as root. For root its programs run in a user namespace of their own, where they are nobody. */
final class Unprivileged {
    private Unprivileged() {}

    static List<String> command(List<String> command) {
        if (new UnixSystem().getUid() != 0) {
            return command;
        }
        List<String> wrapped = new ArrayList<>(List.of(unshare(), "-U"));
        wrapped.addAll(command);
        return wrapped;
    }

    private static String unshare() {
        return Arrays.stream(
                        System.getenv().getOrDefault("PATH", "/usr/bin:/bin").split(":"))
                .map(folder -> Path.of(folder, "unshare"))
                .filter(Files::isExecutable)
                .findFirst()
                .map(Path::toString)
                .orElseThrow(() -> new StackFailure("PostgreSQL does not run as root, and there is no `unshare` program"
                        + " to run it as nobody. Install util-linux, or run this as an ordinary user."));
    }
}
