package io.gyosil.kit.data;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.runtime.multitenancy.DataSourceTenantResolver;
import jakarta.inject.Singleton;

/**
 * Lets one repository work for both roles: in whichever transaction is open. So a transaction within another is the other's,
 * whatever role its annotation names.
 */
@Singleton
class OpenTransaction implements DataSourceTenantResolver {

    @Override
    public @Nullable String resolveTenantDataSourceName() {
        return OpenConnection.find().map(OpenConnection::role).orElse(null);
    }
}
