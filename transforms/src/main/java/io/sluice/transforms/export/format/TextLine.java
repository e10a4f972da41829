package io.sluice.transforms.export.format;

/**
 * A row as text.
 *
 * @param bytes the line with its trailing newline; must not be modified
 * @param isRejected whether the format cannot hold the row; then the line is JSON with the reason
 */
public record TextLine(byte[] bytes, boolean isRejected) {}
