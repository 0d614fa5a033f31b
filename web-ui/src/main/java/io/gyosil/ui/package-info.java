/**
 * The house of pages: {@code Pages} answers with one in its reader's language, {@code Files} holds the styles, modules and templates'
 * texts of all folders below {@code pages} on the class path, {@code FileController} gives styles and modules out.
 */
@NullMarked
package io.gyosil.ui;

import org.jspecify.annotations.NullMarked;
