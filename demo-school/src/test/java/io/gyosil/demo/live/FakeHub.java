package io.gyosil.demo.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gyosil.servers.process.FreePorts;
import io.undertow.Handlers;
import io.undertow.Undertow;
import io.undertow.websockets.core.AbstractReceiveListener;
import io.undertow.websockets.core.BufferedTextMessage;
import io.undertow.websockets.core.WebSocketChannel;
import io.undertow.websockets.core.WebSockets;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** A server of sockets that says what a test asks it to. */
final class FakeHub implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What clients sent, on whichever connection. */
    final BlockingQueue<JsonNode> heard = new LinkedBlockingQueue<>();

    private final BlockingQueue<WebSocketChannel> channels = new LinkedBlockingQueue<>();
    private final int port = FreePorts.one();
    private final Undertow server;

    FakeHub() {
        server = Undertow.builder()
                .addHttpListener(port, "127.0.0.1", Handlers.websocket((exchange, channel) -> {
                    channel.getReceiveSetter().set(new Listener());
                    channel.resumeReceives();
                    channels.add(channel);
                }))
                .setIoThreads(1)
                .build();
        server.start();
    }

    URI address() {
        return URI.create("ws://127.0.0.1:" + port + "/ws/live-sessions/1");
    }

    /** The next connection that somebody opens. */
    WebSocketChannel next() throws InterruptedException {
        return channels.take();
    }

    static void say(WebSocketChannel to, String frame) {
        WebSockets.sendText(frame.replace('\'', '"'), to, null);
    }

    static void close(WebSocketChannel channel, int code) {
        WebSockets.sendClose(code, "", channel, null);
    }

    static void cut(WebSocketChannel channel) throws IOException {
        channel.close();
    }

    @Override
    public void close() {
        server.stop();
    }

    private final class Listener extends AbstractReceiveListener {
        @Override
        protected void onFullTextMessage(WebSocketChannel from, BufferedTextMessage message) {
            try {
                heard.add(JSON.readTree(message.getData()));
            } catch (JsonProcessingException notJson) {
                throw new IllegalStateException(notJson);
            }
        }
    }
}
