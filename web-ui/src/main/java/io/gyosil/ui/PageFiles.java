package io.gyosil.ui;

import io.gyosil.kit.Sha256;
import io.gyosil.kit.data.DatabaseSettings;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The files of all pages: what lies in a folder below {@code pages} on the class path, in this module and in the service. Styles,
 * modules and pictures are for browsers, below an address that changes with any of them.
 */
@Singleton
class PageFiles {

    private static final String FOLDER = "pages";
    private static final Map<String, String> TYPES = Map.of(
            "css", "text/css; charset=utf-8",
            "csv", "text/csv; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml");

    private final SortedMap<String, byte[]> files = new TreeMap<>();
    private final String version;
    private final String root;

    PageFiles(DatabaseSettings settings) {
        try {
            for (URL url : Collections.list(PageFiles.class.getClassLoader().getResources(FOLDER))) {
                read(url);
            }
            this.version = version();
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException("the files of the pages cannot be read", e);
        }
        this.root = "/ui/" + settings.service() + "/" + version + "/";
    }

    /**
     * A file for browsers.
     *
     * @param type its content type
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Asset(byte[] content, String type) {}

    /** The file of a name such as {@code login/page.js}; empty when there is none, or none for browsers. */
    Optional<Asset> asset(String name) {
        String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
        byte[] content = files.get(name);
        return type == null || content == null ? Optional.empty() : Optional.of(new Asset(content, type));
    }

    /** What a browser asks for to get a file for browsers, whether or not there is one. */
    String address(String name) {
        return root + name;
    }

    /** The text of a file that is not for browsers; empty when there is none. */
    Optional<String> text(String name) {
        return Optional.ofNullable(files.get(name)).map(content -> new String(content, StandardCharsets.UTF_8));
    }

    private void read(URL url) throws IOException, URISyntaxException {
        if (url.openConnection() instanceof JarURLConnection jar) {
            try (FileSystem inside =
                    FileSystems.newFileSystem(Path.of(jar.getJarFileURL().toURI()))) {
                readAll(inside.getPath("/" + FOLDER));
            }
        } else {
            readAll(Path.of(url.toURI()));
        }
    }

    private void readAll(Path folder) throws IOException {
        List<Path> found;
        try (Stream<Path> walk = Files.walk(folder)) {
            found = walk.filter(Files::isRegularFile).toList();
        }
        for (Path file : found) {
            String name = folder.relativize(file).toString().replace('\\', '/');
            byte[] content = Files.readAllBytes(file);
            byte[] other = files.putIfAbsent(name, content);
            // A jar may be on the class path twice, by its module's name and in the folder of a service's jars.
            if (other != null && !Arrays.equals(content, other)) {
                throw new IllegalStateException("two modules have a page file " + name);
            }
        }
    }

    private String version() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        files.keySet().forEach(name -> asset(name).ifPresent(asset -> {
            all.writeBytes(name.getBytes(StandardCharsets.UTF_8));
            all.writeBytes(asset.content());
        }));
        return HexFormat.of().formatHex(Sha256.of(all.toByteArray()), 0, 8);
    }
}
