/**
 * Starts the program for {@code mvn exec:java}. Maven runs {@link io.sluice.launch.Launch} in its
 * own JVM, which starts the program in another, with the JVM options that it needs.
 */
package io.sluice.launch;
