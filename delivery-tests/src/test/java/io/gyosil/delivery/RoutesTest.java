package io.gyosil.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.gyosil.dev.stack.Routes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * nginx, the chart and the page of routes say what routes.csv says. With -Dgyosil.format=write it writes them again.
 */
class RoutesTest {

    private static final boolean WRITE = "write".equals(System.getProperty("gyosil.format"));

    @Test
    void nginxHasThem() throws IOException {
        check("compose/nginx.conf", file -> RoutesFiles.nginx(file, Routes.ALL));
    }

    @Test
    void theChartHasThem() throws IOException {
        check("k8s/gyosil/values.yaml", file -> RoutesFiles.values(file, Routes.ALL));
    }

    @Test
    void thePageHasThem() throws IOException {
        check("docs/reference/routes.md", file -> RoutesFiles.page(Routes.ALL));
    }

    private static void check(String name, UnaryOperator<String> madeAnew) throws IOException {
        Path file = ComposeFile.ROOT.resolve(name);
        String there = Files.exists(file) ? Files.readString(file) : "";
        String wanted = madeAnew.apply(there);
        if (WRITE) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, wanted);
        } else {
            assertThat(there).as("run ./gyosil format").isEqualTo(wanted);
        }
    }
}
