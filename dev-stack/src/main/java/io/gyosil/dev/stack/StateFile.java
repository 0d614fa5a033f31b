package io.gyosil.dev.stack;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.gyosil.servers.StackFailure;
import io.gyosil.servers.process.OwnerOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** {@code run/stack.json}: there as long as a stack runs, and after a crash until its leftovers are cleared. */
public final class StateFile {
    static final ObjectMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            // Records say by their components what they hold; what they can compute is not stored.
            .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private final Path file;

    public StateFile(StackLayout layout) {
        this.file = layout.state();
    }

    Optional<StackState> read() {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(Files.readString(file), StackState.class));
        } catch (IOException broken) {
            throw new StackFailure(
                    "The stack's state " + file + " cannot be read: " + broken.getMessage()
                            + ". If nothing of the stack runs any more, delete this file.",
                    broken);
        }
    }

    /** Replaces it whole. */
    public void write(StackState state) throws IOException {
        OwnerOnly.write(file, JSON.writeValueAsString(state));
    }

    /** Nothing runs any more. */
    public void delete() throws IOException {
        Files.deleteIfExists(file);
    }
}
