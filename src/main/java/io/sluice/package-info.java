/**
 * The program: {@link io.sluice.Sluice} is its main class, {@code job} its jobs, {@code cli} its
 * command line, {@code embedded} the database it brings along, {@code launch} how {@code mvn
 * exec:java} starts it.
 */
package io.sluice;
