package io.grandstand.edge.start;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.env.Environment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * Looks at every setting before anything is started, and says of all at once what is wrong with them. Spring Boot alone
 * stops at the first record that has a fault, and never at a key that nobody knows.
 */
class SettingsCheck implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    /** Its lines reach the operator's terminal, whatever else is logged there. */
    private static final Logger OPERATOR = LoggerFactory.getLogger(Setting.ROOT);

    private static final ConfigurationPropertyName ROOT = ConfigurationPropertyName.of(Setting.ROOT);

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        List<Class<?>> records = Setting.records();
        Environment environment = context.getEnvironment();
        var faults = new ArrayList<String>();
        try (var validation = Validation.buildDefaultValidatorFactory()) {
            records.forEach(type -> faults.addAll(faults(type, environment, validation.getValidator())));
        }
        faults.addAll(unknown(records, environment));
        if (!faults.isEmpty()) {
            throw new FaultySettingsException(faults);
        }
    }

    /** Each key by itself, so that none hides another; and when they are all right, whether they fit together. */
    private static List<String> faults(Class<?> type, Environment environment, Validator validator) {
        var binder = Binder.get(environment);
        var faults = new ArrayList<String>();
        for (Setting setting : Setting.of(type)) {
            String told = "%s = %s: "
                    .formatted(
                            setting.key(), environment.getProperty(setting.key().toString()));
            try {
                binder.bind(setting.key(), setting.bindable()).ifBound(value -> validator
                        .validateValue(setting.owner(), setting.part().getName(), value)
                        .forEach(violation -> faults.add(told + violation.getMessage())));
            } catch (BindException e) {
                faults.add(told + "must be " + setting.kind());
            }
        }
        return faults.isEmpty() ? together(type, binder, validator) : faults;
    }

    private static List<String> together(Class<?> type, Binder binder, Validator validator) {
        try {
            Object settings = binder.bindOrCreate(Setting.prefix(type), Bindable.of(type));
            return validator.validate(settings).stream()
                    .map(ConstraintViolation::getMessage)
                    .toList();
        } catch (BindException e) {
            // A record that refuses what it is made from names the keys itself.
            return List.of(
                    String.valueOf(NestedExceptionUtils.getMostSpecificCause(e).getMessage()));
        }
    }

    /** Keys that no record has. A misspelt one would otherwise be as good as not written at all. */
    private static Set<String> unknown(List<Class<?>> records, Environment environment) {
        Set<ConfigurationPropertyName> known = records.stream()
                .flatMap(type -> Setting.of(type).stream())
                .map(Setting::key)
                .collect(Collectors.toSet());
        Set<String> letters = known.stream().map(SettingsCheck::letters).collect(Collectors.toSet());
        var unknown = new TreeSet<String>();
        for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
            if (!(source instanceof IterableConfigurationPropertySource keys)) {
                continue;
            }
            boolean variables = source.getUnderlyingSource() instanceof SystemEnvironmentPropertySource;
            keys.stream()
                    .filter(ROOT::isAncestorOf)
                    .map(SettingsCheck::withoutIndex)
                    .forEach(key -> {
                        if (variables && !letters.contains(letters(key))) {
                            // Not a fault: an orchestrator gives variables of this name to whoever runs beside a
                            // service of it.
                            OPERATOR.warn("an environment variable is no setting: it would be called {}", key);
                        } else if (!variables && !known.contains(key)) {
                            unknown.add(key + ": there is no such setting");
                        }
                    });
        }
        return unknown;
    }

    private static ConfigurationPropertyName withoutIndex(ConfigurationPropertyName key) {
        return key.isLastElementIndexed() ? Objects.requireNonNull(key.getParent()) : key;
    }

    /** A variable has an underscore for a dot and for a dash: only the letters tell which key it is. */
    private static String letters(ConfigurationPropertyName key) {
        return key.toString().replaceAll("[^a-zA-Z0-9]", "").toLowerCase(Locale.ROOT);
    }
}
