package io.gyosil.delivery;

import io.gyosil.servers.process.LogTail;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * A certificate of 127.0.0.1 that vouches for itself, made by the JDK's keytool.
 *
 * @param store the key and the certificate, PKCS 12
 * @param pem the certificate alone
 */
record Certificate(Path store, String pem) {

    static final String PASSWORD = "onlyForTests0123456789";

    private static final String NAME = "gyosil";

    static Certificate make(Path folder) throws IOException, InterruptedException, GeneralSecurityException {
        Path store = folder.resolve("key.p12");
        Path log = folder.resolve("keytool.log");
        Process keytool = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        NAME,
                        "-keyalg",
                        "RSA",
                        "-dname",
                        "CN=gyosil",
                        "-ext",
                        "san=ip:127.0.0.1",
                        "-ext",
                        "bc=ca:true",
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        PASSWORD))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (!keytool.waitFor(1, TimeUnit.MINUTES) || keytool.exitValue() != 0) {
            throw new AssertionError("no certificate" + LogTail.appendix(log, 10));
        }
        return new Certificate(
                store,
                pem(
                        "CERTIFICATE",
                        Objects.requireNonNull(open(store).getCertificate(NAME)).getEncoded()));
    }

    /** Writes certificate and key as PostgreSQL wants them. */
    void writeTo(Path certificate, Path key) throws IOException, GeneralSecurityException {
        Files.writeString(certificate, pem);
        Files.createFile(key, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(
                key,
                pem(
                        "PRIVATE KEY",
                        Objects.requireNonNull(open(store).getKey(NAME, PASSWORD.toCharArray()))
                                .getEncoded()));
    }

    private static KeyStore open(Path store) throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        return keys;
    }

    private static String pem(String what, byte[] bytes) {
        return "-----BEGIN %s-----%n%s%n-----END %1$s-----%n"
                .formatted(what, Base64.getMimeEncoder().encodeToString(bytes));
    }
}
