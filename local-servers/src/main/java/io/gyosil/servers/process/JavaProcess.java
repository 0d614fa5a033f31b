package io.gyosil.servers.process;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Command lines for JVMs of the same JDK, some with the same classes, as this one. */
public final class JavaProcess {
    /** Those with which a service runs in its image; who calls may add others, which count more. */
    static final List<String> OPTIONS = imageOptions();

    private JavaProcess() {}

    /** Runs a class of this JVM's class path, also when that is the one manifest-only jar of a test run. */
    public static List<String> ofClass(String main, List<String> options, List<String> arguments) {
        return ofClass(classPath(), main, options, arguments);
    }

    /** Runs a class of a class path. */
    public static List<String> ofClass(String classPath, String main, List<String> options, List<String> arguments) {
        List<String> command = command(options);
        command.add("-Dlogback.configurationFile=io/gyosil/servers/logback.xml");
        command.addAll(List.of("-cp", classPath, main));
        command.addAll(arguments);
        return command;
    }

    /** Runs a jar. */
    public static List<String> ofJar(Path jar, List<String> options) {
        List<String> command = command(options);
        command.addAll(List.of("-jar", jar.toString()));
        return command;
    }

    private static List<String> imageOptions() {
        try (InputStream file = JavaProcess.class.getResourceAsStream("java-options")) {
            if (file == null) {
                throw new IOException("java-options is not on the class path");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.startsWith("-"))
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static List<String> command(List<String> options) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(OPTIONS);
        command.addAll(options);
        return command;
    }

    /** This JVM's class path, in absolute paths. */
    public static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.isEmpty())
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
