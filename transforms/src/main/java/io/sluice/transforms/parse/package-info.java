/**
 * From lines to records and rejects. {@link io.sluice.transforms.parse.LineParser} does it for one
 * line, without Beam; {@link io.sluice.transforms.parse.ParseLines} for a collection. Every line
 * that goes in is counted under exactly one outcome.
 */
package io.sluice.transforms.parse;
