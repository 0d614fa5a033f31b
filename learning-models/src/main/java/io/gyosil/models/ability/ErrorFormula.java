package io.gyosil.models.ability;

/** Which formula gave a standard error: the same estimate has others. */
public enum ErrorFormula {

    /** The standard deviation of the posterior distribution (R. D. Bock and R. J. Mislevy 1982). */
    POSTERIOR_DEVIATION,

    /** 1 / √(I(θ) + 1 / σ²), with Fisher's information of the items and the prior's. */
    POSTERIOR_INFORMATION,

    /** 1 / √I(θ), with Fisher's information of the items. */
    FISHER_INFORMATION
}
