package io.grandstand.embedded;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Arrays;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Only if one of these servers is not somebody's own. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Conditional(ConditionalOnEmbedded.NotExternal.class)
@interface ConditionalOnEmbedded {

    ServerKind[] value();

    /** Looks for the settings that name a server. */
    final class NotExternal implements Condition {

        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return metadata.getAnnotations().stream(ConditionalOnEmbedded.class)
                    .flatMap(on -> Arrays.stream(on.getEnumArray("value", ServerKind.class)))
                    .anyMatch(kind -> !kind.isExternal(context.getEnvironment()));
        }
    }
}
