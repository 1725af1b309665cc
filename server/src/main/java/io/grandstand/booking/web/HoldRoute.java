package io.grandstand.booking.web;

import static org.springdoc.core.fn.builders.apiresponse.Builder.responseBuilder;
import static org.springdoc.core.fn.builders.content.Builder.contentBuilder;
import static org.springdoc.core.fn.builders.parameter.Builder.parameterBuilder;
import static org.springdoc.core.fn.builders.requestbody.Builder.requestBodyBuilder;
import static org.springdoc.core.fn.builders.schema.Builder.schemaBuilder;
import static org.springdoc.core.fn.builders.securityrequirement.Builder.securityRequirementBuilder;

import io.grandstand.kernel.Role;
import io.grandstand.kernel.RunsIn;
import io.grandstand.waitingroom.Admissions;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import java.util.List;
import java.util.UUID;
import org.springdoc.core.fn.builders.operation.Builder;
import org.springdoc.webmvc.core.fn.SpringdocRouteBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Where seats are held, and what the API's document says about it. */
@Configuration(proxyBeanMethods = false)
@RunsIn(Role.BOOKING_API)
class HoldRoute {

    static final String PATH = "/api/v1/performances/{" + HoldDoor.PERFORMANCE + "}/holds/{" + HoldDoor.HOLD + "}";

    @Bean
    RouterFunction<ServerResponse> routeToHolds(HoldDoor door) {
        return SpringdocRouteBuilder.route()
                .PUT(PATH, door::hold, HoldRoute::describe)
                .build()
                .and(RouterFunctions.route(RequestPredicates.path(PATH), HoldRoute::refuse));
    }

    /** Whatever is wanted here but to hold seats. */
    private static ServerResponse refuse(ServerRequest request) throws HttpRequestMethodNotSupportedException {
        throw new HttpRequestMethodNotSupportedException(request.method().name(), List.of(HttpMethod.PUT.name()));
    }

    private static void describe(Builder call) {
        call.operationId("hold")
                .tag("hold-controller")
                .summary("Keep seats, all or none")
                .parameter(parameterBuilder()
                        .in(ParameterIn.PATH)
                        .name(HoldDoor.PERFORMANCE)
                        .implementation(Long.class))
                .parameter(parameterBuilder()
                        .in(ParameterIn.PATH)
                        .name(HoldDoor.HOLD)
                        .implementation(UUID.class))
                .parameter(parameterBuilder()
                        .in(ParameterIn.HEADER)
                        .name(Admissions.HEADER)
                        .implementation(String.class))
                .parameter(parameterBuilder()
                        .in(ParameterIn.HEADER)
                        .name(Preferences.PREFER)
                        .description("respond-async: accept the wish now and decide it later")
                        .implementation(String.class))
                .requestBody(requestBodyBuilder()
                        .required(true)
                        .content(contentBuilder()
                                .mediaType(MediaType.APPLICATION_JSON_VALUE)
                                .schema(schemaBuilder().implementation(HoldRequest.class))))
                .response(responseBuilder()
                        .responseCode("201")
                        .description("Kept")
                        .content(contentBuilder()
                                .mediaType(MediaType.APPLICATION_JSON_VALUE)
                                .schema(schemaBuilder().implementation(HoldAnswer.class))))
                .response(responseBuilder()
                        .responseCode("202")
                        .description("To be decided later")
                        .content(contentBuilder()
                                .mediaType(MediaType.APPLICATION_JSON_VALUE)
                                .schema(schemaBuilder().implementation(LaterAnswer.class))))
                .response(responseBuilder()
                        .responseCode("default")
                        .description("Refused, and why")
                        .content(contentBuilder()
                                .mediaType(MediaType.APPLICATION_PROBLEM_JSON_VALUE)
                                .schema(schemaBuilder().ref("Problem"))))
                .security(securityRequirementBuilder().name("accessToken"));
    }
}
