package io.gyosil.study;

import io.gyosil.kit.GyosilService;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.security.SecurityScheme;

/** The study-ingest service. */
@OpenAPIDefinition(
        info = @Info(title = "Gyosil study-ingest", version = "1"),
        security = @SecurityRequirement(name = "token"))
@SecurityScheme(name = "token", type = SecuritySchemeType.HTTP, scheme = "bearer")
public class StudyIngestApplication {

    /** Starts the service. */
    public static void main(String[] args) {
        GyosilService.run("study", args);
    }
}
