package io.gyosil.session.page;

import io.gyosil.kit.problem.CommonProblem;
import io.gyosil.kit.problem.ProblemException;
import io.gyosil.kit.problem.Words;
import io.gyosil.kit.security.ForwardedHeaders;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.nayuki.qrcodegen.QrCode;
import io.swagger.v3.oas.annotations.Hidden;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** The picture that a phone is held to: the address of a lesson's page for pupils. */
@Controller("/live/qr")
@Hidden
@Secured(SecurityRule.IS_ANONYMOUS)
class QrCodeController {

    private static final Pattern CODE = Pattern.compile("[2-9A-HJ-NP-Z]{8}");
    private static final Pattern HOST = Pattern.compile("[\\p{Alnum}.:\\[\\]_-]{1,255}");
    private static final int QUIET = 4;

    private final ForwardedHeaders forwarded;

    QrCodeController(ForwardedHeaders forwarded) {
        this.forwarded = forwarded;
    }

    /** Dark on white whatever the page looks like, with the quiet zone that readers ask for. */
    @Get("/{code}")
    @Produces({"image/svg+xml", "application/json"})
    HttpResponse<byte[]> get(HttpRequest<?> request, String code) {
        if (!CODE.matcher(code).matches()) {
            throw ProblemException.of(CommonProblem.NOT_FOUND, Words.of("detail.no-code"));
        }
        return HttpResponse.ok(picture(origin(request) + "/join/" + code))
                .header(HttpHeaders.CACHE_CONTROL, "private, max-age=3600");
    }

    /** Under which address the page's reader sees us, whatever stands between. */
    private String origin(HttpRequest<?> request) {
        String host = first(request, "X-Forwarded-Host")
                .or(() -> Optional.ofNullable(request.getHeaders().get(HttpHeaders.HOST)))
                .filter(name -> HOST.matcher(name).matches())
                .orElseThrow(() -> ProblemException.of(CommonProblem.NOT_FOUND, Words.of("detail.no-host")));
        boolean secure =
                first(request, "X-Forwarded-Proto").filter("https"::equals).isPresent();
        return (secure ? "https://" : "http://") + host + port(request, host);
    }

    /** Some proxies say the port apart from the host; the usual ones go without saying. */
    private String port(HttpRequest<?> request, String host) {
        return first(request, "X-Forwarded-Port")
                .filter(port -> port.matches("[0-9]{1,5}") && !host.contains(":"))
                .filter(port -> !port.equals("80") && !port.equals("443"))
                .map(port -> ":" + port)
                .orElse("");
    }

    /** What the outermost proxy says. */
    private Optional<String> first(HttpRequest<?> request, String header) {
        return forwarded.find(request, header).map(all -> all.split(",", 2)[0].trim());
    }

    private static byte[] picture(String address) {
        QrCode qr = QrCode.encodeText(address, QrCode.Ecc.MEDIUM);
        StringBuilder dark = new StringBuilder();
        for (int y = 0; y < qr.size; y++) {
            for (int x = 0; x < qr.size; x++) {
                if (qr.getModule(x, y)) {
                    dark.append("M%d,%dh1v1h-1z".formatted(x + QUIET, y + QUIET));
                }
            }
        }
        int side = qr.size + 2 * QUIET;
        return """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %1$d" shape-rendering="crispEdges">
            <path fill="#ffffff" d="M0,0h%1$dv%1$dh-%1$dz"/><path fill="#10151c" d="%2$s"/></svg>
            """.formatted(side, dark).getBytes(StandardCharsets.UTF_8);
    }
}
