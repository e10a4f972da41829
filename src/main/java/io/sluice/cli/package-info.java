/**
 * The command line: words and run-configs into options ({@link io.sluice.cli.CommandLine}, {@link
 * io.sluice.cli.OptionParser}), options into help, failures into one sentence and an exit code.
 */
package io.sluice.cli;
