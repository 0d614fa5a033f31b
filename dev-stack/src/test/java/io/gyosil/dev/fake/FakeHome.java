package io.gyosil.dev.fake;

import io.gyosil.servers.process.ClassArchives;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/**
 * A folder that looks like this project after a build in which {@link FakeService} is the study service.
 *
 * @param folder the folder
 */
public record FakeHome(Path folder) {
    /** Shared by all stacks of this module's tests: each that has its own would write it at its end. */
    public static final ClassArchives ARCHIVES =
            new ClassArchives(Path.of("target/archives").toAbsolutePath());

    /** Makes it. */
    public static FakeHome in(Path folder) throws IOException {
        FakeHome home = new FakeHome(folder);
        Files.createDirectories(home.jar().getParent());
        home.build("");
        return home;
    }

    /** From now on the service ends at its start with these words. */
    public void failWith(String lastWords) throws IOException {
        build(lastWords);
    }

    private Path jar() {
        return folder.resolve("study-ingest-service/target/study-ingest-service-0.1.0.jar");
    }

    private void build(String lastWords) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, FakeService.class.getName());
        String program = "/" + FakeService.class.getName().replace('.', '/') + ".class";
        try (OutputStream file = Files.newOutputStream(jar());
                JarOutputStream jar = new JarOutputStream(file, manifest);
                InputStream code = Objects.requireNonNull(FakeService.class.getResourceAsStream(program))) {
            put(jar, program, code);
            if (!lastWords.isEmpty()) {
                put(jar, FakeService.LAST_WORDS, new ByteArrayInputStream(lastWords.getBytes(StandardCharsets.UTF_8)));
            }
        }
    }

    private static void put(JarOutputStream jar, String name, InputStream content) throws IOException {
        jar.putNextEntry(new JarEntry(name.substring(1)));
        content.transferTo(jar);
        jar.closeEntry();
    }
}
