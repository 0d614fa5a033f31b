package io.gyosil.analytics;

import io.gyosil.kit.GyosilService;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;

/** The analytics service. */
@OpenAPIDefinition(info = @Info(title = "Gyosil analytics", version = "1"))
public class AnalyticsApplication {

    /** Starts the service. */
    public static void main(String[] args) {
        GyosilService.run(AnalyticsApplication.class, args);
    }
}
