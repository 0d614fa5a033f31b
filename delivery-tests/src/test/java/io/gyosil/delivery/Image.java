package io.gyosil.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * An image as a tar, as {@code docker load} takes it.
 *
 * @param config what containers of it are started with
 * @param layers the files of each layer, in order, without folders
 */
record Image(JsonNode config, List<List<Entry>> layers) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** A file in it, such as {@code app/java-options}. */
    @SuppressWarnings("ArrayRecordComponent") // Nobody compares them.
    record Entry(String name, int mode, long uid, long gid, boolean isFolder, long seconds, byte[] content) {}

    static Image read(Path tar) throws IOException {
        Map<String, byte[]> parts = new HashMap<>();
        try (InputStream file = Files.newInputStream(tar)) {
            entries(file).forEach(entry -> parts.put(entry.name(), entry.content()));
        }
        JsonNode manifest = JSON.readTree(parts.get("manifest.json")).get(0);
        List<List<Entry>> layers = new ArrayList<>();
        for (JsonNode layer : manifest.path("Layers")) {
            layers.add(entries(new GZIPInputStream(new ByteArrayInputStream(parts.get(layer.asText())))));
        }
        return new Image(JSON.readTree(parts.get(manifest.path("Config").asText())), layers);
    }

    private static List<Entry> entries(InputStream stream) throws IOException {
        List<Entry> entries = new ArrayList<>();
        TarArchiveInputStream tar = new TarArchiveInputStream(stream);
        for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            entries.add(new Entry(
                    entry.getName(),
                    entry.getMode() & 0xFFF,
                    entry.getLongUserId(),
                    entry.getLongGroupId(),
                    entry.isDirectory(),
                    entry.getLastModifiedTime().toMillis() / 1_000,
                    tar.readAllBytes()));
        }
        return entries;
    }

    /** All files and folders, layer after layer. */
    List<Entry> entries() {
        return layers.stream().flatMap(List::stream).toList();
    }

    /** A file's content as JSON. */
    JsonNode json(String name) throws IOException {
        for (Entry entry : entries()) {
            if (entry.name().equals(name)) {
                return JSON.readTree(entry.content());
            }
        }
        throw new AssertionError("the image has no " + name);
    }

    /** What a container runs. */
    List<String> entrypoint() {
        List<String> words = new ArrayList<>();
        config.path("config").path("Entrypoint").forEach(word -> words.add(word.asText()));
        return words;
    }

    /** Lays the files out as a container sees them. */
    void unpack(Path root) throws IOException {
        for (Entry entry : entries()) {
            Path path = root.resolve(entry.name());
            if (entry.isFolder()) {
                Files.createDirectories(path);
            } else {
                Files.write(path, entry.content());
            }
            Files.setPosixFilePermissions(path, permissions(entry.mode()));
        }
    }

    private static Set<PosixFilePermission> permissions(int mode) {
        Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
        PosixFilePermission[] all = PosixFilePermission.values();
        for (int bit = 0; bit < all.length; bit++) {
            if ((mode & (0400 >> bit)) != 0) {
                permissions.add(all[bit]);
            }
        }
        return permissions;
    }
}
