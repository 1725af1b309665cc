package io.grandstand.testing;

import io.grandstand.Grandstand;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;

/**
 * A test of the whole application, as it runs for one process, over PostgreSQL, Redis and Kafka of its own: one context
 * and one set of servers for all such tests, empty when the run begins.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@SpringBootTest(
        classes = Grandstand.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "grandstand.data=target/grandstand-test",
            "grandstand.embedded.binaries=target/grandstand-binaries",
            "grandstand.embedded.fresh=true"
        })
public @interface GrandstandTest {}
