package io.grandstand.catalog.demo;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A colour as people see it: those who see all colours, and those who see no red, no green or no blue (the matrices of
 * Machado, Oliveira and Fernandes, 2009), each in a space where distances are as large as they look (Oklab).
 */
record Seen(String color, List<double[]> byEach) {

    /** Two colours side by side that are farther from each other than this are not mixed up; what is just noticed is 0.02. */
    static final double APART = 0.08;

    private static final List<double[][]> EYES = List.of(
            new double[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
            new double[][] {
                {0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}
            },
            new double[][] {
                {0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}
            },
            new double[][] {
                {1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}
            });

    private static final double[][] TO_CONES = {
        {0.4122214708, 0.5363325363, 0.0514459929},
        {0.2119034982, 0.6806995451, 0.1073969566},
        {0.0883024619, 0.2817188376, 0.6299787005}
    };
    private static final double[][] TO_OKLAB = {
        {0.2104542553, 0.7936177850, -0.0040720468},
        {1.9779984951, -2.4285922050, 0.4505937099},
        {0.0259040371, 0.7827717662, -0.8086757660}
    };

    /** @param color as {@code #rrggbb} */
    static Seen of(String color) {
        double[] light = IntStream.of(1, 3, 5)
                .mapToDouble(at -> linear(Integer.parseInt(color, at, at + 2, 16) / 255.0))
                .toArray();
        return new Seen(
                color, EYES.stream().map(eyes -> oklab(times(eyes, light))).toList());
    }

    /** To the eyes to which they are most alike. */
    double distanceTo(Seen other) {
        return IntStream.range(0, EYES.size())
                .mapToDouble(eyes -> distance(byEach.get(eyes), other.byEach.get(eyes)))
                .min()
                .orElseThrow();
    }

    private static double linear(double value) {
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }

    private static double[] oklab(double[] light) {
        double[] cones = times(
                TO_CONES,
                IntStream.range(0, 3)
                        .mapToDouble(i -> Math.clamp(light[i], 0, 1))
                        .toArray());
        return times(
                TO_OKLAB,
                IntStream.range(0, 3).mapToDouble(i -> Math.cbrt(cones[i])).toArray());
    }

    private static double[] times(double[][] matrix, double[] vector) {
        return IntStream.range(0, 3)
                .mapToDouble(
                        row -> matrix[row][0] * vector[0] + matrix[row][1] * vector[1] + matrix[row][2] * vector[2])
                .toArray();
    }

    private static double distance(double[] one, double[] other) {
        return Math.sqrt(IntStream.range(0, 3)
                .mapToDouble(i -> (one[i] - other[i]) * (one[i] - other[i]))
                .sum());
    }

    @Override
    public String toString() {
        return color;
    }
}
