package io.gyosil.kit.security;

import io.gyosil.kit.GyosilSettings;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * From where somebody asks. Behind proxies that is what the outermost of ours says in {@code X-Forwarded-For}; what stands
 * before it in the header anybody may have written. Addresses of IPv6 count by their network (/64), of which one household
 * has more than there are seconds.
 */
@Singleton
public class ClientAddress {

    private static final int NETWORK_BYTES = 8;

    private final int proxies;

    ClientAddress(GyosilSettings settings) {
        this.proxies = settings.proxies();
    }

    /** The address, as a name for counting. */
    public String of(HttpRequest<?> request) {
        List<String> way = new ArrayList<>();
        request.getHeaders().getAll("X-Forwarded-For").forEach(header -> Arrays.stream(header.split(","))
                .map(String::strip)
                .forEach(way::add));
        way.add(request.getRemoteAddress().getAddress().getHostAddress());
        String address = way.get(Math.max(0, way.size() - 1 - proxies));
        return network(address);
    }

    private static String network(String address) {
        try {
            InetAddress parsed = InetAddress.ofLiteral(address);
            return parsed instanceof Inet6Address
                    ? HexFormat.of().formatHex(parsed.getAddress(), 0, NETWORK_BYTES)
                    : parsed.getHostAddress();
        } catch (IllegalArgumentException e) {
            return "unknown";
        }
    }
}
