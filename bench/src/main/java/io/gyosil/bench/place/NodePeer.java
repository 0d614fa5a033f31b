package io.gyosil.bench.place;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.gyosil.servers.StackFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A peer that runs under node, with its npm packages in its own folder. */
public final class NodePeer {
    private final Path folder;
    private final List<String> packages;

    private NodePeer(Path folder, List<String> packages) {
        this.folder = folder;
        this.packages = packages;
    }

    /**
     * The peer in a folder.
     *
     * @param packages the npm packages that matter, whose versions are printed
     * @throws StackFailure when node or a package is not here, with what to do
     */
    public static NodePeer in(Path folder, String... packages) {
        for (String name : packages) {
            if (!Files.exists(folder.resolve("node_modules").resolve(name))) {
                throw new StackFailure("The peer needs npm's " + name + ", which is not there. Run `npm install` in "
                        + folder + " first.");
            }
        }
        NodePeer peer = new NodePeer(folder, List.of(packages));
        peer.nodeVersion();
        return peer;
    }

    /** A command that runs one of its scripts. */
    public ProcessBuilder command(String script, String... arguments) {
        List<String> command = new ArrayList<>(List.of("node", script));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().put("NODE_ENV", "production");
        return builder;
    }

    /** Such as {@code ts-fsrs 5.4.2 on node v20.20.2}. */
    public String versions() {
        List<String> versions = new ArrayList<>();
        for (String name : packages) {
            Path description = folder.resolve("node_modules").resolve(name).resolve("package.json");
            try {
                String version = new ObjectMapper()
                        .readTree(description.toFile())
                        .path("version")
                        .asText();
                versions.add(name + " " + version);
            } catch (IOException unreadable) {
                versions.add(name);
            }
        }
        return String.join(", ", versions) + " on node " + nodeVersion();
    }

    private String nodeVersion() {
        try {
            Process node = new ProcessBuilder("node", "--version").start();
            return new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException missing) {
            throw new StackFailure(
                    "The peer runs under node, and there is no node on the PATH. Install Node.js 20 or newer.",
                    missing);
        }
    }
}
