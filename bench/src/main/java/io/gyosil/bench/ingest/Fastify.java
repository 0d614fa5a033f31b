package io.gyosil.bench.ingest;

import io.gyosil.bench.place.NodePeer;
import java.nio.file.Path;

/** Peer (b): Fastify with postgres.js, which writes whole sets with {@code unnest}. */
record Fastify(NodePeer peer) implements PeerServer.Kind {
    static Fastify in(Path folder) {
        return new Fastify(NodePeer.in(folder, "fastify", "postgres", "ts-fsrs"));
    }

    @Override
    public String name() {
        return "fastify";
    }

    @Override
    public String versions() {
        return peer.versions();
    }

    @Override
    public ProcessBuilder command(int port, int workers) {
        return peer.command("server.mjs");
    }
}
