package io.grandstand.edge.docs;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the OpenAPI document says beside the calls themselves. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

    private static final String TOKEN = "accessToken";

    @Bean
    OpenAPI grandstandApi() {
        return new OpenAPI()
                .info(new Info()
                        .title("Grandstand")
                        .version("v1")
                        .description("""
                                Waiting rooms, seats, orders and payments for concerts and ball games. Errors are problem \
                                documents (RFC 9457) with a stable type. Ids that the caller makes are UUIDs, version 7 \
                                recommended: the same id with the same content gets the same answer again.""")
                        .license(new License().name("Apache-2.0").identifier("Apache-2.0")))
                .components(new Components()
                        .addSecuritySchemes(
                                TOKEN,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .bearerFormat("JWT")))
                .addSecurityItem(new SecurityRequirement().addList(TOKEN));
    }
}
