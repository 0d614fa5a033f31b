package io.gyosil.kit.job;

import io.gyosil.kit.GyosilService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/** A replica in a process of its own, to be killed. */
final class JobReplica {

    private JobReplica() {}

    /** Starts one with these settings. */
    static Process start(Path dir, Map<String, Object> settings) {
        Properties file = new Properties();
        settings.forEach((name, value) -> file.setProperty(name, value.toString()));
        Path path = dir.resolve("settings.properties");
        try (var out = Files.newOutputStream(path)) {
            file.store(out, null);
            return new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-XX:+UseSerialGC",
                            "-cp",
                            System.getProperty("java.class.path"),
                            JobReplica.class.getName(),
                            path.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(dir.resolve("replica.log").toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Works until it is killed; its argument is the file with its settings. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Properties file = new Properties();
        try (var in = Files.newInputStream(Path.of(arguments[0]))) {
            file.load(in);
        }
        Map<String, Object> settings = file.stringPropertyNames().stream()
                .collect(Collectors.toMap(name -> name, name -> (Object) file.getProperty(name)));
        GyosilService.contextBuilder().properties(settings).start();
        Thread.currentThread().join();
    }
}
