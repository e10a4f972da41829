/** Texts to numbers, in whatever language they are. */
package io.sluice.transforms.annotate;
