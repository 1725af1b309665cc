package io.grandstand.architecture.planted;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;

class InjectedField {

    @Autowired
    @Nullable
    Runnable work;
}
