package io.gyosil.kit.header;

import io.gyosil.kit.Sha256;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The page on which a service's interface can be tried. It is generated with scripts in it, which are named by what they are. */
@Singleton
class SwaggerPages {

    private static final String PATH = "/swagger-ui";
    private static final String PAGE = "/META-INF/swagger/views/swagger-ui/index.html";
    private static final Pattern SCRIPT = Pattern.compile("<script>(.*?)</script>", Pattern.DOTALL);

    private final String policy;

    SwaggerPages() {
        String scripts = SCRIPT.matcher(page())
                .results()
                .map(script -> " 'sha256-" + Base64.getEncoder().encodeToString(Sha256.of(script.group(1))) + "'")
                .collect(Collectors.joining());
        this.policy = "default-src 'self'; script-src 'self'" + scripts
                + "; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src"
                + " 'none'";
    }

    boolean isOne(HttpRequest<?> request) {
        String path = request.getPath();
        return path.equals(PATH) || path.startsWith(PATH + "/");
    }

    String policy() {
        return policy;
    }

    private static String page() {
        try (InputStream page = SwaggerPages.class.getResourceAsStream(PAGE)) {
            return page == null ? "" : new String(page.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
