package io.grandstand.edge.problems;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.mvc.method.annotation.ExceptionHandlerExceptionResolver;

/** Lets a route's failures be answered like a controller's, to which Spring would otherwise keep the advice. */
@Configuration(proxyBeanMethods = false)
class ProblemsOfRoutes implements WebMvcRegistrations {

    @Override
    public ExceptionHandlerExceptionResolver getExceptionHandlerExceptionResolver() {
        return new ExceptionHandlerExceptionResolver() {
            @Override
            protected boolean shouldApplyTo(HttpServletRequest request, @Nullable Object handler) {
                return handler instanceof HandlerFunction<?> || super.shouldApplyTo(request, handler);
            }
        };
    }
}
