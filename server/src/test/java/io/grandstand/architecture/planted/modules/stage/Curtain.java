package io.grandstand.architecture.planted.modules.stage;

public class Curtain {

    public boolean up() {
        return true;
    }
}
