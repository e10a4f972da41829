/**
 * Parses lines into records and rejects. {@link io.sluice.transforms.parse.LineParser} parses one
 * line without Beam, {@link io.sluice.transforms.parse.ParseLines} a collection; each line has
 * exactly one outcome.
 */
package io.sluice.transforms.parse;
