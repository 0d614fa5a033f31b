package io.gyosil.system.house;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A jar beside a service.
 *
 * @param group as its own pom says, or empty
 * @param classes their names as entries
 * @param stated what it says of its licence
 */
record Library(String file, String group, String artifact, String version, List<String> classes, String stated) {

    private static final Pattern NAME = Pattern.compile("(.+?)-(\\d[^/]*)\\.jar");
    private static final Pattern LICENCES = Pattern.compile("<licenses>(.*?)</licenses>", Pattern.DOTALL);

    static Library of(Path path) {
        String file = path.getFileName().toString();
        Matcher name = NAME.matcher(file);
        if (!name.matches()) {
            throw new IllegalStateException("a jar without a version: " + file);
        }
        try (JarFile jar = new JarFile(path.toFile())) {
            return new Library(
                    file, group(jar, name.group(1)), name.group(1), name.group(2), classes(jar), stated(jar));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String coordinates() {
        return group + ":" + artifact;
    }

    boolean isOurs() {
        return group.equals("io.gyosil");
    }

    /** Whether a row of a table is about this: its artifact, or all that begin as one that ends in a star. */
    boolean matches(String row) {
        return row.endsWith("*") ? artifact.startsWith(row.substring(0, row.length() - 1)) : artifact.equals(row);
    }

    /** Whether it states one thing and none of those that would make it harmless. */
    boolean statesOnly(String word, String... harmless) {
        return stated.contains(word) && Stream.of(harmless).noneMatch(stated::contains);
    }

    /** Some jars hold the poms of others, too. */
    private static String group(JarFile jar, String artifact) throws IOException {
        for (JarEntry entry : entries(jar, "META-INF/maven/", "/" + artifact + "/pom.properties")) {
            Properties pom = new Properties();
            try (InputStream in = jar.getInputStream(entry)) {
                pom.load(in);
            }
            return pom.getProperty("groupId", "");
        }
        return "";
    }

    private static List<String> classes(JarFile jar) {
        return entries(jar, "", ".class").stream()
                .map(JarEntry::getName)
                .filter(name -> !name.startsWith("META-INF/") && !name.endsWith("module-info.class"))
                .toList();
    }

    private static String stated(JarFile jar) throws IOException {
        StringBuilder stated = new StringBuilder();
        if (jar.getManifest() != null) {
            String licence = jar.getManifest().getMainAttributes().getValue("Bundle-License");
            stated.append(licence == null ? "" : licence);
        }
        for (JarEntry pom : entries(jar, "META-INF/maven/", "/pom.xml")) {
            try (InputStream in = jar.getInputStream(pom)) {
                LICENCES.matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                        .results()
                        .forEach(found -> stated.append(' ').append(found.group(1)));
            }
        }
        return stated.toString().replaceAll("\\s+", " ").strip();
    }

    private static List<JarEntry> entries(JarFile jar, String start, String end) {
        return jar.stream()
                .filter(entry ->
                        entry.getName().startsWith(start) && entry.getName().endsWith(end))
                .toList();
    }
}
