/**
 * How {@code mvn exec:java} starts the program: Maven runs {@link io.sluice.launch.Launch} in its
 * own JVM, and that starts the program in another, with the settings that it needs.
 */
package io.sluice.launch;
