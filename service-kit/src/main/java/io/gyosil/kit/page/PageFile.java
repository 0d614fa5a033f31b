package io.gyosil.kit.page;

import io.gyosil.kit.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HexFormat;

/**
 * A file that pages are made of, from the classpath.
 *
 * @param type its content type
 * @param tag its ETag: what it is made of, so that a browser learns of a new one
 */
@SuppressWarnings("ArrayRecordComponent")
record PageFile(byte[] content, String type, String tag) {

    static PageFile read(String name, String type) {
        byte[] content = content(name);
        return new PageFile(content, type, '"' + HexFormat.of().formatHex(Sha256.of(content), 0, 8) + '"');
    }

    static byte[] content(String name) {
        try (InputStream in = PageFile.class.getResourceAsStream("/pages/" + name)) {
            if (in == null) {
                throw new IllegalStateException("there is no page file " + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
