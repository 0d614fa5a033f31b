package io.gyosil.dev.supervisor;

import io.gyosil.dev.StackFailure;
import io.gyosil.dev.stack.StackLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The log of a part. A long one is put aside when the part is started: at most two of them are kept. */
final class LogFile {
    private static final long LONG = 16L << 20;

    private LogFile() {}

    static Path of(StackLayout layout, String part) {
        Path log = layout.log(part);
        try {
            if (Files.exists(log) && Files.size(log) > LONG) {
                Files.move(log, layout.log(part + ".old"), StandardCopyOption.REPLACE_EXISTING);
            }
            return log;
        } catch (IOException failure) {
            throw new StackFailure("The log " + log + " cannot be put aside: " + failure.getMessage(), failure);
        }
    }
}
