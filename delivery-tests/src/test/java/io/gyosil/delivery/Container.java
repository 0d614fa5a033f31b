package io.gyosil.delivery;

import static io.gyosil.kit.testing.Soon.SOON;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * As much of a container as there is without an engine: the image's files as the root of a process that may write nothing
 * but in {@code /tmp}, from which nothing is run, as the image's user. The system's files and the JDK stand for those of
 * the base image.
 *
 * @param root where the image was unpacked
 */
record Container(Path root, Map<String, String> environment) {
    private static final String ENTER = """
        set -eu
        root=$1 jdk=$2
        shift 2
        mount --bind "$root" "$root"
        for folder in usr lib lib64 bin etc dev; do
            [ ! -e "/$folder" ] || mount --rbind "/$folder" "$root/$folder"
        done
        mount --rbind /proc "$root/proc"
        mount --bind "$jdk" "$root/jdk"
        mount -t tmpfs -o noexec,nosuid,nodev,mode=1777 tmpfs "$root/tmp"
        mount -o remount,bind,ro "$root"
        exec setpriv --no-new-privs chroot --userspec=10001:10001 "$root" sh -c 'cd /app && exec "$@"' sh "$@"
        """;

    static void assumePossible() throws InterruptedException {
        try {
            Process tried = new ProcessBuilder("unshare", "--mount", "mount", "-t", "tmpfs", "tmpfs", "/mnt")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            assumeTrue(
                    tried.waitFor(SOON) && tried.exitValue() == 0,
                    "skipped: without being root one cannot run a process in an image's files");
        } catch (IOException noSuchProgram) {
            assumeTrue(false, "skipped: there is no unshare, which is in util-linux");
        }
    }

    static Container of(Image image, Path root, Map<String, String> environment) throws IOException {
        image.unpack(root);
        for (String folder : List.of("usr", "lib", "lib64", "bin", "etc", "dev", "proc", "jdk", "tmp")) {
            Files.createDirectories(root.resolve(folder));
        }
        return new Container(root, environment);
    }

    /** Starts something in it. */
    Process start(Path log, List<String> command) throws IOException {
        List<String> words = new ArrayList<>(List.of("unshare", "--mount", "sh", "-c", ENTER, "sh"));
        words.add(root.toString());
        words.add(System.getProperty("java.home"));
        words.addAll(command);
        ProcessBuilder builder =
                new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().clear();
        builder.environment().put("PATH", "/jdk/bin:/usr/sbin:/usr/bin:/sbin:/bin");
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** Runs something in it to its end, and says its exit code. */
    int run(Path log, String... command) throws IOException, InterruptedException {
        Process process = start(log, List.of(command));
        if (!process.waitFor(SOON)) {
            process.destroyForcibly();
            throw new AssertionError(String.join(" ", command) + " does not end");
        }
        return process.exitValue();
    }
}
