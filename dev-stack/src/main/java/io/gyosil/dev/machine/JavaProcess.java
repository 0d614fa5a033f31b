package io.gyosil.dev.machine;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Command lines for JVMs of the same JDK, some with the same classes, as this one. */
public final class JavaProcess {
    /** Small heap objects, no needless threads, and none of the warnings that Netty and Kafka cause on JDK 25. */
    private static final List<String> OPTIONS = List.of(
            "-XX:+UseSerialGC",
            "-XX:+UseCompactObjectHeaders",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    private JavaProcess() {}

    /** Runs a class of this JVM's class path, also when that is the one manifest-only jar of a test run. */
    public static List<String> ofClass(String main, List<String> options, List<String> arguments) {
        return ofClass(classPath(), main, options, arguments);
    }

    /** Runs a class of a class path. */
    public static List<String> ofClass(String classPath, String main, List<String> options, List<String> arguments) {
        List<String> command = command(options);
        command.add("-Dlogback.configurationFile=io/gyosil/dev/logback.xml");
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
