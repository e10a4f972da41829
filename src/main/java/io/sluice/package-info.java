/**
 * The program: {@link io.sluice.Sluice} is its main class. {@code cli} reads the command line,
 * {@code job} holds the jobs, {@code runner} the runners.
 */
package io.sluice;
