/**
 * Writes records with Beam's own {@code JdbcIO}: a simple alternative to {@link
 * io.sluice.transforms.load.LoadFiles}, without its guarantees.
 */
package io.sluice.transforms.load.jdbcio;
