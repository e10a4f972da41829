/** Files that a worker keeps while it works, and that nobody else can look into. */
package io.sluice.transforms.temporary;
