package io.gyosil.models.calibration;

import java.util.Arrays;

/** What is needed of linear algebra. */
final class SymmetricMatrix {

    private SymmetricMatrix() {}

    /** The inverse of a symmetric, positive definite matrix by Cholesky's decomposition; all NaN when it is not positive definite. */
    static double[][] inverse(double[][] matrix) {
        int size = matrix.length;
        double[][] lower = new double[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = matrix[i][j];
                for (int k = 0; k < j; k++) {
                    sum -= lower[i][k] * lower[j][k];
                }
                if (i != j) {
                    lower[i][j] = sum / lower[j][j];
                } else if (sum > 0) {
                    lower[i][i] = Math.sqrt(sum);
                } else {
                    return undefined(size);
                }
            }
        }
        double[][] inverse = new double[size][size];
        double[] column = new double[size];
        for (int unit = 0; unit < size; unit++) {
            for (int i = 0; i < size; i++) {
                double sum = i == unit ? 1 : 0;
                for (int k = 0; k < i; k++) {
                    sum -= lower[i][k] * column[k];
                }
                column[i] = sum / lower[i][i];
            }
            for (int i = size - 1; i >= 0; i--) {
                double sum = column[i];
                for (int k = i + 1; k < size; k++) {
                    sum -= lower[k][i] * column[k];
                }
                column[i] = sum / lower[i][i];
                inverse[i][unit] = column[i];
            }
        }
        return inverse;
    }

    private static double[][] undefined(int size) {
        double[][] nothing = new double[size][size];
        for (double[] row : nothing) {
            Arrays.fill(row, Double.NaN);
        }
        return nothing;
    }
}
