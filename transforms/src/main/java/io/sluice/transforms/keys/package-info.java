/**
 * The secondary keys of a table that is loaded first and gets them then, which is much quicker.
 * What is put off stands in a table beside it, so that it is made up for whatever happens.
 */
package io.sluice.transforms.keys;
