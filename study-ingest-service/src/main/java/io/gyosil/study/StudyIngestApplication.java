package io.gyosil.study;

import io.gyosil.kit.GyosilService;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;

/** The study-ingest service. */
@OpenAPIDefinition(info = @Info(title = "Gyosil study-ingest", version = "1"))
public class StudyIngestApplication {

    /** Starts the service. */
    public static void main(String[] args) {
        GyosilService.run(StudyIngestApplication.class, args);
    }
}
