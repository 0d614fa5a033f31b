package io.gyosil.dev.gateway;

import io.gyosil.dev.stack.ServiceSpec;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/** What a person sees at {@code /}: which services run here, in Korean and English. Nothing is loaded from elsewhere. */
final class FrontPage implements HttpHandler {
    private static final int PATIENCE_MILLIS = 200;

    private final List<RunningService> services;
    private final String frame;
    private final String policy;

    /**
     * A service behind the entrance.
     *
     * @param ports where its replicas listen on 127.0.0.1
     */
    record RunningService(ServiceSpec service, List<Integer> ports) {}

    FrontPage(List<RunningService> services) throws IOException {
        this.services = services;
        try (InputStream page = FrontPage.class.getResourceAsStream("front-page.html")) {
            if (page == null) {
                throw new IOException("front-page.html is not on the class path");
            }
            this.frame = new String(page.readAllBytes(), StandardCharsets.UTF_8);
        }
        this.policy = "style-src 'sha256-" + digestOfStyle(frame) + "'; img-src data:; ";
    }

    /** By which a browser knows the page's own style from one that somebody put in. */
    private static String digestOfStyle(String page) {
        String style = page.substring(page.indexOf("<style>") + "<style>".length(), page.indexOf("</style>"));
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) {
        OwnHeaders.on(exchange, policy);
        exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "text/html; charset=utf-8");
        exchange.getResponseSender().send(html(), StandardCharsets.UTF_8);
    }

    private String html() {
        String rows = services.stream().map(FrontPage::row).collect(Collectors.joining("\n"));
        return frame.replace("${services}", rows);
    }

    private static String row(RunningService running) {
        ServiceSpec service = running.service();
        String routes = service.routes().stream()
                .map(route -> "<code>" + route + "</code>")
                .collect(Collectors.joining(" "));
        String state = running.ports().stream().anyMatch(FrontPage::answers)
                ? "<span class=\"up\"><b lang=\"ko\">실행 중</b> running</span>"
                : "<span class=\"down\"><b lang=\"ko\">응답 없음</b> not answering</span>";
        return """
            <li>
              <h2>%s</h2>
              <p><span lang="ko">%s</span><br>%s</p>
              <p>%s</p>
              <p>%s</p>
            </li>\
            """.formatted(service.name(), service.purposeKorean(), service.purposeEnglish(), routes, state);
    }

    private static boolean answers(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE_MILLIS);
            return true;
        } catch (IOException down) {
            return false;
        }
    }
}
