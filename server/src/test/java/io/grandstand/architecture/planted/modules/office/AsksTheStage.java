package io.grandstand.architecture.planted.modules.office;

import io.grandstand.architecture.planted.modules.stage.Curtain;

class AsksTheStage {

    private final Curtain curtain;

    AsksTheStage(Curtain curtain) {
        this.curtain = curtain;
    }

    boolean open() {
        return curtain.up();
    }
}
