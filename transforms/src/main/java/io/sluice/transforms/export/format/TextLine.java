package io.sluice.transforms.export.format;

/**
 * A row as text.
 *
 * @param bytes the line, with its line feed; not to be changed
 * @param isRejected whether the row cannot be written in its form; then it is a line of JSON with
 *     the reason
 */
public record TextLine(byte[] bytes, boolean isRejected) {}
