package io.gyosil.analytics;

import io.gyosil.kit.GyosilService;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.security.SecurityScheme;

/** The analytics service. */
@OpenAPIDefinition(
        info = @Info(title = "Gyosil analytics", version = "1"),
        security = @SecurityRequirement(name = "token"))
@SecurityScheme(name = "token", type = SecuritySchemeType.HTTP, scheme = "bearer")
public class AnalyticsApplication {

    /** Starts the service. */
    public static void main(String[] args) {
        GyosilService.run("analytics", args);
    }
}
