package io.grandstand.kernel;

import java.util.Arrays;
import java.util.Map;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Compares a door's roles with the process's target. */
class RoleCondition implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        Map<String, Object> attributes = metadata.getAnnotationAttributes(RunsIn.class.getName());
        if (attributes == null) {
            return true;
        }
        var here = Targets.parse(context.getEnvironment().getProperty("grandstand.target", Targets.ALL));
        return Arrays.stream((Role[]) attributes.get("value")).anyMatch(here::contains);
    }
}
