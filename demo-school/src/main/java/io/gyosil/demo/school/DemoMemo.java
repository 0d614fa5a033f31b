package io.gyosil.demo.school;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gyosil.demo.DemoFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Which demo school a stack has, kept beside its data: without it, filling in again tomorrow would be another school.
 *
 * @param lastDay the day before the first fill, in Seoul
 */
record DemoMemo(long seed, LocalDate lastDay) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FILE = "demo.json";

    /**
     * The school of this stack: the one that it has, or a new one, which is written down before anything is sent.
     *
     * @throws DemoFailure if the stack has a school of another seed, or the note cannot be read or written
     */
    static DemoMemo of(Path dataDir, long seed, LocalDate lastDayOfANewOne) {
        Path file = dataDir.resolve(FILE);
        if (!Files.exists(file)) {
            var memo = new DemoMemo(seed, lastDayOfANewOne);
            memo.write(file);
            return memo;
        }
        DemoMemo memo = read(file);
        if (memo.seed() != seed) {
            throw new DemoFailure("This stack has the demo school of seed " + memo.seed() + ", not of seed " + seed
                    + ". Give --demo-seed " + memo.seed() + ", or begin anew with ./gyosil reset --yes.");
        }
        return memo;
    }

    private static DemoMemo read(Path file) {
        try {
            JsonNode json = JSON.readTree(Files.readString(file));
            if (json.path("seed").isIntegralNumber()) {
                return new DemoMemo(
                        json.path("seed").asLong(),
                        LocalDate.parse(json.path("last_day").asText()));
            }
            throw damaged(file, null);
        } catch (JsonProcessingException | DateTimeException unreadable) {
            throw damaged(file, unreadable);
        } catch (IOException unreadable) {
            throw new DemoFailure(file + " cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    private static DemoFailure damaged(Path file, @Nullable Exception cause) {
        return new DemoFailure(
                file + " does not say which demo school this stack has. Begin anew with ./gyosil reset --yes.", cause);
    }

    /** At once or not at all: half a note would lock the stack's owner out of the demo. */
    private void write(Path file) {
        Path draft = file.resolveSibling(FILE + ".new");
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(
                    draft,
                    JSON.createObjectNode()
                                    .put("seed", seed)
                                    .put("last_day", lastDay.toString())
                                    .toPrettyString()
                            + "\n");
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failed) {
            throw new DemoFailure(file + " cannot be written: " + failed.getMessage(), failed);
        }
    }
}
