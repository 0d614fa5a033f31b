package io.gyosil.servers.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/**
 * Unpacks what PostgreSQL's programs come in. A class of its own, so that who finds them unpacked loads nothing of the libraries for it:
 * one of these is sealed, and a program whose archive of classes has it cannot load the rest of it.
 */
final class PackedPrograms {
    private PackedPrograms() {}

    static void unpack(URL archive, Path folder) throws IOException {
        try (InputStream packed = archive.openStream();
                TarArchiveInputStream entries = new TarArchiveInputStream(new XZCompressorInputStream(packed))) {
            for (TarArchiveEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                Path target = folder.resolve(entry.getName()).normalize();
                if (!target.startsWith(folder)) {
                    throw new IOException("the archive has an entry outside itself: " + entry.getName());
                }
                write(entries, entry, target);
            }
        }
    }

    private static void write(TarArchiveInputStream entries, TarArchiveEntry entry, Path target) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
            Files.copy(entries, target);
            Files.setPosixFilePermissions(target, permissions(entry));
        }
    }

    private static Set<PosixFilePermission> permissions(TarArchiveEntry entry) {
        Set<PosixFilePermission> permissions =
                EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
        if ((entry.getMode() & 0100) != 0) {
            permissions.add(PosixFilePermission.OWNER_EXECUTE);
        }
        return permissions;
    }
}
