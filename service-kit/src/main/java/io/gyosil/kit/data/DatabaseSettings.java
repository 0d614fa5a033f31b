package io.gyosil.kit.data;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * Where a service's data lives. A service has a schema of its own and three roles named after it: {@code <service>_web}
 * answers requests, {@code <service>_worker} runs consumers, sweeps and the relay, {@code <service>_owner} migrates.
 *
 * @param service the service's short name, also its schema's and the stem of its roles
 * @param jdbcUrl the database
 * @param ownerPassword the owner's password
 * @param webPassword the web role's password
 * @param workerPassword the worker role's password
 * @param webPoolSize connections for requests, per replica
 * @param workerPoolSize connections for background work, per replica
 */
@ConfigurationProperties("gyosil.database")
public record DatabaseSettings(
        String service,
        String jdbcUrl,
        String ownerPassword,
        String webPassword,
        String workerPassword,
        @Bindable(defaultValue = "7") int webPoolSize,
        @Bindable(defaultValue = "3") int workerPoolSize) {

    /** Options of a connection: the server finds within 9 s, not 2 h, that this side is gone without a word. */
    public static final String NOTICE_SILENCE =
            "-c tcp_keepalives_idle=5 -c tcp_keepalives_interval=2 -c tcp_keepalives_count=2";

    /**
     * The address of the database for a connection of one's own, beside the pools.
     *
     * @param parameters of the driver, such as {@code connectTimeout=5&socketTimeout=5}
     * @param options of the server's session, such as {@link #NOTICE_SILENCE}
     */
    public String jdbcUrl(String parameters, String options) {
        return jdbcUrl + (jdbcUrl.contains("?") ? "&" : "?") + parameters + "&options=" + options.replace(" ", "%20");
    }

    /** The role that answers requests. */
    public String webRole() {
        return service + "_web";
    }

    /** The role of background work. */
    public String workerRole() {
        return service + "_worker";
    }

    /** The role that owns the schema. */
    public String ownerRole() {
        return service + "_owner";
    }
}
