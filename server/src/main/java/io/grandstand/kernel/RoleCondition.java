package io.grandstand.kernel;

import java.util.Arrays;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Compares a door's roles with the process's target. */
class RoleCondition implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        var here = Targets.parse(context.getEnvironment().getProperty("grandstand.target", Targets.ALL));
        return metadata.getAnnotations().stream(RunsIn.class)
                .flatMap(on -> Arrays.stream(on.getEnumArray("value", Role.class)))
                .anyMatch(here::contains);
    }
}
