/**
 * Parses JSON objects strictly, as RFC 8259 defines them. A fast parser reads common lines; Jackson
 * reads every line that the fast one declines.
 */
package io.sluice.transforms.parse.json;
