package io.gyosil.servers.postgres;

import io.gyosil.servers.StackFailure;
import io.gyosil.servers.process.FileTree;
import io.gyosil.servers.process.OwnerOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The files of one PostgreSQL database cluster.
 *
 * @param folder holds {@code data} (PGDATA) and {@code superuser-password} (0600)
 */
record Cluster(Path folder) {
    static final String SUPERUSER = "postgres";

    Path data() {
        return folder.resolve("data");
    }

    String password() throws IOException {
        return Files.readString(passwordFile()).trim();
    }

    /** Makes the cluster unless it is there. It is made beside and moved into place, so that it is never half there. */
    void create(PostgresBinaries binaries) throws IOException, InterruptedException {
        if (Files.exists(data())) {
            return;
        }
        OwnerOnly.folder(folder);
        if (!Files.exists(passwordFile())) {
            byte[] random = new byte[24];
            new SecureRandom().nextBytes(random);
            OwnerOnly.write(passwordFile(), HexFormat.of().formatHex(random));
        }
        Path draft = Files.createTempDirectory(folder, FileTree.DRAFT);
        try {
            FileTree.deleteDrafts(folder, draft);
            initdb(binaries, draft);
            Files.move(draft, data(), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            FileTree.delete(draft);
        }
    }

    private Path passwordFile() {
        return folder.resolve("superuser-password");
    }

    private void initdb(PostgresBinaries binaries, Path target) throws IOException, InterruptedException {
        // C.UTF-8 is built into PostgreSQL: the same order on every machine, whatever locales it has.
        List<String> command = Unprivileged.command(List.of(
                binaries.program("initdb"),
                "--pgdata=" + target,
                "--username=" + SUPERUSER,
                "--pwfile=" + passwordFile(),
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8"));
        Path output = Files.createTempFile(folder, "initdb", ".log");
        try {
            Process initdb = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            boolean ended = initdb.waitFor(120, TimeUnit.SECONDS);
            initdb.destroyForcibly();
            if (!ended || initdb.exitValue() != 0) {
                throw new StackFailure("PostgreSQL could not make its database files in " + folder + ".\n"
                        + Files.readString(output).strip());
            }
        } finally {
            Files.deleteIfExists(output);
        }
    }
}
