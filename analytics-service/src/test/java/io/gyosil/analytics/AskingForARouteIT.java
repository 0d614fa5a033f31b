package io.gyosil.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import io.gyosil.kit.security.AccessTable;
import io.micronaut.web.router.MethodBasedRouteInfo;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import java.util.List;
import org.junit.jupiter.api.Test;

class AskingForARouteIT {

    @Test
    void everyRouteOfOursHasARowInTheTableOfWhoMayCallIt() {
        try (AnalyticsService service = AnalyticsService.on("analytics_routes")) {
            AccessTable table = service.bean(AccessTable.class);
            List<? extends UriRouteInfo<?, ?>> ours = service.bean(Router.class)
                    .uriRoutes()
                    .filter(route -> route instanceof MethodBasedRouteInfo<?, ?> method
                            && method.getTargetMethod()
                                    .getDeclaringType()
                                    .getName()
                                    .startsWith("io.gyosil."))
                    .toList();

            assertThat(ours).hasSizeGreaterThanOrEqualTo(2).allSatisfy(route -> assertThat(table.callers(
                            route.getHttpMethod().name(),
                            route.getUriMatchTemplate().toString()))
                    .as(route.toString())
                    .isNotNull());
        }
    }
}
