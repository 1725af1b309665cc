package io.grandstand.edge.docs;

import io.grandstand.kernel.Caller;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.method.HandlerMethod;

/** What the OpenAPI document says beside the calls themselves. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

    private static final String TOKEN = "accessToken";
    private static final String PROBLEM = "Problem";
    private static final Set<Class<?>> TOKENS = Set.of(Caller.class, Jwt.class);

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
                                        .bearerFormat("JWT"))
                        .addSchemas(PROBLEM, problem()));
    }

    /** The caller comes by the token, and every refusal is a problem document, whatever else an operation says. */
    @Bean
    OperationCustomizer callerAndProblems() {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Caller.class, InputStream.class);
        var refused = new ApiResponse()
                .description("Refused, and why")
                .content(new Content()
                        .addMediaType(
                                MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                                new io.swagger.v3.oas.models.media.MediaType().schema(new Schema<>().$ref(PROBLEM))));
        return (operation, handler) -> {
            operation.getResponses().addApiResponse("default", refused);
            return needsCaller(handler)
                    ? operation.addSecurityItem(new SecurityRequirement().addList(TOKEN))
                    : operation;
        };
    }

    /** As {@code CallerResolver} decides it. */
    private static boolean needsCaller(HandlerMethod handler) {
        return Arrays.stream(handler.getMethodParameters())
                .anyMatch(parameter -> TOKENS.contains(parameter.getParameterType()) && !parameter.isOptional());
    }

    private static Schema<?> problem() {
        var problem = new ObjectSchema();
        problem.description("RFC 9457; further fields say more, such as the seats that are taken");
        problem.addProperty(
                "type", new StringSchema().format("uri").example("https://grandstand.io/problems/seats-taken"));
        problem.addProperty("title", new StringSchema());
        problem.addProperty("status", new IntegerSchema());
        problem.addProperty("detail", new StringSchema());
        problem.setRequired(List.of("type", "title", "status"));
        return problem;
    }
}
