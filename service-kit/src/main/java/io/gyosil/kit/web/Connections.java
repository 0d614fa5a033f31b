package io.gyosil.kit.web;

import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reaches the handlers of each connection that comes in, as soon as they stand. */
public final class Connections implements NettyServerCustomizer {

    private final Consumer<ChannelPipeline> welcome;
    private final @Nullable Channel connection;

    private Connections(Consumer<ChannelPipeline> welcome, @Nullable Channel connection) {
        this.welcome = welcome;
        this.connection = connection;
    }

    /** Has each connection's handlers given to somebody, who may add further ones. */
    public static NettyServerCustomizer each(Consumer<ChannelPipeline> welcome) {
        return new Connections(welcome, null);
    }

    /** Called for the listener, and on what is returned for each of its connections. */
    @Override
    public NettyServerCustomizer specializeForChannel(Channel channel, ChannelRole role) {
        return new Connections(welcome, channel);
    }

    @Override
    public void onStreamPipelineBuilt() {
        if (connection != null) {
            welcome.accept(connection.pipeline());
        }
    }
}
