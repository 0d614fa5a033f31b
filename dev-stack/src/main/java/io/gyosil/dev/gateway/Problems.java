package io.gyosil.dev.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.StatusCodes;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** The entrance's own answers when no service answers, as RFC 9457 problem details in the services' words. */
final class Problems {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String RETRY_SECONDS = "2";

    private Problems() {}

    /** 404: no service has this path. */
    static void unknownPath(HttpServerExchange exchange) {
        exchange.setStatusCode(StatusCodes.NOT_FOUND);
        send(exchange, "not-found", "찾을 수 없습니다", "There is no such thing", "No service answers at this path.");
    }

    /** Makes what the proxy refuses by itself a problem, too; a service's own answer has begun and stays. */
    static boolean explain(HttpServerExchange exchange, String service) {
        if (exchange.getStatusCode() < StatusCodes.INTERNAL_SERVER_ERROR || !exchange.isResponseChannelAvailable()) {
            return false;
        }
        if (exchange.getStatusCode() == StatusCodes.SERVICE_UNAVAILABLE) {
            exchange.getResponseHeaders().put(Headers.RETRY_AFTER, RETRY_SECONDS);
            send(
                    exchange,
                    "unavailable",
                    "잠시 후 다시 시도해 주세요",
                    "The service is busy; try again",
                    "The " + service + " service does not answer right now. Try again in " + RETRY_SECONDS
                            + " seconds.");
        } else {
            send(
                    exchange,
                    "no-answer",
                    "서비스의 응답을 받지 못했습니다",
                    "No answer",
                    "The " + service + " service did not answer as expected.");
        }
        return true;
    }

    private static void send(HttpServerExchange exchange, String type, String korean, String english, String detail) {
        boolean inKorean = Languages.prefersKorean(exchange);
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", type);
        problem.put("title", inKorean ? korean : english);
        problem.put("status", exchange.getStatusCode());
        problem.put("detail", detail);
        problem.put("instance", exchange.getRequestPath());
        OwnHeaders.on(exchange, "");
        exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "application/problem+json");
        exchange.getResponseHeaders().put(Headers.CONTENT_LANGUAGE, inKorean ? "ko" : "en");
        exchange.getResponseSender().send(json(problem), StandardCharsets.UTF_8);
    }

    private static String json(Map<String, Object> problem) {
        try {
            return JSON.writeValueAsString(problem);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a map of texts is JSON", impossible);
        }
    }
}
