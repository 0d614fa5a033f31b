package io.gyosil.session.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.gyosil.kit.GyosilSettings;
import io.gyosil.kit.security.ForwardedHeaders;
import io.micronaut.http.HttpRequest;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class QrCodeControllerTest {

    @Test
    void nobodyIsBelievedAboutTheHostWithoutAProxyOfOurs() {
        QrCodeController direct = controller(0);
        QrCodeController behind = controller(1);

        assertThat(picture(direct, "elsewhere.example")).isEqualTo(picture(direct, "gyosil.example"));
        assertThat(picture(behind, "elsewhere.example")).isNotEqualTo(picture(behind, "gyosil.example"));
    }

    private static QrCodeController controller(int proxies) {
        return new QrCodeController(new ForwardedHeaders(new GyosilSettings(proxies, ZoneOffset.UTC, 1 << 20)));
    }

    private static byte[] picture(QrCodeController controller, String forwarded) {
        HttpRequest<?> request = HttpRequest.GET("/live/qr/ABCD2345")
                .header("Host", "127.0.0.1:8082")
                .header("X-Forwarded-Host", forwarded);
        return controller.get(request, "ABCD2345").body();
    }
}
