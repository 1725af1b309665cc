package io.grandstand.architecture.planted.domain;

import org.springframework.util.Assert;

class FrameworkInTheDomain {

    void decide(boolean legal) {
        Assert.isTrue(legal, "not legal");
    }
}
