package io.gyosil.servers.postgres;

import java.util.regex.Pattern;

/**
 * The three roles of one service in the database: {@code <service>_owner} for migrations, {@code <service>_web} for
 * requests, {@code <service>_worker} for consumers, sweeps and the relay.
 *
 * @param service its name and that of its schema: small letters, at most 40
 */
public record ServiceRoles(String service, String ownerPassword, String webPassword, String workerPassword) {
    private static final Pattern NAME = Pattern.compile("[a-z_]{1,40}");
    private static final Pattern PASSWORD = Pattern.compile("[A-Za-z0-9]{16,200}");

    public ServiceRoles {
        // They become part of SQL that takes no parameters.
        if (!NAME.matcher(service).matches()) {
            throw new IllegalArgumentException(
                    "a service's name is small letters and underscores only, not " + service);
        }
        for (String password : new String[] {ownerPassword, webPassword, workerPassword}) {
            if (!PASSWORD.matcher(password).matches()) {
                throw new IllegalArgumentException("a password of " + service + " is not 16 to 200 letters and digits");
            }
        }
    }
}
