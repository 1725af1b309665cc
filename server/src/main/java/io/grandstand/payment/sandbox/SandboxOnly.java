package io.grandstand.payment.sandbox;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.modulith.NamedInterface;

/** Exists only where there is a sandbox: not in production. */
@NamedInterface("sandbox")
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ConditionalOnProperty(name = "grandstand.production", havingValue = "false", matchIfMissing = true)
public @interface SandboxOnly {}
