package io.gyosil.session.hub;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * What sockets may cost.
 *
 * @param postsPerSecond how many messages a second one socket may post in the long run
 * @param mostSockets how many may be open here at once
 * @param mostPerAddress how many of them from one address
 * @param mostUngreeted how many from one address may be open that have not yet said who they are
 * @param hello how long one may take to say so
 * @param silence how long a socket may be silent
 */
@ConfigurationProperties("gyosil.live.sockets")
record HubSettings(
        @Bindable(defaultValue = "2") double postsPerSecond,
        @Bindable(defaultValue = "20000") int mostSockets,
        @Bindable(defaultValue = "5000") int mostPerAddress,
        @Bindable(defaultValue = "500") int mostUngreeted,
        @Bindable(defaultValue = "10s") Duration hello,
        @Bindable(defaultValue = "45s") Duration silence) {}
