package io.grandstand.catalog;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Where what is on is kept, as far as it is not in the database.
 *
 * @param posterFolder the folder of the posters, one for all processes; {@code posters} in the data folder unless
 *     told
 */
@ConfigurationProperties("grandstand.catalog")
@Validated
public record CatalogSettings(@Nullable Path posterFolder) {}
