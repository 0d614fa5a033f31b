package io.gyosil.dev.fake;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
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

    /** Makes it. */
    public static FakeHome in(Path folder) throws IOException {
        Path target = Files.createDirectories(folder.resolve("study-ingest-service/target"));
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, FakeService.class.getName());
        String entry = FakeService.class.getName().replace('.', '/') + ".class";
        try (OutputStream file = Files.newOutputStream(target.resolve("study-ingest-service-0.1.0.jar"));
                JarOutputStream jar = new JarOutputStream(file, manifest);
                InputStream program = FakeService.class.getResourceAsStream("/" + entry)) {
            jar.putNextEntry(new JarEntry(entry));
            program.transferTo(jar);
            jar.closeEntry();
        }
        return new FakeHome(folder);
    }

    /** From now on the service ends at its start with these words. */
    public void failWith(String lastWords) throws IOException {
        Files.writeString(folder.resolve("study-ingest-service/target/fails"), lastWords);
    }
}
