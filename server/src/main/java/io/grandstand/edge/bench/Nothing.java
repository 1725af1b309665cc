package io.grandstand.edge.bench;

import java.util.List;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Reads JSON of the size of a wish for seats, and answers it: what HTTP costs here, whatever is done behind it. No
 * component, or the product would find it.
 */
@EnableWebMvc
class Nothing {

    record Wish(List<Integer> seats) {}

    record Done(UUID id, List<Integer> seats) {}

    @Bean
    RouterFunction<ServerResponse> doingNothing() {
        return RouterFunctions.route()
                .PUT("/nothing/{id}", request -> {
                    UUID id = UUID.fromString(request.pathVariable("id"));
                    return ServerResponse.ok()
                            .body(new Done(id, request.body(Wish.class).seats()));
                })
                .build();
    }
}
