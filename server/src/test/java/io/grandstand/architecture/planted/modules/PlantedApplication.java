package io.grandstand.architecture.planted.modules;

import org.springframework.modulith.Modulithic;

@Modulithic
public class PlantedApplication {}
