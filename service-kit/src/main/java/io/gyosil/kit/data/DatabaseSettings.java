package io.gyosil.kit.data;

import io.gyosil.kit.settings.Address;
import io.gyosil.kit.settings.Secret;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;

/**
 * Where a service's data lives. A service has a schema of its own and three roles named after it: {@code <service>_web}
 * answers requests, {@code <service>_worker} runs consumers, sweeps and the relay, {@code <service>_owner} migrates.
 *
 * @param service the name of the schema and the stem of the roles; leave it
 * @param jdbcUrl the database, such as {@code jdbc:postgresql://db:5432/gyosil}; parameters of the driver such as {@code
 *     sslmode=verify-full} go behind it
 * @param ownerPassword the password of {@code <service>_owner}, which migrates the schema at the start
 * @param webPassword the password of {@code <service>_web}, which answers requests
 * @param workerPassword the password of {@code <service>_worker}, which runs consumers, sweeps and the relay
 * @param webPoolSize connections for requests, per replica
 * @param workerPoolSize connections for background work, per replica; a relay has one more of its own
 */
@ConfigurationProperties("gyosil.database")
public record DatabaseSettings(
        @Size(min = 1, max = 40) String service,
        @Address("jdbc:postgresql:") String jdbcUrl,
        @Secret @Size(min = 8, max = 1000) String ownerPassword,
        @Secret @Size(min = 8, max = 1000) String webPassword,
        @Secret @Size(min = 8, max = 1000) String workerPassword,
        @Bindable(defaultValue = "7") @Min(1) @Max(500) int webPoolSize,
        @Bindable(defaultValue = "3") @Min(1) @Max(500) int workerPoolSize) {

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

    /** The role of background work. */
    public String workerRole() {
        return service + "_worker";
    }

    /** The role that owns the schema. */
    public String ownerRole() {
        return service + "_owner";
    }
}
