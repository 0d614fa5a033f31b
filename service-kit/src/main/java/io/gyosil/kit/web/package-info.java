/** Request bodies read field by field, and lists page by page. */
@NullMarked
package io.gyosil.kit.web;

import org.jspecify.annotations.NullMarked;
